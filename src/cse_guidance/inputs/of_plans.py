"""What goes in to check the plans of one child, or to put them together: as people write them."""

from __future__ import annotations

from cse_guidance.inputs.shape import (
    Day,
    DayOrWords,
    Entry,
    Flag,
    ListOf,
    Object,
    OneOf,
    Text,
    optional,
)
from cse_guidance.model import Rules

EXAMPLE = (
    '{"child_status": "child-in-need", "plans": [{"id": "plan-1", "kind": "child-in-need", '
    '"actions": [{"id": "a1", "what": "Meet the child", "who": "Social worker", '
    '"by": "2026-12-01"}]}]}'
)
SHORT = 60  # characters of an id or a name
MOST_PLANS = 10


def plans_shape(rules: Rules) -> Object:
    """Return the shape of the plans of one child.

    An action's time is a date or words, so that "ongoing" can be written, and found.
    """
    return Object(
        (
            Entry("today", Day(), "The day of the check. Without it, nothing is called overdue."),
            Entry("child", Text(SHORT), "What the plans call the child: a made-up name."),
            Entry(
                "child_status",
                OneOf(tuple(rules.plans.statuses)),
                "Where the child stands, which decides the plan that carries the actions.",
            ),
            Entry(
                "plans",
                ListOf(_plan(rules), most=MOST_PLANS),
                "Every plan of the one child.",
                needed=True,
            ),
        ),
        about="The plans of one fictional child.",
    )


def _plan(rules: Rules) -> Object:
    harms = tuple(rules.plans.harms)
    return Object(
        (
            Entry("id", Text(SHORT), "A short name for the plan.", needed=True),
            Entry("kind", OneOf(tuple(rules.plans.kinds)), "The kind of plan.", needed=True),
            Entry("concerns", ListOf(Text()), "What people are worried about."),
            Entry("lead", _lead(rules), "Who leads the plan."),
            Entry("start", Day(), "The day on which the plan was agreed."),
            Entry("last_review", Day(), "The day of the last review that was held."),
            Entry("review", Day(), "The day of the next review."),
            Entry("ended", Day(), "The day on which the plan ended."),
            Entry("outcomes", ListOf(OUTCOME), "What should be different for the child."),
            Entry("childs_voice", ListOf(VOICE), "What the child said or showed."),
            Entry("harm_outside", ListOf(_harm(harms)), "The adults, places and the like."),
            Entry("contingency", ListOf(Text()), "What happens if the plan does not work."),
            Entry("actions", ListOf(ACTION), "Who does what, by when."),
        ),
        about="One plan. What was not written is left out.",
    )


def _lead(rules: Rules) -> Object:
    return optional(
        {
            "name": (Text(SHORT), "A made-up name."),
            "role": (OneOf(tuple(rules.roles)), "The lead's role."),
            "supervised_by": (Text(SHORT), "The social work manager who supervises the lead."),
        }
    )


def _harm(kinds: tuple[str, ...]) -> Object:
    about = "What is known about it, or that nothing is known: no real name, no address."
    acting = "The ids of this plan's actions that deal with it."
    return Object(
        (
            Entry("kind", OneOf(kinds), "Where the harm comes from.", needed=True),
            Entry("what", Text(), about, needed=True),
            Entry("actions", ListOf(Text(SHORT)), acting),
        )
    )


OUTCOME = Object(
    (
        Entry("what", Text(), "What should be different for the child.", needed=True),
        Entry("change", Text(), "How much has to change: what people will see."),
        Entry("by", Day(), "By when."),
    )
)
VOICE = optional(
    {
        "words": (Text(), "The child's own words, or what the child showed."),
        "date": (Day(), "The day on which the child was heard."),
        "seen_alone": (Flag(), "Whether the child was seen alone."),
        "where": (Text(), "Where it was, without an address."),
    }
)
ACTION = Object(
    (
        Entry("id", Text(SHORT), "A short name, used once in the plan.", needed=True),
        Entry("what", Text(), "What is done.", needed=True),
        Entry("who", Text(), "Who answers for it: one person or one role."),
        Entry(
            "by",
            DayOrWords(),
            "By when: a date. Where the plan says it in words, write those words.",
        ),
        Entry("outcome", Text(), "What it should change for the child."),
        Entry("about", Text(), "The person, place or thing that it is about."),
        Entry("done", Day(), "The day on which it was done. Left out while it is open."),
    )
)
