"""Puts the plans of one child into one, and says what a person has to decide.

The words are compared, not understood. So only lines in the same words become one; what is near
the same, or may pull apart, stays side by side until a person has decided.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from cse_guidance.inputs.given import Given
from cse_guidance.model import Rules
from cse_guidance.plans.alike import Comparison
from cse_guidance.plans.ask import (
    about_conflicts,
    about_open_actions,
    about_plans,
    about_review,
    numbered,
)
from cse_guidance.plans.carries import carries, in_order
from cse_guidance.plans.conflicts import actions_in_conflict, outcomes_in_conflict
from cse_guidance.plans.in_words import (
    action_words,
    harm_words,
    lead_words,
    outcome_words,
    voice_words,
)
from cse_guidance.plans.join import (
    Kept,
    give_ids,
    joined_actions,
    joined_harms,
    joined_outcomes,
    joined_texts,
    joined_voices,
)
from cse_guidance.plans.look import at_action, in_plan
from cse_guidance.plans.merge_result import LeftOut, Line, MergeResult
from cse_guidance.plans.plan import ChildsPlans, Harm, Plan, plans_of
from cse_guidance.plans.written import written
from cse_guidance.score_result import ask_first_line
from cse_guidance.words import day_words

T = TypeVar("T")


def merge_plans(rules: Rules, given: Given) -> MergeResult:
    """Put the plans of one child into the one that carries the actions.

    The order in which the plans were handed in makes no difference. One plan alone stays as it
    is, and so does a joined plan that is handed in again.

    Args:
        rules: the loaded rules; plans.toml says which plan carries the actions and what is
            asked, each with its source.
        given: the plans, read by the shape "merge-plans".

    Raises:
        FaultsFound: two plans, or two actions of a plan, have one id, or a line names an action
            that is not there.

    Example:
        >>> from cse_guidance.inputs import read
        >>> from cse_guidance.inputs.of_plans import plans_shape
        >>> from cse_guidance.load import packaged_rules
        >>> rules = packaged_rules()
        >>> one = {"id": "a1", "what": "Meet Robin at school", "who": "Social worker"}
        >>> same = {"id": "b1", "what": "Meet Robin at school.", "by": "2027-01-08"}
        >>> plans = [
        ...     {"id": "cse-1", "kind": "cse", "actions": [same]},
        ...     {"id": "cin-1", "kind": "child-in-need", "actions": [one]},
        ... ]
        >>> given = read(plans_shape(rules), {"child_status": "child-in-need", "plans": plans})
        >>> result = merge_plans(rules, given)
        >>> result.carries.plan
        'cin-1'
        >>> result.merged["plans"][0]["actions"]
        [{'id': 'a1', 'what': 'Meet Robin at school', 'who': 'Social worker', 'by': '2027-01-08'}]
        >>> result.lines[0].came_from
        ('plan "cin-1", action "a1"', 'plan "cse-1", action "b1"')
    """
    plans = plans_of(given)
    order = in_order(rules, plans)
    first = carries(rules, plans)
    ask_first = ask_first_line(rules, rules.plans.ask_first)
    if not order:
        return MergeResult(ask_first, first, written(plans), (), (), (), ())
    return _Merge(rules, plans, order).result(first.title)


class _Merge:
    """One merge: the joined lines, and the plan that they make."""

    def __init__(self, rules: Rules, plans: ChildsPlans, order: list[Plan]) -> None:
        self.rules = rules
        self.plans = plans
        self.order = order
        self.compare = Comparison.by(rules.plans)
        self.actions = joined_actions(order, self.compare)
        self.outcomes = joined_outcomes(order, self.compare)
        self.voices = joined_voices(order)
        self.harms = joined_harms(order, give_ids(self.actions), self.compare)
        self.concerns = joined_texts(order, "concerns", self.compare)
        self.contingency = joined_texts(order, "contingency", self.compare)
        self.joined = dataclasses.replace(
            order[0],
            review=self._review(),
            concerns=_lines(self.concerns),
            outcomes=_lines(self.outcomes),
            childs_voice=_lines(self.voices),
            harm_outside=_lines(self.harms),
            contingency=_lines(self.contingency),
            actions=_lines(self.actions),
        )

    def _review(self) -> date | None:
        """Return the first day of review that is still to come, or the first one of all."""
        days = [p.review for p in self.order if p.review and self.plans.is_live(p)]
        if self.order[0].review and not self.plans.is_live(self.order[0]):
            days = [self.order[0].review]
        today = self.plans.today
        coming = [day for day in days if today is None or day >= today]
        return min(coming or days, default=None)

    def result(self, title: str) -> MergeResult:
        """Return what the merge gives."""
        conflicts = [
            *actions_in_conflict(self.joined, self.actions, self.compare),
            *outcomes_in_conflict(self.joined, self.outcomes, self.compare),
        ]
        asked = [
            *about_plans(self.rules, self.plans, self.order),
            *about_review(self.plans, self.order, self.joined),
            *about_conflicts(conflicts),
            *about_open_actions(self.rules, self.plans, self.order[0], self.actions),
        ]
        return MergeResult(
            ask_first=ask_first_line(self.rules, self.rules.plans.ask_first),
            carries=carries(self.rules, self.plans),
            merged=written(dataclasses.replace(self.plans, plans=(self.joined,))),
            lines=tuple(self._all_lines()),
            conflicts=tuple(conflicts),
            to_decide=numbered(self.rules, title, asked),
            left_out=(*self._heads_left_out(), *self._lines_left_out()),
        )

    def _harm_words(self, harm: Harm) -> str:
        return harm_words(self.rules, harm)

    def _all_lines(self) -> Iterator[Line]:
        for one in self.actions:
            place = at_action(self.joined, one.line)
            yield _line(place, one, action_words)
        yield from self._numbered("concerns", self.concerns, str)
        yield from self._numbered("outcomes", self.outcomes, outcome_words)
        yield from self._numbered("childs_voice", self.voices, voice_words)
        yield from self._numbered("harm_outside", self.harms, self._harm_words)
        yield from self._numbered("contingency", self.contingency, str)

    def _numbered(
        self, entry: str, kept: list[Kept[T]], words: Callable[[T], str]
    ) -> Iterator[Line]:
        for number, one in enumerate(kept, start=1):
            yield _line(in_plan(self.joined, f"{entry} {number}"), one, words)

    def _lines_left_out(self) -> Iterator[LeftOut]:
        why = self.rules.plans.left_out["same line"]
        for action in self.actions:
            for _, place, line in action.same:
                stands_in = at_action(self.joined, action.line)
                yield LeftOut(place, action_words(line), why, stands_in)
        yield from self._same("concerns", self.concerns, str)
        yield from self._same("outcomes", self.outcomes, outcome_words)
        yield from self._same("childs_voice", self.voices, voice_words)
        yield from self._same("harm_outside", self.harms, self._harm_words)
        yield from self._same("contingency", self.contingency, str)

    def _same(
        self, entry: str, kept: list[Kept[T]], words: Callable[[T], str]
    ) -> Iterator[LeftOut]:
        why = self.rules.plans.left_out["same line"]
        for number, one in enumerate(kept, start=1):
            stands_in = in_plan(self.joined, f"{entry} {number}")
            for _, place, line in one.same:
                yield LeftOut(place, words(line), why, stands_in)

    def _heads_left_out(self) -> Iterator[LeftOut]:
        """Yield what stands at the head of a plan and is not in the joined plan."""
        why, joined = self.rules.plans.left_out, self.joined
        for plan in self.order:
            if plan.lead and plan.lead != joined.lead:
                words = lead_words(self.rules, plan.lead)
                yield LeftOut(in_plan(plan, "lead"), words, why["lead"])
            if plan.start and plan.start != joined.start:
                yield LeftOut(in_plan(plan, "start"), day_words(plan.start), why["start"])
            if plan.last_review and plan.last_review != joined.last_review:
                words = day_words(plan.last_review)
                yield LeftOut(in_plan(plan, "last_review"), words, why["last review"])
            if plan.review and plan.review != joined.review:
                yield LeftOut(in_plan(plan, "review"), day_words(plan.review), why["review"])
            if plan.ended and plan.ended != joined.ended:
                yield LeftOut(in_plan(plan, "ended"), day_words(plan.ended), why["end"])


def _lines(kept: list[Kept[T]]) -> tuple[T, ...]:
    return tuple(one.line for one in kept)


def _line(where: str, one: Kept[T], words: Callable[[T], str]) -> Line:
    return Line(where, words(one.line), tuple(one.came_from), tuple(one.filled_in))
