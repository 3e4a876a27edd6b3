"""Answers that are handed in as JSON: read, or refused in plain English, and nothing between."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.case_file import EXAMPLE, LONGEST, read_answers
from cse_guidance.faults import Fault, FaultsFound

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def refused(text: str, name: str = "case.json") -> tuple[Fault, ...]:
    with pytest.raises(FaultsFound) as found:
        read_answers(text, name)
    for fault in found.value.faults:
        assert fault.file == name
        assert fault.problem
        assert fault.remedy
    return found.value.faults


def read_or_refused(text: str) -> dict[str, str] | None:
    try:
        return read_answers(text)
    except FaultsFound as found:
        faults = found.faults
    assert faults
    assert all(fault.file and fault.problem and fault.remedy for fault in faults)
    return None


@settings(max_examples=300)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


@settings(max_examples=300)
@given(values)
def test_any_json_is_read_or_refused(value: object) -> None:
    found = read_or_refused(json.dumps(value))
    if found is not None:
        assert value == {"answers": found}


@settings(max_examples=200)
@given(values)
def test_answers_of_any_kind_are_read_or_refused(value: object) -> None:
    found = read_or_refused(json.dumps({"answers": value}))
    good = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    assert (found is not None) == good


@given(st.dictionaries(st.text(), st.text()))
def test_answers_come_out_as_they_went_in(answers: dict[str, str]) -> None:
    assert read_answers(json.dumps({"answers": answers})) == answers


def test_the_example_in_the_messages_is_itself_right() -> None:
    assert read_answers(EXAMPLE)
    assert EXAMPLE in refused("")[0].remedy


@pytest.mark.parametrize("depth", [10, 1_000, 50_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"answers":', "}")])
def test_deep_nesting_is_refused(depth: int, opening: str, closing: str) -> None:
    text = opening * depth + "{}" + closing * depth
    refused(text)


def test_what_is_too_long_is_refused_before_it_is_looked_at() -> None:
    full = '{"answers": {}}'
    assert read_answers(full + " " * (LONGEST - len(full))) == {}
    (fault,) = refused(full + " " * (LONGEST - len(full) + 1))
    assert str(LONGEST) in fault.problem


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    refused('{"answers": {"missing": ' + "9" * 5_000 + "}}")


@pytest.mark.parametrize(
    "text",
    [
        '{"answers": {"missing": "yes", "missing": "no"}}',
        '{"answers": {"missing": "yes"}, "answers": {}}',
    ],
)
def test_an_entry_that_is_written_twice_is_named(text: str) -> None:
    (fault,) = refused(text)
    assert "is written twice" in fault.problem


def test_a_slip_is_placed_on_its_line() -> None:
    (fault,) = refused('{\n  "answers": {\n    "missing": yes\n  }\n}')
    assert fault.place == "line 3"


def test_everything_that_does_not_belong_is_named_at_once() -> None:
    text = json.dumps({"answers": {"missing": True, "gifts": "yes", "online": 1}, "name": "Maya"})
    faults = refused(text)
    assert {fault.place for fault in faults} == {'"missing"', '"online"', '"name"'}
    (about_name,) = [fault for fault in faults if fault.place == '"name"']
    assert "real child" in about_name.remedy


@pytest.mark.parametrize("text", ["[]", "3", '"yes"', "null", "NaN", "true"])
def test_what_is_no_object_is_told_to_use_braces(text: str) -> None:
    (fault,) = refused(text)
    assert "{ }" in fault.problem


@pytest.mark.parametrize("text", ["{}", '{"answer": {}}', '{"answers": []}', '{"answers": null}'])
def test_answers_that_are_missing_are_told_where_to_go(text: str) -> None:
    assert '"answers"' in {fault.place for fault in refused(text)}
