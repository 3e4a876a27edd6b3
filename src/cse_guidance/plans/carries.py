"""Which of a child's plans carries the exploitation actions."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Cited, cite
from cse_guidance.model import Rules
from cse_guidance.plans.plan import ChildsPlans, Plan
from cse_guidance.words import scope_words


@dataclass(frozen=True, slots=True)
class Carries:
    """The plan that carries the actions.

    Attributes:
        plan: its id; empty where there is no plan at all.
        title: its kind and its id in words.
        who_leads, forum: who leads that kind of plan, and where it is reviewed.
        lead_scope: how far the rule on who leads reaches.
        status: the child's status in words; empty where it was not given.
        status_plan: the kind of plan that goes with the status, in words.
        why: why the status goes with that kind of plan.
        scope: how far the rule on the status and its plan reaches.
    """

    plan: str
    title: str
    who_leads: str
    forum: str
    lead_scope: str
    status: str
    status_plan: str
    why: str
    scope: str
    sources: tuple[Cited, ...]


def carrying_plan(rules: Rules, plans: ChildsPlans) -> Plan | None:
    """Return the plan that carries the actions; None where there is none.

    Live plans come before those that have ended, then a higher rank, then a later start, then
    the id: in whatever order the plans were handed in, it is the same one. The child's status
    changes nothing here: where it and the plans disagree, the fuller protection stands.
    """
    return next(iter(in_order(rules, plans)), None)


def in_order(rules: Rules, plans: ChildsPlans) -> list[Plan]:
    """Return the plans in an order of their own, the one that carries the actions first."""
    return sorted(
        plans.plans,
        key=lambda plan: (
            not plans.is_live(plan),
            -rules.plans.kinds[plan.kind].rank,
            -(plan.start.toordinal() if plan.start else 0),
            plan.id,
        ),
    )


def plan_words(rules: Rules, plan: Plan | None) -> str:
    """Return a plan in words: its kind and its id."""
    return f'{rules.plans.kinds[plan.kind].title} "{plan.id}"' if plan else "no plan yet"


def carries(rules: Rules, plans: ChildsPlans) -> Carries:
    """Return which plan carries the actions, who leads it, where it is reviewed, and why."""
    plan = carrying_plan(rules, plans)
    kind = rules.plans.kinds[plan.kind] if plan else None
    status = rules.plans.statuses.get(plans.status)
    sources = dict.fromkeys((*(status.sources if status else ()), *(kind.sources if kind else ())))
    return Carries(
        plan=plan.id if plan else "",
        title=plan_words(rules, plan),
        who_leads=kind.who_leads if kind else "",
        forum=kind.forum if kind else "",
        lead_scope=scope_words(kind.scope, kind.area) if kind else "",
        status=status.title if status else "",
        status_plan=rules.plans.kinds[status.plan].title if status else "",
        why=status.why if status else "",
        scope=scope_words(status.scope, status.area) if status else "",
        sources=cite(rules, sources),
    )
