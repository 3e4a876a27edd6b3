"""The calendar file: read back, it holds every open deadline, and names no child."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from due import RULES, events, instant, near_moments
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cse_guidance.calendar_file import FICTIONAL, calendar_of
from cse_guidance.deadlines import Deadline, DeadlinesResult, Happened, deadlines

EVERY_EVENT = [Happened(name, date(2026, 3, 23)) for name in RULES.events]
STARTED = [Happened(name, date(2026, 3, 23)) for name in ("strategy-discussion", "cse-outcome")]


def to_write(result: DeadlinesResult) -> list[Deadline]:
    return [one for one in result.all if one.open and one.due is not None]


def entries_of(raw: bytes) -> list[dict[str, object]]:
    """Return the events of a calendar file, read as a calendar program reads them."""
    calendar = Calendar.from_ical(raw.decode("utf-8"))
    assert not calendar.errors
    return [
        {
            "uid": str(event["uid"]),
            "start": event.decoded("dtstart"),
            "stamp": event.decoded("dtstamp"),
            "summary": str(event["summary"]),
            "description": str(event["description"]),
            "errors": event.errors,
        }
        for event in calendar.walk("VEVENT")
    ]


@settings(max_examples=150)
@given(events, st.none() | near_moments)
def test_read_back_it_holds_every_open_deadline_with_its_day_scope_and_source(
    happened: list[Happened], now: date | datetime | None
) -> None:
    result = deadlines(RULES, happened, now)
    expected = to_write(result)
    if not expected:
        with pytest.raises(ValueError, match="no deadline is open"):
            calendar_of(result)
        return
    found = entries_of(calendar_of(result))
    assert len(found) == len(expected)
    for entry, deadline in zip(found, expected, strict=True):
        due = deadline.due
        assert due is not None
        assert entry["errors"] == []
        if isinstance(due, datetime):
            assert entry["start"] == instant(due)
        else:
            assert entry["start"] == due
            assert not isinstance(entry["start"], datetime)
        assert deadline.title in str(entry["summary"])
        assert deadline.scope in str(entry["summary"])
        words = str(entry["description"])
        for part in (
            deadline.scope,
            deadline.due_words,
            deadline.counted_from,
            deadline.how,
            deadline.note,
            *deadline.remarks,
            *(one.words for one in deadline.sources),
            *(one.caution for one in deadline.sources),
            result.reminder,
            FICTIONAL,
        ):
            assert part in words
        assert ("Planned for" in words) == (deadline.done is not None)


@settings(max_examples=80)
@given(events, st.none() | near_moments)
def test_each_entry_has_a_uid_of_its_own_and_the_same_deadline_keeps_it(
    happened: list[Happened], now: date | datetime | None
) -> None:
    one = deadlines(RULES, [*happened, *STARTED])
    two = deadlines(RULES, [*STARTED, *happened], now)
    uids = [str(entry["uid"]) for entry in entries_of(calendar_of(one))]
    assert len(set(uids)) == len(uids)
    by_deadline = dict(zip([(d.clock, str(d.start)) for d in to_write(one)], uids, strict=True))
    if to_write(two):
        for deadline, entry in zip(to_write(two), entries_of(calendar_of(two)), strict=True):
            known = by_deadline.get((deadline.clock, str(deadline.start)))
            assert known in (None, entry["uid"])


@given(events)
def test_the_same_events_give_the_same_bytes(happened: list[Happened]) -> None:
    happened = [*happened, *STARTED]
    one = calendar_of(deadlines(RULES, happened))
    assert one == calendar_of(deadlines(RULES, happened[::-1]))
    assert one.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in one.split(b"\r\n"))


def test_what_has_been_done_is_left_out() -> None:
    start = Happened("strategy-discussion", date(2026, 3, 23))
    held = Happened("child-protection-conference", date(2026, 4, 1))
    before = calendar_of(deadlines(RULES, [start]))
    after = calendar_of(deadlines(RULES, [start, held]))
    assert b"initial-conference" in before
    assert b"initial-conference" not in after
    planned = calendar_of(deadlines(RULES, [start, held], date(2026, 3, 25)))
    assert b"initial-conference" in planned


def test_the_stamp_is_the_day_that_was_looked_from_and_never_the_clock_of_the_machine() -> None:
    now = datetime(2026, 7, 1, 9, 30)  # noqa: DTZ001 - on the wall
    for entry in entries_of(calendar_of(deadlines(RULES, STARTED, now))):
        assert entry["stamp"] == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    for entry in entries_of(calendar_of(deadlines(RULES, STARTED))):
        assert entry["stamp"] == instant(STARTED[0].when)


def test_a_local_example_is_called_one_where_only_the_summary_is_seen() -> None:
    result = deadlines(RULES, EVERY_EVENT)
    found = {str(one["uid"]): str(one["summary"]) for one in entries_of(calendar_of(result))}
    for deadline in to_write(result):
        (summary,) = [text for uid, text in found.items() if uid.startswith(f"{deadline.clock}.")]
        local = deadline in result.local_examples
        assert ("Local example" in summary) == local
        assert ("National rule" in summary) == (deadline in result.national)
