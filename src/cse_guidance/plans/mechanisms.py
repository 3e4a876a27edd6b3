"""How each kind of rule about plans looks, and what it has to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from cse_guidance.model.plan import Finds
from cse_guidance.plans import of_action, of_child, of_plan, side_by_side
from cse_guidance.plans.look import Hit, Look

Told = Literal["entry", "phrases", "harm", "burden"]
Mechanism = Callable[[Look], Iterator[Hit]]
MECHANISMS: dict[Finds, Mechanism] = {
    "several plans": of_child.several_plans,
    "stands alone": of_child.stands_alone,
    "plan missing": of_child.plan_missing,
    "plan above status": of_child.plan_above_status,
    "no status": of_child.no_status,
    "open actions in an ended plan": of_child.open_in_ended_plan,
    "plan without": of_plan.plan_without,
    "lead of another role": of_plan.lead_of_another_role,
    "lead without supervision": of_plan.lead_without_supervision,
    "review too late": of_plan.review_too_late,
    "review is past": of_plan.review_is_past,
    "dates out of order": of_plan.dates_out_of_order,
    "child not seen alone": of_plan.child_not_seen_alone,
    "voice without": of_plan.voice_without,
    "harm not covered": of_plan.harm_not_covered,
    "harm without action": of_plan.harm_without_action,
    "outcome without": of_plan.outcome_without,
    "outcome says": of_plan.outcome_says,
    "action without": of_action.action_without,
    "who is only": of_action.who_is_only,
    "by says": of_action.by_says,
    "by in words": of_action.by_in_words,
    "by is past": of_action.by_is_past,
    "by after review": of_action.by_after_review,
    "done later than today": of_action.done_later_than_today,
    "puts it on the child": of_action.puts_it_on_the_child,
    "actions repeat": side_by_side.actions_repeat,
    "actions differ": side_by_side.actions_differ,
    "actions oppose": side_by_side.actions_oppose,
}
# These cannot tell without the day of the check.
NEED_TODAY: tuple[Finds, ...] = ("review is past", "by is past", "done later than today")
# These look at all plans together, whatever their kind.
OF_ALL_PLANS: tuple[Finds, ...] = (
    "several plans",
    "stands alone",
    "plan missing",
    "plan above status",
    "no status",
)
# What a rule has to say beside how it looks; what is not here it may not say.
TOLD: dict[Finds, Told] = {
    "plan without": "entry",
    "voice without": "entry",
    "outcome without": "entry",
    "action without": "entry",
    "outcome says": "phrases",
    "who is only": "phrases",
    "by says": "phrases",
    "harm not covered": "harm",
    "puts it on the child": "burden",
}
# The entries that can be asked for, each of which has to be asked for by some rule.
ENTRIES: dict[Finds, tuple[str, ...]] = {
    "plan without": (
        "concerns",
        "outcomes",
        "actions",
        "childs_voice",
        "harm_outside",
        "contingency",
        "lead",
        "start",
        "review",
    ),
    "voice without": ("words", "date", "where"),
    "outcome without": ("change", "by"),
    "action without": ("who", "by", "outcome"),
}
