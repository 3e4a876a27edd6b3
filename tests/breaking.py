"""Breaks a copy of the rule files by editing their text, as a slip of the keyboard would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from said import said

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load import load_rules

CONF = Path(__file__).resolve().parents[1] / "conf"
PATHWAY = "pathways/which-meeting.toml"
RAT = "instruments/practice-rat.toml"
SOURCES = "sources.toml"
CLOCKS = "clocks.toml"
ESCALATION = "escalation.toml"
MEETINGS = "meetings.toml"
RECORDS = "records.toml"
LANGUAGE = "language.toml"
PLANS = "plans.toml"
BOOKED = "scenarios/the-booked-meeting.toml"
CHANGED = "scenarios/something-changed.toml"


def swap(conf: Path, file: str, old: str, new: str) -> None:
    """Replace the first place where a text stands."""
    path = conf / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer has {old!r} in it: mend the test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change(conf: Path, file: str, after: str, key: str, value: str | None) -> str:
    """Give the first `key` after a line another value, or take its line out; return the old one.

    Args:
        conf: the copy of the rule files.
        file: the file in it.
        after: a text on a line; the key is looked for from there on. Empty: from the top.
        key: the entry to change.
        value: what to write, as in the file; None takes the whole line out.
    """
    path = conf / file
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if after in line)
    found = next(n for n in range(start, len(lines)) if lines[n].startswith(f"{key} = "))
    old = lines[found].partition(" = ")[2]
    lines[found : found + 1] = [] if value is None else [f"{key} = {value}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return old


def add(conf: Path, file: str, text: str) -> None:
    """Write more at the end of a file."""
    path = conf / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def faults_of(conf: Path, *, today: date | None = None) -> list[Fault]:
    """Return the faults of a folder, each checked to say where, what and what to write."""
    try:
        load_rules(conf, today=today)
    except FaultsFound as found:
        faults = list(found.faults)
    else:
        return []
    assert faults, "FaultsFound without a fault"
    for fault in faults:
        assert fault.file.strip(), fault
        assert fault.problem.strip(), fault
        assert fault.remedy.strip(), fault
    return faults


def assert_fault(
    faults: list[Fault], file: str, place: str, problem: str, remedy: str = ""
) -> None:
    """Assert that a fault is among those found. `problem` and `remedy` are parts of its words."""
    hits = [
        fault
        for fault in faults
        if (fault.file, fault.place) == (file, place)
        and problem in fault.problem
        and remedy in fault.remedy
    ]
    said(hits)
    assert hits, f"not reported: {file}, {place}: {problem}. Reported: {[str(f) for f in faults]}"


def assert_only(faults: list[Fault], file: str, place: str, problem: str, remedy: str = "") -> None:
    """Assert that exactly one fault was found, and that it is this one."""
    assert_fault(faults, file, place, problem, remedy)
    assert len(faults) == 1, [str(fault) for fault in faults]


def new_question(name: str, yes: str, no: str) -> str:
    """Return an unranked question for a pathway file, with where its two answers lead."""
    return f"""
[[question]]
id = "{name}"
text = "Is anybody there?"
why = "To try."
sources = ["this-site"]
[[question.answer]]
id = "yes"
text = "Yes"
leads_to = "{yes}"
because = "x"
[[question.answer]]
id = "no"
text = "No"
leads_to = "{no}"
because = "x"
"""
