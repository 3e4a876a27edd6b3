"""What the tests counted, for the lines that end a run."""

from __future__ import annotations

COUNTED: dict[str, int] = {}


def count(what: str, number: int) -> None:
    """Add to what was counted, for example inputs that were tried."""
    COUNTED[what] = COUNTED.get(what, 0) + number
