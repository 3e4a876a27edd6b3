"""Writes deadlines as a calendar file (iCalendar), which calendar programs can open.

This needs the `icalendar` library, so it is no part of the rules and never runs in a browser. The
command line imports it only when a calendar file is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from cse_guidance import __version__
from cse_guidance.deadlines import Deadline, DeadlinesResult
from cse_guidance.summer_time import greenwich, start_of
from cse_guidance.words import moment_words

FICTIONAL = "For a fictional case. Never put a real child's details in a calendar."


def calendar_of(result: DeadlinesResult) -> bytes:
    """Return a calendar file with every deadline that is still open and has a day.

    A deadline with a last day becomes an event that lasts all day; one with a last moment becomes
    an event at that moment, in Greenwich time, so that no change of clocks moves it. The same
    result gives the same bytes, and each event keeps its UID when the file is made again: it is
    made of the clock and its start, and of nothing about a child.

    Args:
        result: what `deadlines` found.

    Raises:
        ValueError: nothing is open, and a calendar file may not be empty.
    """
    open_ones = [one for one in result.all if one.open and one.due is not None]
    if not open_ones:
        message = "no deadline is open"
        raise ValueError(message)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//cse-guidance//deadlines {__version__}//EN")
    calendar.add("x-wr-calname", "Deadlines of a fictional case")
    for deadline in open_ones:
        calendar.add_component(_event(deadline, result))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, result: DeadlinesResult) -> Event:
    due = deadline.due
    event = Event()
    event.add("uid", f"{deadline.clock}.{_stamp(deadline.start)}@cse-guidance")
    event.add("dtstamp", _moment(result.now or deadline.start))
    event.add("dtstart", _moment(due) if isinstance(due, datetime) else due)
    latest = "Latest moment" if isinstance(due, datetime) else "Latest day"
    event.add("summary", f"{latest}: {deadline.title}. {deadline.scope}")
    event.add("description", "\n".join(_description(deadline, result)))
    event.add("categories", [deadline.scope])
    event.add("transp", "TRANSPARENT")  # a deadline takes up nobody's time
    return event


def _description(deadline: Deadline, result: DeadlinesResult) -> Iterator[str]:
    yield f"{deadline.scope}: {deadline.time}."
    yield f"Due {deadline.due_words}."
    yield f"Counted from {deadline.counted_from}."
    yield deadline.how
    yield from deadline.remarks
    if deadline.done is not None:
        yield f"Planned for {moment_words(deadline.done)}: {deadline.state}."
    if deadline.note:
        yield deadline.note
    yield f"Source: {'; '.join(source.words for source in deadline.sources)}."
    yield from (f"{one.short}: {one.caution}" for one in deadline.sources if one.caution)
    yield result.reminder
    yield FICTIONAL


def _moment(when: date | datetime) -> datetime:
    """Return a moment in Greenwich time (UTC); a day's first moment where it has no time."""
    wall = when if isinstance(when, datetime) else start_of(when)
    return greenwich(wall).replace(tzinfo=UTC, fold=0)


def _stamp(when: date | datetime) -> str:
    return f"{when:%Y%m%dT%H%M}" if isinstance(when, datetime) else f"{when:%Y%m%d}"
