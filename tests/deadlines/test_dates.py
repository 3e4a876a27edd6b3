"""Odd dates are findings for a person to look at, and never a crash."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from due import RULES, events, near_moments
from hypothesis import given, settings

from cse_guidance.answers import Finding
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.model import Event
from cse_guidance.words import moment_words, scope_words

FOLLOWING = [event for event in RULES.events.values() if event.after]
MIDDLE = date(2026, 3, 23)
WEEK = timedelta(days=7)


def findings(happened: list[Happened], now: date | datetime | None = None) -> list[Finding]:
    return list(deadlines(RULES, happened, now).findings)


def rules_of(happened: list[Happened], now: date | datetime | None = None) -> list[str]:
    return [one.rule for one in findings(happened, now)]


def line_up(event: Event, when: date) -> list[Happened]:
    """Return an event with all that comes before it, each a week earlier than what follows."""
    found = [Happened(event.id, when)]
    for name in event.after:
        found += line_up(RULES.events[name], when - WEEK)
    return found


def test_some_events_come_after_others() -> None:
    assert {"child-protection-conference", "review-conference"} <= {one.id for one in FOLLOWING}


@pytest.mark.parametrize("event", list(RULES.events.values()), ids=lambda event: event.id)
def test_events_in_their_order_are_nothing_to_look_at(event: Event) -> None:
    assert rules_of(line_up(event, MIDDLE)) == []


@pytest.mark.parametrize("event", FOLLOWING, ids=lambda event: event.id)
def test_an_event_before_what_should_come_before_it_is_named_with_both_dates(event: Event) -> None:
    happened = [Happened(event.id, MIDDLE)]
    for name in event.after:
        happened += line_up(RULES.events[name], MIDDLE + WEEK)
    told = [one for one in findings(happened) if one.rule == "out-of-order"]
    assert len(told) == len(event.after)
    for one, name in zip(told, event.after, strict=True):
        assert one.where == f"{event.id}, {moment_words(MIDDLE)}"
        assert moment_words(MIDDLE + WEEK) in one.what
        assert RULES.events[name].title in one.what
        assert one.scope == scope_words("site advice")


@pytest.mark.parametrize("event", FOLLOWING, ids=lambda event: event.id)
def test_an_event_without_what_should_come_before_it_says_what_is_missing(event: Event) -> None:
    told = findings([Happened(event.id, MIDDLE)])
    assert [one.rule for one in told] == ["start-missing"] * len(event.after)
    for one, name in zip(told, event.after, strict=True):
        assert RULES.events[name].title in one.what


def test_the_same_day_is_no_wrong_order() -> None:
    (event,) = [one for one in FOLLOWING if one.id == "referral-decision"]
    for when in (MIDDLE, datetime(2026, 3, 23, 9, 0)):  # noqa: DTZ001 - on the wall
        happened = [Happened(name, MIDDLE) for name in event.after]
        assert rules_of([*happened, Happened(event.id, when)]) == []


@given(near_moments, near_moments)
def test_a_date_ahead_is_told_as_a_plan(when: date | datetime, now: date | datetime) -> None:
    told = "later-than-now" in rules_of([Happened("concern", when)], now)
    if isinstance(when, datetime) == isinstance(now, datetime):
        assert told == (when > now)  # type: ignore[operator] # of one kind
    assert "later-than-now" not in rules_of([Happened("concern", when)])


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (datetime(2026, 3, 29, 0, 59), False),  # noqa: DTZ001 - on the wall
        (datetime(2026, 3, 29, 1, 0), True),  # noqa: DTZ001 - on the wall
        (datetime(2026, 3, 29, 1, 59), True),  # noqa: DTZ001 - on the wall
        (datetime(2026, 3, 29, 2, 0), False),  # noqa: DTZ001 - on the wall
        (datetime(2026, 10, 25, 0, 59), False),  # noqa: DTZ001 - on the wall
        (datetime(2026, 10, 25, 1, 30), True),  # noqa: DTZ001 - on the wall
        (datetime(2026, 10, 25, 2, 0), False),  # noqa: DTZ001 - on the wall
        (date(2026, 10, 25), False),
    ],
)
def test_a_time_that_never_came_or_came_twice_is_pointed_out(
    when: date | datetime, *, told: bool
) -> None:
    assert ("change-of-clocks" in rules_of([Happened("concern", when)])) == told


@settings(max_examples=300)
@given(events, near_moments)
def test_whatever_the_dates_each_finding_says_where_what_why_and_what_to_do(
    happened: list[Happened], now: date | datetime
) -> None:
    for one in findings(happened, now):
        assert one.rule in RULES.counting.checks
        assert one.where.partition(",")[0] in RULES.events
        assert one.what.endswith(".")
        assert one.why == RULES.counting.checks[one.rule].why  # type: ignore[index] # asserted above
        assert one.do == RULES.counting.checks[one.rule].do  # type: ignore[index] # asserted above
        assert [source.id for source in one.sources] == list(RULES.counting.sources)
