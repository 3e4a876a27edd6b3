"""Finds lines of a joined plan, from different plans, that cannot both be right or may be one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from cse_guidance.model.plan import Asks
from cse_guidance.plans.alike import Comparison, Relation
from cse_guidance.plans.in_words import action_words, outcome_words
from cse_guidance.plans.join import Kept, outcomes_differ
from cse_guidance.plans.look import at_action, in_plan
from cse_guidance.plans.merge_result import Conflict, Version
from cse_guidance.plans.plan import Outcome, Plan, PlanAction

T = TypeVar("T")
ABOUT: dict[Relation, Asks] = {
    "actions oppose": "actions oppose",
    "actions differ": "actions differ",
    "actions repeat": "actions repeat",
}


def actions_in_conflict(
    joined: Plan, kept: list[Kept[PlanAction]], compare: Comparison
) -> Iterator[Conflict]:
    """Yield each action with the first one of another plan that it stands to in each way."""
    ready = [compare.ready(one.line) for one in kept]
    for number, (one, this) in enumerate(zip(kept, ready, strict=True)):
        seen: set[Relation] = set()
        for before, that in zip(kept[:number], ready[:number], strict=True):
            relation = compare.relation(that, this) if before.plan is not one.plan else ""
            if relation and relation not in seen:
                seen.add(relation)
                yield Conflict(
                    about=ABOUT[relation],
                    differs=compare.differs(that, this),
                    versions=(_action(joined, before), _action(joined, one)),
                )


def _action(joined: Plan, one: Kept[PlanAction]) -> Version:
    return Version(at_action(joined, one.line), tuple(one.came_from), action_words(one.line))


def outcomes_in_conflict(
    joined: Plan, kept: list[Kept[Outcome]], compare: Comparison
) -> Iterator[Conflict]:
    """Yield each outcome that another plan measures in another way."""
    first: dict[tuple[str, ...], tuple[int, Kept[Outcome]]] = {}
    for number, one in enumerate(kept, start=1):
        place, before = first.setdefault(compare.words(one.line.what), (number, one))
        if before.plan is not one.plan:
            yield Conflict(
                about="outcomes differ",
                differs=outcomes_differ(before.line, one.line, compare),
                versions=(
                    _version(joined, place, before, outcome_words),
                    _version(joined, number, one, outcome_words),
                ),
            )


def _version(joined: Plan, number: int, one: Kept[T], words: Callable[[T], str]) -> Version:
    return Version(in_plan(joined, f"outcomes {number}"), tuple(one.came_from), words(one.line))
