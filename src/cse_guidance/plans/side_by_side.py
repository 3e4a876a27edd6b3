"""Looks at open actions side by side, within one plan and across all live plans of the child."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.plans.alike import Relation
from cse_guidance.plans.in_words import differ_words
from cse_guidance.plans.look import Hit, Look, at_action, quoted


def actions_repeat(look: Look) -> Iterator[Hit]:
    """Yield a hit for each action that is near the same as one before it."""
    return _related(look, "actions repeat")


def actions_differ(look: Look) -> Iterator[Hit]:
    """Yield a hit for each action that is near one before it, with another person or time."""
    return _related(look, "actions differ")


def actions_oppose(look: Look) -> Iterator[Hit]:
    """Yield a hit for each action that may say the opposite of one before it."""
    return _related(look, "actions oppose")


def _related(look: Look, wanted: Relation) -> Iterator[Hit]:
    for pair in look.pairs.related(wanted, look.rule.applies_to):
        found = f"{quoted(pair.before[1].what)} ({at_action(*pair.before)})"
        if wanted == "actions differ":
            found = f"{found}; they differ in {differ_words(pair.differs)}"
        yield Hit(at_action(*pair.this), found)
