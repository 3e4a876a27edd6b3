"""Where a deadline stands: never called done before it is, never late for want of a time of day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from due import COUNTED, RULES, day, instant, near, near_moments, on_time
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.deadlines import Deadline, Happened, State, deadlines
from cse_guidance.model import Clock

OPEN = ("still to come", "due today", "overdue")
# Clocks short enough that what happens within six weeks is sometimes in time and sometimes late.
PAIRS = [clock for clock in COUNTED if not clock.repeats]


def only(
    clock: Clock,
    start: date | datetime,
    done: date | datetime | None = None,
    now: date | datetime | None = None,
) -> Deadline:
    happened = [Happened(clock.from_event, start)]
    if done is not None:
        happened.append(Happened(clock.to_event, done))
    (found,) = [one for one in deadlines(RULES, happened, now).all if one.clock == clock.id]
    return found


def lies_ahead(when: date | datetime, now: date | datetime) -> bool:
    if isinstance(when, datetime) and isinstance(now, datetime):
        return instant(when) > instant(now)
    return day(when) > day(now)


def answers(done: date | datetime, start: date | datetime) -> bool:
    return not lies_ahead(start, done)


@pytest.mark.parametrize("clock", PAIRS, ids=lambda clock: clock.id)
@settings(max_examples=80)
@given(start=near_moments, wait=st.integers(0, 40 * 24 * 60), timed=st.booleans())
def test_what_was_done_is_in_time_or_late_or_nobody_can_tell(
    clock: Clock, start: date | datetime, wait: int, *, timed: bool
) -> None:
    begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)  # noqa: DTZ001 - on the wall
    done: date | datetime = begin + timedelta(minutes=wait)
    done = done if timed else day(done)
    found = only(clock, start, done)
    if not answers(done, start):
        return  # in the hour that comes twice
    expected: dict[bool | None, State] = {
        True: "done in time",
        False: "done late",
        None: "not known",
    }
    assert found.state == expected[on_time(clock, start, done)]
    assert found.done == done
    assert not found.open
    told = any("cannot be told without the time of day" in one for one in found.remarks)
    assert told == (found.state == "not known")


def test_a_day_too_late_is_late_even_if_no_time_of_day_is_known() -> None:
    clock = next(one for one in PAIRS if (one.unit, one.count) == ("hours", 24))
    start = date(2026, 3, 10)
    states = [only(clock, start, start + timedelta(days=number)).state for number in range(4)]
    assert states == ["done in time", "not known", "done late", "done late"]


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
@settings(max_examples=80)
@given(start=near_moments, now=near_moments)
def test_what_is_open_is_overdue_due_today_or_still_to_come(
    clock: Clock, start: date | datetime, now: date | datetime
) -> None:
    found = only(clock, start, now=now)
    due = found.due
    assert due is not None
    assert found.open
    past = (
        instant(now) > instant(due)
        if isinstance(due, datetime) and isinstance(now, datetime)
        else day(now) > day(due)
    )
    expected = "overdue" if past else "due today" if day(now) == day(due) else "still to come"
    assert found.state == expected


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
@settings(max_examples=50)
@given(start=near_moments, one=near_moments, two=near_moments)
def test_time_passing_never_makes_a_deadline_less_pressing(
    clock: Clock, start: date | datetime, one: date | datetime, two: date | datetime
) -> None:
    early, late = (two, one) if lies_ahead(one, two) else (one, two)
    before, after = only(clock, start, now=early).state, only(clock, start, now=late).state
    assert OPEN.index(before) <= OPEN.index(after)


@pytest.mark.parametrize("clock", PAIRS, ids=lambda clock: clock.id)
@settings(max_examples=80)
@given(start=near_moments, done=near_moments, now=near_moments)
def test_what_lies_ahead_is_planned_and_never_done(
    clock: Clock, start: date | datetime, done: date | datetime, now: date | datetime
) -> None:
    if not answers(done, start):
        return
    found = only(clock, start, done, now)
    assert found.due is not None
    if not lies_ahead(done, now):
        assert found.state in ("done in time", "done late", "not known")
        assert found.state == only(clock, start, done).state
        return
    assert not found.state.startswith("done")
    if only(clock, start, now=now).state == "overdue":
        assert found.state == "overdue"
    else:
        expected: dict[bool | None, State] = {True: "planned in time", False: "planned too late"}
        assert found.state == expected.get(on_time(clock, start, done), "not known")


@pytest.mark.parametrize("clock", list(RULES.clocks.values()), ids=lambda clock: clock.id)
def test_without_a_day_to_look_from_nothing_open_is_called_overdue_or_to_come(clock: Clock) -> None:
    found = only(clock, date(2026, 3, 23))
    assert found.open
    assert found.state == ("to be done" if found.due is None else "not known")
    assert not any("time of day would" in one for one in found.remarks)


@pytest.mark.parametrize("unit", ["at once", "as soon as possible"])
def test_what_has_no_number_is_given_as_such_and_has_no_day(unit: str) -> None:
    clocks = [clock for clock in RULES.clocks.values() if clock.unit == unit]
    assert clocks, "nothing to try this with"
    for clock in clocks:
        start, later = date(2026, 3, 23), date(2026, 6, 1)
        assert only(clock, start, now=later).state == "to be done"
        assert only(clock, start, now=later).due_words == unit
        assert only(clock, start, later, later).state == "done"
        assert only(clock, start, later, start).state == "to be done"
        assert only(clock, start, now=later).due is None


@given(near, st.integers(0, 5))
def test_what_is_owed_today_is_due_on_that_day(start: date, wait: int) -> None:
    (clock,) = [clock for clock in RULES.clocks.values() if clock.unit == "today"]
    later = start + timedelta(days=wait)
    assert only(clock, start).due == start
    assert only(clock, start, now=later).state == ("overdue" if wait else "due today")
    assert only(clock, start, later).state == ("done late" if wait else "done in time")
