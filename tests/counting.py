"""Counts what the tests tried, so that the run can say it at its end."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

COUNTED: Counter[str] = Counter()


def count(what: str, number: int = 1) -> None:
    """Add to what was tried."""
    COUNTED[what] += number


def write_counted(folder: Path) -> None:
    """Write what was counted, for "do.py approve"."""
    text = json.dumps(dict(sorted(COUNTED.items())))
    (folder / "counted.json").write_text(text, encoding="utf-8")
