"""A decision as a page shows it: everything that is known by then, and nothing of the key."""

from __future__ import annotations

import json

import pytest

from cse_guidance.answers import plain
from cse_guidance.exercises.shown import case_items, item_shown
from cse_guidance.load import packaged_rules
from cse_guidance.model import Scenario
from cse_guidance.self_test import self_test_items

RULES = packaged_rules()
ITEMS = [item for name in RULES.pathways for item in self_test_items(RULES, name)]
each_case = pytest.mark.parametrize("case", RULES.scenarios.values(), ids=lambda case: case.id)


@each_case
def test_a_case_is_decided_stage_by_stage_and_each_decision_once(case: Scenario) -> None:
    items = case_items(RULES, case)
    order = [stage.id for stage in case.stages]
    places = [order.index(item.stage) for item in items]
    assert places == sorted(places)
    assert {(i.stage, i.pathway) for i in items} == {(d.stage, d.pathway) for d in case.decisions}
    assert len(items) == len(case.decisions)


def test_a_decision_is_shown_with_its_facts_and_its_choices() -> None:
    for item in ITEMS:
        shown, case = item_shown(RULES, item), RULES.scenarios[item.scenario]
        assert (shown.pathway, shown.item) == (item.pathway, item.id)
        assert [one.id for one in shown.facts] == [fact.id for fact in item.facts]
        assert [one.number for one in shown.facts] == list(range(1, len(item.facts) + 1))
        assert {one.id for one in shown.facts if one.new} == set(item.new_facts)
        assert [(c.id, c.text) for c in shown.choices] == [(c.id, c.text) for c in item.choices]
        assert case.child.name in shown.child
        assert shown.care == case.care_notice
        for one, fact in zip(shown.facts, item.facts, strict=True):
            assert [case.facts[n - 1].id for n in one.at_odds_with] == list(fact.at_odds_with)


def test_nothing_of_the_key_and_nothing_for_the_trainer_goes_to_the_page() -> None:
    for item in ITEMS:
        case = RULES.scenarios[item.scenario]
        told = json.dumps(plain(item_shown(RULES, item)), ensure_ascii=False)
        decision = case.decision(item.stage, item.pathway)
        assert decision
        secret = [answer.why for answer in decision.answers] + [note.text for note in case.notes]
        facts = " ".join(fact.text for fact in item.facts)
        assert not [text for text in secret if text in told and text not in facts]
        outcome = RULES.pathways[item.pathway].outcome(decision.expected_outcome)
        assert outcome
        assert outcome.summary not in told
