"""Checks the plans of one child: what a person should look at, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cse_guidance.answers import Finding, cite
from cse_guidance.inputs.given import Given
from cse_guidance.model import PlanRule, Rules
from cse_guidance.plans.carries import Carries, carries
from cse_guidance.plans.fill import fill
from cse_guidance.plans.look import Hit, Look, in_plan
from cse_guidance.plans.mechanisms import MECHANISMS, NEED_TODAY
from cse_guidance.plans.pairs import Pairs
from cse_guidance.plans.plan import ChildsPlans, plans_of
from cse_guidance.score_result import AskFirstLine, ask_first_line
from cse_guidance.words import scope_words


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that could not be looked at, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanResult:
    """What checking the plans of one child gives.

    Attributes:
        ask_first: the section 47 question, however good the plans are.
        carries: the plan that carries the actions, who leads it and where it is reviewed.
        findings: what a person should look at, in the order of the rules.
        not_checked: what could not be looked at, and why.
    """

    ask_first: AskFirstLine
    carries: Carries
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]


def check_plan(rules: Rules, given: Given) -> PlanResult:
    """Check one plan, or all plans of one child.

    The words are compared, not understood: a person decides about each finding. A plan that
    has ended is looked at only for actions that are still open, and an action that is done only
    for the day on which it was.

    Args:
        rules: the loaded rules; what is looked for stands in plans.toml, each with its source.
        given: the plans, read by the shape "check-plan".

    Raises:
        FaultsFound: two plans, or two actions of a plan, have one id, or a line names an action
            that is not there.

    Example:
        >>> from cse_guidance.inputs import read
        >>> from cse_guidance.inputs.of_plans import plans_shape
        >>> from cse_guidance.load import packaged_rules
        >>> rules = packaged_rules()
        >>> action = {"id": "a1", "what": "Meet Robin", "who": "All", "by": "ongoing"}
        >>> plan = {"id": "p1", "kind": "child-in-need", "actions": [action]}
        >>> given = read(plans_shape(rules), {"plans": [plan]})
        >>> for finding in check_plan(rules, given).findings:
        ...     if finding.where == 'plan "p1", action "a1"':
        ...         print(finding.what)
        The action is given to “All”, which names nobody.
        The time is “ongoing”, which names no day.
        Nothing says what the action should change.
    """
    plans = plans_of(given)
    first = carries(rules, plans)
    pairs = Pairs(rules, plans)
    hits = {
        rule.id: [*MECHANISMS[rule.finds](Look(rules, rule, plans, pairs))]
        for rule in rules.plans.rules.values()
    }
    return PlanResult(
        ask_first=ask_first_line(rules, rules.plans.ask_first),
        carries=first,
        findings=tuple(
            _finding(rules, rule, hit, first.title)
            for rule in rules.plans.rules.values()
            for hit in hits[rule.id]
            if not _said_better(rule, hit, hits)
        ),
        not_checked=tuple(_not_checked(rules, plans)),
    )


def _said_better(rule: PlanRule, hit: Hit, hits: Mapping[str, list[Hit]]) -> bool:
    """Return whether a rule that this one gives way to found something in the same plan or line."""
    return any(
        hit.where == other.where or hit.where.startswith(f"{other.where},")
        for better in rule.unless
        for other in hits[better]
    )


def _finding(rules: Rules, rule: PlanRule, hit: Hit, title: str) -> Finding:
    values = {"found": hit.found, "carries": title}
    return Finding(
        rule=rule.id,
        where=hit.where,
        what=fill(rule.what, values),
        why=fill(rule.why, values),
        do=fill(hit.do or rule.do, values),
        scope=hit.scope or scope_words(rule.scope, rule.area),
        sources=cite(rules, dict.fromkeys((*rule.sources, *hit.sources))),
    )


def _not_checked(rules: Rules, plans: ChildsPlans) -> Iterator[NotChecked]:
    if plans.today is None:
        for rule in rules.plans.rules.values():
            if rule.finds in NEED_TODAY:
                yield NotChecked(rule.title, "The day of the check was not given.")
    for plan in plans.live:
        kind = rules.plans.kinds[plan.kind]
        if kind.no_review:
            yield NotChecked(in_plan(plan, "review"), kind.no_review)
        elif plan.review and not (plan.start or plan.last_review):
            why = "Its start and its last review were not given, so nothing could be counted."
            yield NotChecked(in_plan(plan, "review"), why)
