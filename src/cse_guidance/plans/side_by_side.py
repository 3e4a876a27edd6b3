"""Looks at open actions side by side, within one plan and across all live plans of the child."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.plans.alike import Comparison, Relation
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
    """Yield each action with the first one before it that stands to it in the wanted way."""
    compare = Comparison.by(look.rules.plans)
    ready = [(plan, compare.ready(action)) for plan, action in look.open()]
    for number, (plan, action) in enumerate(ready):
        for other_plan, other in ready[:number]:
            if compare.relation(other, action) == wanted:
                other_place = at_action(other_plan, other.action)
                found = f"{quoted(other.action.what)} ({other_place})"
                differs = compare.differs(other, action) if wanted == "actions differ" else ()
                more = f"; they differ in {differ_words(differs)}" if differs else ""
                yield Hit(at_action(plan, action.action), found + more)
                break
