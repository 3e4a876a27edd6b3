"""Every deadline of every clock, from whatever events, against an independent count."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from breaking import CLOCKS, change
from due import (
    COUNTED,
    FIRST,
    LAST,
    RULES,
    day,
    days,
    end_of,
    events,
    instant,
    is_working,
    moments,
    near,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import plain
from cse_guidance.deadlines import Deadline, DeadlinesResult, Happened, deadlines
from cse_guidance.faults import FaultsFound
from cse_guidance.load import load_rules
from cse_guidance.model import Clock, Scope
from cse_guidance.words import scope_words, weekday_words

CLOCK_IDS = [clock.id for clock in RULES.clocks.values()]


def of_clock(result: DeadlinesResult, clock: Clock) -> list[Deadline]:
    return [one for one in result.all if one.clock == clock.id]


def only(clock: Clock, start: date | datetime) -> Deadline:
    """Return the one deadline of a clock when its event happened once."""
    (found,) = of_clock(deadlines(RULES, [Happened(clock.from_event, start)]), clock)
    return found


def listed(result: DeadlinesResult, scope: Scope) -> tuple[Deadline, ...]:
    return {
        "national": result.national,
        "local rule": result.local_rules,
        "local example": result.local_examples,
        "site advice": result.site_advice,
    }[scope]


@pytest.mark.parametrize("name", CLOCK_IDS)
def test_every_clock_is_started_by_its_event_and_stands_in_the_list_of_its_scope(name: str) -> None:
    clock = RULES.clocks[name]
    result = deadlines(RULES, [Happened(clock.from_event, date(2026, 3, 23))])
    (deadline,) = of_clock(result, clock)
    assert deadline in listed(result, clock.scope)
    assert deadline.scope == scope_words(clock.scope, clock.area)
    assert (deadline.title, deadline.note) == (clock.title, clock.note)
    assert [source.id for source in deadline.sources] == list(clock.sources)
    assert RULES.events[clock.from_event].title in deadline.counted_from
    started = [one.id for one in RULES.clocks.values() if one.from_event == clock.from_event]
    assert sorted(one.clock for one in result.all) == sorted(started)


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
@settings(max_examples=60)
@given(moments)
def test_every_counted_clock_ends_where_an_independent_count_ends(
    clock: Clock, start: date | datetime
) -> None:
    found = only(clock, start)
    assert found.due == end_of(clock, start)
    assert isinstance(found.due, datetime) == (clock.unit == "hours")


@settings(max_examples=300)
@given(events)
def test_each_event_starts_each_of_its_clocks_once_and_nothing_else_is_there(
    happened: list[Happened],
) -> None:
    result = deadlines(RULES, happened)
    starts = [
        (clock.id, str(one.when))
        for clock in RULES.clocks.values()
        for one in set(happened)
        if one.event == clock.from_event
    ]
    assert sorted((one.clock, str(one.start)) for one in result.all) == sorted(starts)
    for one in result.all:
        clock = RULES.clocks[one.clock]
        if clock.count is not None:
            assert one.due == end_of(clock, one.start)


@settings(max_examples=200)
@given(events, st.randoms(use_true_random=False), st.none() | near)
def test_the_order_in_which_events_are_written_changes_nothing(
    happened: list[Happened], chance: object, now: date | None
) -> None:
    mixed = list(happened)
    chance.shuffle(mixed)  # type: ignore[attr-defined] # a Random, whose type the library hides
    one, two = deadlines(RULES, happened, now), deadlines(RULES, mixed, now)
    assert one.all == two.all
    assert sorted(map(str, one.findings)) == sorted(map(str, two.findings))


@settings(max_examples=200)
@given(events, st.none() | near)
def test_the_earliest_stands_first_in_each_list_and_all_of_it_becomes_json(
    happened: list[Happened], now: date | None
) -> None:
    result = deadlines(RULES, happened, now)
    for scope in ("national", "local rule", "site advice", "local example"):
        found = listed(result, scope)
        when = [instant(one.start if one.due is None else one.due) for one in found]
        assert when == sorted(when)
        assert all((one.scope == scope_words("national")) == (scope == "national") for one in found)
    assert json.loads(json.dumps(plain(result)))["reminder"] == RULES.counting.reminder
    assert all(one.how and one.due_words and one.sources for one in result.all)
    assert all(one.why and one.do and one.sources and one.where for one in result.findings)


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
@settings(max_examples=60)
@given(moments, st.integers(0, 80 * 60))
def test_a_later_event_never_gives_an_earlier_deadline(
    clock: Clock, start: date | datetime, minutes: int
) -> None:
    if isinstance(start, datetime):
        later: date | datetime = start + timedelta(minutes=minutes)
        early, late = sorted((start, later), key=instant)
    else:
        early, late = start, start + timedelta(days=minutes // 60)
    one, two = only(clock, early).due, only(clock, late).due
    assert one is not None
    assert two is not None
    assert instant(one) <= instant(two)


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
@given(start=days)
def test_no_time_of_day_never_gives_a_later_deadline_than_any_time_of_that_day(
    clock: Clock, start: date
) -> None:
    due = only(clock, start).due
    assert due is not None
    for hour in (0, 4, 12, 23):
        timed = only(clock, datetime(start.year, start.month, start.day, hour, 59)).due  # noqa: DTZ001 - on the wall
        assert timed is not None
        assert instant(due) <= instant(timed)


@settings(max_examples=300)
@given(
    st.lists(
        st.builds(
            Happened,
            st.sampled_from(list(RULES.events)),
            st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        ),
        max_size=6,
    ),
    st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_what_reaches_a_year_that_is_not_known_is_not_guessed(
    happened: list[Happened], now: date | None
) -> None:
    for one in deadlines(RULES, happened, now).all:
        clock = RULES.clocks[one.clock]
        within = FIRST <= day(one.start).year <= LAST
        if within and clock.count is not None and day(one.start) < date(LAST, 1, 1):
            within = day(end_of(clock, one.start)).year <= LAST
        elif within and clock.count is not None:
            continue  # the library behind the independent count ends here too
        assert (one.state == "not counted") == (not within)
        if not within:
            assert one.due is None
            assert f"The bank holidays of {FIRST} to {LAST}" in one.how
            assert not one.open


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_a_count_over_the_last_new_year_names_the_year_that_is_missing(clock: Clock) -> None:
    found = only(clock, date(LAST, 12, 31))
    assert found.state == "not counted"
    assert f"The count reaches {LAST + 1}." in found.how


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_one_more_in_the_rule_file_is_one_more_in_the_deadline(
    conf_copy: Path, clock: Clock
) -> None:
    assert clock.count is not None
    set_count(conf_copy, clock, clock.count + 1)
    start = date(2026, 3, 20)
    changed = load_rules(conf_copy, thorough=False)
    (now_one,) = of_clock(deadlines(changed, [Happened(clock.from_event, start)]), clock)
    assert now_one.due == end_of(changed.clocks[clock.id], start, changed)
    before = only(clock, start).due
    assert before is not None
    assert now_one.due is not None
    assert instant(before) < instant(now_one.due)


def test_where_the_day_of_the_event_is_day_one_every_count_of_days_ends_sooner(
    conf_copy: Path,
) -> None:
    other = 1 - RULES.counting.day_of_event
    change(conf_copy, CLOCKS, "[counting]", "day_of_event", str(other))
    changed = load_rules(conf_copy)
    for clock in COUNTED:
        for ahead in range(20):
            start = date(2026, 3, 20) + timedelta(days=ahead)
            (found,) = of_clock(deadlines(changed, [Happened(clock.from_event, start)]), clock)
            assert found.due == end_of(clock, start, changed)


def test_an_event_that_does_not_exist_is_named_with_the_nearest() -> None:
    wrong = [Happened("strategy-discusion", date(2026, 3, 23)), Happened("x", date(2026, 3, 23))]
    with pytest.raises(FaultsFound) as found:
        deadlines(RULES, wrong)
    first, second = found.value.faults
    assert first.remedy == 'Did you mean "strategy-discussion"?'
    assert second.place == "event 2"


def test_no_event_gives_no_deadline_and_still_says_how_it_would_be_counted() -> None:
    result = deadlines(RULES, [])
    assert result.all == ()
    assert result.findings == ()
    assert result.counting == tuple(RULES.counting.rules.values())
    assert {one.id for one in result.counting_sources} == {
        *RULES.counting.sources,
        *RULES.holidays.sources,
    }


@pytest.mark.parametrize("year", range(FIRST, LAST - 1))
def test_examples_over_christmas_and_easter_are_found_and_name_what_was_left_out(year: int) -> None:
    """The examples for teaching are worked out, not typed: they move with the calendar."""
    clock = RULES.clocks["initial-conference"]
    assert clock.unit == "working days"
    assert clock.count is not None

    def longest(first: date, last: date) -> Deadline:
        """Return the deadline of the start on which the wait is longest."""
        starts = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        waits = {one: (day(end_of(clock, one)) - one).days for one in starts if is_working(one)}
        assert max(waits.values()) > clock.count / 5 * 7  # type: ignore[operator] # asserted above
        return only(clock, max(waits, key=lambda one: waits[one]))

    christmas = longest(date(year, 12, 1), date(year, 12, 24))
    easter = longest(date(year, 2, 20), date(year, 4, 24))
    for found, titles in (
        (christmas, ("Christmas Day", "Boxing Day", "New Year's Day")),
        (easter, ("Good Friday", "Easter Monday")),
    ):
        off = [one for one in found.left_out if any(title in one.why for title in titles)]
        assert len(off) >= len(titles)
        for one in found.left_out:
            saturday = one.day - timedelta(days=max(one.day.weekday() - 5, 0))
            assert f"{saturday.day}" in found.how
            assert one.day.isoweekday() > 5 or f"{one.why} ({weekday_words(one.day)})" in found.how


def set_count(conf: Path, clock: Clock, count: int) -> None:
    """Write another count into a clock, which may share its id with an event."""
    path = conf / CLOCKS
    before, mark, after = path.read_text(encoding="utf-8").partition(
        f'[[clock]]\nid = "{clock.id}"'
    )
    text = before + mark + after.replace(f"\ncount = {clock.count}\n", f"\ncount = {count}\n", 1)
    path.write_text(text, encoding="utf-8")
