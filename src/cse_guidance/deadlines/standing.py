"""Says where a deadline stands: done in time, overdue, still to come."""

from __future__ import annotations

from datetime import date, datetime

from cse_guidance.deadlines.counting import Count, day_of
from cse_guidance.deadlines.result import State
from cse_guidance.summer_time import greenwich


def state_of(counted: Count, done: date | datetime | None, now: date | datetime | None) -> State:
    """Return where a deadline stands.

    Args:
        counted: where the clock ends.
        done: when it was done or is planned; None if no such event was given.
        now: the day or the moment to look from; None if none was given.
    """
    planned = done is not None and is_after(done, now)
    if counted.due is None:
        return "done" if done is not None and not planned else "to be done"
    if done is not None and not planned:
        late = _done_late(counted, done)
        return "not known" if late is None else ("done late" if late else "done in time")
    if now is None:
        return "not known"
    if is_late(now, counted.due):
        return "overdue"
    if done is not None:
        late = _done_late(counted, done)
        return "not known" if late is None else ("planned too late" if late else "planned in time")
    return "due today" if day_of(now) == day_of(counted.due) else "still to come"


def is_after(when: date | datetime, now: date | datetime | None) -> bool:
    """Return whether a moment certainly lies after now; false where now is not known."""
    if now is None:
        return False
    if isinstance(when, datetime) and isinstance(now, datetime):
        return greenwich(when) > greenwich(now)
    return day_of(when) > day_of(now)


def is_late(when: date | datetime, due: date | datetime) -> bool | None:
    """Return whether a moment lies after a deadline; None where that cannot be told.

    It cannot be told where the deadline has a time of day and the moment, on the same day, has
    none.
    """
    if not isinstance(due, datetime):
        return day_of(when) > due
    if isinstance(when, datetime):
        return greenwich(when) > greenwich(due)
    return None if when == due.date() else when > due.date()


def _done_late(counted: Count, done: date | datetime) -> bool | None:
    """Return whether something was late; None where the time of day that would say so is missing.

    Nobody is told that they were late because a time of day was not written down.
    """
    if counted.due is None:
        return None
    late = is_late(done, counted.due)
    if late and counted.latest is not None and not is_late(done, counted.latest):
        return None
    return late
