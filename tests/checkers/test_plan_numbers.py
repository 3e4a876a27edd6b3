"""A plan and an action are called by the number that they have in the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.checkers.entered import MOST_ENTRIES
from cse_guidance.checkers.plan_numbers import with_numbers

Entry = tuple[str, str]
ACTING = "plans/0/harm_outside/0/actions"


def ids(*entries: Entry) -> dict[str, str]:
    """Return every id that stands in the form once the missing ones are there."""
    return {name: text for name, text in with_numbers(entries) if name.endswith("/id")}


def test_each_plan_and_each_action_of_a_plan_is_counted_from_one() -> None:
    assert ids(
        ("plans/0/kind", "cse"),
        ("plans/0/actions/0/what", "Meet"),
        ("plans/0/actions/1/what", "Drive"),
        ("plans/1/actions/0/what", "Ring"),
    ) == {
        "plans/0/id": "1",
        "plans/0/actions/0/id": "1",
        "plans/0/actions/1/id": "2",
        "plans/1/id": "2",
        "plans/1/actions/0/id": "1",
    }


def test_what_is_left_empty_is_counted_as_it_stands_there_and_gets_no_id() -> None:
    found = ids(
        ("plans/0/kind", ""),
        ("plans/0/actions/0/what", " "),
        ("plans/1/kind", "cse"),
        ("plans/1/actions/0/what", ""),
        ("plans/1/actions/1/what", "Drive"),
    )
    assert found == {"plans/1/id": "2", "plans/1/actions/1/id": "2"}


def test_what_was_taken_out_of_the_form_is_no_longer_counted() -> None:
    assert ids(("plans/3/kind", "cse"), ("plans/11/kind", "cse"), ("plans/4/kind", "care")) == {
        "plans/3/id": "1",
        "plans/4/id": "2",
        "plans/11/id": "3",
    }


def test_an_id_that_was_typed_stays_and_nobody_else_gets_it() -> None:
    found = ids(
        ("plans/0/kind", "cse"),
        ("plans/1/kind", "cse"),
        ("plans/1/id", "1"),
        ("plans/2/kind", "cse"),
    )
    assert found == {"plans/0/id": "2", "plans/1/id": "1", "plans/2/id": "3"}


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("1", "1"),
        ("1, 3", "1\n3"),
        ("1 and 3", "1\n3"),
        ("Actions 1, 2 and 13", "1\n2\n13"),
        ("2;3&4", "2\n3\n4"),
        ("1\n2 3", "1\n2\n3"),
        (" 2 ", "2"),
        ("", ""),
        ("1 to 3", "1 to 3"),
        ("the second", "the second"),
        ("and", "and"),
        ("\u0661", "\u0661"),
    ],
)
def test_the_numbers_of_actions_may_be_written_as_people_write_them(typed: str, lines: str) -> None:
    assert dict(with_numbers([(ACTING, typed)]))[ACTING] == lines


def test_what_is_an_id_already_is_not_taken_for_several_numbers() -> None:
    entries = [("plans/0/actions/0/id", "1, 2"), (ACTING, "1, 2"), (f"{ACTING}/0", "1, 2")]
    found = dict(with_numbers(entries))
    assert found[ACTING] == "1, 2"
    assert found[f"{ACTING}/0"] == "1, 2"
    # It is so in its own plan only.
    elsewhere = "plans/1/harm_outside/0/actions"
    assert dict(with_numbers([*entries, (elsewhere, "1, 2")]))[elsewhere] == "1\n2"


def test_too_many_boxes_are_left_as_they_are() -> None:
    entries = [(f"plans/{number}/kind", "cse") for number in range(MOST_ENTRIES + 1)]
    assert with_numbers(entries) == entries
    assert len(with_numbers(entries[:-1])) == 2 * MOST_ENTRIES


numbers = st.sampled_from(["0", "1", "2", "12", "00", "x", "", "9" * 20])
ends = st.sampled_from(["kind", "id", "", "actions", "a/b"])
deeper = st.builds("actions/{}/{}".format, numbers, st.sampled_from(["what", "id", "done/day", ""]))
names = st.builds("plans/{}/{}".format, numbers, ends | deeper) | st.text(max_size=20)
texts = st.sampled_from(["", " ", "1", "2", "3", "x", "1 and 2"])


@given(st.lists(st.tuples(names, texts), max_size=12))
def test_whatever_stands_in_the_boxes_no_id_is_given_twice(entries: list[Entry]) -> None:
    before = {name: text for name, text in entries if text.strip()}
    after = with_numbers(entries)
    # What was there is there still, in its order, and only ids have come.
    assert [name for name, _ in after[: len(entries)]] == [name for name, _ in entries]
    added = after[len(entries) :]
    assert all(name.endswith("/id") and name not in before for name, _ in added)
    assert len({name for name, _ in added}) == len(added)
    for name, number in added:
        assert number.isdecimal()
        *things, thing, _ = name.split("/")
        siblings = {
            other: text
            for other, text in (*before.items(), *added)
            if other.split("/")[:-2] == things and other.endswith("/id") and other != name
        }
        assert number not in siblings.values()
        assert any(box.startswith("/".join([*things, thing]) + "/") for box in before)
