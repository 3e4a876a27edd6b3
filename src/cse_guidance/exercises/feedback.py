"""What the rules say to a choice, and what one more fact would change, as sheets."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.checkers.closing import A_PERSON_DECIDES, made_by
from cse_guidance.checkers.sheet import Item as Line
from cse_guidance.checkers.sheet import Items, Row, Rows, Sheet, Words, part, reasons, steps
from cse_guidance.exercises.shown import fact_numbers
from cse_guidance.follow import find_pathway
from cse_guidance.model import Pathway, Rules, Scenario, WhatIf
from cse_guidance.other_ways import with_one_more_fact
from cse_guidance.self_test import Marked, key_of, mark
from cse_guidance.training.answered import Answered, facts_that_mattered, find_item
from cse_guidance.words import sentence

RIGHT = "As the rules have it"
ALSO_RIGHT = "As right as what the rules give"
SAFE = "Safe, and more than the rules ask"
LESS_SAFE = "The rules protect this child more"
OTHERWISE = "The rules say otherwise"


def verdict(marked: Marked) -> str:
    """Return how a choice stands to what the rules give, in a few words."""
    if marked.right:
        return RIGHT if marked.chosen == marked.answer else ALSO_RIGHT
    if marked.safe:
        return SAFE
    return LESS_SAFE if marked.less_safe else OTHERWISE


def feedback_sheet(rules: Rules, answered: Answered) -> Sheet:
    """Return what the rules say to an answer: first the verdict, then the facts, then why.

    The rule and its sources are the pathway's own, as its trace cites them; the reasons with fact
    numbers are the case's.

    Args:
        rules: the loaded rules.
        answered: what a learner chose, how surely, and by which facts.

    Raises:
        FaultsFound: there is no such pathway, decision or choice.
    """
    item = find_item(rules, answered.pathway, answered.item)
    marked = mark(rules, item, answered.choice)
    _, result = key_of(rules, item)
    scenario = rules.scenarios[item.scenario]
    pathway = find_pathway(rules, item.pathway)
    chosen = "" if marked.chosen == marked.answer else f"You chose: {sentence(marked.chosen)}"
    also = tuple(Line(one.why, sentence(one.choice)) for one in marked.also_right)
    return Sheet(
        title=f"{verdict(marked)}: {marked.answer}",
        urgency=result.urgency,
        lead=(
            *((Words(chosen),) if chosen else ()),
            Words(f"{sentence(marked.outcome)} {marked.summary}", "strong"),
        ),
        parts=(
            *part(
                "The facts that mattered",
                fact_lines(scenario, facts_that_mattered(rules, item)),
                *_named(scenario, answered, facts_that_mattered(rules, item)),
            ),
            *part("Other answers that are as right", Items(also)),
            *part("Why, question by question", _why(scenario, marked, _facts(rules, answered))),
            *part("What to do first", steps(marked.to_do), folded=True),
        ),
        made=made_by(pathway.title, pathway.version, None),
    )


def fact_lines(scenario: Scenario, facts: Iterable[str]) -> Items:
    """Return facts by their ids as a list, each with its number and who told it."""
    number, by_id = fact_numbers(scenario), {fact.id: fact for fact in scenario.facts}
    return Items(
        tuple(
            Line(by_id[name].text, f"Fact {number[name]}, {by_id[name].reported_by}:")
            for name in facts
        )
    )


def _named(scenario: Scenario, answered: Answered, mattered: tuple[str, ...]) -> tuple[Words, ...]:
    """Return how the facts that a learner named stand to those, in a sentence."""
    if not answered.facts:
        return ()
    number = fact_numbers(scenario)
    named = ", ".join(str(number[name]) for name in answered.facts)
    hit = set(answered.facts) & set(mattered)
    told = "You named" if hit else "You named others:"
    facts = "facts" if len(answered.facts) > 1 else "fact"
    return (Words(f"{told} {facts} {named}."),)


def _facts(rules: Rules, answered: Answered) -> dict[str, tuple[str, ...]]:
    """Return the facts behind each answer of a decision's key."""
    decision, _ = key_of(rules, find_item(rules, answered.pathway, answered.item))
    return {answer.question: answer.facts for answer in decision.answers}


def _why(scenario: Scenario, marked: Marked, facts: dict[str, tuple[str, ...]]) -> Rows:
    """Return the questions on the way, each with the case's reason and the pathway's rule."""
    number = fact_numbers(scenario)
    return Rows(
        tuple(
            Row(
                reason.used,
                "",
                f"{why}{_numbers([number[name] for name in facts[question]])} {reason.rule}",
                reason.sources,
            )
            for question, reason, why in zip(
                marked.questions, marked.reasons, marked.why, strict=True
            )
        )
    )


def _numbers(numbers: list[int]) -> str:
    if not numbers:
        return ""
    called = "Facts" if len(numbers) > 1 else "Fact"
    return f" {called} {', '.join(map(str, numbers))}."


def what_if_sheet(rules: Rules, scenario: Scenario, what_if: WhatIf) -> Sheet:
    """Return what one more fact would change: before and after, and why.

    Where it leads is worked out by the pathway, whose sources the trace cites.

    Raises:
        FaultsFound: the case names a question or an answer that the pathway does not have.
    """
    pathway = find_pathway(rules, what_if.pathway)
    before = pathway.outcome(_expected(scenario, what_if))
    after = with_one_more_fact(rules, scenario, what_if)
    was = before.title if before else ""
    moved = tuple(_moved(pathway, question, answer) for question, answer in what_if.answers)
    return Sheet(
        title=f"With that fact: {after.title}",
        urgency=after.urgency,
        lead=(
            Words(f"{what_if.reported_by}: {what_if.text}"),
            Words(f"Without it: {sentence(was)}"),
        ),
        parts=(
            *part("Why it changes the answer", Words(what_if.why), Rows(moved)),
            *part("What to do then", steps(after.to_do), folded=True),
            *part("All the questions on the way", reasons(after.reasons), folded=True),
            *part("Who decides", Words(A_PERSON_DECIDES)),
        ),
        made=made_by(pathway.title, pathway.version, None),
    )


def _expected(scenario: Scenario, what_if: WhatIf) -> str:
    decision = scenario.decision(what_if.stage, what_if.pathway)
    return decision.expected_outcome if decision else ""


def _moved(pathway: Pathway, question_id: str, answer_id: str) -> Row:
    question = pathway.question(question_id)
    answer = question.answer(answer_id) if question else None
    return Row(question.text if question else "", answer.text if answer else "")
