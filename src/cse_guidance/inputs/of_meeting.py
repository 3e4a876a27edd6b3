"""What goes in to prepare or check a meeting: which one, the case's facts, who comes."""

from __future__ import annotations

from cse_guidance.inputs.shape import Entry, Flag, ListOf, Object, OneOf, optional
from cse_guidance.model import Rules

EXAMPLE = '{"meeting": "strategy-discussion", "facts": {"in-school": true}}'


def meeting_shape(rules: Rules) -> Object:
    """Return the shape of a meeting: its kind, the facts of the case, and lists of people."""
    meetings = rules.meetings
    facts = optional({f.id: (Flag(), f.text) for f in meetings.facts}, called="fact")
    people = ListOf(OneOf(tuple(one.id for one in meetings.attendees)))
    return Object(
        (
            Entry(
                "meeting",
                OneOf(tuple(one.id for one in meetings.meetings)),
                "Which meeting it is.",
                needed=True,
            ),
            Entry("facts", facts, "What is so and what is not. What is left out is not known."),
            Entry("invited", people, "Who has been invited."),
            Entry("coming", people, "Before the meeting: who has said that they will come."),
            Entry("attended", people, "After the meeting: who was there."),
            Entry("apologies", people, "Who has sent apologies."),
            Entry(
                "views_sent", people, "Whose report or views are there, whether they come or not."
            ),
        ),
        about="A meeting in a fictional case: never write about a real child",
    )
