"""The answer of the checker of plans: which plan carries the actions, and what to look at."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import date

from cse_guidance.answers import Finding, cite
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.first import first_words
from cse_guidance.checkers.plan_places import Places
from cse_guidance.checkers.sheet import (
    Item,
    Items,
    Part,
    Row,
    Rows,
    Sheet,
    Words,
    found,
    part,
)
from cse_guidance.checkers.told_once import alike, told_once
from cse_guidance.model import Rules
from cse_guidance.plans.carries import Carries
from cse_guidance.plans.check import PlanResult
from cse_guidance.plans.plan import ChildsPlans
from cse_guidance.words import capital

RULES = "What is looked for in plans"
WHICH_PLAN = "one-plan"  # the pathway that asks which plan it should be
GO_ON = "Work through which plan it should be, one question at a time."
ABOUT_ALL = "About all plans together"
IN_SEVERAL = "In more than one plan"


def plan_sheet(rules: Rules, plans: ChildsPlans, result: PlanResult, today: date | None) -> Sheet:
    """Return what was found as a sheet.

    The section 47 question stands first, then the plan that carries the actions, then what to
    look at first, and then the rest plan by plan. Raises no error.

    Args:
        rules: the loaded rules.
        plans: the plans that were checked.
        result: what was found in them.
        today: the day of the answer, to be written on it.
    """
    places = Places(rules, plans)
    first = gravest(rules, result.findings)
    rest = [one for one in result.findings if one not in first]
    not_checked = tuple(Item(one.why, f"{places.words(one.what)}:") for one in result.not_checked)
    return Sheet(
        title=_title(result, plans),
        urgency=0,
        lead=first_words(result.ask_first),
        parts=(
            *part("The plan that carries the actions", _carries(result.carries), _which(rules)),
            *_first(rules, told_once(places.in_words(first))),
            *_plan_by_plan(places, rest),
            *part("What was not checked, and why", Items(not_checked)),
            *closing(rules),
        ),
        made=made_by(RULES, "", today),
    )


def _title(result: PlanResult, plans: ChildsPlans) -> str:
    number, many = len(result.findings), len(plans.plans)
    where = {0: "", 1: " in the plan"}.get(many, f" in the {many} plans")
    if not number:
        return f"Nothing was found{where}, and it can still be wrong"
    return f"{number} {'thing' if number == 1 else 'things'} to look at{where}"


def _carries(carries: Carries) -> Rows:
    """Return which plan carries the actions, who leads it and where, and why it is that one."""
    plan = capital(carries.title)
    led = f"Led by: {carries.who_leads}. Reviewed in: {carries.forum}" if carries.who_leads else ""
    reach = f"[{carries.lead_scope}]" if carries.lead_scope else ""
    rows = [Row(plan, led, reach, carries.sources)]
    if carries.status:
        status = f"Where the child stands: {carries.status}"
        rows.append(Row(status, carries.status_plan, f"{carries.why} [{carries.scope}]"))
    return Rows(tuple(rows))


def _which(rules: Rules) -> Items:
    pathway = rules.pathways.get(WHICH_PLAN)
    return Items((Item(GO_ON, page=pathway.id),) if pathway else ())


def gravest(rules: Rules, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of the rules that are shown first, the gravest first.

    Which these are, and how many, stands in plans.toml.
    """
    by_rule: dict[str, list[Finding]] = {}
    for one in findings:
        by_rule.setdefault(one.rule, []).append(one)
    first = [name for name in dict.fromkeys(rules.plans.look_first.rules) if name in by_rule]
    return [one for name in first[: rules.plans.look_first.most] for one in by_rule[name]]


def _first(rules: Rules, findings: list[Finding]) -> tuple[Part, ...]:
    why = rules.plans.look_first
    words = Words(why.why if findings else "", "small", cite(rules, why.sources))
    return part("What to look at first", words, found(findings))


def _plan_by_plan(places: Places, findings: Iterable[Finding]) -> tuple[Part, ...]:
    """Return what was found under each plan; once for all where a rule found it in several."""
    findings = list(findings)
    in_plans: dict[Hashable, set[str]] = {}
    for one in findings:
        in_plans.setdefault(alike(one), set()).add(places.plan_of(one.where))
    titles = {"": ABOUT_ALL, **places.titles}
    under: dict[str, list[Finding]] = {
        title: [] for title in (ABOUT_ALL, IN_SEVERAL, *places.titles.values())
    }
    for one in findings:
        plan = places.plan_of(one.where)
        several = len(in_plans[alike(one)]) > 1
        where = places.words(one.where, under="" if several else plan)
        under[IN_SEVERAL if several else titles[plan]].append(replace(one, where=where))
    return tuple(
        one
        for title, told in under.items()
        for one in part(title, found(told_once(told), brief=True))
    )
