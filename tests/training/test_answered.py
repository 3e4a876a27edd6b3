"""An answer beside what the rules give: right, safe or less safe, and the facts that mattered."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import Item, mark, self_test_items
from cse_guidance.training.answered import Answered, facts_that_mattered, find_item, look_at

RULES = packaged_rules()
ITEMS = [item for name in RULES.pathways for item in self_test_items(RULES, name)]


def name_of(item: Item) -> str:
    return f"{item.pathway}-{item.id}"


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_an_answer_is_marked_by_the_rules(item: Item) -> None:
    for choice in item.choices:
        looked = look_at(RULES, Answered(item.pathway, item.id, choice.id, "guess"))
        marked = mark(RULES, item, choice.id)
        assert looked.right == marked.right
        assert (looked.safe, looked.less_safe) == (marked.safe, marked.less_safe)
        assert looked.answer == marked.answer_id
        assert [looked.right, looked.safe, looked.less_safe].count(True) <= 1
        assert looked.named is None


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_the_facts_that_mattered_are_the_keys_where_it_worries(item: Item) -> None:
    decision = RULES.scenarios[item.scenario].decision(item.stage, item.pathway)
    assert decision
    pathway = RULES.pathways[item.pathway]
    key = {answer.question: answer for answer in decision.answers}
    worrying: set[str] = set()
    behind_the_last: tuple[str, ...] = ()
    for question_id, answer_id in follow(
        RULES, item.pathway, {name: answer.answer for name, answer in key.items()}
    ).path:
        question = pathway.question(question_id)
        assert question
        ranks = {one.id: one.worry or 0 for one in question.answers}
        if any(ranks[answer_id] > other for other in ranks.values()):
            worrying |= set(key[question_id].facts)
        if key[question_id].facts:
            behind_the_last = key[question_id].facts
    mattered = facts_that_mattered(RULES, item)
    assert len(set(mattered)) == len(mattered)
    if worrying:
        assert set(mattered) == worrying
    else:
        assert mattered == behind_the_last != ()
    assert set(mattered) <= {fact.id for fact in item.facts}


def test_where_nothing_worries_the_facts_behind_the_last_answer_mattered() -> None:
    case = RULES.scenarios["something-changed"]
    old = case.decision("answers", "which-meeting")
    assert old
    calm = tuple(
        replace(answer, answer="no")
        for answer in old.answers
        if answer.question != "more-than-early-help"
    )
    decision = replace(old, answers=calm, expected_outcome="other-help-and-review")
    cases = {case.id: replace(case, decisions=(decision,))}
    rules = replace(RULES, scenarios=MappingProxyType(cases))
    (item,) = self_test_items(rules, "which-meeting")
    *before, last = calm
    assert facts_that_mattered(rules, item) == last.facts != ()
    silent = replace(decision, answers=(*before, replace(last, facts=())))
    cases = {case.id: replace(case, decisions=(silent,))}
    rules = replace(RULES, scenarios=MappingProxyType(cases))
    assert facts_that_mattered(rules, item) == before[-1].facts != ()


def test_naming_one_of_those_facts_is_enough_and_another_is_not() -> None:
    item = next(one for one in ITEMS if 0 < len(facts_that_mattered(RULES, one)) < len(one.facts))
    mattered = facts_that_mattered(RULES, item)
    others = tuple(fact.id for fact in item.facts if fact.id not in mattered)
    choice = item.choices[0].id

    def named(*facts: str) -> bool | None:
        return look_at(RULES, Answered(item.pathway, item.id, choice, "certain", facts)).named

    assert named(mattered[0]) is True
    assert named(others[0], mattered[-1]) is True
    assert named(*others) is False
    assert named() is None


def test_a_decision_that_does_not_exist_is_named_with_those_that_do() -> None:
    item = ITEMS[0]
    with pytest.raises(FaultsFound) as found:
        find_item(RULES, item.pathway, item.id[:-1])
    (fault,) = found.value.faults
    assert item.id[:-1] in fault.problem
    assert item.id in fault.remedy
    with pytest.raises(FaultsFound):
        look_at(RULES, Answered(item.pathway, item.id, "no such choice", "guess"))
