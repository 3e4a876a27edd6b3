"""Looks at one plan as a whole: what it says, who leads it, when it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cse_guidance.plans.look import Hit, Look, in_plan, quoted
from cse_guidance.plans.phrase import found_in
from cse_guidance.plans.plan import Plan
from cse_guidance.plans.review import latest_review, review_clock
from cse_guidance.words import clock_words, day_words, reach_words


def plan_without(look: Look) -> Iterator[Hit]:
    """Yield a hit for each plan in which the entry of the rule is not written."""
    for plan in look.live():
        written = getattr(plan, look.rule.entry)
        if look.rule.entry == "lead":
            # A name without a role, or a role without a name, names no lead.
            written = plan.lead and plan.lead.name and plan.lead.role
        if not written:
            yield Hit(in_plan(plan))


def lead_of_another_role(look: Look) -> Iterator[Hit]:
    """Yield a hit for each lead whose role does not lead that kind of plan."""
    for plan in look.live():
        allowed = look.kind(plan).leads
        if plan.lead and plan.lead.role and allowed and plan.lead.role not in allowed:
            yield Hit(in_plan(plan, "lead"), _role(look, plan))


def lead_without_supervision(look: Look) -> Iterator[Hit]:
    """Yield a hit for each lead who needs a social worker's supervision and names none."""
    for plan in look.live():
        lead = plan.lead
        if lead and lead.role in look.kind(plan).supervised and not lead.supervised_by:
            yield Hit(in_plan(plan, "lead"), _role(look, plan))


def _role(look: Look, plan: Plan) -> str:
    return quoted(look.rules.roles[plan.lead.role].title) if plan.lead else ""


def review_too_late(look: Look) -> Iterator[Hit]:
    """Yield a hit for each review that is later than the clock of that kind of plan allows.

    The clock runs from the last review, or from the start where there was none yet.
    """
    for plan in look.live():
        clock, latest = review_clock(look.rules, plan), latest_review(look.rules, plan)
        if clock and latest and plan.review and plan.review > latest:
            words = clock_words(look.rules, clock)
            found = f"{day_words(plan.review)}; the latest day is {day_words(latest)} ({words})"
            where = in_plan(plan, "review")
            yield Hit(where, found, scope=reach_words(clock), sources=clock.sources)


def review_is_past(look: Look) -> Iterator[Hit]:
    """Yield a hit for each review whose day has passed."""
    today = look.plans.today
    for plan in look.live():
        if today and plan.review and plan.review < today:
            yield Hit(in_plan(plan, "review"), day_words(plan.review))


def dates_out_of_order(look: Look) -> Iterator[Hit]:
    """Yield a hit for each date of a plan that comes before one that it should follow."""
    for plan in look.live():
        days = [
            (name, day)
            for name, day in (
                ("start", plan.start),
                ("last review", plan.last_review),
                ("review", plan.review),
            )
            if day
        ]
        for (first, before), (second, after) in pairwise(days):
            if after < before:
                found = f"{second} {day_words(after)}, {first} {day_words(before)}"
                yield Hit(in_plan(plan, second), found)


def child_not_seen_alone(look: Look) -> Iterator[Hit]:
    """Yield a hit for each plan in which nothing was said by a child who was seen alone."""
    for plan in look.live():
        if not any(voice.seen_alone for voice in plan.childs_voice):
            yield Hit(in_plan(plan, "childs_voice"))


def voice_without(look: Look) -> Iterator[Hit]:
    """Yield a hit for each thing the child said in which the entry of the rule is missing."""
    for plan in look.live():
        for number, voice in enumerate(plan.childs_voice, start=1):
            if not getattr(voice, look.rule.entry):
                yield Hit(in_plan(plan, f"childs_voice {number}"))


def harm_not_covered(look: Look) -> Iterator[Hit]:
    """Yield a hit for each plan that says nothing about the kind of harm of the rule."""
    for plan in look.live():
        if not any(harm.kind == look.rule.harm for harm in plan.harm_outside):
            yield Hit(in_plan(plan, "harm_outside"))


def harm_without_action(look: Look) -> Iterator[Hit]:
    """Yield a hit for each adult, place or the like that no action deals with any more.

    An action that is done counts only where another one is still open: harm is not over
    because something was done about it once. A person takes out what is over.
    """
    for plan in look.live():
        still = {action.id for action in plan.actions if look.plans.is_open(action)}
        for number, harm in enumerate(plan.harm_outside, start=1):
            if not still & set(harm.actions):
                yield Hit(in_plan(plan, f"harm_outside {number}"), quoted(harm.what))


def outcome_without(look: Look) -> Iterator[Hit]:
    """Yield a hit for each outcome in which the entry of the rule is missing."""
    for plan in look.live():
        for number, outcome in enumerate(plan.outcomes, start=1):
            if not getattr(outcome, look.rule.entry):
                yield Hit(in_plan(plan, f"outcomes {number}"))


def outcome_says(look: Look) -> Iterator[Hit]:
    """Yield a hit for each outcome that has one of the phrases of the rule in it."""
    phrases = look.phrases(look.rule.phrases)
    for plan in look.live():
        for number, outcome in enumerate(plan.outcomes, start=1):
            found = found_in(phrases, outcome.what)
            if found:
                yield Hit(in_plan(plan, f"outcomes {number}"), quoted(*found))
