"""Reads the patterns of an entry of a rule file: see `language/pattern.py` for what they are."""

from __future__ import annotations

from cse_guidance.language.pattern import PatternReader
from cse_guidance.load.table import Table
from cse_guidance.model import Pattern


def read_patterns(
    reader: PatternReader, table: Table, key: str, *, needed: bool = True
) -> tuple[Pattern, ...]:
    """Return the patterns of one entry, having noted every fault in them."""
    texts = table.texts(key, needed=needed)
    return tuple(reader.read(text, table.fault) for text in texts if text.strip())
