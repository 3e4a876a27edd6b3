"""Finds what answered each start of a clock, where events may have happened several times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from cse_guidance.deadlines.counting import day_of
from cse_guidance.deadlines.result import Happened
from cse_guidance.model import Clock
from cse_guidance.summer_time import greenwich, start_of


@dataclass(frozen=True, slots=True)
class Pair:
    """A start and what answered it, None if nothing did.

    `instead_of` holds the other starts that it could have answered, where each needs its own.
    """

    start: Happened
    answer: Happened | None
    instead_of: tuple[Happened, ...] = ()


def in_order(happened: Sequence[Happened]) -> list[Happened]:
    """Return events in the order of time; one without a time of day stands first on its day."""
    return sorted(happened, key=lambda one: _sort_key(one.when))


def _sort_key(when: date | datetime) -> tuple[datetime, int]:
    if isinstance(when, datetime):
        return greenwich(when), 1
    return greenwich(start_of(when)), 0


def not_before(when: date | datetime, start: date | datetime) -> bool:
    """Return whether a moment is not before another, as far as can be told."""
    if isinstance(when, datetime) and isinstance(start, datetime):
        return greenwich(when) >= greenwich(start)
    return day_of(when) >= day_of(start)


def pair(clock: Clock, happened: Sequence[Happened]) -> list[Pair]:
    """Return every start of a clock with what answered it.

    The next event of the right kind answers each start before it. Where the clock says that each
    start needs its own, an event answers the latest start before it that has none yet.

    Args:
        clock: the clock.
        happened: the events in the order of time, each once.
    """
    starts = [one for one in happened if one.event == clock.from_event]
    if clock.repeats:
        return [Pair(start, then) for start, then in zip_longest(starts, starts[1:])]
    answers = [one for one in happened if one.event == clock.to_event]
    if clock.each_needs_its_own:
        return _each_its_own(starts, answers)
    return [Pair(start, _next(start, answers)) for start in starts]


def _next(start: Happened, answers: Sequence[Happened]) -> Happened | None:
    return next((one for one in answers if not_before(one.when, start.when)), None)


def _each_its_own(starts: Sequence[Happened], answers: Sequence[Happened]) -> list[Pair]:
    found = {start: Pair(start, None) for start in starts}
    for answer in answers:
        waiting = [
            pair.start
            for pair in found.values()
            if pair.answer is None and not_before(answer.when, pair.start.when)
        ]
        if waiting:
            *others, latest = waiting
            found[latest] = Pair(latest, answer, tuple(others))
    return list(found.values())
