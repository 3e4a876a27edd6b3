"""Definitions that the site quotes word for word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """One quoted definition: when it came into use and, if it is history, what replaced it."""

    id: str
    term: str
    title: str
    words: str
    from_date: str
    in_use: bool
    source: str
    until: str = ""
    replaced_by: str = ""
    note: str = ""
