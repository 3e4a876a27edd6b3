"""What stands in the boxes of a form becomes the input's JSON, and nothing of it gets lost."""

from __future__ import annotations

import json

import pytest
from any_input import ODD_TEXTS
from checking_forms import (
    CHECKERS,
    RULES,
    any_entries,
    as_a_form_gives,
    entries_of,
    right_input,
    with_needed,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.checkers.entered import MOST_ENTRIES, Entered, entered
from cse_guidance.inputs import (
    Day,
    DayOrWords,
    Entry,
    Flag,
    ListOf,
    Moment,
    Object,
    OneOf,
    Text,
    Whole,
    optional,
    read,
)
from cse_guidance.inputs.catalogue import inputs_of

INPUTS = inputs_of(RULES)
SHAPES = {**INPUTS, **{f"the form of {name}": one.shape for name, one in CHECKERS.items()}}
PERSON = optional(
    {
        "name": (Text(), "A name."),
        "born": (Day(), "A day."),
        "seen": (Flag(), "Whether."),
        "others": (ListOf(Text()), "Names."),
        "visits": (ListOf(optional({"when": (Moment(), "When.")})), "Visits."),
    }
)
SHAPE = Object(
    (
        Entry("people", ListOf(PERSON), "People.", needed=True),
        Entry("home", optional({"sure": (Flag(), "Whether.")}), "A home.", needed=True),
        Entry("age", Whole(0, 17), "An age.", needed=True),
        Entry("due", DayOrWords(), "A day, or words."),
        Entry("kinds", ListOf(OneOf(("a", "b", "c"))), "Kinds."),
    )
)

each_shape = pytest.mark.parametrize("name", SHAPES)
seeds = st.integers(0, 10**9)


def values(*entries: tuple[str, str]) -> dict[str, object]:
    found = entered(SHAPE, entries)
    assert found.to_mend == ()
    return found.values


def told(*entries: tuple[str, str]) -> list[str]:
    return [one.name for one in entered(SHAPE, entries).to_mend]


@each_shape
@settings(max_examples=40)
@given(seeds)
def test_any_input_that_is_typed_into_a_form_comes_back_the_same(name: str, seed: int) -> None:
    shape = SHAPES[name]
    value = right_input(shape, seed)
    found = entered(shape, entries_of(shape, value))
    assert found.to_mend == ()
    # Before JSON: what differs in kind, such as true and 1, is not taken for the same.
    assert json.dumps(found.values, sort_keys=True) == json.dumps(value, sort_keys=True)


@each_shape
@settings(max_examples=40)
@given(seeds)
def test_the_order_of_the_boxes_changes_nothing_but_the_order_of_ticks(
    name: str, seed: int
) -> None:
    shape = SHAPES[name]
    entries = entries_of(shape, right_input(shape, seed))
    names = [one for one, _ in entries]
    alone = [entry for entry in entries if names.count(entry[0]) == 1]
    assert entered(shape, alone).values == entered(shape, alone[::-1]).values


@given(seeds)
def test_each_place_of_the_input_says_which_box_it_came_from(seed: int) -> None:
    value = right_input(SHAPE, seed)
    moved = [
        (one.replace("people/", "people/7", 1), text) for one, text in entries_of(SHAPE, value)
    ]
    found = entered(SHAPE, moved)
    people = found.values["people"]
    assert isinstance(people, list)
    for number, person in enumerate(people, start=1):
        assert found.names[f"people/{number}"] == f"people/7{number - 1}"
        for entry in person:
            assert found.names[f"people/{number}/{entry}"] == f"people/7{number - 1}/{entry}"


def test_a_line_of_several_texts_is_found_in_the_box_that_holds_them() -> None:
    found = entered(SHAPE, [("people/3/others", "Jo\r\n\r\n Robin \n")])
    assert found.values["people"] == [{"others": ["Jo", "Robin"]}]
    assert found.names["people/1/others/2"] == "people/3/others"


def test_what_was_left_empty_between_two_things_is_left_out_and_the_rest_closes_up() -> None:
    found = entered(
        SHAPE,
        [
            ("people/0/name", ""),
            ("people/1/name", "Jo"),
            ("people/2/born/day", " "),
            ("people/2/born/month", ""),
            ("people/2/born/year", ""),
            ("people/10/name", "Robin"),
            ("people/9/visits/4/when/day", "1"),
            ("people/9/visits/4/when/month", "2"),
            ("people/9/visits/4/when/year", "2026"),
            ("people/9/visits/4/when/time", "2.30pm"),
        ],
    )
    assert found.values["people"] == [
        {"name": "Jo"},
        {"visits": [{"when": "2026-02-01T14:30"}]},
        {"name": "Robin"},
    ]
    assert found.names["people/2/visits/1/when"] == "people/9/visits/4/when"


def test_what_the_input_cannot_do_without_is_there_if_only_empty() -> None:
    assert values() == {"people": [], "home": {}}
    assert values() == with_needed(SHAPE, {})
    assert "needed" not in str(values(("age", "3")))
    assert values(("age", "3"))["age"] == 3


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("no", False), ("not-known", None), ("", None)]
)
def test_a_flag_that_is_not_known_is_left_out(text: str, value: object) -> None:
    expected = {} if value is None else {"sure": value}
    assert values(("home/sure", text))["home"] == expected


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("017", 17), (" 3 ", 3), ("999999999", 999_999_999)]
)
def test_a_whole_number_in_figures_is_a_number(text: str, value: int) -> None:
    assert values(("age", text))["age"] == value


@pytest.mark.parametrize("text", ["three", "1.5", "-1", "1e3", "1,000", "9" * 5_000, "\u0663"])
def test_what_is_no_whole_number_is_told(text: str) -> None:
    (wrong,) = entered(SHAPE, [("age", text)]).to_mend
    assert wrong.name == "age"
    assert "whole number" in wrong.words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25/11/2026", "2026-11-25"),
        ("25 Nov 2026", "2026-11-25"),
        ("2026-11-25", "2026-11-25"),
        ("ongoing", "ongoing"),
        ("by 25/11/2026", "by 25/11/2026"),
    ],
)
def test_a_time_may_be_a_date_or_words(text: str, value: str) -> None:
    assert values(("due", text))["due"] == value


def test_a_date_that_is_none_is_told_at_its_box() -> None:
    assert told(("due", "31/11/2026")) == ["due"]
    born = [("people/2/born/day", "31"), ("people/2/born/month", "11")]
    assert told(*born) == ["people/2/born/year"]
    assert told(*born, ("people/2/born/year", "2026")) == ["people/2/born/day"]


def test_a_text_keeps_its_lines_and_its_spaces() -> None:
    found = values(("people/0/name", " Jo\r\nRobin\r "))
    assert found["people"] == [{"name": " Jo\nRobin\n "}]


def test_ticks_are_as_many_as_were_ticked() -> None:
    assert values(("kinds", "c"), ("kinds", "a"))["kinds"] == ["c", "a"]


def test_of_two_texts_in_one_box_the_last_counts() -> None:
    assert values(("age", "3"), ("age", "4"))["age"] == 4


HOSTILE = [
    "",
    "/",
    "//",
    "people",
    "people/",
    "people/x/name",
    "people/-1/name",
    "people/1.5/name",
    "people/\u0663/name",
    "people/99999999999/name",
    f"people/{'9' * 90_000}/name",
    "people/0",
    "people/0/nmae",
    "people/0/name/more",
    "people/0/born",
    "people/0/born/hour",
    "people/0/born/day/more",
    "people/0/born//day",
    "people/0/seen/yes",
    "people/0/visits/when",
    "people/0/visits/0/0/when/day",
    "home/sure/more",
    "home",
    "age/more",
    "due/day",
    "kinds/a/b",
    "__proto__",
    "__proto__/name",
    "constructor/prototype/x",
    "people/__proto__/name",
    "people/0/__class__",
    "../../etc/passwd",
    "a" * 5_000,
    "/".join("a" * 3_000),
    *ODD_TEXTS,
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_that_the_form_does_not_have_is_told_and_changes_nothing_else(name: str) -> None:
    found = entered(SHAPE, [("age", "3"), (name, "x"), ("people/5/name", "Jo")])
    assert found.to_mend
    assert all(one.words.endswith(".") for one in found.to_mend)
    # It is told there, or where a place of its own is taken by it.
    assert all(one.name in name or one.name.startswith(name) for one in found.to_mend)
    assert found.values["age"] == 3
    if not name.startswith("people"):
        assert found.values["people"] == [{"name": "Jo"}]


@pytest.mark.parametrize("number", ["999999999", "0", "007"])
def test_any_number_of_a_thing_is_one_of_them(number: str) -> None:
    found = values((f"people/{number}/name", "Jo"), ("people/8/name", "Robin"))
    people = [{"name": "Jo"}, {"name": "Robin"}]
    assert found["people"] == (people if int(number) < 8 else people[::-1])


def test_a_box_that_is_a_place_for_others_too_is_told() -> None:
    assert told(("home", "x"), ("home/sure", "yes"))
    assert told(("home/sure", "yes"), ("home", "x"))


def test_more_boxes_than_any_form_has_are_refused_as_a_whole() -> None:
    many = [(f"people/{number}/name", "Jo") for number in range(MOST_ENTRIES)]
    assert not entered(SHAPE, many).to_mend
    found = entered(SHAPE, [*many, ("age", "3")])
    assert found == Entered({}, found.to_mend, {})
    assert [one.name for one in found.to_mend] == [""]
    assert str(MOST_ENTRIES) in found.to_mend[0].words


@each_shape
@settings(max_examples=40)
@given(seeds)
def test_whatever_is_entered_gives_json_and_what_to_mend(name: str, seed: int) -> None:
    found = entered(SHAPES[name], any_entries(SHAPES[name], seed))
    assert json.loads(json.dumps(found.values)) == found.values
    assert as_a_form_gives(found.values) == as_a_form_gives(
        {one: found.values[one] for one in found.values if SHAPES[name].entry(one)}
    )
    assert all(one.words.strip() for one in found.to_mend)


@each_shape
def test_right_entries_can_be_read(name: str) -> None:
    for seed in range(20):
        value = right_input(SHAPES[name], seed)
        found = entered(SHAPES[name], entries_of(SHAPES[name], value))
        assert read(SHAPES[name], found.values)
