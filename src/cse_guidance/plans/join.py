"""Puts the lines of several plans into one list, and keeps where each came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from cse_guidance.plans.alike import Comparison
from cse_guidance.plans.look import at_action, in_plan
from cse_guidance.plans.plan import Harm, Outcome, Plan, PlanAction, Voice

T = TypeVar("T")
LONGEST_START = 50  # characters of an id that is kept when a number is put after it


@dataclass(slots=True)
class Kept(Generic[T]):
    """A line of the joined plan.

    Attributes:
        line: what it says by now.
        plan: the plan that it came from first.
        came_from: every place that said it.
        filled_in: entries that another plan gave, each with its place.
        same: the lines of other plans that it stands for, each with its plan and its place.
    """

    line: T
    plan: Plan
    came_from: list[str]
    filled_in: list[str] = field(default_factory=list)
    same: list[tuple[Plan, str, T]] = field(default_factory=list)


def join(
    placed: Iterable[tuple[Plan, str, T]],
    key: Callable[[T], Hashable],
    one_of: Callable[[T, T], T | None],
) -> list[Kept[T]]:
    """Return the lines of several plans as one list.

    A line of a later plan that says the same as one of an earlier plan goes into it. Lines of
    one and the same plan are never joined: one plan alone stays as it is.

    Args:
        placed: each line with its plan and its place, the plan that carries the actions first.
        key: what two lines have in common that may be one.
        one_of: one line made of two that say the same; None where they do not.
    """
    kept: list[Kept[T]] = []
    near: dict[Hashable, list[Kept[T]]] = {}
    for plan, place, line in placed:
        others = near.setdefault(key(line), [])
        for other in others:
            joined = one_of(other.line, line) if other.plan is not plan else None
            if joined is not None:
                new = dict.fromkeys(_new(other.line, joined))
                other.filled_in.extend(f"{name}, from {place}" for name in new)
                other.line = joined
                other.came_from.append(place)
                other.same.append((plan, place, line))
                break
        else:
            one = Kept(line, plan, [place])
            kept.append(one)
            others.append(one)
    return kept


def _new(before: object, after: object) -> Iterator[str]:
    """Yield the name of each entry that another plan filled in."""
    for one in dataclasses.fields(before) if dataclasses.is_dataclass(before) else ():
        if getattr(before, one.name) != getattr(after, one.name):
            yield "by" if one.name == "by_words" else one.name


def joined_actions(plans: list[Plan], compare: Comparison) -> list[Kept[PlanAction]]:
    """Return the actions of all plans: only those in the same words are joined."""
    placed = ((plan, at_action(plan, action), action) for plan in plans for action in plan.actions)
    ready = cache(compare.ready)

    def one_of(one: PlanAction, other: PlanAction) -> PlanAction | None:
        if not compare.can_join(ready(one), ready(other)):
            return None
        return dataclasses.replace(
            one,
            who=one.who or other.who,
            by=one.by if one.when else other.by,
            by_words=one.by_words if one.when else other.by_words,
            outcome=one.outcome or other.outcome,
            about=one.about or other.about,
        )

    return join(placed, lambda action: compare.words(action.what), one_of)


def give_ids(kept: list[Kept[PlanAction]]) -> dict[tuple[str, str], str]:
    """Give each action an id of its own; return it by the plan and the id that it had.

    An action keeps its id unless an action before it has it; then a number is put after it.
    """
    taken: set[str] = set()
    ids: dict[tuple[str, str], str] = {}
    for one in kept:
        chosen, number = one.line.id, 1
        while chosen in taken:
            number += 1
            chosen = f"{one.line.id[:LONGEST_START]}-{number}"
        taken.add(chosen)
        ids[one.plan.id, one.line.id] = chosen
        ids.update({(plan.id, line.id): chosen for plan, _, line in one.same})
        one.line = dataclasses.replace(one.line, id=chosen)
    return ids


def joined_outcomes(plans: list[Plan], compare: Comparison) -> list[Kept[Outcome]]:
    """Return the outcomes of all plans: joined where nothing in them differs."""

    def one_of(one: Outcome, other: Outcome) -> Outcome | None:
        if outcomes_differ(one, other, compare):
            return None
        return Outcome(one.what, one.change or other.change, one.by or other.by)

    return join(_placed(plans, "outcomes"), lambda one: compare.words(one.what), one_of)


def outcomes_differ(one: Outcome, other: Outcome, compare: Comparison) -> tuple[str, ...]:
    """Return in what two outcomes differ: "change", "by". What is left out agrees."""
    found = []
    if one.change and other.change and not compare.same(one.change, other.change):
        found.append("change")
    if one.by and other.by and one.by != other.by:
        found.append("by")
    return tuple(found)


def joined_voices(plans: list[Plan]) -> list[Kept[Voice]]:
    """Return what the child said in all plans: the child's words are joined only if equal."""
    return join(_placed(plans, "childs_voice"), lambda voice: voice, lambda one, _: one)


def joined_harms(
    plans: list[Plan], ids: dict[tuple[str, str], str], compare: Comparison
) -> list[Kept[Harm]]:
    """Return where harm comes from in all plans, with the actions by their ids in the joined plan.

    What is named in the same words is joined, with the actions of all.
    """

    def placed() -> Iterator[tuple[Plan, str, Harm]]:
        for plan in plans:
            for number, harm in enumerate(plan.harm_outside, start=1):
                actions = tuple(dict.fromkeys(ids[plan.id, one] for one in harm.actions))
                place = in_plan(plan, f"harm_outside {number}")
                yield plan, place, dataclasses.replace(harm, actions=actions)

    def one_of(one: Harm, other: Harm) -> Harm:
        return Harm(one.kind, one.what, tuple(dict.fromkeys((*one.actions, *other.actions))))

    return join(placed(), lambda harm: (harm.kind, compare.words(harm.what)), one_of)


def joined_texts(plans: list[Plan], entry: str, compare: Comparison) -> list[Kept[str]]:
    """Return the texts of an entry in all plans: joined where they are in the same words."""
    return join(_placed(plans, entry), compare.words, lambda one, _: one)


def _placed(plans: list[Plan], entry: str) -> Iterator[tuple[Plan, str, T]]:
    for plan in plans:
        lines: tuple[T, ...] = getattr(plan, entry)
        for number, line in enumerate(lines, start=1):
            yield plan, in_plan(plan, f"{entry} {number}"), line
