"""Looks at all plans of one child together: which there are, and which there should be."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.plans.carries import carrying_plan, plan_words
from cse_guidance.plans.look import Hit, Look, in_plan, quoted

ALL = "all plans"


def several_plans(look: Look) -> Iterator[Hit]:
    """Yield a hit where the child has more than one live plan."""
    live = look.plans.live
    if len(live) > 1:
        yield Hit(ALL, ", ".join(plan_words(look.rules, plan) for plan in live))


def stands_alone(look: Look) -> Iterator[Hit]:
    """Yield a hit where no live plan is one that can stand alone."""
    live = look.plans.live
    if live and all(look.kind(plan).joins for plan in live):
        yield Hit(ALL, ", ".join(plan_words(look.rules, plan) for plan in live))


def plan_missing(look: Look) -> Iterator[Hit]:
    """Yield a hit where the child's status calls for a higher plan than there is."""
    wanted, rank = _wanted(look), _rank(look)
    if wanted and rank < look.rules.plans.kinds[wanted].rank:
        yield Hit(ALL, look.rules.plans.kinds[wanted].title)


def plan_above_status(look: Look) -> Iterator[Hit]:
    """Yield a hit where a live plan goes with a higher status than the one given."""
    wanted, carrier = _wanted(look), carrying_plan(look.rules, look.plans)
    if wanted and carrier and _rank(look) > look.rules.plans.kinds[wanted].rank:
        yield Hit(ALL, plan_words(look.rules, carrier))


def no_status(look: Look) -> Iterator[Hit]:
    """Yield a hit where the child's status was not given."""
    if not look.plans.status:
        yield Hit(ALL)


def open_in_ended_plan(look: Look) -> Iterator[Hit]:
    """Yield a hit for each plan that has ended with actions still open."""
    for plan in look.plans.plans:
        if not look.plans.is_live(plan):
            still = [action.what for action in plan.actions if look.plans.is_open(action)]
            if still:
                yield Hit(in_plan(plan), quoted(*still))


def _wanted(look: Look) -> str:
    status = look.rules.plans.statuses.get(look.plans.status)
    return status.plan if status else ""


def _rank(look: Look) -> int:
    """Return the rank of the highest live plan; below every rank where there is none."""
    return max((look.kind(plan).rank for plan in look.plans.live), default=-1)
