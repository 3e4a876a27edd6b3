"""`cse-guidance meeting` as it is really run, and whatever is piped into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from any_json import as_bytes, assert_answered_or_refused, inputs, json_values
from breaking import MEETINGS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from meeting_cases import given as handed_in
from running import PROJECT, RULES, really_run, run

from cse_guidance.answers import plain
from cse_guidance.cli.meeting import COMMAND
from cse_guidance.meeting import meeting
from cse_guidance.model import Rules

CALL = ("meeting", "-")
LISTS = ("invited", "coming", "attended", "apologies", "views_sent")
PEOPLE = [one.id for one in RULES.meetings.attendees]
FACTS = [one.id for one in RULES.meetings.facts]
IDS = [one.id for one in RULES.meetings.meetings]

right = st.fixed_dictionaries(
    {"meeting": st.sampled_from(IDS)},
    optional={
        "facts": st.dictionaries(st.sampled_from(FACTS), st.booleans()),
        **{name: st.lists(st.sampled_from(PEOPLE), max_size=40) for name in LISTS},
    },
)
almost_right = st.fixed_dictionaries(
    {"meeting": st.sampled_from(IDS) | json_values},
    optional={
        "facts": json_values
        | st.dictionaries(
            st.sampled_from(FACTS) | st.text(max_size=8), st.booleans() | json_values
        ),
        **{
            name: json_values | st.lists(st.sampled_from(PEOPLE) | json_values, max_size=4)
            for name in (*LISTS, "present")
        },
    },
)


def test_the_example_in_help_is_answered_as_the_rules_answer(rules: Rules) -> None:
    shown = really_run("meeting", "--help").stdout.decode()
    assert f"Example: cse-guidance {COMMAND.example}" in " ".join(shown.split())
    done = really_run(*COMMAND.example.split())
    assert (done.returncode, done.stderr) == (0, b"")
    case = json.loads((PROJECT / COMMAND.example.split()[-1]).read_text(encoding="utf-8"))
    expected = plain(meeting(rules, handed_in(rules, case.pop("meeting"), **case)))
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))


def test_the_example_shows_a_minimum_that_is_missing_and_what_follows(rules: Rules) -> None:
    case = json.loads((PROJECT / COMMAND.example.split()[-1]).read_text(encoding="utf-8"))
    result = meeting(rules, handed_in(rules, case.pop("meeting"), **case))
    assert not all(one.quorate for one in result.quorum_national)
    assert result.missing_invitations
    assert result.not_known
    assert any(told.certain and told.invited for told in result.invite)


def test_an_area_that_invites_somebody_else_is_heard_at_once(conf_copy: Path) -> None:
    stdin = as_bytes({"meeting": "core-group", "facts": {"in-school": False}})
    text = (conf_copy / MEETINGS).read_text(encoding="utf-8")
    own = (
        '\n[[invite]]\nmeetings = ["core-group"]\nattendee = "probation"\nneed = "invite"\n'
        'why = "Our own rule."\nscope = "local rule"\narea = "Here, 2026"\n'
        'sources = ["this-site"]\n'
    )
    (conf_copy / MEETINGS).write_text(text + own, encoding="utf-8")
    before = json.loads(really_run("meeting", "-", stdin=stdin).stdout)
    done = really_run("meeting", "-", "--conf", str(conf_copy), stdin=stdin)
    after = json.loads(done.stdout)
    added = [one for one in after["invite"] if one["id"] == "probation"]
    assert [one["scope"] for one in added] == ["Local rule (Here, 2026)"]
    assert "probation" not in {one["id"] for one in before["invite"]}


@settings(max_examples=600)
@given(inputs(almost_right, right))
@example(b"")
@example(b"{}")
@example(b"\x00")
@example(b"[" * 100_000)
@example(b'{"meeting": "\\ud800"}')
@example(b'{"meeting": "core-group", "facts": {"\\ud800": true}}')
@example(b'{"meeting": "core-group", "meeting": "core-group"}')
@example(b'{"meeting": "core-group", "invited": [' + b'"police",' * 600 + b'"police"]}')
@example(b'{"meeting": ' + b"9" * 5_000 + b"}")
def test_any_input_is_answered_or_refused(raw: bytes) -> None:
    code, out, err = run(CALL, raw)
    assert_answered_or_refused(code, out, err)
    assert (err == "") == (code == 0)
    assert code == 0 or err.startswith("standard input")


@settings(max_examples=200)
@given(right)
def test_what_fits_is_always_answered(value: dict[str, object]) -> None:
    code, out, err = run(CALL, as_bytes(value))
    assert (code, err) == (0, "")
    assert json.loads(out)["meeting"] == value["meeting"]


@pytest.mark.parametrize("entry", LISTS)
def test_an_unknown_person_is_named_with_the_nearest(entry: str) -> None:
    code, _, err = run(CALL, as_bytes({"meeting": "core-group", entry: ["polise"]}))
    assert code == 1
    assert 'Did you mean "police"?' in err


def test_an_unknown_fact_warns_about_real_children() -> None:
    raw = as_bytes({"meeting": "core-group", "facts": {"zzz": True}})
    assert "Never write about a real child" in run(CALL, raw)[2]
