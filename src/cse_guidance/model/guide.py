"""What pages of guidance show beside the rules: the audit, who reads, changes, terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

FindingKind = Literal["found", "asked for"]
AmendmentKind = Literal["new", "updated", "removed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the audit found or asked for, and what this site offers for it.

    `pages` and `checkers` are names of pages; `scenarios` are ids of made-up cases. `since` is
    what has changed since the audit, with the sources for that.
    """

    id: str
    kind: FindingKind
    title: str
    pages: tuple[str, ...]
    checkers: tuple[str, ...]
    scenarios: tuple[str, ...]
    since: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """How something that the audit found goes wrong in practice, and what to do instead.

    `pages` are the pages that show it, `findings` the ids of what the audit found.
    """

    id: str
    what: str
    instead: str
    findings: tuple[str, ...]
    pages: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time after the worry arises. `days` is its end in days; None: no end."""

    id: str
    title: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of reader: their roles, how meetings invite them, the procedures that they need."""

    id: str
    title: str
    roles: tuple[str, ...]
    attendees: tuple[str, ...]
    pathways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A dated change of what this site says. `files` are rule files, with their `version` then."""

    day: date
    kind: AmendmentKind
    what: str
    pages: tuple[str, ...]
    files: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: what it means here. `also` are other ways in which it is written."""

    id: str
    title: str
    meaning: str
    sources: tuple[str, ...]
    also: tuple[str, ...] = ()
    page: str = ""
