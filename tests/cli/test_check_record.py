"""`check-record` as it is run: the result as JSON, or in words what is wrong."""

from __future__ import annotations

import json

import pytest
from any_json import as_bytes, assert_answered_or_refused, inputs, json_values
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from record_cases import first_extract, one, perfect, put
from running import PROJECT, RULES, run

from cse_guidance.answers import plain
from cse_guidance.cli.check_record import COMMAND
from cse_guidance.inputs import LONGEST, json_schema, read
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.records import check_record

CALL = ("check-record", "-")
SHAPE = inputs_of(RULES)["check-record"]
SCHEMA = Draft202012Validator(
    json_schema(SHAPE, "check-record"), format_checker=Draft202012Validator.FORMAT_CHECKER
)

entries = [field.entry for field in RULES.records.fields if not field.dated]
dates = [field.entry for field in RULES.records.fields if field.dated]
some_days = st.sampled_from(["2012-02-29", "2010-02-30", "1899-01-01", "2012-5-1", "2026-03-02"])
likely = st.sampled_from(["Robin", "yes", "no", "n/a", "\u202eniboR", "9990000018", ""]) | some_days
extracts = st.fixed_dictionaries(
    {"agency": st.sampled_from(["Police", "School", "police", " ", "\U0001f600"])},
    optional={
        "dates": st.dictionaries(
            st.sampled_from(dates) | st.text(max_size=5), some_days, max_size=4
        )
        | json_values,
        "written_on": some_days,
        "also_known_as": st.lists(likely, max_size=3) | json_values,
        "age": st.integers(-2, 130) | json_values,
    },
)
wider = st.dictionaries(
    st.sampled_from(entries) | st.text(max_size=6), likely | json_values, max_size=5
)
almost_right = st.fixed_dictionaries(
    {"extracts": st.lists(st.builds(lambda a, b: {**b, **a}, extracts, wider), max_size=4)},
    optional={"today": some_days | json_values},
)


def piped(value: object) -> tuple[int, str, str]:
    return run(CALL, as_bytes(value))


def test_the_example_in_help_works_and_shows_what_the_audit_found() -> None:
    name, file = COMMAND.example.split()
    code, out, err = run((name, str(PROJECT / file)), b"")
    assert (code, err) == (0, "")
    result = json.loads(out)
    rules = [finding["rule"] for finding in result["between"]]
    assert rules[0] == "either-side-of-13"
    assert {"born-swapped-between-agencies", "referral-date-differs"} <= set(rules)
    assert result["first"][0] == result["between"][0]


def test_the_example_uses_only_numbers_that_are_nobodys() -> None:
    text = (PROJECT / COMMAND.example.split()[1]).read_text(encoding="utf-8")
    numbers = [e["nhs_number"] for e in json.loads(text)["extracts"] if "nhs_number" in e]
    assert numbers
    assert all(number.startswith("999") for number in numbers)


def test_it_gives_what_the_rules_give() -> None:
    data = perfect(RULES.records)
    put(first_extract(data), one(RULES.records, "born"), "2011-01-01")
    code, out, err = piped(data)
    assert (code, err) == (0, "")
    expected = check_record(RULES, read(SHAPE, data))
    assert json.loads(out) == json.loads(json.dumps(plain(expected)))


@pytest.mark.parametrize(
    ("extract", "told"),
    [
        ({"agency": "Police", "born": "2010-02-30"}, "not in the calendar"),
        ({"agency": "Police", "dates": {"referral": "2026-13-01"}}, "not in the calendar"),
        ({"agency": "Police", "dates": {"referal": "2026-01-01"}}, 'Did you mean "referral"?'),
        ({"agency": "Police", "familyname": "Hartley"}, 'Did you mean "family_name"?'),
        ({"agency": "Police", "looked_after": "maybe"}, "not one of the answers"),
        ({"agency": "Police", "also_known_as": "Jay"}, "between [ and ]"),
        ({"agency": "Police", "age": "twelve"}, "whole number"),
        ({"agency": "Police", "gp": "x" * 301}, "300 characters"),
        ({"born": "2010-02-03"}, '"agency"'),
    ],
)
def test_what_is_wrong_in_the_input_is_said_in_words(extract: object, told: str) -> None:
    code, out, err = piped({"extracts": [extract]})
    assert (code, out) == (1, "")
    assert told in err


def test_no_extract_and_two_of_one_name_are_refused() -> None:
    assert "at least one agency" in piped({"extracts": []})[2]
    twice = {"extracts": [{"agency": "Police"}, {"agency": "POLICE "}]}
    code, out, err = piped(twice)
    assert (code, out) == (1, "")
    assert "named twice" in err


def test_more_extracts_than_can_be_read_are_refused() -> None:
    many = {"extracts": [{"agency": f"Agency {number}"} for number in range(21)]}
    assert "21 lines" in piped(many)[2]


@settings(max_examples=600)
@given(inputs(almost_right))
@example(b"")
@example(b"{}")
@example(b'{"extracts": null}')
@example(b'{"extracts": ' + b"[" * 100_000)
@example(b'{"extracts": [{"agency": "\\ud800"}]}')
@example(b'{"extracts": [{"agency": "P", "family_name": "\\ud800"}, {"agency": "Q"}]}')
@example(b'{"extracts": [{"agency": "P", "age": ' + b"9" * 5_000 + b"}]}")
@example(b" " * (4 * LONGEST + 10))
def test_any_input_is_answered_or_refused(raw: bytes) -> None:
    code, out, err = run(CALL, raw)
    assert_answered_or_refused(code, out, err)
    assert (err == "") == (code == 0)
    assert code == 1 or json.loads(out)["limits"]["text"]


@settings(max_examples=300)
@given(almost_right)
def test_what_the_published_schema_allows_is_answered(value: object) -> None:
    code, _, err = piped(value)
    if SCHEMA.is_valid(value):
        # A schema cannot say that a list has an entry, or that names differ.
        assert code == 0 or "named twice" in err or "no extract" in err
    else:
        assert code == 1
