"""Says where something was found in plans, in the words of their form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cse_guidance.answers import Finding
from cse_guidance.model import Rules
from cse_guidance.plans.look import in_plan
from cse_guidance.plans.plan import ChildsPlans
from cse_guidance.words import capital

WHOLE = "The whole plan"
# What a result calls a part of a plan, to what a person calls it.
PARTS = {
    "lead": "who leads",
    "start": "start",
    "last review": "last review",
    "review": "next review",
    "childs_voice": "what the child said",
    "harm_outside": "source of harm",
    "outcomes": "outcome",
    "contingency": "if the plan does not work",
    "change": "how much has to change",
    "outcome": "what it should change",
}
NUMBERED = re.compile(r"(?P<name>[a-z_ ]+?)(?P<number> [0-9]+)?")
ACTION = re.compile(r'action "(?P<id>[^"]*)"(?P<more>, [a-z]+)?')


class Places:
    """The places of the plans that were checked."""

    def __init__(self, rules: Rules, plans: ChildsPlans) -> None:
        self._plans = [in_plan(plan) for plan in plans.plans]
        kinds = [rules.plans.kinds[plan.kind].title for plan in plans.plans]
        self.titles = {
            place: f"{self._called(place)}: {kind}"
            for place, kind in zip(self._plans, kinds, strict=True)
        }

    def plan_of(self, where: str) -> str:
        """Return the place of the plan in which another place is; empty for all plans."""
        return next((p for p in self._plans if where == p or where.startswith(f"{p}, ")), "")

    def words(self, where: str, under: str = "") -> str:
        """Return a place as a person says it: "Plan 1, action 2".

        Args:
            where: the place as a result says it.
            under: the place of the plan under whose heading the words stand.
        """
        inside = self.plan_of(where)
        if not inside:
            return capital(where)
        rest = where.removeprefix(inside).removeprefix(", ")
        words = _in_plan(rest)
        if inside == under:
            return capital(words) or WHOLE
        return ", ".join(one for one in (self._called(inside), words) if one)

    def in_words(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with their places as a person says them."""
        return [replace(one, where=self.words(one.where)) for one in findings]

    def _called(self, place: str) -> str:
        name = place.removeprefix('plan "').removesuffix('"')
        return f"Plan {_number(name)}"


def _number(name: str) -> str:
    """Return a number as it is, and any other id between quotation marks."""
    return name if name.isdecimal() else f'"{name}"'


def _in_plan(rest: str) -> str:
    action = ACTION.fullmatch(rest)
    if action is not None:
        more = (action["more"] or "").removeprefix(", ")
        words = f"action {_number(action['id'])}"
        return f"{words}, {PARTS.get(more, more)}" if more else words
    return ", ".join(_part(one) for one in rest.split(", "))


def _part(name: str) -> str:
    found = NUMBERED.fullmatch(name)
    if found is None or found["name"] not in PARTS:
        return name
    return f"{PARTS[found['name']]}{found['number'] or ''}"
