"""The form of the checker of plans: every plan of one made-up child, one after the other."""

from __future__ import annotations

from cse_guidance.checkers.form import Form, Group, Part, Repeat, Screen
from cse_guidance.checkers.plan_boxes import ACTION, HARM, OUTCOME, PLAN, VOICE, Boxes
from cse_guidance.inputs.of_plans import MOST_PLANS
from cse_guidance.inputs.shape import Object
from cse_guidance.model import Rules

# How many of each can be added in a plan: more than people can follow.
MOST_ACTIONS, MOST_OTHERS = 40, 20
PLAN_GROUP = "plans-{0}-"
LEAD = ("lead/name", "lead/role", "lead/supervised_by")
DATES = ("start", "last_review", "review", "ended")


def plan_form(rules: Rules, shape: Object) -> Form:
    """Return the form for plans as `plans_shape` describes them.

    The kind of a plan and its actions stand open: most of what is looked for is looked for
    there. All else is folded away until somebody has it to write. Raises no error.
    """
    boxes = Boxes(rules, shape)
    plan = Repeat("plans", "Plan", _parts_of_plan(boxes), 1, MOST_PLANS)
    first = tuple(boxes.one(name) for name in ("today", "child", "child_status"))
    plans = Group("plans", boxes.one("plans").label, (plan,))
    return Form((Screen("form", (*first, plans)),), "Check the plans")


def _parts_of_plan(boxes: Boxes) -> tuple[Part, ...]:
    actions = _several("actions", "Action", _parts_of_action(boxes), MOST_ACTIONS)
    outcomes = _several("outcomes", "Outcome", boxes.all(OUTCOME, "what", "change", "by"))
    heard = boxes.all(VOICE, "words", "date", "where", "seen_alone")
    harm = boxes.all(HARM, "kind", "what", "actions")
    return (
        boxes.one(f"{PLAN}/kind"),
        Group(f"{PLAN_GROUP}actions", "Who does what, by when", (actions,)),
        _folded("lead", "Who leads, and the dates", *boxes.all(PLAN, *LEAD, *DATES)),
        _folded(
            "outcomes",
            "The worry, and what should be different",
            boxes.one(f"{PLAN}/concerns"),
            outcomes,
        ),
        _folded(
            "voice",
            "What the child said or showed",
            _several("childs_voice", "What the child said", heard),
        ),
        _folded(
            "harm",
            "The adults, places and the like that cause harm",
            _several("harm_outside", "Source of harm", harm),
        ),
        _folded("contingency", "If the plan does not work", boxes.one(f"{PLAN}/contingency")),
    )


def _parts_of_action(boxes: Boxes) -> tuple[Part, ...]:
    more = boxes.all(ACTION, "done", "about")
    return (
        *boxes.all(ACTION, "what", "who", "by", "outcome"),
        _folded("actions-{1}-more", "If it is done, or is about one person, place or thing", *more),
    )


def _several(name: str, called: str, parts: tuple[Part, ...], most: int = MOST_OTHERS) -> Repeat:
    return Repeat(f"{PLAN}/{name}", called, parts, 1, most)


def _folded(name: str, title: str, *parts: Part) -> Group:
    return Group(f"{PLAN_GROUP}{name}", title, parts, folded=True)
