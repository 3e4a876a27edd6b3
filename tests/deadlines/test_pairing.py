"""What answers what, where an event happened several times."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from due import RULES, day, instant, near_moments
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.deadlines import Deadline, Happened, deadlines
from cse_guidance.model import Clock

CLOCKS = list(RULES.clocks.values())
REPEATING = [clock for clock in CLOCKS if clock.repeats]
OWN = [clock for clock in CLOCKS if clock.each_needs_its_own]
SHARED = [clock for clock in CLOCKS if not clock.repeats and not clock.each_needs_its_own]
several = st.lists(near_moments, max_size=6, unique_by=str)


def found(
    clock: Clock, starts: list[date | datetime], ends: list[date | datetime]
) -> list[Deadline]:
    happened = [Happened(clock.from_event, when) for when in starts]
    happened += [Happened(clock.to_event, when) for when in ends]
    return [one for one in deadlines(RULES, happened).all if one.clock == clock.id]


def not_before(end: date | datetime, start: date | datetime) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        return instant(end) >= instant(start)
    return day(end) >= day(start)


def order(when: date | datetime) -> tuple[datetime, bool]:
    return instant(when), isinstance(when, datetime)


def test_there_is_something_to_try_each_way_of_pairing_with() -> None:
    assert REPEATING
    assert OWN
    assert SHARED


@pytest.mark.parametrize("clock", SHARED, ids=lambda clock: clock.id)
@settings(max_examples=60)
@given(starts=several, ends=several)
def test_the_next_event_answers_every_start_before_it(
    clock: Clock, starts: list[date | datetime], ends: list[date | datetime]
) -> None:
    for one in found(clock, starts, ends):
        later = [end for end in ends if not_before(end, one.start)]
        assert one.done == (min(later, key=order) if later else None)


@pytest.mark.parametrize("clock", OWN, ids=lambda clock: clock.id)
@settings(max_examples=150)
@given(starts=several, ends=several)
def test_where_each_needs_its_own_no_event_answers_two_starts(
    clock: Clock, starts: list[date | datetime], ends: list[date | datetime]
) -> None:
    pairs = found(clock, starts, ends)
    assert len(pairs) == len(starts)
    used = [str(one.done) for one in pairs if one.done is not None]
    assert len(set(used)) == len(used)
    assert set(used) <= {str(end) for end in ends}
    assert all(not_before(one.done, one.start) for one in pairs if one.done is not None)
    # What is left over could not have answered anything that is left open.
    spare = [end for end in ends if str(end) not in used]
    for one in pairs:
        if one.done is None:
            assert not any(not_before(end, one.start) for end in spare)


@pytest.mark.parametrize("clock", OWN, ids=lambda clock: clock.id)
@settings(max_examples=100)
@given(starts=several, ends=several, more=near_moments)
def test_one_more_answer_never_leaves_more_starts_open(
    clock: Clock, starts: list[date | datetime], ends: list[date | datetime], more: date | datetime
) -> None:
    before = [one for one in found(clock, starts, ends) if one.done is None]
    after = [one for one in found(clock, starts, [*ends, more]) if one.done is None]
    assert len(after) <= len(before)


@pytest.mark.parametrize("clock", OWN, ids=lambda clock: clock.id)
def test_one_interview_for_two_returns_leaves_the_earlier_open_and_says_so(clock: Clock) -> None:
    first, second, then = date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 11)
    early, late = sorted(found(clock, [first, second], [then]), key=lambda one: one.start)
    assert (early.done, late.done) == (None, then)
    happened = [Happened(clock.from_event, one) for one in (first, second)]
    result = deadlines(RULES, [*happened, Happened(clock.to_event, then)])
    (told,) = [one for one in result.findings if one.rule == "one-for-several"]
    assert "11 March 2026" in told.where
    assert "2 March 2026" in told.what
    assert "10 March 2026" in told.what
    assert found(clock, [first, second], [then, then + timedelta(days=1)])[0].done is not None


@pytest.mark.parametrize("clock", REPEATING, ids=lambda clock: clock.id)
@settings(max_examples=100)
@given(whens=several)
def test_what_repeats_runs_from_each_to_the_next_and_from_the_last_on(
    clock: Clock, whens: list[date | datetime]
) -> None:
    ordered = sorted(whens, key=order)
    pairs = sorted(found(clock, whens, []), key=lambda one: order(one.start))
    assert [str(one.start) for one in pairs] == [str(one) for one in ordered]
    assert [one.done for one in pairs] == [*ordered[1:], *([None] if ordered else [])]


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.id)
def test_the_same_event_given_twice_counts_once(clock: Clock) -> None:
    twice = [Happened(clock.from_event, date(2026, 3, 23))] * 2
    result = deadlines(RULES, twice)
    assert len([one for one in result.all if one.clock == clock.id]) == 1
    assert "given-twice" in [one.rule for one in result.findings]
    assert result.all == deadlines(RULES, twice[:1]).all


def test_a_second_strategy_discussion_does_not_restart_the_clock_of_the_first() -> None:
    clock = RULES.clocks["initial-conference"]
    first, second, held = date(2026, 3, 2), date(2026, 3, 20), date(2026, 3, 30)
    early, late = sorted(found(clock, [first, second], [held]), key=lambda one: one.start)
    assert early.done == late.done == held
    assert early.state == "done late"
    assert late.state == "done in time"
