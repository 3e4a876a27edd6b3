"""The self-test: each decision of a fictional case as a question, marked by the rules.

The right choice is never written down: the case's key goes through the pathway,
and the outcome says to which choice it amounts.
"""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Reason, ToDo
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.follow import find_pathway, follow
from cse_guidance.model import Choice, Fact, Pathway, Rules


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
class Marked:
    """A choice after marking.

    Attributes:
        right: whether the choice is the one that the rules give, or one that they also accept.
        safe: whether the choice is not right but protects the child more than the rules ask.
        chosen, answer: both choices in words.
        outcome: the title of the outcome that the rules give.
        why: the key's reason for each answer on the path, the deciding one last.
        reasons: the trace of the pathway, with sources.
    """

    item: str
    right: bool
    safe: bool
    chosen: str
    answer: str
    outcome: str
    summary: str
    why: tuple[str, ...]
    reasons: tuple[Reason, ...]
    to_do: tuple[ToDo, ...]


def self_test_items(rules: Rules, pathway_id: str) -> tuple[Item, ...]:
    """Return every decision of every case about one pathway, in the order of the files.

    Raises:
        FaultsFound: there is no such pathway.
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

    Raises:
        FaultsFound: the item has no such choice.
    """
    choices = {choice.id: choice.text for choice in item.choices}
    if choice_id not in choices:
        problem = f'"{choice_id}" is not one of the choices.'
        remedy = did_you_mean(choice_id, choices)
        raise FaultsFound([Fault("your answer", item.id, problem, remedy)])
    decision = rules.scenarios[item.scenario].decision(item.stage, item.pathway)
    key = decision.answers if decision else ()
    why = {answer.question: answer.why for answer in key}
    pathway = find_pathway(rules, item.pathway)
    result = follow(rules, item.pathway, {answer.question: answer.answer for answer in key})
    right = choice_id in (result.choice, *_also_right(pathway, result.outcome))
    return Marked(
        item=item.id,
        right=right,
        safe=not right and _least_urgency(pathway, choice_id) > result.urgency,
        chosen=choices[choice_id],
        answer=choices[result.choice],
        outcome=result.title,
        summary=result.summary,
        why=tuple(why[question] for question, _ in result.path),
        reasons=result.reasons,
        to_do=result.to_do,
    )


def _also_right(pathway: Pathway, outcome_id: str) -> tuple[str, ...]:
    outcome = pathway.outcome(outcome_id)
    return outcome.also_right if outcome else ()


def _least_urgency(pathway: Pathway, choice_id: str) -> int:
    """Return the urgency of the least urgent outcome that amounts to a choice."""
    return min(o.urgency for o in pathway.outcomes if o.choice == choice_id)
