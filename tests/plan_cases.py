"""Plans to try things with, and what should come of them, worked out without the package's rules.

Nothing here calls `check_plan`, `merge_plans` or anything that they call. Which plan carries the
actions, which roles lead and which phrases count is read from the loaded rules, so that an area
may change them without touching a test.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from cse_guidance.inputs import Given, read
from cse_guidance.inputs.of_plans import plans_shape
from cse_guidance.load import packaged_rules
from cse_guidance.model import PlanKind, Rules

RULES = packaged_rules()
PLANS = RULES.plans
SHAPE = plans_shape(RULES)
TODAY = date(2026, 11, 25)
Written = dict[str, Any]  # plans as JSON has them

ALONE = [kind for kind in PLANS.kinds.values() if not kind.joins]
JOINING = [kind for kind in PLANS.kinds.values() if kind.joins]
HARMS = [*PLANS.harms]


def as_given(plans: Written) -> Given:
    """Return plans as the rules get them."""
    return read(SHAPE, plans)


def day(number: int) -> str:
    """Return a day some days after the day of the check, as it is written."""
    return (TODAY + timedelta(days=number)).isoformat()


def status_of(kind: PlanKind) -> str:
    """Return the status that goes with a kind of plan."""
    return next(status.id for status in PLANS.statuses.values() if status.plan == kind.id)


def good_plan(kind: PlanKind, name: str = "plan") -> Written:
    """Return a plan of a kind in which nothing is missing."""
    return {
        "id": name,
        "kind": kind.id,
        "concerns": ["Two adults whom the family does not know offer lifts."],
        "lead": {
            "name": "A. Example",
            "role": kind.leads[0] if kind.leads else "police",
            "supervised_by": "B. Sample",
        },
        "start": day(-10),
        "review": day(20),
        "outcomes": [
            {"what": "The way home is safe", "change": "No lift for a month", "by": day(20)}
        ],
        "childs_voice": [
            {
                "words": "I want somebody I know to come along.",
                "date": day(-5),
                "seen_alone": True,
                "where": "at school",
            }
        ],
        "harm_outside": [
            {"kind": harm, "what": f"What is known about it ({harm})", "actions": ["a1"]}
            for harm in HARMS
        ],
        "contingency": ["If it happens again, carers ring the police at once."],
        "actions": [
            {
                "id": "a1",
                "what": "Find out who offers lifts",
                "who": "C. Pattern, police",
                "by": day(5),
                "outcome": "The adults cannot reach Robin",
            },
            {
                "id": "a2",
                "what": "Drive home after football practice",
                "who": "D. Model, youth worker",
                "by": day(6),
                "outcome": "The way home is safe",
            },
        ],
    }


def good(kind: PlanKind) -> Written:
    """Return the one good plan of a child, with the status that goes with it."""
    return {
        "today": day(0),
        "child": "Robin",
        "child_status": status_of(kind),
        "plans": [good_plan(kind)],
    }


def changed(plans: Written, **entries: Any) -> Written:
    """Return a copy with entries of the first plan changed; None takes one out."""
    new = copy.deepcopy(plans)
    _change(new["plans"][0], entries)
    return new


def with_action(plans: Written, **entries: Any) -> Written:
    """Return a copy with entries of the first action of the first plan changed."""
    new = copy.deepcopy(plans)
    _change(new["plans"][0]["actions"][0], entries)
    return new


def with_plan(plans: Written, plan: Written) -> Written:
    """Return a copy with one more plan."""
    return {**plans, "plans": [*plans["plans"], plan]}


def _change(where: Written, entries: Written) -> None:
    for name, value in entries.items():
        if value is None:
            where.pop(name, None)
        else:
            where[name] = value


# ------------------------------------------------------------------ independent of the package


def is_live(plans: Written, plan: Written) -> bool:
    """Return whether a plan has not ended."""
    return "ended" not in plan or ("today" in plans and plan["ended"] > plans["today"])


def is_open(plans: Written, action: Written) -> bool:
    """Return whether an action is still to be done."""
    return "done" not in action or ("today" in plans and action["done"] > plans["today"])


def highest(plans: Written) -> str:
    """Return the id of the plan that should carry the actions."""
    there = [plan for plan in plans["plans"] if is_live(plans, plan)] or plans["plans"]
    top = max(PLANS.kinds[plan["kind"]].rank for plan in there)
    same = [plan for plan in there if PLANS.kinds[plan["kind"]].rank == top]
    latest = max(plan.get("start", "") for plan in same)
    return min(plan["id"] for plan in same if plan.get("start", "") == latest)


def spelt(text: str) -> list[str]:
    """Return the words of a text in small letters, without those that the rules pass over."""
    words = re.findall(r"[a-z0-9']+(?:-[a-z0-9]+)*", text.lower())
    return [word for word in words if word not in PLANS.likeness.small_words] or words


def ways_to_write(phrase: str, child: str = "Robin") -> Iterator[str]:
    """Yield every way to write a phrase of a rule file, as a reader of its head comment would."""
    parts = []
    for part in phrase.split():
        optional = part.startswith(("(", "..."))
        inside = "" if part.startswith("...") else part.strip("()")
        choices = [child if c == "{child}" else c for c in inside.split("/")]
        parts.append([*choices, ""] if optional else choices)
    for chosen in product(*parts):
        yield " ".join(word for word in chosen if word)


# ------------------------------------------------------------------------- generated plans

WORDS = ["meet", "Robin", "home", "school", "stop", "start", "not", "may", "the", "lifts"]
short = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
days = st.integers(-40, 60).map(day)
whose = st.sampled_from(["Aunt", "aunt", "police", "All", "Robin", "the social worker"])
times = days | st.sampled_from(["ongoing", "asap", "after the holidays"])


def _object(needed: Written, optional: Written) -> st.SearchStrategy[Written]:
    return st.fixed_dictionaries(needed, optional=optional)


actions = _object(
    {"what": short},
    {
        "who": whose,
        "by": times,
        "outcome": short,
        "about": st.sampled_from(["the cousin", "the phone"]),
        "done": days,
    },
)
outcomes = _object({"what": short}, {"change": short, "by": days})
voices = _object({}, {"words": short, "date": days, "seen_alone": st.booleans(), "where": short})
harms = _object({"kind": st.sampled_from(HARMS), "what": short}, {})


@st.composite
def one_plan(draw: st.DrawFn, name: str = "p") -> Written:
    """Generate a plan, with or without any of its entries."""
    lead = _object(
        {}, {"name": whose, "role": st.sampled_from([*RULES.roles]), "supervised_by": whose}
    )
    plan: Written = draw(
        _object(
            {"kind": st.sampled_from([*PLANS.kinds])},
            {
                "concerns": st.lists(short, min_size=1, max_size=2),
                "lead": lead.filter(bool),
                "start": days,
                "last_review": days,
                "review": days,
                "ended": days,
                "outcomes": st.lists(outcomes, min_size=1, max_size=3),
                "childs_voice": st.lists(voices, min_size=1, max_size=2),
                "harm_outside": st.lists(harms, min_size=1, max_size=3),
                "contingency": st.lists(short, min_size=1, max_size=2),
                "actions": st.lists(actions, min_size=1, max_size=4),
            },
        )
    )
    ids = [f"a{number}" for number in range(1, len(plan.get("actions", [])) + 1)]
    plan["actions"] = [
        {"id": i, **action} for i, action in zip(ids, plan.pop("actions", []), strict=True)
    ]
    for harm in plan.get("harm_outside", []):
        named = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
        if named:
            harm["actions"] = named
    if not plan["actions"]:
        del plan["actions"]
    return {"id": name, **plan}


@st.composite
def childs_plans(draw: st.DrawFn, most: int = 4, least: int = 0) -> Written:
    """Generate the plans of one child."""
    count = draw(st.integers(least, most))
    plans: Written = draw(
        _object(
            {},
            {
                "today": st.just(day(0)),
                "child": st.just("Robin"),
                "child_status": st.sampled_from([*PLANS.statuses]),
            },
        )
    )
    return {**plans, "plans": [draw(one_plan(f"p{number}")) for number in range(count)]}


def a_rule_with(rules: Rules, finds: str) -> str:
    """Return the id of the first rule that finds something."""
    return next(rule.id for rule in rules.plans.rules.values() if rule.finds == finds)
