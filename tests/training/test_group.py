"""A group's files: people with known habits, and what the group is seen to confuse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from many_cases import RULES

from cse_guidance.self_test import Item, mark, self_test_items
from cse_guidance.training.answered import Answered
from cse_guidance.training.group import Group, look_at_group
from cse_guidance.training.intervals import share_interval
from cse_guidance.training.results import Part, Results
from cse_guidance.training.sets import before_and_after

PAIR = before_and_after(RULES, "group", 12, ("which-meeting",))
SET: dict[Part, tuple[Item, ...]] = {"before": PAIR.before, "after": PAIR.after}
RIGHT_IS_DISCUSSION, CHOSEN_INSTEAD = "strategy-discussion", "cse-meeting"


def right_choice(item: Item) -> str:
    return mark(RULES, item, item.choices[0].id).answer_id


def learner(code: str, part: Part, habit: dict[str, str]) -> Results:
    """Return what somebody answers who takes one choice for another."""
    answers = []
    for item in SET[part]:
        right = right_choice(item)
        answers.append(Answered(item.pathway, item.id, habit.get(right, right), "certain"))
    return Results(code, part, "group", len(answers), tuple(answers))


def group_of(people: int, before: int, after: int) -> Group:
    """Return a group in which the first so many have the habit before, and so many after."""
    habit = {RIGHT_IS_DISCUSSION: CHOSEN_INSTEAD}
    files = [
        learner(f"p{n}", part, habit if n < number else {})
        for part, number in (("before", before), ("after", after))
        for n in range(people)
    ]
    return look_at_group(RULES, files)


def test_the_confusion_that_was_put_in_is_the_one_that_is_shown() -> None:
    asked = {part: sum(right_choice(i) == RIGHT_IS_DISCUSSION for i in SET[part]) for part in SET}
    assert asked["before"] == asked["after"] > 0
    group = group_of(12, 8, 3)
    for part, number in zip(group.parts, (8, 3), strict=True):
        (matrix,) = part.confusion
        (cell,) = matrix.mixed_up
        assert (cell.answer, cell.chosen) == (RIGHT_IS_DISCUSSION, CHOSEN_INSTEAD)
        assert cell.count == number * asked["before"]
        assert part.people == 12
        assert part.answered == 12 * 12
        assert part.answered - part.right == part.less_safe == cell.count
        certain = part.calibration[-1]
        assert (certain.answered, certain.right) == (part.answered, part.right)


def test_the_change_is_that_of_the_people_who_have_both() -> None:
    group = group_of(12, 8, 3)
    assert group.change is not None
    assert group.change.people == 12
    assert group.change.after > group.change.before
    assert group.change.low is not None
    assert group_of(5, 3, 1).change is not None
    few = group_of(5, 3, 1).change
    assert few is not None
    assert few.low is None
    only_before = look_at_group(RULES, [learner("p", "before", {}), learner("q", "after", {})])
    assert only_before.change is None
    assert [part.part for part in only_before.parts] == ["before", "after"]


def test_the_hardest_decisions_come_first_and_those_that_all_got_right_are_left_out() -> None:
    group = group_of(12, 8, 3)
    shares = [one.right / one.answered for one in group.hardest]
    assert shares == sorted(shares)
    names = {one.item for one in group.hardest}
    assert names == {i.id for p in SET for i in SET[p] if right_choice(i) == RIGHT_IS_DISCUSSION}
    for one in group.hardest:
        assert (one.low, one.high) == share_interval(one.right, one.answered)
        assert one.less_safe == one.answered - one.right > 0


def test_a_second_file_of_the_same_part_is_named_and_does_not_count() -> None:
    files = [learner("p", "before", {}), learner("p", "before", {RIGHT_IS_DISCUSSION: "both"})]
    group = look_at_group(RULES, files)
    assert group.twice == (("p", "before"),)
    assert group.parts[0].right == group.parts[0].answered == 12


def test_what_was_skipped_is_counted_apart() -> None:
    one = learner("p", "before", {})
    passed = one.answers[-1]
    one = replace(one, answers=one.answers[:-1], skipped=((passed.pathway, passed.item),))
    (part,) = look_at_group(RULES, [one]).parts
    assert (part.answered, part.skipped) == (11, 1)


def test_somebody_who_skipped_all_is_counted_but_has_no_change() -> None:
    one = replace(learner("p", "before", {}), answers=())
    group = look_at_group(RULES, [one, learner("p", "after", {})])
    assert group.change is None
    assert [part.people for part in group.parts] == [1, 1]


def test_files_of_other_rules_are_named() -> None:
    one = replace(learner("p", "before", {}), versions=(("which-meeting", "1.0"),))
    assert look_at_group(RULES, [one]).other_rules == (("p", "which-meeting"),)


def test_no_file_shows_nothing() -> None:
    group = look_at_group(RULES, [])
    assert (group.parts, group.hardest, group.change, group.twice) == ((), (), None, ())


@pytest.mark.parametrize("item", self_test_items(RULES, "which-meeting")[:4], ids=lambda i: i.id)
@given(data=st.data())
def test_any_choice_lands_in_its_cell(item: Item, data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from([one.id for one in item.choices]))
    answered = Answered(item.pathway, item.id, choice, "guess")
    group = look_at_group(RULES, [Results("p", "practice", "s", 1, (answered,))])
    (part,) = group.parts
    (matrix,) = part.confusion
    (cell,) = [cell for row in matrix.cells for cell in row if cell.count]
    assert (cell.answer, cell.chosen) == (right_choice(item), choice)
