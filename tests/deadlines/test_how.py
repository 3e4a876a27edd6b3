"""How a deadline was counted, in words: what was left out, what was not moved, what was assumed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from due import COUNTED, RULES, days, end_of, instant, is_working, moments, times
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.deadlines import Deadline, Happened, deadlines
from cse_guidance.model import Clock
from cse_guidance.words import MONTHS, WEEKDAYS, day_words, moment_words, weekday_words

HOURS = [clock for clock in COUNTED if clock.unit == "hours"]
WORKING = [clock for clock in COUNTED if clock.unit == "working days"]
MONTHLY = [clock for clock in COUNTED if clock.unit == "months"]
WITH_DAY = [clock for clock in COUNTED if clock.unit != "hours"]


def only(clock: Clock, start: date | datetime) -> Deadline:
    happened = [Happened(clock.from_event, start)]
    (found,) = [one for one in deadlines(RULES, happened).all if one.clock == clock.id]
    return found


def before(when: date) -> date:
    """Return the last working day before a day, by the library's bank holidays."""
    while not is_working(when := when - timedelta(days=1)):
        pass
    return when


@pytest.mark.parametrize("clock", WITH_DAY, ids=lambda clock: clock.id)
@settings(max_examples=60)
@given(start=days)
def test_a_last_day_on_a_day_off_is_not_moved_and_the_working_day_before_is_named(
    clock: Clock, start: date
) -> None:
    found = only(clock, start)
    due = end_of(clock, start)
    assert found.due == due
    assert found.due_words == f"by the end of {weekday_words(due)}"
    told = [one for one in found.remarks if "is not moved" in one and day_words(due) in one]
    assert bool(told) == (not is_working(due))
    if told:
        assert clock.unit != "working days"
        assert weekday_words(before(due)) in told[0]
        assert due.isoweekday() < 6 or WEEKDAYS[due.weekday()] in told[0]


@given(times)
def test_hours_that_end_on_a_day_off_name_no_working_day_before_the_event(start: datetime) -> None:
    for clock in HOURS:
        due = end_of(clock, start)
        assert isinstance(due, datetime)
        told = [one for one in only(clock, start).remarks if "is not moved" in one]
        assert bool(told) == (not is_working(due.date()))
        if told and before(due.date()) < start.date():
            assert "No working day comes before it." in told[0]
        elif told:
            assert weekday_words(before(due.date())) in told[0]


@pytest.mark.parametrize("clock", WORKING, ids=lambda clock: clock.id)
@settings(max_examples=60)
@given(start=days)
def test_working_days_name_day_one_and_everything_that_was_left_out(
    clock: Clock, start: date
) -> None:
    found = only(clock, start)
    one = start + timedelta(days=1)
    while not is_working(one):
        one += timedelta(days=1)
    assert f"Day one is {weekday_words(one)}." in found.how
    between = [
        start + timedelta(days=number)
        for number in range(1, (end_of(clock, start) - start).days + 1)
    ]
    off = [one for one in between if not is_working(one)]
    assert [one.day for one in found.left_out] == off
    assert found.how.endswith("No day was left out.") == (not off)
    for one in off:
        if one.isoweekday() < 6:
            assert f"{RULES.holidays.days[one]} ({weekday_words(one)})" in found.how
        else:
            assert "weekend" in found.how
    event_off = RULES.counting.rules["event-on-a-day-off"]
    assert any(event_off in one for one in found.remarks) == (not is_working(start))


@settings(max_examples=200)
@given(st.sampled_from(WORKING), days)
def test_each_weekend_is_named_by_its_saturday_and_each_month_and_year_once(
    clock: Clock, start: date
) -> None:
    found = only(clock, start)
    saturdays = sorted(
        {
            one.day - timedelta(days=one.day.weekday() - 5)
            for one in found.left_out
            if one.day.isoweekday() > 5
        }
    )
    if not saturdays:
        assert "weekend" not in found.how
        return
    part = found.how.partition("Left out: ")[2].partition(";")[0].rstrip(".")
    words = part.replace(",", "").replace(" and", "").split(" of ")[1].split()
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    assert numbers == [one.day for one in saturdays]
    months = list(dict.fromkeys((one.year, one.month) for one in saturdays))
    assert [word for word in words if word in MONTHS] == [MONTHS[month - 1] for _, month in months]
    years = list(dict.fromkeys(str(one.year) for one in saturdays))
    assert [word for word in words if len(word) == 4 and word.isdecimal()] == years


@settings(max_examples=200)
@given(st.sampled_from(MONTHLY), days)
def test_a_month_that_is_too_short_ends_on_its_last_day_and_says_so(
    clock: Clock, start: date
) -> None:
    found = only(clock, start)
    due = end_of(clock, start)
    said = RULES.counting.rules["month-end"] in found.remarks
    assert said == (due.day != start.day)
    assert said == (f"There is no {start.day} {MONTHS[due.month - 1]}" in found.how)
    if said:
        assert (due + timedelta(days=1)).day == 1


@pytest.mark.parametrize("clock", MONTHLY, ids=lambda clock: clock.id)
@pytest.mark.parametrize("last", [date(2027, 2, 28), date(2028, 2, 29)], ids=str)
def test_from_the_last_day_of_a_month_to_the_last_of_february(clock: Clock, last: date) -> None:
    assert clock.count is not None
    next_month = last.replace(day=1) - relativedelta(months=clock.count - 1)
    start = next_month - timedelta(days=1)
    assert start.day > last.day, "a longer month than February"
    assert only(clock, start).due == last


@settings(max_examples=200)
@given(st.sampled_from(HOURS), moments)
def test_hours_say_from_when_and_what_was_assumed(clock: Clock, start: date | datetime) -> None:
    found = only(clock, start)
    assert found.left_out == ()
    begin = (
        start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)  # noqa: DTZ001 - on the wall
    )
    assert f"{clock.count} hours from {moment_words(begin)}." in found.how
    assumed = RULES.counting.rules["no-time-of-day"] in found.remarks
    assert assumed == (not isinstance(start, datetime))
    due = end_of(clock, start)
    assert isinstance(due, datetime)
    shown = due - begin - timedelta(hours=clock.count or 0)
    assert ("Clocks went forward" in found.how) == (shown > timedelta(0))
    assert ("Clocks went back" in found.how) == (shown < timedelta(0))
    assert instant(due) - instant(begin) == timedelta(hours=clock.count or 0)


def test_hours_over_the_change_of_clocks_are_counted_as_they_pass() -> None:
    clock = RULES.clocks["return-home-interview"]
    assert clock.unit == "hours"
    for change, way, shift in (
        (datetime(2026, 3, 29, 12, 0), "forward", 1),  # noqa: DTZ001 - on the wall
        (datetime(2026, 10, 25, 12, 0), "back", -1),  # noqa: DTZ001 - on the wall
    ):
        found = only(clock, change - timedelta(days=1))
        hours = timedelta(hours=(clock.count or 0) + shift)
        assert found.due == change - timedelta(days=1) + hours
        assert f"Clocks went {way}" in found.how


def test_an_hour_that_comes_twice_says_which_one_is_meant() -> None:
    clock = next(one for one in HOURS if one.count == 24)
    second = datetime(2026, 10, 24, 2, 30)  # noqa: DTZ001 - on the wall
    found = only(clock, second)
    assert found.due == datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001 - on the wall
    assert "the second time that clocks show it" in found.due_words
    first = only(clock, second - timedelta(hours=1))
    assert first.due == found.due
    assert "second" not in first.due_words


def test_midnight_is_said_so_that_nobody_takes_it_for_the_end_of_that_day() -> None:
    clock = next(one for one in HOURS if one.count == 24)
    found = only(clock, date(2026, 3, 2))
    assert found.due_words.startswith("by 00:00 on Tuesday 3 March 2026")
    assert found.due_words.endswith("the midnight after Monday 2 March 2026")
