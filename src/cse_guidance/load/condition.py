"""Reads a condition: "fact-id", { all = [...] }, { any = [...] } or { not = ... }."""

from __future__ import annotations

from cse_guidance.load.table import Table
from cse_guidance.model.condition import ALWAYS, AllOf, AnyOf, Condition, Contrary, FactIs

DEEPEST = 5
HOW = 'Write {key} = "fact-id", {{ all = [...] }}, {{ any = [...] }} or {{ not = "fact-id" }}.'


def read_condition(table: Table, key: str) -> Condition:
    """Return a condition; one that always holds where none is written."""
    value = table.value(key)
    if value is None:
        return ALWAYS
    found = _read(value, DEEPEST)
    if found is None:
        table.fault(f'"{key}" is not a condition.', HOW.format(key=key))
        return ALWAYS
    return found


def _read(value: object, deeper: int) -> Condition | None:
    """Return a condition, or None where it is none or is nested too deeply."""
    if isinstance(value, str):
        return FactIs(value) if value.strip() else None
    if not isinstance(value, dict) or len(value) != 1 or deeper == 0:
        return None
    ((word, inner),) = value.items()
    if word == "not":
        part = _read(inner, deeper - 1)
        return None if part is None else Contrary(part)
    if word not in ("all", "any") or not isinstance(inner, list) or not inner:
        return None
    parts = tuple(part for part in (_read(item, deeper - 1) for item in inner) if part is not None)
    if len(parts) != len(inner):
        return None
    return AllOf(parts) if word == "all" else AnyOf(parts)
