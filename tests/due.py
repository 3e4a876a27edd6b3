"""Works out, independently of the package, when a clock ends and where a deadline stands.

The bank holidays come from the `holidays` library, the change of clocks from the table of time
zones and months from `dateutil`: nothing here calls `working_days`, `summer_time` or `deadlines`.
Counts, units and which day is day one are read from the loaded rules.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count as numbers
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from cse_guidance.deadlines import Happened
from cse_guidance.load import packaged_rules
from cse_guidance.model import Clock, Rules

RULES = packaged_rules()
LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
FIRST, LAST = RULES.holidays.first_year, RULES.holidays.last_year
ENGLAND = frozenset(
    holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST, LAST + 1)).keys()
)
COUNTED = [clock for clock in RULES.clocks.values() if clock.count is not None]

# Far enough from the end that no clock of the rules runs out of the known years.
days = st.dates(date(FIRST, 1, 1), date(LAST - 1, 12, 31))
times = st.datetimes(datetime(FIRST, 1, 1), datetime(LAST - 1, 12, 31)).map(  # noqa: DTZ001 - on the wall
    lambda moment: moment.replace(second=0, microsecond=0)
)
moments = days | times
# Dates near each other, so that events fall before, on and after each other's days.
near = st.integers(0, 40).map(lambda number: date(2026, 3, 20) + number * DAY)
near_times = st.tuples(near, st.times()).map(
    lambda two: datetime.combine(two[0], two[1].replace(second=0, microsecond=0, fold=0))
)
near_moments = near | near_times
events = st.lists(
    st.builds(Happened, st.sampled_from(list(RULES.events)), near_moments), max_size=14
)


def day(when: date | datetime) -> date:
    """Return the day of a moment."""
    return when.date() if isinstance(when, datetime) else when


def instant(when: date | datetime) -> datetime:
    """Return a moment with its zone; a day's first moment where it has no time."""
    wall = when if isinstance(when, datetime) else datetime.combine(when, time())
    return wall.replace(tzinfo=LONDON).astimezone(UTC)


def is_working(one: date) -> bool:
    """Return whether the library and the days of the week say that it is a working day."""
    return one.isoweekday() <= 5 and one not in ENGLAND


def end_of(clock: Clock, start: date | datetime, rules: Rules = RULES) -> date | datetime:
    """Return when a counted clock ends."""
    number = clock.count
    assert number is not None
    shift = rules.counting.day_of_event
    match clock.unit:
        case "hours":
            return on_the_wall(instant(start) + timedelta(hours=number))
        case "days":
            return day(start) + (number - shift) * DAY
        case "weeks":
            return day(start) + 7 * number * DAY
        case "months":
            return day(start) + relativedelta(months=number)
        case "working days":
            left = number
            for ahead in numbers(1 - shift):
                one = day(start) + ahead * DAY
                left -= is_working(one)
                if not left:
                    return one
    raise AssertionError(clock.unit)


def on_the_wall(moment: datetime) -> datetime:
    """Return what clocks in London show."""
    return moment.astimezone(LONDON).replace(tzinfo=None)


def could_be(when: date | datetime) -> tuple[datetime, datetime]:
    """Return the first and the last instant that a date or a moment may stand for."""
    if isinstance(when, datetime):
        return instant(when), instant(when)
    return instant(when), instant(when + DAY) - timedelta(microseconds=1)


def ends(clock: Clock, start: date | datetime) -> tuple[datetime, datetime]:
    """Return the first and the last instant at which a counted clock may end."""
    due = end_of(clock, start)
    if clock.unit != "hours":
        last = instant(day(due) + DAY) - timedelta(microseconds=1)
        return last, last
    first, last = could_be(start)
    hours = timedelta(hours=clock.count or 0)
    return first + hours, last + hours


def on_time(clock: Clock, start: date | datetime, when: date | datetime) -> bool | None:
    """Return whether a moment is in time; None where a time that is missing decides it."""
    first, last = ends(clock, start)
    early, late = could_be(when)
    if late <= first:
        return True
    if early > last:
        return False
    return None
