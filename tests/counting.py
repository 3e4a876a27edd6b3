"""Counts what the tests tried, so that the run can say it at its end."""

from __future__ import annotations

from collections import Counter

COUNTED: Counter[str] = Counter()


def count(what: str, number: int = 1) -> None:
    """Add to what was tried."""
    COUNTED[what] += number
