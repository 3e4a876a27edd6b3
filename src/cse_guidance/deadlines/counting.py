"""Counts one clock from one start: when it ends, and how that was counted, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest

from cse_guidance.model import Clock, Rules, Unit
from cse_guidance.summer_time import add_hours, start_of
from cse_guidance.words import MONTHS, day_words, moment_words, weekday_words
from cse_guidance.working_days import (
    DAY,
    DayOff,
    YearNotKnownError,
    add_months,
    add_working_days,
    why_off,
    working_day_before,
)

MINUTE = timedelta(minutes=1)  # the finest that a time of day is written in


@dataclass(frozen=True, slots=True)
class Count:
    """Where a clock ends.

    `latest` is set where the start has no time of day: the end if it was the last moment of its
    day. Whether something was in time cannot be told between `due` and `latest`.
    """

    due: date | datetime | None
    due_words: str
    how: str
    left_out: tuple[DayOff, ...] = ()
    remarks: tuple[str, ...] = ()
    latest: datetime | None = None


def count(rules: Rules, clock: Clock, start: date | datetime) -> Count:
    """Count a clock from a start.

    Args:
        rules: the loaded rules.
        clock: how long there is.
        start: when the event that starts it was.

    Raises:
        YearNotKnownError: it reaches a year whose bank holidays are not known.
    """
    first = day_of(start)
    _known(rules, first)
    number = clock.count or 0
    match clock.unit:
        case "at once" | "as soon as possible":
            return Count(None, clock.unit, "There is no number to count.")
        case "today":
            return Count(first, f"on {weekday_words(first)}", "On the same day.")
        case "hours":
            return _hours(rules, number, start)
        case "working days":
            return _working_days(rules, number, first)
        case "days" | "weeks" | "months":
            return _days(rules, clock.unit, number, first)


def day_of(when: date | datetime) -> date:
    """Return the day of a moment."""
    return when.date() if isinstance(when, datetime) else when


def _known(rules: Rules, day: date) -> None:
    if not rules.holidays.covers(day):
        raise YearNotKnownError(day.year)


def _days(rules: Rules, unit: Unit, number: int, first: date) -> Count:
    """Count days as the calendar has them, whether they are working days or not."""
    if unit == "days":
        due = first + (number - rules.counting.day_of_event) * DAY
        day_one = first + (1 - rules.counting.day_of_event) * DAY
        return _by_end_of(rules, due, first, f"Day one is {weekday_words(day_one)}.")
    if unit == "weeks":
        due = first + timedelta(weeks=number)
        return _by_end_of(rules, due, first, "The same day of the week.")
    due = add_months(first, number)
    if due.day == first.day:
        return _by_end_of(rules, due, first, "The same date.")
    how = f"There is no {first.day} {MONTHS[due.month - 1]} {due.year}: the month's last day."
    return _by_end_of(rules, due, first, how, rules.counting.rules["month-end"])


def _by_end_of(
    rules: Rules,
    due: date,
    first: date,
    how: str,
    *remarks: str,
    left_out: tuple[DayOff, ...] = (),
) -> Count:
    more = _day_off_remarks(rules, due, first)
    words = f"by the end of {weekday_words(due)}"
    return Count(due, words, how, left_out, (*remarks, *more))


def _day_off_remarks(rules: Rules, due: date, first: date) -> tuple[str, ...]:
    """Say that a last day is a day off, and which working day comes before it."""
    why = why_off(rules.holidays, due)
    if not why:
        return ()
    said = f"{day_words(due)} is a day off ({why}) and is not moved."
    before = working_day_before(rules.holidays, due, first=first)
    if before is None:
        return (f"{said} No working day comes before it.",)
    return (f"{said} The last working day before it is {weekday_words(before)}.",)


def _hours(rules: Rules, number: int, start: date | datetime) -> Count:
    remarks: list[str] = []
    latest = None
    begin = start if isinstance(start, datetime) else start_of(start)
    if not isinstance(start, datetime):
        remarks.append(rules.counting.rules["no-time-of-day"])
        latest = add_hours(start_of(start + DAY) - MINUTE, number)
    due = add_hours(begin, number)
    _known(rules, due.date())
    shown = due - begin - timedelta(hours=number)
    how = f"{number} hours from {moment_words(begin)}."
    if shown:
        forward = shown > timedelta(0)
        way, effect = ("forward", "an hour later") if forward else ("back", "an hour earlier")
        how += f" Clocks went {way} in between, so they show {effect}."
    remarks.extend(_day_off_remarks(rules, due.date(), begin.date()))
    return Count(due, f"by {moment_words(due)}", how, (), tuple(remarks), latest)


def _working_days(rules: Rules, number: int, first: date) -> Count:
    day_of_event = rules.counting.day_of_event
    counted = add_working_days(rules.holidays, first, number, day_of_event=day_of_event)
    remarks = []
    if why := why_off(rules.holidays, first):
        rule = rules.counting.rules["event-on-a-day-off"]
        remarks.append(f"The event was on a day off ({why}). {rule}")
    how = f"Day one is {weekday_words(counted.first)}. {_left_out_words(counted.left_out)}"
    return _by_end_of(rules, counted.last, first, how, *remarks, left_out=counted.left_out)


def _left_out_words(left_out: Iterable[DayOff]) -> str:
    """Return the days that were left out: weekends by their Saturday, bank holidays by name."""
    weekends: dict[date, None] = {}
    others = []
    for off in left_out:
        past_saturday = off.day.weekday() - 5
        if past_saturday >= 0:
            weekends[off.day - past_saturday * DAY] = None
        else:
            others.append(f"{off.why} ({weekday_words(off.day)})")
    parts = []
    if weekends:
        called = "the weekend of" if len(weekends) == 1 else "the weekends of"
        parts.append(f"{called} {_dates_words(list(weekends))}")
    parts.extend(others)
    return f"Left out: {'; '.join(parts)}." if parts else "No day was left out."


def _dates_words(days: Sequence[date]) -> str:
    """Return dates, each month and year named once: "28 March, 4 and 11 April 2026"."""
    words = []
    for day, then in zip_longest(days, days[1:]):
        if then is None or then.year != day.year:
            words.append(day_words(day))
        elif then.month != day.month:
            words.append(f"{day.day} {MONTHS[day.month - 1]}")
        else:
            words.append(str(day.day))
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
