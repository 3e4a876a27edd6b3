"""A text that is handed in as JSON: an object, or refused in plain English."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import LONGEST, read_object

EXAMPLE = '{"answers": {"missing": "yes"}}'
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def refused(text: str) -> Fault:
    with pytest.raises(FaultsFound) as found:
        read_object(text, "case.json", EXAMPLE)
    (fault,) = found.value.faults
    assert fault.file == "case.json"
    assert fault.problem
    assert EXAMPLE in fault.remedy
    return fault


@settings(max_examples=300)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_object(text, "case.json", EXAMPLE)
    except FaultsFound:
        refused(text)
    else:
        assert isinstance(found, dict)


@settings(max_examples=300)
@given(values)
def test_any_object_comes_out_as_it_went_in_and_nothing_else_does(value: object) -> None:
    text = json.dumps(value)
    if isinstance(value, dict):
        assert read_object(text, "case.json", EXAMPLE) == value
    else:
        assert "{ }" in refused(text).problem


@pytest.mark.parametrize("depth", [10, 1_000, 50_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"answers":', "}")])
def test_deep_nesting_is_read_or_refused(depth: int, opening: str, closing: str) -> None:
    text = opening * depth + "{}" + closing * depth
    try:
        assert isinstance(read_object(text, "case.json", EXAMPLE), dict)
    except FaultsFound:
        refused(text)


def test_what_is_too_long_is_refused_before_it_is_looked_at() -> None:
    full = '{"answers": {}}'
    assert read_object(full + " " * (LONGEST - len(full)), "case.json", EXAMPLE)
    assert str(LONGEST) in refused(full + " " * (LONGEST - len(full) + 1)).problem


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
    assert "is written twice" in refused(text).problem


def test_a_slip_is_placed_on_its_line() -> None:
    assert refused('{\n  "answers": {\n    "missing": yes\n  }\n}').place == "line 3"


@pytest.mark.parametrize("text", ["[]", "3", '"yes"', "null", "true"])
def test_what_is_no_object_is_told_to_use_braces(text: str) -> None:
    assert "{ }" in refused(text).problem
