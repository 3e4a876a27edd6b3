"""Sources, roles, clocks and actions: what every kind of rule is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

SourceKind = Literal[
    "law",
    "statutory guidance",
    "guidance",
    "local procedure",
    "report",
    "research",
    "site choice",
]
SourceStatus = Literal["current", "superseded", "local", "archived"]
Evidence = Literal["read", "quoted", "unread"]
# How far a rule reaches. "local rule": the rule of the area whose conf/ this is.
Scope = Literal["national", "local rule", "local example", "site advice"]
# What an action gives, where a promise depends on it.
ActionGives = Literal["999", "strategy discussion", ""]
Unit = Literal[
    "at once",
    "today",
    "as soon as possible",
    "hours",
    "days",
    "working days",
    "weeks",
    "months",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a rule relies on, and how surely it was checked.

    `file` is the rule file that names it: a file may bring sources of its own.
    """

    id: str
    short: str
    title: str
    publisher: str
    dated: str
    kind: SourceKind
    area: str
    status: SourceStatus
    evidence: Evidence
    checked_on: str
    review_by: date
    address: str = ""
    no_address: str = ""
    quoted_by: str = ""
    superseded_by: str = ""
    caution: str = ""
    note: str = ""
    file: str = "sources.toml"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who does something."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Event:
    """A moment from which, or to which, a clock runs. `after` names what comes before it."""

    id: str
    title: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """How long there is between two events.

    `count` is a number of `unit`; it is None for "at once", "today" and
    "as soon as possible". A clock whose scope is local names its `area`.
    One that `repeats` runs from each event to the next of the same kind. Where
    `each_needs_its_own`, one event never answers two starts.
    """

    id: str
    title: str
    from_event: str
    to_event: str
    unit: Unit
    scope: Scope
    sources: tuple[str, ...]
    count: int | None = None
    at_most: bool = False
    repeats: bool = False
    each_needs_its_own: bool = False
    area: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does, who does it and by which clock.

    `gives` marks the call to 999, and the step that asks for or holds a strategy discussion:
    an outcome that promises one has such a step.
    """

    id: str
    what: str
    who: tuple[str, ...]
    clock: str
    sources: tuple[str, ...]
    gives: ActionGives = ""
