"""Escalation: the procedures for a disagreement, the area's own first."""

from __future__ import annotations

from cse_guidance.model import Ladder, Rules, Scope

FROM_NEAR_TO_FAR: tuple[Scope, ...] = ("local rule", "national", "site advice", "local example")


def ladders_in_order(rules: Rules) -> tuple[Ladder, ...]:
    """Return the procedures for a disagreement in the order in which a reader needs them.

    The area's own stand first, then what holds everywhere, then the examples of other areas;
    within each, the order of the file. Source of each: `ladder.sources`.

    Args:
        rules: the loaded rules.

    Raises no error.

    Example:
        >>> from cse_guidance.load import packaged_rules
        >>> nearest = ladders_in_order(packaged_rules())[0]
        >>> [stage.number for stage in nearest.stages][:2]
        [1, 2]
    """
    return tuple(sorted(rules.ladders.values(), key=lambda one: FROM_NEAR_TO_FAR.index(one.scope)))


def own_ladders(rules: Rules) -> tuple[Ladder, ...]:
    """Return the procedures of the area whose rule files these are; none until it adds one.

    Example:
        >>> from cse_guidance.load import packaged_rules
        >>> {ladder.scope for ladder in own_ladders(packaged_rules())} <= {"local rule"}
        True
    """
    return tuple(ladder for ladder in rules.ladders.values() if ladder.scope == "local rule")
