"""Writes plans as they are handed in, so that what comes out can be read back."""

from __future__ import annotations

import dataclasses
from datetime import date

from cse_guidance.plans.plan import ChildsPlans, Plan


def written(plans: ChildsPlans) -> dict[str, object]:
    """Return plans in the shape of the input. What is empty is left out, as in the input."""
    head: dict[str, object] = {
        "today": plans.today,
        "child": plans.child,
        "child_status": plans.status,
    }
    return {**_without_empty(head), "plans": [_plan(plan) for plan in plans.plans]}


def _plan(plan: Plan) -> dict[str, object]:
    entries = {field.name: getattr(plan, field.name) for field in dataclasses.fields(plan)}
    return _without_empty(entries)


def _without_empty(entries: dict[str, object]) -> dict[str, object]:
    found = {name: _value(value) for name, value in entries.items()}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _value(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        entries = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if "by_words" in entries:
            entries["by"] = entries["by"] or entries["by_words"]
            del entries["by_words"]
        return _without_empty(entries)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
