"""The self-test: the cases' decisions as questions, marked by the rules and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from breaking import BOOKED
from cases import end_of

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow
from cse_guidance.load import load_rules, packaged_rules
from cse_guidance.model import Pathway, Rules
from cse_guidance.self_test import Item, mark, self_test_items

ITEMS = self_test_items(packaged_rules(), "which-meeting")
EVERY_ITEM = [
    i for name in packaged_rules().pathways for i in self_test_items(packaged_rules(), name)
]


def name_of(item: Item) -> str:
    return f"{item.pathway}-{item.id}"


def key_of(rules: Rules, item: Item) -> dict[str, str]:
    decision = rules.scenarios[item.scenario].decision(item.stage, item.pathway)
    assert decision is not None
    return decision.key


def other_answers(rules: Rules, item: Item) -> list[dict[str, str]]:
    """Return the key of a decision with each other way to answer that the case accepts."""
    decision = rules.scenarios[item.scenario].decision(item.stage, item.pathway)
    assert decision is not None
    return [decision.key | dict(way.answers) for way in decision.accepted]


@pytest.mark.parametrize("pathway_id", sorted(packaged_rules().pathways))
def test_there_is_an_item_for_every_decision_of_every_case(rules: Rules, pathway_id: str) -> None:
    decisions = [
        f"{scenario.id}/{decision.stage}"
        for scenario in rules.scenarios.values()
        for decision in scenario.decisions
        if decision.pathway == pathway_id
    ]
    items = self_test_items(rules, pathway_id)
    assert sorted(item.id for item in items) == sorted(decisions)
    assert items


def test_an_item_shows_what_is_known_by_then_and_nothing_of_a_later_stage(rules: Rules) -> None:
    for item in EVERY_ITEM:
        scenario = rules.scenarios[item.scenario]
        order = [stage.id for stage in scenario.stages]
        by_then = order[: order.index(item.stage) + 1]
        assert list(item.facts) == [fact for fact in scenario.facts if fact.stage in by_then]
        assert set(item.new_facts) == {f.id for f in item.facts if f.stage == item.stage}
        assert item.care_notice == scenario.care_notice


@pytest.mark.parametrize("item", EVERY_ITEM, ids=name_of)
def test_exactly_the_choice_of_the_computed_outcome_is_right(rules: Rules, item: Item) -> None:
    pathway = rules.pathways[item.pathway]
    outcome = pathway.outcome(end_of(pathway, key_of(rules, item)))
    assert outcome is not None
    texts = {choice.id: choice.text for choice in pathway.choices}
    ends = [pathway.outcome(end_of(pathway, answers)) for answers in other_answers(rules, item)]
    accepted = [end.choice for end in ends if end]
    for choice in item.choices:
        marked = mark(rules, item, choice.id)
        assert marked.right == (choice.id in (outcome.choice, *outcome.also_right, *accepted))
        least = min(o.urgency for o in pathway.outcomes if o.choice == choice.id)
        assert marked.safe == (not marked.right and least > outcome.urgency)
        assert marked.less_safe == (not marked.right and least < outcome.urgency)
        assert {one.choice for one in marked.also_right} == {texts[name] for name in accepted}
        assert marked.chosen == choice.text
        assert marked.answer == texts[outcome.choice]
        assert (marked.outcome, marked.summary) == (outcome.title, outcome.summary)


@pytest.mark.parametrize("item", EVERY_ITEM, ids=name_of)
def test_the_reasons_are_those_of_the_pathway_each_with_the_keys_own(
    rules: Rules, item: Item
) -> None:
    marked = mark(rules, item, item.choices[0].id)
    result = follow(rules, item.pathway, key_of(rules, item))
    assert marked.reasons == result.reasons
    assert marked.to_do == result.to_do
    assert len(marked.why) == len(marked.reasons)
    assert marked.questions == tuple(question for question, _ in result.path)
    assert all(why.strip() for why in marked.why)


def test_the_choices_tell_a_strategy_discussion_from_a_meeting_and_both(pathway: Pathway) -> None:
    for outcome in pathway.outcomes:
        alike = [o.choice for o in pathway.outcomes if set(o.gives) == set(outcome.gives)]
        assert set(alike) == {outcome.choice}, outcome.id
    both = {
        o.choice
        for o in pathway.outcomes
        if {"strategy discussion", "exploitation meeting"} <= set(o.gives)
    }
    one = {
        o.choice
        for o in pathway.outcomes
        if ("strategy discussion" in o.gives) != ("exploitation meeting" in o.gives)
    }
    assert both
    assert not both & one


def test_no_choice_means_a_strategy_discussion_here_and_none_there(rules: Rules) -> None:
    for pathway in rules.pathways.values():
        calm = [o for o in pathway.outcomes if "999" not in o.gives]
        with_one = {o.choice for o in calm if "strategy discussion" in o.gives}
        without = {o.choice for o in calm if "strategy discussion" not in o.gives}
        assert with_one, pathway.id
        assert not with_one & without, pathway.id


def test_the_right_choice_follows_the_pathway_when_the_pathway_changes(
    rules: Rules, pathway: Pathway
) -> None:
    item = ITEMS[0]
    end = end_of(pathway, key_of(rules, item))
    other = next(c.id for c in pathway.choices if c.id != pathway.outcome(end).choice)  # type: ignore[union-attr]
    outcomes = tuple(replace(o, choice=other) if o.id == end else o for o in pathway.outcomes)
    changed = replace(
        rules,
        pathways=MappingProxyType(
            {**rules.pathways, pathway.id: replace(pathway, outcomes=outcomes)}
        ),
    )
    assert mark(changed, item, other).right
    assert not mark(rules, item, other).right


def test_a_choice_that_does_not_exist_is_named(rules: Rules) -> None:
    with pytest.raises(FaultsFound) as found:
        mark(rules, ITEMS[0], "strategy-discusion")
    (fault,) = found.value.faults
    assert fault.remedy == 'Did you mean "strategy-discussion"?'


def test_each_why_stands_beside_its_own_answer_however_the_key_is_ordered(
    conf_copy: Path,
) -> None:
    path = conf_copy / BOOKED
    head, *answers = path.read_text(encoding="utf-8").split("[[decision.answer]]\n")
    # The first two answers of the first decision change places in the file.
    answers[0], answers[1] = answers[1], answers[0]
    path.write_text("[[decision.answer]]\n".join([head, *answers]), encoding="utf-8")
    rules = load_rules(conf_copy)
    scenario = next(s for s in rules.scenarios.values() if s.file == BOOKED)
    item = next(i for i in self_test_items(rules, "which-meeting") if i.scenario == scenario.id)
    whys = {answer.question: answer.why for answer in scenario.decisions[0].answers}
    path_taken = follow(rules, item.pathway, key_of(rules, item)).path
    expected = tuple(whys[question] for question, _ in path_taken)
    assert mark(rules, item, item.choices[0].id).why == expected


def test_a_decision_that_no_case_has_is_told_and_not_guessed(rules: Rules) -> None:
    for wrong in (replace(ITEMS[0], scenario="nobody"), replace(ITEMS[0], stage="never")):
        with pytest.raises(FaultsFound) as found:
            mark(rules, wrong, wrong.choices[0].id)
        assert "no case has this decision" in found.value.faults[0].problem
