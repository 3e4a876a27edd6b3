"""How an area counts: which day is day one, and what a person is told about dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# What each sentence is about; Python shows it where it applied.
CountingRule = Literal[
    "day-one",
    "working-days",
    "event-on-a-day-off",
    "due-on-a-day-off",
    "weeks-and-months",
    "month-end",
    "hours",
    "no-time-of-day",
    "next-answers",
    "each-its-own",
]
# What can be odd about the dates that were handed in.
DateCheck = Literal[
    "out-of-order",
    "start-missing",
    "given-twice",
    "later-than-now",
    "one-for-several",
    "change-of-clocks",
]


@dataclass(frozen=True, slots=True)
class WhyAndDo:
    """Why something about the dates matters, and what to do about it."""

    why: str
    do: str


@dataclass(frozen=True, slots=True)
class Counting:
    """How deadlines are counted.

    `day_of_event` is 0 where the day after an event is day one, and 1 where the day of the
    event itself is. `rules` says in words how the count is made, `checks` what a person is told
    about the dates, each by what it is about.
    """

    day_of_event: int
    reminder: str
    rules: Mapping[CountingRule, str]
    checks: Mapping[DateCheck, WhyAndDo]
    sources: tuple[str, ...]
