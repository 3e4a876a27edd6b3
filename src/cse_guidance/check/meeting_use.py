"""Checks that nothing in meetings.toml is without use, and that nothing is left unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from cse_guidance.check.meeting_references import conditions_in, ids_in
from cse_guidance.conditions import facts_of
from cse_guidance.faults import listed
from cse_guidance.model import Meetings
from cse_guidance.model.meeting import FindingId, LineAbout, MeetingKind

Note = Callable[[str, str, str], None]
# What every meeting has to say about itself.
SAID: tuple[LineAbout, ...] = (
    "decides",
    "does not decide",
    "convened by",
    "chaired by",
    "the child",
    "parents",
    "record",
)
# Every area holds these. Some hold no exploitation meeting.
HELD: tuple[MeetingKind, ...] = (
    "strategy discussion",
    "initial conference",
    "review conference",
    "core group",
)


def check_used(meetings: Meetings, note: Note) -> None:
    """Note each fact, agency, attendee and action that nothing uses."""
    used = {
        "fact": {fact for _, condition in conditions_in(meetings) for fact in facts_of(condition)},
        "agency": {attendee.agency for attendee in meetings.attendees},
        "attendee": {invite.attendee for invite in meetings.invites},
        "action": {
            *(one for meeting in meetings.meetings for one in meeting.always),
            *(one for quorum in meetings.quorums for one in quorum.then),
            *(one for stop in meetings.stops for one in stop.actions),
        },
    }
    why = {
        "fact": "no condition rests on it.",
        "agency": "nobody belongs to it.",
        "attendee": "no meeting invites them.",
        "action": "nothing uses it.",
    }
    known = ids_in(meetings)
    for called, names in used.items():
        for name in known[called]:
            if name not in names:
                note(f'{called} "{name}"', why[called], "Use it, or take it out.")


def check_said(meetings: Meetings, note: Note) -> None:
    """Note what is not said: the words of a finding, a kind of meeting, what a meeting is for."""
    for name in _left_out(get_args(FindingId), ids_in(meetings)["finding"]):
        note("findings", f'there is no [[finding]] "{name}".', f'Add one with id = "{name}".')
    for kind in _left_out(HELD, [one.kind for one in meetings.meetings]):
        remedy = f'Add a [[meeting]] with kind = "{kind}".'
        note("meetings", f"there is no {kind}.", remedy)
    for meeting in meetings.meetings:
        left_out = _left_out(SAID, [line.about for line in meetings.lines_of(meeting.id)])
        if left_out:
            problem = f"no line says about it: {listed(left_out)}."
            note(f'meeting "{meeting.id}"', problem, "Add a [[line]] for each.")


def _left_out(needed: Sequence[str], there: Iterable[str]) -> list[str]:
    found = set(there)
    return [one for one in needed if one not in found]
