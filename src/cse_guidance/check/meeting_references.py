"""Checks that everything meetings.toml names exists, and that nothing in it is without use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from cse_guidance.check.notes import Notes
from cse_guidance.conditions import facts_of
from cse_guidance.faults import Fault, listed
from cse_guidance.model import Invite, Line, Meetings, Quorum, Rules, Stop
from cse_guidance.model.condition import Condition
from cse_guidance.model.meeting import FindingId, LineAbout, MeetingKind

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
Conditional = Invite | Line | Stop
Rule = Conditional | Quorum


def check_meeting_references(rules: Rules, notes: Notes) -> None:
    """Note each thing that a rule about meetings names and that does not exist, or is unused."""
    meetings = rules.meetings
    for called, ids in _lists(meetings).items():
        notes.ids_once(meetings.file, called, ids)
    _check_parts(rules, meetings, notes)
    _check_rules(meetings, notes)
    _check_used(meetings, notes)
    _check_said(meetings, notes)


def place_of(rule: Rule) -> str:
    """Return where a rule stands, in words."""
    match rule:
        case Invite():
            return f'invite "{rule.attendee}" ({rule.need}) to {", ".join(rule.meetings)}'
        case Line():
            return f'line "{rule.text}"'
        case Quorum():
            return f'quorum "{rule.id}"'
        case Stop():
            return f'stop "{rule.id}"'


def conditions_in(meetings: Meetings) -> Iterator[tuple[str, Condition]]:
    """Yield every condition with where it stands, in words."""
    rules: tuple[Conditional, ...] = (*meetings.invites, *meetings.lines, *meetings.stops)
    for rule in rules:
        yield place_of(rule), rule.when


def _lists(meetings: Meetings) -> dict[str, list[str]]:
    """Return the ids of each kind of thing, in the order of the file."""
    return {
        "fact": [one.id for one in meetings.facts],
        "agency": [one.id for one in meetings.agencies],
        "attendee": [one.id for one in meetings.attendees],
        "meeting": [one.id for one in meetings.meetings],
        "quorum": [one.id for one in meetings.quorums],
        "stop": [one.id for one in meetings.stops],
        "finding": [one.id for one in meetings.findings],
        "action": [one.id for one in meetings.actions],
    }


def _check_parts(rules: Rules, meetings: Meetings, notes: Notes) -> None:
    file, known = meetings.file, _lists(meetings)
    notes.sources(file, "first", meetings.first.sources)
    notes.actions(file, meetings.actions)
    for attendee in meetings.attendees:
        notes.known(file, f'attendee "{attendee.id}"', "agency", [attendee.agency], known["agency"])
    for meeting in meetings.meetings:
        place = f'meeting "{meeting.id}"'
        notes.sources(file, place, meeting.sources)
        notes.known(file, place, "action", meeting.always, known["action"])
        notes.known(file, place, "clock", [one.clock for one in meeting.clocks], rules.clocks)
    for words in meetings.findings:
        place = f'finding "{words.id}"'
        notes.sources(file, place, words.sources)
        notes.reach(file, place, words.scope, words.sources)


def _check_rules(meetings: Meetings, notes: Notes) -> None:
    file, known = meetings.file, _lists(meetings)
    for place, condition in conditions_in(meetings):
        notes.known(file, place, "fact", facts_of(condition), known["fact"])
    rules: tuple[Rule, ...] = (
        *meetings.invites,
        *meetings.lines,
        *meetings.quorums,
        *meetings.stops,
    )
    for rule in rules:
        notes.known(file, place_of(rule), "meeting", rule.meetings, known["meeting"])
        notes.sources(file, place_of(rule), rule.sources)
        notes.reach(file, place_of(rule), rule.scope, rule.sources)
    for invite in meetings.invites:
        notes.known(file, place_of(invite), "attendee", [invite.attendee], known["attendee"])
    for quorum in meetings.quorums:
        notes.known(file, place_of(quorum), "action", quorum.then, known["action"])
        for share in quorum.shares:
            notes.known(file, place_of(quorum), "agency", share.agencies, known["agency"])
    for stop in meetings.stops:
        notes.known(file, place_of(stop), "action", stop.actions, known["action"])


def _check_used(meetings: Meetings, notes: Notes) -> None:
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
    known = _lists(meetings)
    for called, names in used.items():
        for name in known[called]:
            if name and name not in names:
                remedy = "Use it, or take it out."
                fault = Fault(meetings.file, f'{called} "{name}"', why[called], remedy)
                notes.faults.append(fault)


def _check_said(meetings: Meetings, notes: Notes) -> None:
    """Note what is not said: the words of a finding, a kind of meeting, what a meeting is for."""

    def note(place: str, problem: str, remedy: str) -> None:
        notes.faults.append(Fault(meetings.file, place, problem, remedy))

    for name in _left_out(get_args(FindingId), _lists(meetings)["finding"]):
        note("findings", f'there is no [[finding]] "{name}".', f'Add one with id = "{name}".')
    for kind in _left_out(HELD, [one.kind for one in meetings.meetings]):
        remedy = f'Add a [[meeting]] with kind = "{kind}".'
        note("meetings", f"there is no {kind}.", remedy)
    for meeting in meetings.meetings:
        said = [line.about for line in meetings.lines_of(meeting.id)]
        left_out = _left_out(SAID, said)
        if meeting.id and left_out:
            problem = f"no line says about it: {listed(left_out)}."
            note(f'meeting "{meeting.id}"', problem, "Add a [[line]] for each.")


def _left_out(needed: Sequence[str], there: Iterable[str]) -> list[str]:
    found = set(there)
    return [one for one in needed if one not in found]
