"""`cse-guidance deadlines`: every deadline that follows from the events of a case."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.deadlines import DeadlinesResult, deadlines, events_of
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs.of_events import EXAMPLE, events_shape
from cse_guidance.words import day_words

CALENDAR = "--calendar"


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("events", metavar="EVENTS.json", help="events as JSON, or - to read them")
    parser.add_argument(
        CALENDAR,
        metavar="FILE.ics",
        help="also write what is still open into this calendar file, in the place of an older one",
    )


def _run(chosen: argparse.Namespace) -> object:
    if chosen.calendar is not None and Path(chosen.calendar).suffix.lower() != ".ics":
        problem = "the name of a calendar file ends in .ics."
        raise FaultsFound([Fault(CALENDAR, "", problem, 'Write for example "deadlines.ics".')])
    rules = rules_of(chosen)
    given = read_input(chosen.events, events_shape(rules), EXAMPLE)
    result = deadlines(rules, events_of(given), given.moment("now") or _today())
    if chosen.calendar is not None:
        _write_calendar(Path(chosen.calendar), result)
    return result


def _today() -> date:
    """Return the day on this machine, and say that it was taken."""
    today = datetime.now(tz=UTC).astimezone().date()
    print(
        f'Looked from {day_words(today)}, the day on this machine. Write "now" to look from '
        "another day.",
        file=sys.stderr,
    )
    return today


def _write_calendar(file: Path, result: DeadlinesResult) -> None:
    """Write the deadlines that are open; the library for it is looked for only now."""
    try:
        from cse_guidance.calendar_file import calendar_of  # noqa: PLC0415 - only who asks needs it
    except ImportError:
        problem = 'a calendar file needs the library "icalendar", which is not installed.'
        remedy = "Install cse-guidance[calendar], or leave the option out."
        raise FaultsFound([Fault(CALENDAR, "", problem, remedy)]) from None
    try:
        made = calendar_of(result)
    except ValueError:
        print("No deadline is open, so no calendar file was written.", file=sys.stderr)
        return
    try:
        file.write_bytes(made)
    except (OSError, ValueError):
        problem = "the calendar file cannot be written."
        remedy = "Name a file in a folder that exists and in which you may write."
        raise FaultsFound([Fault(str(file), "", problem, remedy)]) from None


COMMAND = Command(
    "deadlines",
    "Work out every deadline that follows from what happened, and when.",
    "deadlines docs/reference/examples/deadlines.json",
    _add,
    _run,
)
