"""Asks what only a person can decide when plans are put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cse_guidance.answers import cite
from cse_guidance.model import Rules
from cse_guidance.model.plan import Asks
from cse_guidance.plans.carries import plan_words
from cse_guidance.plans.fill import fill
from cse_guidance.plans.in_words import action_words, differ_words, lead_words
from cse_guidance.plans.join import Kept
from cse_guidance.plans.merge_result import Conflict, ToDecide
from cse_guidance.plans.plan import ChildsPlans, Plan, PlanAction
from cse_guidance.words import day_words, scope_words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about something, with what is filled in."""

    about: Asks
    values: Mapping[str, str]


def numbered(rules: Rules, carries: str, asked: list[Asked]) -> tuple[ToDecide, ...]:
    """Return the questions in their words and in the order of plans.toml, numbered from 1."""
    by_about = {question.about: question for question in rules.plans.questions}
    order = [*by_about]
    found = []
    for number, one in enumerate(sorted(asked, key=lambda a: order.index(a.about)), start=1):
        question, values = by_about[one.about], {**one.values, "carries": carries}
        found.append(
            ToDecide(
                number=number,
                about=one.about,
                question=fill(question.question, values),
                options=tuple(fill(option, values) for option in question.options),
                why=fill(question.why, values),
                scope=scope_words(question.scope, question.area),
                sources=cite(rules, question.sources),
            )
        )
    return tuple(found)


def about_plans(rules: Rules, plans: ChildsPlans, order: list[Plan]) -> Iterator[Asked]:
    """Yield what has to be asked about the plans themselves.

    Args:
        rules: the loaded rules.
        plans: the plans as they were handed in.
        order: the same plans, the one that carries the actions first.
    """
    yield from _which_plan(rules, plans, order)
    carrier, *others = order
    for plan in others:
        if plans.is_live(plan):
            yield Asked("other plan", {"plan": plan_words(rules, plan)})
    for plan in others:
        if plans.is_live(plan) and plan.lead and plan.lead != carrier.lead:
            leads = {
                "plan": plan_words(rules, plan),
                "first": lead_words(rules, carrier.lead),
                "second": lead_words(rules, plan.lead),
            }
            yield Asked("lead", leads)


def _which_plan(rules: Rules, plans: ChildsPlans, order: list[Plan]) -> Iterator[Asked]:
    kinds, carrier = rules.plans.kinds, order[0]
    status = rules.plans.statuses.get(plans.status)
    rank = kinds[carrier.kind].rank
    if status and kinds[status.plan].rank > rank:
        yield Asked("plan missing", {"first": kinds[status.plan].title})
        return
    same = sum(kinds[plan.kind].rank == rank and plans.is_live(plan) for plan in order)
    unsure = not status or kinds[status.plan].rank < rank or same > 1
    if kinds[carrier.kind].joins or (unsure and len(order) > 1):
        live = ", ".join(plan_words(rules, plan) for plan in order if plans.is_live(plan))
        first = status.title if status else "not given"
        yield Asked("which plan", {"first": first, "second": live or "none"})


def about_review(plans: ChildsPlans, order: list[Plan], joined: Plan) -> Iterator[Asked]:
    """Yield the question which day of review is right, where live plans give several."""
    days = sorted({plan.review for plan in order if plans.is_live(plan) and plan.review})
    if len(days) > 1 and joined.review:
        first = ", ".join(day_words(day) for day in days)
        yield Asked("review", {"first": first, "second": day_words(joined.review)})


def about_conflicts(conflicts: list[Conflict]) -> Iterator[Asked]:
    """Yield a question for each conflict."""
    for conflict in conflicts:
        first, second = conflict.versions
        values = {
            "first": first.words,
            "second": second.words,
            "differs": differ_words(conflict.differs),
        }
        yield Asked(conflict.about, values)


def about_open_actions(
    rules: Rules, plans: ChildsPlans, carrier: Plan, kept: list[Kept[PlanAction]]
) -> Iterator[Asked]:
    """Yield a question for each action that was still open when its plan ended."""
    for one in kept:
        over = one.plan is not carrier and not plans.is_live(one.plan)
        if over and plans.is_open(one.line):
            values = {"plan": plan_words(rules, one.plan), "first": action_words(one.line)}
            yield Asked("open action", values)
