"""Days, weeks, working days and months, against independent counts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import holidays as library
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cse_guidance.load import packaged_rules
from cse_guidance.working_days import (
    YearNotKnownError,
    add_months,
    add_working_days,
    why_off,
    working_day_before,
)

HOLIDAYS = packaged_rules().holidays
FIRST, LAST = date(HOLIDAYS.first_year, 1, 1), date(HOLIDAYS.last_year, 12, 31)
YEARS = range(HOLIDAYS.first_year, HOLIDAYS.last_year + 1)
ENGLAND = frozenset(library.country_holidays("GB", subdiv="ENG", years=YEARS).keys())
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
# The library's own view, day by day; nothing here is read from the rule files.
WORKING = [day for day in EVERY_DAY if day.isoweekday() <= 5 and day not in ENGLAND]
ORDER = {day: number for number, day in enumerate(WORKING)}

days = st.dates(FIRST, date(HOLIDAYS.last_year - 1, 6, 30))
counts = st.integers(1, 80)


def after(start: date, count: int) -> date:
    """Count along the library's list of working days."""
    return WORKING[_first_after(start) + count - 1]


def _first_after(start: date) -> int:
    day = start + timedelta(days=1)
    while day not in ORDER:
        day += timedelta(days=1)
    return ORDER[day]


def test_every_day_of_every_year_is_a_working_day_or_says_why_not() -> None:
    assert len(EVERY_DAY) == sum(366 if calendar.isleap(year) else 365 for year in YEARS)
    for day in EVERY_DAY:
        why = why_off(HOLIDAYS, day)
        assert bool(why) == (day not in ORDER)
        if day.isoweekday() > 5:
            assert why.startswith(day.strftime("%A"))
        assert (day in ENGLAND) == bool(why and (day.isoweekday() <= 5 or "," in why))


@settings(max_examples=500)
@given(days, counts)
def test_working_days_are_those_of_a_count_day_by_day(start: date, count: int) -> None:
    counted = add_working_days(HOLIDAYS, start, count)
    assert counted.last == after(start, count)
    assert counted.first == after(start, 1)


@settings(max_examples=300)
@given(days, counts, st.sampled_from([0, 1]))
def test_what_was_left_out_and_what_was_counted_are_all_the_days_between(
    start: date, count: int, day_of_event: int
) -> None:
    counted = add_working_days(HOLIDAYS, start, count, day_of_event=day_of_event)
    begin = start + timedelta(days=1 - day_of_event)
    between = [begin + timedelta(days=n) for n in range((counted.last - begin).days + 1)]
    off = [day.day for day in counted.left_out]
    assert off == [day for day in between if day not in ORDER]
    assert len(between) - len(off) == count
    assert all(day.why == why_off(HOLIDAYS, day.day) != "" for day in counted.left_out)


@settings(max_examples=300)
@given(days, counts)
def test_where_the_day_of_the_event_is_day_one_a_working_day_counts_itself(
    start: date, count: int
) -> None:
    as_one = add_working_days(HOLIDAYS, start, count, day_of_event=1)
    as_none = add_working_days(HOLIDAYS, start, count)
    if start in ORDER:
        assert as_one.first == start
        assert ORDER[as_none.last] - ORDER[as_one.last] == 1
    else:
        assert as_one.last == as_none.last


@settings(max_examples=300)
@given(days, days, counts)
def test_a_later_start_never_ends_earlier_and_one_more_day_ends_later(
    one: date, two: date, count: int
) -> None:
    early, late = sorted((one, two))
    assert add_working_days(HOLIDAYS, early, count).last <= (
        add_working_days(HOLIDAYS, late, count).last
    )
    more = add_working_days(HOLIDAYS, early, count + 1)
    assert ORDER[more.last] == ORDER[add_working_days(HOLIDAYS, early, count).last] + 1


@settings(max_examples=200)
@given(days, st.integers(1, 30), st.integers(1, 30))
def test_counting_in_two_steps_ends_where_one_step_ends(start: date, one: int, two: int) -> None:
    halfway = add_working_days(HOLIDAYS, start, one).last
    assert add_working_days(HOLIDAYS, halfway, two).last == (
        add_working_days(HOLIDAYS, start, one + two).last
    )


@given(st.dates(FIRST + timedelta(days=1), LAST), st.integers(1, 400))
def test_the_working_day_before_is_one_and_none_lies_between(day: date, reach: int) -> None:
    first = max(FIRST, day - timedelta(days=reach))
    between = [first + timedelta(days=number) for number in range((day - first).days)]
    expected = max((one for one in between if one in ORDER), default=None)
    assert working_day_before(HOLIDAYS, day, first=first) == expected


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_outside_the_known_years_nothing_is_guessed(day: date) -> None:
    for ask in (
        lambda: why_off(HOLIDAYS, day),
        lambda: add_working_days(HOLIDAYS, day, 1),
        lambda: working_day_before(HOLIDAYS, day + timedelta(days=1), first=day),
    ):
        with pytest.raises(YearNotKnownError) as found:
            ask()
        assert not HOLIDAYS.first_year <= found.value.year <= HOLIDAYS.last_year


def test_a_count_that_runs_out_of_the_known_years_is_no_guess() -> None:
    with pytest.raises(YearNotKnownError) as found:
        add_working_days(HOLIDAYS, LAST - timedelta(days=1), 10)
    assert found.value.year == HOLIDAYS.last_year + 1


@settings(max_examples=500)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_months_are_those_of_a_count_month_by_month(day: date, months: int) -> None:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    found = add_months(day, months)
    assert (found.year, found.month) == (year, month)
    last_of_month = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    assert found.day == min(day.day, last_of_month)


@settings(max_examples=300)
@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST), st.integers(1, 24))
def test_a_later_day_never_gives_an_earlier_month(one: date, two: date, months: int) -> None:
    early, late = sorted((one, two))
    assert add_months(early, months) <= add_months(late, months)


@given(st.dates(FIRST, LAST), st.integers(1, 24))
def test_a_month_that_has_the_day_keeps_it(day: date, months: int) -> None:
    assume(day.day <= 28)
    assert add_months(day, months).day == day.day
