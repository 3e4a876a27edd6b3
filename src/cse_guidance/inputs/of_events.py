"""What goes in to work out deadlines: what happened in a fictional case, and when."""

from __future__ import annotations

from cse_guidance.inputs.shape import Entry, ListOf, Moment, Object, OneOf
from cse_guidance.model import Rules

EXAMPLE = (
    '{"now": "2026-04-01", "events": [{"event": "strategy-discussion", "when": "2026-03-23"}]}'
)


def events_shape(rules: Rules) -> Object:
    """Return the shape of the events of a case: each by its id, with its date or moment."""
    event = Object(
        (
            Entry("event", OneOf(tuple(rules.events)), "What happened, by its id.", needed=True),
            Entry(
                "when",
                Moment(),
                "When it happened, or is planned: the date, with the time of day if it is known.",
                needed=True,
            ),
        )
    )
    return Object(
        (
            Entry("now", Moment(), "The day, or the moment, for which to say what is overdue."),
            Entry(
                "events",
                ListOf(event),
                "What happened, in any order, as often as it did.",
                needed=True,
            ),
        ),
        about="What happened in a fictional case, to work out every deadline",
    )
