"""The time that clocks in England show, so that hours are counted as they pass.

The rule of the United Kingdom: clocks go forward by an hour at 01:00 Greenwich time on the last
Sunday of March, and back at 01:00 Greenwich time on the last Sunday of October. It is written
here because the rules run on the standard library alone, and not every system and no browser
brings a table of time zones; a test compares it with one.

A time on the wall is a `datetime` without a zone. Where a time comes twice, in the hour after the
clocks went back, `fold` is 0 for the first time and 1 for the second, as Python has it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

HOUR = timedelta(hours=1)
CHANGE = time(1)  # Greenwich time, in spring and in autumn
MARCH, OCTOBER = 3, 10
LONG_MONTH = 31  # days, which both have


def add_hours(wall: datetime, hours: int) -> datetime:
    """Return what a clock on the wall shows when so many hours have passed.

    Args:
        wall: what it shows now.
        hours: how many hours pass.

    Example:
        Clocks go forward in the night to 29 March 2026, so a day later they show an hour more.

        >>> from datetime import datetime
        >>> add_hours(datetime(2026, 3, 28, 15, 0), 24)
        datetime.datetime(2026, 3, 29, 16, 0)
    """
    return on_the_wall(greenwich(wall) + hours * HOUR)


def greenwich(wall: datetime) -> datetime:
    """Return Greenwich time (UTC) for a time on the wall.

    A time that comes twice is the first of the two unless its `fold` says otherwise. A time that
    never came, because the clocks went forward over it, is read as if they had not yet.
    """
    shown = wall.replace(fold=0)
    forward, back = _changes(wall.year)
    if never_came(wall):
        summer = wall.fold == 1
    elif comes_twice(wall):
        summer = wall.fold == 0
    else:
        summer = forward <= shown < back + HOUR
    return shown - HOUR if summer else shown


def on_the_wall(utc: datetime) -> datetime:
    """Return what clocks in England show at a Greenwich time (UTC)."""
    forward, back = _changes(utc.year)
    if forward <= utc < back:
        return utc + HOUR
    return utc.replace(fold=int(back <= utc < back + HOUR))


def never_came(wall: datetime) -> bool:
    """Return whether the clocks went forward over this time."""
    forward, _ = _changes(wall.year)
    return forward <= wall.replace(fold=0) < forward + HOUR


def comes_twice(wall: datetime) -> bool:
    """Return whether clocks show this time twice, because they went back."""
    _, back = _changes(wall.year)
    return back <= wall.replace(fold=0) < back + HOUR


def start_of(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def _changes(year: int) -> tuple[datetime, datetime]:
    """Return when the clocks go forward and when they go back, in Greenwich time."""
    forward, back = (
        datetime.combine(_last_sunday(year, month), CHANGE) for month in (MARCH, OCTOBER)
    )
    return forward, back


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, LONG_MONTH)
    return last - timedelta(days=last.isoweekday() % 7)
