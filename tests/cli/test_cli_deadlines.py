"""`cse-guidance deadlines` as it is really run, and whatever is put into it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from any_json import as_bytes, assert_answered_or_refused, inputs, json_values
from breaking import CLOCKS, change
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from running import PROJECT, RULES, SRC, really_run, run

from cse_guidance.answers import plain
from cse_guidance.cli.deadlines import COMMAND
from cse_guidance.deadlines import deadlines, events_of
from cse_guidance.inputs import read
from cse_guidance.inputs.of_events import events_shape

CASE = {
    "now": "2026-04-01",
    "events": [
        {"event": "strategy-discussion", "when": "2026-03-23"},
        {"event": "return-from-missing", "when": "2026-03-27T23:30"},
    ],
}
days = st.dates().map(str)
likely_days = st.integers(1, 28).map(lambda number: f"2026-03-{number:02}")
likely_times = likely_days.map(lambda day: f"{day}T14:30")
whens = likely_days | likely_times
odd_whens = whens | days | st.sampled_from(["2026-02-30", "2026-03-01T24:00", "", "1899-12-31"])
right = st.fixed_dictionaries(
    {
        "now": whens,
        "events": st.lists(
            st.fixed_dictionaries({"event": st.sampled_from(list(RULES.events)), "when": whens}),
            max_size=8,
        ),
    }
)
almost_right = st.fixed_dictionaries(
    {
        "events": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "event": st.sampled_from([*RULES.events, "strategy"]) | json_values,
                    "when": odd_whens | json_values,
                    "wehn": odd_whens,
                },
            ),
            max_size=4,
        )
        | json_values
    },
    optional={"now": odd_whens | json_values},
)


def expected(case: object) -> object:
    """Return what the rules give for a case, as JSON hands it back."""
    given_case = read(events_shape(RULES), case)
    result = deadlines(RULES, events_of(given_case), given_case.moment("now"))
    return json.loads(json.dumps(plain(result)))


@settings(max_examples=600)
@given(inputs(almost_right, right))
@example(b"")
@example(b"[" * 100_000)
@example(b'{"events": [{"event": "\\ud800", "when": "2026-03-01"}]}')
@example(b'{"events": [{"event": "act", "when": "2026-02-29"}]}')
@example(b'{"events": [{"event": "act", "when": "\\u0662026-03-01"}]}')
@example(b'{"events": ' + b"9" * 5_000 + b"}")
@example(as_bytes({"events": [{"event": "act", "when": "2026-03-01"}] * 501}))
@example(as_bytes({"events": [{"event": "review-conference", "when": "2100-12-31"}]}))
@example(as_bytes({"now": "1900-01-01", "events": [{"event": "concern", "when": "1900-01-01"}]}))
def test_any_input_is_answered_or_refused(raw: bytes) -> None:
    code, out, err = run(["deadlines", "-"], raw)
    assert_answered_or_refused(code, out, err)
    assert code == 0 or err.startswith("standard input")


@settings(max_examples=150)
@given(right)
def test_it_gives_what_the_rules_give_and_nothing_beside_it(case: dict[str, object]) -> None:
    code, out, err = run(["deadlines", "-"], as_bytes(case))
    assert (code, err) == (0, "")
    assert json.loads(out) == expected(case)


def test_without_now_it_looks_from_today_and_says_so() -> None:
    before = datetime.now(tz=UTC).astimezone().date()
    code, out, err = run(["deadlines", "-"], as_bytes({"events": CASE["events"]}))
    after = datetime.now(tz=UTC).astimezone().date()
    assert code == 0
    assert json.loads(out)["now"] in (before.isoformat(), after.isoformat())
    assert "the day on this machine" in err
    assert str(before.year) in err


def test_five_hundred_events_are_answered() -> None:
    happened = [
        {"event": name, "when": f"20{year}-0{month}-1{tenth}"}
        for name in list(RULES.events)[:10]
        for year in range(16, 21)
        for month in range(1, 6)
        for tenth in range(2)
    ]
    assert len(happened) == 500
    code, out, _ = run(["deadlines", "-"], as_bytes({"now": "2026-01-01", "events": happened}))
    assert code == 0
    assert json.loads(out)["national"]


def in_a_process(*words: str, **more: str) -> tuple[int, str, str]:
    """Run the command in a process of its own; return its code, its output and its messages."""
    done = really_run("deadlines", *words, **more)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_the_example_in_its_help_works_in_the_folder_of_the_project() -> None:
    name, *words = COMMAND.example.split()
    assert name == COMMAND.name
    code, out, err = in_a_process(*words)
    assert (code, err) == (0, "")
    assert json.loads(out) == expected(
        json.loads((PROJECT / words[-1]).read_text(encoding="utf-8"))
    )
    assert f"Example: cse-guidance {COMMAND.example}" in in_a_process("--help")[1]


def test_the_example_shows_deadlines_that_are_done_planned_and_still_to_come() -> None:
    case = json.loads((PROJECT / COMMAND.example.split()[-1]).read_text(encoding="utf-8"))
    given_case = read(events_shape(RULES), case)
    result = deadlines(RULES, events_of(given_case), given_case.moment("now"))
    states = {one.state for one in result.national}
    assert {"done in time", "planned in time", "still to come"} <= states
    assert result.local_examples


def test_a_calendar_file_is_written_when_it_is_asked_for(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_bytes(as_bytes(CASE))
    file = tmp_path / "mine \u00e9.ICS"
    code, out, err = in_a_process(str(case), "--calendar", str(file))
    assert (code, err) == (0, "")
    assert json.loads(out) == expected(CASE)
    raw = file.read_bytes()
    assert len(Calendar.from_ical(raw.decode("utf-8")).walk("VEVENT")) >= 2
    assert in_a_process(str(case), "--calendar", str(file))[0] == 0
    assert file.read_bytes() == raw


@pytest.mark.parametrize("name", ["conf.toml", "deadlines", "", "x.ics.json", ".ics"])
def test_only_a_name_of_a_calendar_file_is_written_to(tmp_path: Path, name: str) -> None:
    case = tmp_path / "case.json"
    case.write_bytes(as_bytes(CASE))
    code, out, err = in_a_process(str(case), "--calendar", str(tmp_path / name))
    assert (code, out) == (1, "")
    assert "ends in .ics" in err
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.parametrize("place", ["nowhere/x.ics", "folder.ics", "x" * 5_000 + ".ics"])
def test_a_calendar_file_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.ics").mkdir()
    code, out, err = run(["deadlines", "-", "--calendar", str(tmp_path / place)], as_bytes(CASE))
    assert (code, out) == (1, "")
    assert "cannot be written" in err


def test_no_name_with_a_nought_byte_in_it_is_written_to() -> None:
    code, _, err = run(["deadlines", "-", "--calendar", "a\x00.ics"], as_bytes(CASE))
    assert code == 1
    assert "cannot be written" in err


def test_where_nothing_is_open_no_file_is_written_and_that_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.ics"
    empty = {"now": "2026-04-01", "events": []}
    code, out, err = run(["deadlines", "-", "--calendar", str(file)], as_bytes(empty))
    assert code == 0
    assert json.loads(out)["national"] == []
    assert "no calendar file was written" in err
    assert not file.exists()


def test_without_the_library_only_the_calendar_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "icalendar.py").write_text("raise ImportError('not here')", encoding="utf-8")
    path = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(SRC)])}
    case = tmp_path / "case.json"
    case.write_bytes(as_bytes(CASE))
    assert in_a_process(str(case), **path)[0] == 0
    code, out, err = in_a_process(str(case), "--calendar", str(tmp_path / "x.ics"), **path)
    assert (code, out) == (1, "")
    assert '"icalendar"' in err
    assert "cse-guidance[calendar]" in err
    assert not (tmp_path / "x.ics").exists()


def test_the_rules_of_an_area_are_used(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "initial-conference"', "count", "9")
    case = conf_copy.parent / "case.json"
    case.write_bytes(as_bytes(CASE))
    code, out, _ = in_a_process(str(case), "--conf", str(conf_copy))
    assert code == 0
    of_area = {one["clock"]: one["due"] for one in json.loads(out)["national"]}
    ours = {
        one.clock: one.due
        for one in deadlines(RULES, events_of(read(events_shape(RULES), CASE))).national
    }
    assert of_area["initial-conference"] < str(ours["initial-conference"])
