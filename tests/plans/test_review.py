"""The latest day of a review, counted independently."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import ALONE, PLANS, RULES

from cse_guidance.plans.plan import Plan
from cse_guidance.plans.review import latest_review, review_clock

starts = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CLOCKED = [kind for kind in PLANS.kinds.values() if kind.first_review]


def counted(start: date, count: int, unit: str) -> date:
    """Count on day by day, or month by month from the first of the month."""
    if unit == "months":
        first = start.replace(day=1)
        for _ in range(count):
            first += timedelta(days=calendar.monthrange(first.year, first.month)[1])
        last = calendar.monthrange(first.year, first.month)[1]
        return first.replace(day=min(start.day, last))
    day = start
    for _ in range(count * (7 if unit == "weeks" else 1)):
        day += timedelta(days=1)
    return day


@pytest.mark.parametrize("kind", CLOCKED, ids=lambda kind: kind.id)
@settings(max_examples=60)
@given(starts, st.none() | starts)
def test_the_clock_of_the_kind_counts_from_the_last_review_or_the_start(
    kind: object, start: date, last: date | None
) -> None:
    assert isinstance(kind, type(ALONE[0]))
    plan = Plan("p", kind.id, start=start, last_review=last)
    clock = RULES.clocks[kind.later_review if last else kind.first_review]
    assert review_clock(RULES, plan) == clock
    assert clock.count
    assert latest_review(RULES, plan) == counted(last or start, clock.count, clock.unit)


def test_a_month_ends_on_its_last_day_where_the_other_has_more() -> None:
    kind = next(k for k in CLOCKED if RULES.clocks[k.first_review].unit == "months")
    clock = RULES.clocks[kind.first_review]
    assert clock.count
    ends = {
        latest_review(RULES, Plan("p", kind.id, start=date(2026, month, 28)))
        for month in range(1, 13)
    }
    assert all(end and end.day == 28 for end in ends)
    for month in range(1, 13):
        start = date(2026, month, calendar.monthrange(2026, month)[1])
        assert latest_review(RULES, Plan("p", kind.id, start=start)) == counted(
            start, clock.count, "months"
        )


def test_without_a_clock_or_a_start_nothing_is_counted() -> None:
    for kind in PLANS.kinds.values():
        assert latest_review(RULES, Plan("p", kind.id)) is None
    without = [kind for kind in PLANS.kinds.values() if kind.no_review]
    for kind in without:
        assert latest_review(RULES, Plan("p", kind.id, start=date(2026, 1, 1))) is None
