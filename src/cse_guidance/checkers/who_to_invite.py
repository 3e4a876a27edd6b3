"""The checker of who to invite: which meeting it is, what is known, and who comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.dates import Timed, dates_group, with_dates
from cse_guidance.checkers.form import YES_OR_NO, Field, Form, Group, Option, Screen
from cse_guidance.checkers.meeting_sheet import meeting_sheet
from cse_guidance.conditions import facts_of
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_meeting import meeting_shape
from cse_guidance.inputs.shape import ListOf, Object
from cse_guidance.meeting import meeting
from cse_guidance.model import Meetings, Rules

TITLE = "Who to invite to a meeting"
PURPOSE = (
    "See who has to be there, who else to invite and who is missing, for a meeting about a "
    "made-up case."
)
# The heading of each list of people: it opens when somebody has such a list to look over.
LISTS = {
    "invited": "Invitations",
    "coming": "Who is coming",
    "attended": "Who was there",
    "apologies": "Apologies",
    "views_sent": "Reports and views",
}
FACTS = "What is known about the case"
FACTS_INTRO = "What makes no difference to the meeting that you chose is not asked."
LOOK_OVER = "To look over invitations or attendance as well"
LOOK_OVER_INTRO = (
    "Leave these closed to see whom to invite. Open a list, and tick the people on it, to see "
    "who is missing."
)


def invitation_checker(rules: Rules) -> Checker:
    """Return the checker of a meeting. Its rules, with their sources, stand in meetings.toml."""
    shape = meeting_shape(rules)

    def answer(given: Given, today: date | None) -> Answered:
        result = meeting(rules, given)
        return Answered(result, meeting_sheet(rules, result, given, today))

    return Checker(
        id="meeting",
        page="who-to-invite",
        title=TITLE,
        purpose=PURPOSE,
        form=Form(
            (Screen("form", _questions(rules.meetings, shape)),),
            "Show who to invite",
            dates_group(rules, timed_steps(rules.meetings)),
        ),
        shape=with_dates(rules, shape),
        answer=answer,
    )


def timed_steps(meetings: Meetings) -> Iterator[Timed]:
    """Return everything about a meeting that a clock runs for."""
    yield from meetings.actions
    for one in meetings.meetings:
        yield from one.clocks


def facts_that_matter(meetings: Meetings, meeting_id: str) -> frozenset[str]:
    """Return the ids of the facts on which anything about a meeting rests."""
    conditions = (
        *(one.when for one in meetings.invites_to(meeting_id)),
        *(one.when for one in meetings.lines_of(meeting_id)),
        *(one.when for one in meetings.stops_of(meeting_id)),
    )
    return frozenset(fact for condition in conditions for fact in facts_of(condition))


def _questions(meetings: Meetings, shape: Object) -> tuple[Field | Group, ...]:
    about = {entry.name: entry.about for entry in shape.entries}
    which = Field(
        "meeting",
        about["meeting"].rstrip("."),
        "choice",
        options=tuple(Option(one.id, one.title, one.purpose) for one in meetings.meetings),
        called="which meeting it is",
        needed="Choose a meeting.",
    )
    matters = {one.id: facts_that_matter(meetings, one.id) for one in meetings.meetings}
    facts = tuple(
        Field(
            f"facts/{fact.id}",
            fact.text,
            "choice",
            options=YES_OR_NO,
            only_with=("meeting", tuple(one for one in matters if fact.id in matters[one])),
        )
        for fact in meetings.facts
    )
    people = tuple(Option(one.id, one.title) for one in meetings.attendees)
    lists = tuple(
        Group(name, LISTS[name], (Field(name, about[name], "ticks", options=people),), folded=True)
        for name in (entry.name for entry in shape.entries if isinstance(entry.shape, ListOf))
    )
    return (
        which,
        Group("facts", FACTS, facts, f"{about['facts']} {FACTS_INTRO}", counted=True),
        Group("people", LOOK_OVER, lists, LOOK_OVER_INTRO),
    )
