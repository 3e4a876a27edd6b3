"""What the promises that are asked of any rules have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cse_guidance.model import Action, Clock, Rules

Asked = Callable[[Rules], Iterator[str]]
SOON = ("at once", "today")


def clock_of(rules: Rules, action: Action | None) -> Clock | None:
    """Return the clock of an action, where both are there."""
    return rules.clocks.get(action.clock) if action else None
