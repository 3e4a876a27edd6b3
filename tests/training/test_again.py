"""What was missed comes back after a while, until it is right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.training.again import GAP, next_to_practise

ITEMS = st.integers(1, 9).map(lambda number: [f"i{n}" for n in range(number)])
RIGHT = st.lists(st.booleans(), min_size=60, max_size=60)


def practised(items: list[str], right: list[bool]) -> list[tuple[str, bool]]:
    """Return every try, each right or not in turn, and right in the end."""
    tried: list[tuple[str, bool]] = []
    while (item := next_to_practise(items, tried)) is not None:
        place = len(tried)
        tried.append((item, right[place] if place < len(right) else True))
        assert place < len(right) + len(items)
    return tried


@given(ITEMS, RIGHT)
def test_it_ends_with_each_item_right_at_its_last_try(items: list[str], right: list[bool]) -> None:
    tried = practised(items, right)
    assert {item for item, _ in tried} == set(items)
    assert all(dict(tried).values())


@given(ITEMS, RIGHT)
def test_what_was_right_does_not_come_again(items: list[str], right: list[bool]) -> None:
    tried = practised(items, right)
    for place, (item, good) in enumerate(tried):
        assert not good or item not in [later for later, _ in tried[place + 1 :]]


@given(ITEMS, RIGHT)
def test_between_two_tries_of_one_item_lies_a_gap_where_others_are_left(
    items: list[str], right: list[bool]
) -> None:
    tried = practised(items, right)
    for place, (item, _) in enumerate(tried):
        earlier = [n for n in range(place) if tried[n][0] == item]
        if not earlier:
            continue
        between = place - earlier[-1] - 1
        # Fewer only when nothing else was left to try but what was missed later than this.
        open_then = {
            other for other in items if other != item and not dict(tried[:place]).get(other, False)
        }
        missed_later = {other for other, _ in tried[earlier[-1] + 1 : place]}
        assert between >= GAP or open_then <= missed_later


@given(ITEMS, RIGHT)
def test_a_miss_that_is_due_comes_before_anything_new(items: list[str], right: list[bool]) -> None:
    tried = practised(items, right)
    for place, (item, _) in enumerate(tried):
        last = {one: (n, good) for n, (one, good) in enumerate(tried[:place])}
        due = [o for o, (n, good) in last.items() if not good and place - 1 - n >= GAP]
        if due:
            assert item == min(due, key=lambda one: last[one][0])


def test_without_a_miss_the_set_is_gone_through_in_order() -> None:
    assert [item for item, _ in practised(["a", "b", "c"], [])] == ["a", "b", "c"]


def test_one_miss_among_many_comes_back_after_three_others() -> None:
    tried = practised(["a", "b", "c", "d", "e", "f"], [False])
    assert [item for item, _ in tried] == ["a", "b", "c", "d", "a", "e", "f"]
