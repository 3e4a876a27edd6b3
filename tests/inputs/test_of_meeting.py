"""A meeting as it is handed in: what its shape takes, its schema takes too."""

from __future__ import annotations

import json

import pytest
from breaking import CONF
from jsonschema import Draft202012Validator

from cse_guidance.faults import FaultsFound
from cse_guidance.inputs import json_schema, read, read_object
from cse_guidance.inputs.of_meeting import EXAMPLE, meeting_shape
from cse_guidance.model import Rules

EXAMPLES = CONF.parent / "docs" / "reference" / "examples"


def schema_of(rules: Rules) -> Draft202012Validator:
    return Draft202012Validator(json_schema(meeting_shape(rules), "meeting"))


@pytest.mark.parametrize(
    "text",
    [EXAMPLE, (EXAMPLES / "meeting.json").read_text(encoding="utf-8")],
    ids=["in messages", "in help"],
)
def test_the_examples_fit(rules: Rules, text: str) -> None:
    assert read(meeting_shape(rules), read_object(text, "x", EXAMPLE)).text("meeting")
    schema_of(rules).validate(json.loads(text))


def test_every_fact_and_everybody_can_be_handed_in(rules: Rules) -> None:
    people = [one.id for one in rules.meetings.attendees]
    facts = {fact.id: place % 2 == 0 for place, fact in enumerate(rules.meetings.facts)}
    for meeting in rules.meetings.meetings:
        lists = dict.fromkeys(("invited", "coming", "attended", "apologies", "views_sent"), people)
        value = {"meeting": meeting.id, "facts": facts, **lists}
        found = read(meeting_shape(rules), value)
        assert all(found.texts(name) == tuple(people) for name in lists)
        assert {name: found.part("facts").flag(name) for name in facts} == facts
        schema_of(rules).validate(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({}, '"meeting"'),
        ({"meeting": "board"}, '"meeting"'),
        ({"meeting": "core-group", "facts": {"missing": "yes"}}, '"facts", "missing"'),
        ({"meeting": "core-group", "facts": {"mising": True}}, '"facts", "mising"'),
        ({"meeting": "core-group", "facts": {"missing": None}}, '"facts", "missing"'),
        ({"meeting": "core-group", "facts": []}, '"facts"'),
        ({"meeting": "core-group", "invited": "police"}, '"invited"'),
        ({"meeting": "core-group", "invited": ["polise"]}, '"invited", 1'),
        ({"meeting": "core-group", "coming": ["police", 7]}, '"coming", 2'),
        ({"meeting": "core-group", "present": []}, '"present"'),
    ],
)
def test_what_does_not_fit_is_named_and_is_against_the_schema(
    rules: Rules, value: dict[str, object], place: str
) -> None:
    with pytest.raises(FaultsFound) as found:
        read(meeting_shape(rules), value)
    assert [fault.place for fault in found.value.faults] == [place]
    assert all(fault.remedy for fault in found.value.faults)
    assert not schema_of(rules).is_valid(value)
