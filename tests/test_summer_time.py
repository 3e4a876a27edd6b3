"""The clock on the wall, compared with the table of time zones that the world keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.summer_time import (
    add_hours,
    comes_twice,
    greenwich,
    never_came,
    on_the_wall,
    start_of,
)

LONDON = ZoneInfo("Europe/London")
YEARS = range(2015, 2036)
HALF_HOUR = timedelta(minutes=30)

moments = st.datetimes(datetime(2014, 12, 1), datetime(2036, 2, 1))  # noqa: DTZ001 - on the wall


def changes_of(year: int) -> list[datetime]:
    """Return the two moments, in Greenwich time, at which London's offset changes."""
    first = datetime(year, 1, 1, tzinfo=UTC)
    hours = [first + timedelta(hours=number) for number in range(366 * 24)]
    offsets = [hour.astimezone(LONDON).utcoffset() for hour in hours]
    pairs = zip(hours[1:], offsets, offsets[1:], strict=False)
    return [hour for hour, before, after in pairs if before != after and hour.year == year]


def around_changes() -> list[datetime]:
    """Return every half hour of the days on which clocks change, as shown on the wall."""
    found = []
    for year in YEARS:
        for change in changes_of(year):
            midnight = start_of(change.date())
            found += [midnight + number * HALF_HOUR for number in range(-2, 50)]
    return found


@settings(max_examples=500)
@given(moments, st.sampled_from([0, 1]))
def test_greenwich_time_is_that_of_the_table_of_zones(wall: datetime, fold: int) -> None:
    wall = wall.replace(fold=fold)
    expected = wall.replace(tzinfo=LONDON).astimezone(UTC).replace(tzinfo=None)
    assert greenwich(wall) == expected


@settings(max_examples=500)
@given(moments)
def test_the_wall_shows_what_the_table_of_zones_says(utc: datetime) -> None:
    expected = utc.replace(tzinfo=UTC).astimezone(LONDON).replace(tzinfo=None)
    shown = on_the_wall(utc)
    assert (shown, shown.fold) == (expected, expected.fold)


@pytest.mark.parametrize("fold", [0, 1])
def test_every_half_hour_of_every_change_agrees_with_the_table(fold: int) -> None:
    walls = around_changes()
    assert len(walls) == 2 * 52 * len(YEARS)
    for shown in walls:
        wall = shown.replace(fold=fold)
        utc = wall.replace(tzinfo=LONDON).astimezone(UTC)
        assert greenwich(wall) == utc.replace(tzinfo=None)
        back = utc.astimezone(LONDON).replace(tzinfo=None)
        assert (on_the_wall(greenwich(wall)), on_the_wall(greenwich(wall)).fold) == (
            back,
            back.fold,
        )
        # A time that never came does not come back as itself; one that comes twice has two.
        assert never_came(wall) == (back != wall)
        two = {shown.replace(tzinfo=LONDON, fold=one).astimezone(UTC) for one in (0, 1)}
        assert comes_twice(wall) == (len(two) == 2 and back == wall)


def test_clocks_change_twice_in_every_year_and_the_rule_finds_both() -> None:
    for year in YEARS:
        changes = changes_of(year)
        assert len(changes) == 2
        for change in changes:
            utc = change.replace(tzinfo=None)
            minute = timedelta(minutes=1)
            jump = on_the_wall(utc) - on_the_wall(utc - minute)
            assert jump in (timedelta(minutes=61), timedelta(minutes=-59))


@settings(max_examples=400)
@given(moments, st.integers(0, 400))
def test_so_many_hours_pass_and_no_more(wall: datetime, hours: int) -> None:
    aware = wall.replace(tzinfo=LONDON).astimezone(UTC) + timedelta(hours=hours)
    expected = aware.astimezone(LONDON).replace(tzinfo=None)
    assert add_hours(wall, hours) == expected
    assert greenwich(add_hours(wall, hours)) - greenwich(wall) == timedelta(hours=hours)


@settings(max_examples=300)
@given(moments, moments, st.integers(1, 100))
def test_a_later_start_never_ends_earlier(one: datetime, two: datetime, hours: int) -> None:
    early, late = sorted((one, two), key=greenwich)
    assert greenwich(add_hours(early, hours)) <= greenwich(add_hours(late, hours))


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_a_day_starts_at_midnight_which_comes_once(day: date) -> None:
    start = start_of(day)
    assert (start.date(), start.hour, start.minute) == (day, 0, 0)
    assert not never_came(start)
    assert not comes_twice(start)
