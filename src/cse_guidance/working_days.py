"""Counting in days, weeks, working days of England and months.

A working day is a day from Monday to Friday that is no bank holiday of England. Which day counts
as day one is not for this module to choose: the rule files say it (`Counting.day_of_event`).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from cse_guidance.model import Holidays
from cse_guidance.words import WEEKDAYS

DAY = timedelta(days=1)
SATURDAY = 5  # as Python counts: Monday is 0
MONTHS_IN_A_YEAR = 12


class YearNotKnownError(Exception):
    """The bank holidays of a year are not known, so no day in it can be called a working day.

    Attributes:
        year: the year.
    """

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is not a working day, and why: "Saturday", "Good Friday"."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Some working days that were counted.

    Attributes:
        first: the one that counts as day one.
        last: the one on which the count ends.
        left_out: the days in between that were not counted, and why.
    """

    first: date
    last: date
    left_out: tuple[DayOff, ...]


def why_off(holidays: Holidays, day: date) -> str:
    """Return why a day is not a working day; an empty text for a working day.

    Args:
        holidays: the bank holidays of England.
        day: the day.

    Raises:
        YearNotKnownError: the bank holidays of its year are not known.

    Example:
        >>> from datetime import date
        >>> from cse_guidance.load import packaged_rules
        >>> why_off(packaged_rules().holidays, date(2026, 12, 25))
        'Christmas Day'
    """
    if not holidays.covers(day):
        raise YearNotKnownError(day.year)
    holiday = holidays.days.get(day, "")
    if day.weekday() >= SATURDAY:
        weekday = WEEKDAYS[day.weekday()]
        return f"{weekday}, {holiday}" if holiday else weekday
    return holiday


def add_working_days(
    holidays: Holidays, start: date, count: int, *, day_of_event: int = 0
) -> WorkingDays:
    """Count working days of England from a day on.

    Args:
        holidays: the bank holidays of England.
        start: the day of the event. It may be a day off.
        count: how many working days, 1 or more.
        day_of_event: 0 where the first working day after `start` is day one; 1 where `start`
            itself is day one, if it is a working day. The rule and its source stand under
            `[counting]` in clocks.toml.

    Raises:
        YearNotKnownError: the count reaches a year whose bank holidays are not known.

    Example:
        Ten working days from the Monday before Christmas.

        >>> from datetime import date
        >>> from cse_guidance.load import packaged_rules
        >>> counted = add_working_days(packaged_rules().holidays, date(2026, 12, 21), 10)
        >>> counted.last.isoformat()
        '2027-01-07'
        >>> [day.why for day in counted.left_out if day.day.weekday() < 5]
        ['Christmas Day', 'Boxing Day (substitute day)', "New Year's Day"]
    """
    working: list[date] = []
    left_out: list[DayOff] = []
    day = start - day_of_event * DAY
    if not holidays.covers(start):
        raise YearNotKnownError(start.year)
    while len(working) < count:
        day += DAY
        if why := why_off(holidays, day):
            left_out.append(DayOff(day, why))
        else:
            working.append(day)
    return WorkingDays(working[0], working[-1], tuple(left_out))


def working_day_before(holidays: Holidays, day: date, *, first: date) -> date | None:
    """Return the last working day before a day; None if there is none from `first` on.

    Raises:
        YearNotKnownError: the bank holidays of a year in between are not known.

    Example:
        >>> from datetime import date
        >>> from cse_guidance.load import packaged_rules
        >>> easter_sunday = date(2026, 4, 5)
        >>> before = working_day_before(
        ...     packaged_rules().holidays, easter_sunday, first=date(2026, 3, 1)
        ... )
        >>> before and before.isoformat()
        '2026-04-02'
    """
    before = day - DAY
    while before >= first:
        if not why_off(holidays, before):
            return before
        before -= DAY
    return None


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it has no such day.

    Args:
        day: the day of the event.
        months: how many calendar months later.

    Raises no error within the calendar that Python knows. That a month without such a day ends
    the count on its last day is this site's choice: see the sources of `[counting]` in clocks.toml.

    Example:
        >>> from datetime import date
        >>> add_months(date(2027, 1, 31), 1).isoformat()
        '2027-02-28'
        >>> add_months(date(2027, 1, 15), 13).isoformat()
        '2028-02-15'
    """
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
