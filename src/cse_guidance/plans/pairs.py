"""Compares every open action of a child's live plans with those before it, once for all rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cse_guidance.model import Rules
from cse_guidance.plans.alike import Comparison, Relation
from cse_guidance.plans.plan import ChildsPlans, Plan, PlanAction

At = tuple[Plan, PlanAction]


@dataclass(frozen=True, slots=True)
class Pair:
    """An action, the first one before it that stands to it in one way, and in what they differ."""

    this: At
    before: At
    differs: tuple[str, ...]


class Pairs:
    """The pairs of actions that stand to each other in some way.

    Args:
        rules: the loaded rules.
        plans: the plans of one child.
    """

    def __init__(self, rules: Rules, plans: ChildsPlans) -> None:
        self._rules = rules
        self._plans = plans
        self._found: dict[tuple[str, ...], Mapping[Relation, list[Pair]]] = {}

    def related(self, relation: Relation, kinds: Collection[str]) -> list[Pair]:
        """Return each action with the first one before it that stands to it in this way.

        Args:
            relation: the way.
            kinds: the kinds of plan whose actions are compared; none for every kind.
        """
        key = tuple(kinds)
        if key not in self._found:
            self._found[key] = self._compare(key)
        return self._found[key].get(relation, [])

    def _compare(self, kinds: tuple[str, ...]) -> Mapping[Relation, list[Pair]]:
        compare = Comparison.by(self._rules.plans)
        ready = [
            ((plan, action), compare.ready(action))
            for plan in self._plans.live
            if not kinds or plan.kind in kinds
            for action in plan.actions
            if self._plans.is_open(action)
        ]
        found: dict[Relation, list[Pair]] = {}
        for number, (this, that) in enumerate(ready):
            seen: set[Relation] = set()
            for before, other in ready[:number]:
                relation = compare.relation(other, that)
                if relation and relation not in seen:
                    seen.add(relation)
                    pair = Pair(this, before, compare.differs(other, that))
                    found.setdefault(relation, []).append(pair)
        return found
