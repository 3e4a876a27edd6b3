"""What the rules say to a choice: the verdict, the facts that mattered, why, what else is right."""

from __future__ import annotations

import pytest
from cases import end_of

from cse_guidance.checkers.sheet import Items, Rows, Sheet, Steps, Words
from cse_guidance.exercises.feedback import (
    ALSO_RIGHT,
    LESS_SAFE,
    OTHERWISE,
    RIGHT,
    SAFE,
    feedback_sheet,
    verdict,
    what_if_sheet,
)
from cse_guidance.load import packaged_rules
from cse_guidance.model import Scenario
from cse_guidance.self_test import Item, mark, self_test_items
from cse_guidance.training.answered import Answered, facts_that_mattered

RULES = packaged_rules()
ITEMS = [item for name in RULES.pathways for item in self_test_items(RULES, name)]
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.pathway}-{item.id}")


def sheet_of(item: Item, choice: str, *facts: str) -> Sheet:
    return feedback_sheet(RULES, Answered(item.pathway, item.id, choice, "guess", facts))


def part_named(sheet: Sheet, title: str) -> tuple[object, ...]:
    return next((one.blocks for one in sheet.parts if one.title == title), ())


@each_item
def test_every_choice_gets_its_verdict_and_every_question_its_reason(item: Item) -> None:
    case = RULES.scenarios[item.scenario]
    for choice in item.choices:
        marked, sheet = mark(RULES, item, choice.id), sheet_of(item, choice.id)
        assert sheet.title == f"{verdict(marked)}: {marked.answer}"
        assert any(isinstance(b, Words) and marked.summary in b.text for b in sheet.lead)
        (why,) = part_named(sheet, "Why, question by question")
        assert isinstance(why, Rows)
        assert [row.term for row in why.rows] == [reason.used for reason in marked.reasons]
        for row, reason, own in zip(why.rows, marked.reasons, marked.why, strict=True):
            assert row.rule.startswith(own)
            assert reason.rule in row.rule
            assert row.sources == reason.sources
        mattered = part_named(sheet, "The facts that mattered")[0]
        assert isinstance(mattered, Items)
        told = [one.text for one in mattered.items]
        by_id = {fact.id: fact.text for fact in case.facts}
        assert told == [by_id[name] for name in facts_that_mattered(RULES, item)]
        assert any(isinstance(b, Steps) for b in part_named(sheet, "What to do first"))
        others = part_named(sheet, "Other answers that are as right")
        assert bool(others) == bool(marked.also_right)


def test_every_verdict_is_given_somewhere_and_each_says_what_it_means() -> None:
    given = {}
    for item in ITEMS:
        for choice in item.choices:
            marked = mark(RULES, item, choice.id)
            given.setdefault(verdict(marked), []).append(marked)
    assert set(given) == {RIGHT, ALSO_RIGHT, SAFE, LESS_SAFE, OTHERWISE}
    assert all(one.right for one in given[RIGHT] + given[ALSO_RIGHT])
    assert all(one.chosen == one.answer for one in given[RIGHT])
    assert all(one.safe for one in given[SAFE])
    assert all(one.less_safe for one in given[LESS_SAFE])
    assert not any(one.right or one.safe or one.less_safe for one in given[OTHERWISE])


def test_the_facts_that_a_learner_named_are_answered() -> None:
    item = next(i for i in ITEMS if len(i.facts) > len(facts_that_mattered(RULES, i)))
    mattered = facts_that_mattered(RULES, item)
    other = next(fact.id for fact in item.facts if fact.id not in mattered)
    choice = item.choices[0].id

    def said(*facts: str) -> str:
        blocks = part_named(sheet_of(item, choice, *facts), "The facts that mattered")
        return " ".join(block.text for block in blocks if isinstance(block, Words))

    assert said() == ""
    assert said(mattered[0]).startswith("You named fact")
    assert said(mattered[0], other).startswith("You named facts")
    assert said(other).startswith("You named others")


@pytest.mark.parametrize("case", RULES.scenarios.values(), ids=lambda case: case.id)
def test_one_more_fact_is_shown_with_what_it_changes(case: Scenario) -> None:
    for what_if in case.what_if:
        sheet = what_if_sheet(RULES, case, what_if)
        pathway = RULES.pathways[what_if.pathway]
        decision = case.decision(what_if.stage, what_if.pathway)
        assert decision
        before = pathway.outcome(decision.expected_outcome)
        after = pathway.outcome(end_of(pathway, decision.key | dict(what_if.answers)))
        assert before
        assert after
        assert sheet.title == f"With that fact: {after.title}"
        told = " ".join(block.text for block in sheet.lead if isinstance(block, Words))
        assert what_if.text in told
        assert before.title in told
        words, moved = part_named(sheet, "Why it changes the answer")
        assert isinstance(words, Words)
        assert words.text == what_if.why
        assert isinstance(moved, Rows)
        assert len(moved.rows) == len(what_if.answers)
        assert all(row.term and row.text for row in moved.rows)
