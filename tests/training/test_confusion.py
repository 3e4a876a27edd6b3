"""The matrix of decisions holds every answer once, and calibration every confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import self_test_items
from cse_guidance.training.answered import CONFIDENCES, Answered, LookedAt, look_at
from cse_guidance.training.confusion import calibration, confusion
from cse_guidance.training.intervals import share_interval

RULES = packaged_rules()
EVERY_ANSWER = [
    look_at(RULES, Answered(item.pathway, item.id, choice.id, confidence))
    for name in RULES.pathways
    for item in self_test_items(RULES, name)
    for choice in item.choices
    for confidence in CONFIDENCES
]
ANSWERS = st.lists(st.sampled_from(EVERY_ANSWER), max_size=40)


@example(EVERY_ANSWER)
@given(ANSWERS)
def test_every_answer_is_in_one_cell_in_the_row_of_what_is_right(answers: list[LookedAt]) -> None:
    found = confusion(RULES, answers)
    assert [one.pathway for one in found] == [
        name for name in RULES.pathways if any(a.answered.pathway == name for a in answers)
    ]
    places = Counter((a.answered.pathway, a.answer, a.answered.choice) for a in answers)
    for one in found:
        choices = [choice.id for choice in RULES.pathways[one.pathway].choices]
        assert [choice.id for choice in one.choices] == choices
        assert one.title == RULES.pathways[one.pathway].title
        for answer, row in zip(choices, one.cells, strict=True):
            assert [cell.chosen for cell in row] == choices
            assert {cell.answer for cell in row} == {answer}
            for cell in row:
                assert cell.count == places.pop((one.pathway, answer, cell.chosen), 0)
    assert not places


@example(EVERY_ANSWER)
@given(ANSWERS)
def test_what_differs_and_is_accepted_or_safe_is_told_apart(answers: list[LookedAt]) -> None:
    for one in confusion(RULES, answers):
        own = [a for a in answers if a.answered.pathway == one.pathway]
        cells = [cell for row in one.cells for cell in row]
        assert sum(cell.safe for cell in cells) == sum(a.safe for a in own)
        right = sum(c.count if c.answer == c.chosen else c.accepted for c in cells)
        assert right == sum(a.right for a in own)
        mixed = one.mixed_up
        assert all(cell.answer != cell.chosen for cell in mixed)
        wrong = [cell.count - cell.accepted for cell in mixed]
        assert wrong == sorted(wrong, reverse=True)
        assert sum(wrong) == sum(not a.right for a in own)
        assert 0 not in wrong


@given(ANSWERS)
def test_each_confidence_has_its_share_and_its_interval(answers: list[LookedAt]) -> None:
    found = calibration(answers)
    assert tuple(one.confidence for one in found) == CONFIDENCES
    for one in found:
        own = [a for a in answers if a.answered.confidence == one.confidence]
        assert one.answered == len(own)
        assert one.right == sum(a.right for a in own)
        assert one.less_safe == sum(a.less_safe for a in own)
        assert (one.low, one.high) == share_interval(one.right, one.answered)


def test_some_answers_are_accepted_some_safe_and_some_less_safe() -> None:
    """Without all three the tests above would try less than they say."""
    assert any(a.right and a.answer != a.answered.choice for a in EVERY_ANSWER)
    assert any(a.safe for a in EVERY_ANSWER)
    assert any(a.less_safe for a in EVERY_ANSWER)


def test_an_answer_about_no_pathway_is_refused() -> None:
    stray = replace(EVERY_ANSWER[0], answered=Answered("none", "x/y", "z", "guess"))
    with pytest.raises(FaultsFound):
        confusion(RULES, [stray])
