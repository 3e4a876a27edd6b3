"""A decision of a made-up case as a page shows it, before anybody has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.model import Fact, Rules, Scenario
from cse_guidance.self_test import Item, self_test_items

ASKED = "What happens now?"


@dataclass(frozen=True, slots=True)
class FactShown:
    """A numbered fact. `new`: it is told at this stage. `at_odds_with`: numbers of earlier ones."""

    id: str
    number: int
    reported_by: str
    text: str
    new: bool
    at_odds_with: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """Something that can be chosen."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """A decision with everything that is known by then, and nothing of the key.

    Attributes:
        pathway, item: which decision, as `self_test_items` names it.
        topic: what it is about: the title of the pathway.
        case, stage: their titles; `child` says in a sentence who the case is about.
        care: the case's care notice.
    """

    pathway: str
    item: str
    topic: str
    case: str
    stage: str
    child: str
    care: str
    facts: tuple[FactShown, ...]
    question: str
    choices: tuple[ChoiceShown, ...]


def item_shown(rules: Rules, item: Item) -> ItemShown:
    """Return a decision as a page shows it. What is asked rests on the pathway and its sources.

    Args:
        rules: the loaded rules.
        item: one of `self_test_items`.

    Raises no error.
    """
    scenario = rules.scenarios[item.scenario]
    return ItemShown(
        pathway=item.pathway,
        item=item.id,
        topic=rules.pathways[item.pathway].title,
        case=scenario.title,
        stage=next(stage.title for stage in scenario.stages if stage.id == item.stage),
        child=child_sentence(scenario),
        care=item.care_notice,
        facts=facts_shown(scenario, item.facts, item.new_facts),
        question=ASKED,
        choices=tuple(ChoiceShown(choice.id, choice.text) for choice in item.choices),
    )


def case_items(rules: Rules, scenario: Scenario) -> tuple[Item, ...]:
    """Return the decisions of one case: stage by stage, within a stage as the file has them.

    What is right about each rests on its pathway, whose sources the marks cite. Raises no error.
    """
    by_place = {
        (item.pathway, item.stage): item
        for pathway_id in dict.fromkeys(one.pathway for one in scenario.decisions)
        for item in self_test_items(rules, pathway_id)
        if item.scenario == scenario.id
    }
    return tuple(
        by_place[decision.pathway, stage.id]
        for stage in scenario.stages
        for decision in scenario.decisions
        if decision.stage == stage.id
    )


def child_sentence(scenario: Scenario) -> str:
    """Return who a case is about, in two sentences."""
    child = scenario.child
    return (
        f"{child.name} is {child.age} and lives {child.living}. {child.name} is not a real child."
    )


def fact_numbers(scenario: Scenario) -> dict[str, int]:
    """Return the number under which each fact of a case is shown."""
    return {fact.id: number for number, fact in enumerate(scenario.facts, start=1)}


def facts_shown(
    scenario: Scenario, facts: tuple[Fact, ...], new: tuple[str, ...]
) -> tuple[FactShown, ...]:
    """Return facts as a page shows them. `new` are the ids of those that this stage brings."""
    number = fact_numbers(scenario)
    return tuple(
        FactShown(
            fact.id,
            number[fact.id],
            fact.reported_by,
            fact.text,
            fact.id in new,
            tuple(number[other] for other in fact.at_odds_with),
        )
        for fact in facts
    )
