"""Ages, worked out from a date of birth."""

from __future__ import annotations

from datetime import date


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day; negative before birth.

    Somebody born on 29 February is a year older on 1 March where a year has no 29 February:
    of the two days that people use, the one that keeps them a child for longer.

    Args:
        born: the date of birth.
        day: the day on which the age is wanted.

    Example:
        >>> age_on(date(2008, 2, 29), date(2021, 2, 28))
        12
        >>> age_on(date(2008, 2, 29), date(2021, 3, 1))
        13
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def swapped(day: date) -> date | None:
    """Return a date with day and month the other way round, or None where there is no other."""
    if day.day == day.month:
        return None
    try:
        return date(day.year, day.day, day.month)
    except ValueError:
        return None
