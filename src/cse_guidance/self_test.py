"""The self-test: each decision of a fictional case as a question, marked by the rules.

The right choice is never written down: the case's key goes through the pathway,
and the outcome says to which choice it amounts.
"""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Reason, ToDo
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.follow import PathwayResult, find_pathway, follow
from cse_guidance.model import Choice, Decision, Fact, Pathway, Rules
from cse_guidance.other_ways import accepted_choices


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the self-test: a case at one stage."""

    id: str
    scenario: str
    stage: str
    pathway: str
    title: str
    care_notice: str
    facts: tuple[Fact, ...]
    new_facts: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class AlsoRight:
    """Another choice that is as right about a case, in words, and why professionals may differ."""

    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A choice after marking.

    Attributes:
        right: whether the choice is the one that the rules give, or one that they or the case
            also accept.
        safe: whether the choice is not right but protects the child more than the rules ask.
        chosen, answer: both choices in words. `answer_id` is the id of the second.
        outcome: the title of the outcome that the rules give.
        less_safe: whether it protects the child less than the rules ask.
        questions: the ids of the questions on the path.
        why: the key's reason for each answer on the path, the deciding one last.
        reasons: the trace of the pathway, with sources.
        also_right: other choices that the case accepts as well.
    """

    item: str
    right: bool
    safe: bool
    less_safe: bool
    chosen: str
    answer: str
    answer_id: str
    outcome: str
    summary: str
    questions: tuple[str, ...]
    why: tuple[str, ...]
    reasons: tuple[Reason, ...]
    to_do: tuple[ToDo, ...]
    also_right: tuple[AlsoRight, ...]


def self_test_items(rules: Rules, pathway_id: str) -> tuple[Item, ...]:
    """Return every decision of every fictional case about one pathway, in the order of the files.

    The cases rest on no source: they are made up. What is right comes from the pathway.

    Args:
        rules: the loaded rules.
        pathway_id: for example "which-meeting".

    Raises:
        FaultsFound: there is no such pathway.

    Example:
        >>> from cse_guidance.api import packaged_rules, self_test_items
        >>> item = self_test_items(packaged_rules(), "which-meeting")[0]
        >>> item.id == f"{item.scenario}/{item.stage}"
        True
        >>> len(item.choices) > 1
        True
    """
    pathway = find_pathway(rules, pathway_id)
    return tuple(
        Item(
            id=f"{scenario.id}/{stage.id}",
            scenario=scenario.id,
            stage=stage.id,
            pathway=pathway.id,
            title=f"{scenario.title}. {stage.title}",
            care_notice=scenario.care_notice,
            facts=scenario.facts_up_to(stage.id),
            new_facts=tuple(fact.id for fact in scenario.facts if fact.stage == stage.id),
            choices=pathway.choices,
        )
        for scenario in rules.scenarios.values()
        for stage in scenario.stages
        if scenario.decision(stage.id, pathway.id)
    )


def mark(rules: Rules, item: Item, choice_id: str) -> Marked:
    """Mark a choice by the rules.

    What is right is worked out: the case's key goes through the pathway, whose sources
    the reasons cite. A choice that is not right but protects the child more is marked safe.

    Args:
        rules: the loaded rules.
        item: one of `self_test_items`.
        choice_id: the id of one of the item's choices.

    Raises:
        FaultsFound: the item has no such choice.

    Example:
        >>> from cse_guidance.api import mark, packaged_rules, self_test_items
        >>> rules = packaged_rules()
        >>> item = self_test_items(rules, "which-meeting")[0]
        >>> marked = [mark(rules, item, choice.id) for choice in item.choices]
        >>> any(one.right for one in marked)
        True
        >>> all(one.why and one.to_do for one in marked)
        True
    """
    choices = {choice.id: choice.text for choice in item.choices}
    if choice_id not in choices:
        problem = f'"{choice_id}" is not one of the choices.'
        remedy = did_you_mean(choice_id, choices)
        raise FaultsFound([Fault("your answer", item.id, problem, remedy)])
    decision, result = key_of(rules, item)
    why = {answer.question: answer.why for answer in decision.answers}
    pathway = find_pathway(rules, item.pathway)
    accepted = accepted_choices(rules, decision)
    right = choice_id in (result.choice, *_also_right(pathway, result.outcome), *accepted)
    protects = _least_urgency(pathway, choice_id)
    return Marked(
        item=item.id,
        right=right,
        safe=not right and protects > result.urgency,
        less_safe=not right and protects < result.urgency,
        chosen=choices[choice_id],
        answer=choices[result.choice],
        answer_id=result.choice,
        outcome=result.title,
        summary=result.summary,
        questions=tuple(question for question, _ in result.path),
        why=tuple(why[question] for question, _ in result.path),
        reasons=result.reasons,
        to_do=result.to_do,
        also_right=tuple(AlsoRight(choices[name], why) for name, why in accepted.items()),
    )


def key_of(rules: Rules, item: Item) -> tuple[Decision, PathwayResult]:
    """Return a decision with its key, and what the rules give for it.

    Raises:
        FaultsFound: the item is of no case, or the key names a question or an answer that the
            pathway does not have.
    """
    scenario = rules.scenarios.get(item.scenario)
    decision = scenario.decision(item.stage, item.pathway) if scenario else None
    if decision is None:
        problem = "no case has this decision."
        remedy = "Take one that self_test_items returns."
        raise FaultsFound([Fault("the self-test", item.id, problem, remedy)])
    return decision, follow(rules, item.pathway, decision.key)


def _also_right(pathway: Pathway, outcome_id: str) -> tuple[str, ...]:
    outcome = pathway.outcome(outcome_id)
    return outcome.also_right if outcome else ()


def _least_urgency(pathway: Pathway, choice_id: str) -> int:
    """Return the urgency of the least urgent outcome that amounts to a choice."""
    return min(o.urgency for o in pathway.outcomes if o.choice == choice_id)
