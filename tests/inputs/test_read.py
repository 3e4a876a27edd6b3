"""What is handed in is read by its shape, and the published JSON Schema says the same."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import (
    Day,
    DayOrWords,
    Entry,
    Flag,
    Given,
    ListOf,
    Moment,
    Object,
    OneOf,
    Text,
    Whole,
    json_schema,
    optional,
    read,
)
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.load import packaged_rules

INNER = optional({"who": (Text(longest=9), "Who."), "sure": (Flag(), "Whether.")})
SHAPE = Object(
    (
        Entry("name", Text(longest=12), "A name.", needed=True),
        Entry("born", Day(), "A day."),
        Entry("came", Moment(), "A moment."),
        Entry("due", DayOrWords(longest=15), "A day, or words."),
        Entry("age", Whole(0, 17), "An age."),
        Entry("level", OneOf(("low", "high")), "A level."),
        Entry("seen", Flag(), "Whether the child was seen."),
        Entry("words", ListOf(Text(), most=3), "Words."),
        Entry("people", ListOf(INNER, most=2), "People."),
        Entry("home", INNER, "A home."),
    )
)
GOOD: dict[str, object] = {
    "name": "Robin",
    "born": "2012-02-29",
    "came": "2026-11-25T14:30",
    "due": "2026-12-01",
    "age": 13,
    "level": "low",
    "seen": False,
    "words": ["one", "two"],
    "people": [{"who": "a tutor", "sure": True}, {}],
    "home": {"who": "a carer"},
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=15),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
days = st.dates(date(1890, 1, 1), date(2110, 12, 31)).map(date.isoformat)
likely = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Robin", " ", "", "x" * 12, "x" * 13, "\u00e9\U0001f600"])
        | anything,
        "born": days | st.sampled_from(["2012-2-9", "29/02/2012", "2012-13-01", "2012-06-32"]),
        "came": days | days.map(lambda day: f"{day}T09:05") | days.map(lambda day: f"{day}T24:00"),
        "due": days
        | st.sampled_from(["ongoing", " ", "2026-02-30", "01/12/2026", "x" * 16])
        | st.sampled_from([" 2026-12-01", "2026-12-01\n", "2026-12-1", "2026-12-01 or so"])
        | anything,
        "age": st.integers(-2, 20) | anything,
        "level": st.sampled_from(["low", "high", "Low"]) | anything,
        "seen": st.booleans() | anything,
        "words": st.lists(st.text(max_size=4), max_size=5) | anything,
        "people": st.lists(st.just({"who": "me"}) | anything, max_size=3),
        "home": st.just({"sure": True}) | anything,
        "hoem": anything,
    },
)


def faults_of(value: object, shape: Object = SHAPE) -> tuple[Fault, ...]:
    try:
        read(shape, value, "case.json")
    except FaultsFound as found:
        faults = found.faults
    else:
        return ()
    assert faults
    for fault in faults:
        assert fault.file == "case.json"
        assert fault.problem.endswith(".")
        assert fault.remedy.strip()
    return faults


def test_what_is_right_is_read_as_python_keeps_it() -> None:
    found = read(SHAPE, GOOD)
    assert found.text("name") == "Robin"
    assert found.day("born") == date(2012, 2, 29)
    assert found.moment("came") == datetime(2026, 11, 25, 14, 30)  # noqa: DTZ001 - a wall clock
    assert found.day("due") == date(2026, 12, 1)
    assert found.whole("age") == 13
    assert found.text("level") == "low"
    assert found.flag("seen") is False
    assert found.texts("words") == ("one", "two")
    assert [part.text("who") for part in found.parts("people")] == ["a tutor", ""]
    assert found.part("home").flag("sure") is None
    assert found.names() == tuple(GOOD)


def test_a_time_in_words_is_kept_as_it_was_written() -> None:
    found = read(SHAPE, {"name": "Robin", "due": "as soon as I can"[:15]})
    assert (found.day("due"), found.text("due")) == (None, "as soon as I ca")
    found = read(SHAPE, {"name": "Robin", "due": "01/12/2026"})
    assert (found.day("due"), found.text("due")) == (None, "01/12/2026")


def test_what_was_left_out_is_empty_or_none() -> None:
    found = read(SHAPE, {"name": "Robin"})
    assert "born" not in found
    assert (found.text("level"), found.texts("words"), found.parts("people")) == ("", (), ())
    assert (found.day("born"), found.whole("age"), found.flag("seen")) == (None, None, None)
    assert isinstance(found.part("home"), Given)
    assert not found.part("home").names()


def test_true_is_not_a_number_and_a_number_is_no_flag() -> None:
    assert faults_of({**GOOD, "age": True})
    assert faults_of({**GOOD, "seen": 1})


def test_every_fault_is_named_at_once_with_its_place() -> None:
    value = {
        "born": "2010-02-30",
        "age": 18,
        "level": "lwo",
        "people": [{"sure": "yes"}, 3],
        "nmae": "Robin",
    }
    places = [fault.place for fault in faults_of(value)]
    assert places == [
        '"born"',
        '"age"',
        '"level"',
        '"people", 1, "sure"',
        '"people", 2',
        '"nmae"',
        '"name"',
    ]


@pytest.mark.parametrize(
    ("entry", "value", "told"),
    [
        ("born", "2010-02-30", "not in the calendar"),
        ("born", "30/02/2010", "not a date"),
        ("born", "1899-12-31", "cannot be right"),
        ("came", "2026-11-25T24:00", "not a time of day"),
        ("came", "2026-11-25T9:00", "not a date with a time"),
        ("due", "2026-02-30", "not in the calendar"),
        ("due", "2026-12-01 ", "not a date"),
        ("due", "1899-12-31", "cannot be right"),
        ("due", "", "empty"),
        ("due", "x" * 16, "16 characters"),
        ("due", 20261201, "a number"),
        ("name", "  ", "empty"),
        ("name", "x" * 13, "13 characters"),
        ("words", ["a", "b", "c", "d"], "4 lines"),
        ("level", "lwo", "not one of the answers"),
        ("home", [], "a list"),
        ("name", None, "nothing"),
    ],
)
def test_what_is_wrong_is_said_in_words(entry: str, value: object, told: str) -> None:
    (fault,) = faults_of({**GOOD, entry: value})
    assert fault.place == f'"{entry}"'
    assert told in fault.problem


def test_an_entry_that_does_not_belong_gets_the_nearest_or_a_warning() -> None:
    (near,) = faults_of({**GOOD, "hoem": 1})
    assert near.remedy == 'Did you mean "home"?'
    (far,) = faults_of({**GOOD, "zzz": 1})
    assert "real child" in far.remedy


@settings(max_examples=600)
@given(likely | anything)
def test_the_schema_allows_what_the_reader_reads_and_nothing_else(value: object) -> None:
    schema = Draft202012Validator(
        json_schema(SHAPE, "A try"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    moments = isinstance(value, dict) and isinstance(value.get("came"), str)
    if moments and not _in_calendar(str(value["came"])):  # type: ignore[index] # asked for above
        # A pattern cannot count the days of a month: the one thing that the schema leaves open.
        return
    assert schema.is_valid(value) == (not faults_of(value)), faults_of(value)


def _in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", list(inputs_of(packaged_rules())))
def test_every_published_schema_is_one_and_says_what_each_entry_is(name: str) -> None:
    schema = json_schema(inputs_of(packaged_rules())[name], name)
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["title"] == name

    def look(part: object) -> None:
        if isinstance(part, dict) and isinstance(part.get("properties"), dict):
            for entry in part["properties"].values():
                assert entry["description"].strip()
                look(entry)
                look(entry.get("items"))

    look(schema)
