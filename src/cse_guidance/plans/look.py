"""What every mechanism gets to look at, and what it hands back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cse_guidance.language.match import Finder
from cse_guidance.model import PlanKind, PlanRule, Rules
from cse_guidance.plans.pairs import Pairs
from cse_guidance.plans.phrase import finder_of, read_phrases
from cse_guidance.plans.plan import ChildsPlans, Plan, PlanAction


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a mechanism found.

    Attributes:
        where: the place, in words.
        found: what is there, for the words of the rule.
        do: what to do, where that depends on what was found.
        scope: how far the rule reaches, where that depends on what was found.
        sources: ids of sources beside those of the rule.
    """

    where: str
    found: str = ""
    do: str = ""
    scope: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """One rule, and the plans that it looks at, with their actions side by side."""

    rules: Rules
    rule: PlanRule
    plans: ChildsPlans
    pairs: Pairs

    def kind(self, plan: Plan) -> PlanKind:
        """Return the kind of a plan."""
        return self.rules.plans.kinds[plan.kind]

    def live(self) -> Iterator[Plan]:
        """Yield the live plans that the rule applies to."""
        for plan in self.plans.live:
            if not self.rule.applies_to or plan.kind in self.rule.applies_to:
                yield plan

    def open(self) -> Iterator[tuple[Plan, PlanAction]]:
        """Yield the open actions of those plans."""
        for plan in self.live():
            for action in plan.actions:
                if self.plans.is_open(action):
                    yield plan, action

    def phrases(self, texts: tuple[str, ...]) -> Finder:
        """Return what finds phrases of the rule. {child} is this child."""
        child = (*self.rules.plans.likeness.child_words, self.plans.child)
        return finder_of(read_phrases(texts, child))


def in_plan(plan: Plan, more: str = "") -> str:
    """Return a place in a plan, in words."""
    place = f"plan {_named(plan.id)}"
    return f"{place}, {more}" if more else place


def at_action(plan: Plan, action: PlanAction) -> str:
    """Return the place of an action, in words."""
    return in_plan(plan, f"action {_named(action.id)}")


def _named(name: str) -> str:
    """Return an id between quotation marks; one inside it becomes single, so that it ends once."""
    return '"{}"'.format(name.replace('"', "'"))


def quoted(*texts: str) -> str:
    """Return texts between quotation marks, as a list."""
    return ", ".join(f"\u201c{text}\u201d" for text in texts)
