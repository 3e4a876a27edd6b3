"""Checks that everything meetings.toml names exists."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.check.graph import repeated_ids
from cse_guidance.check.notes import Notes
from cse_guidance.conditions import facts_of
from cse_guidance.faults import Fault
from cse_guidance.model import Invite, Line, Meetings, Quorum, Rules, Stop
from cse_guidance.model.condition import Condition

Conditional = Invite | Line | Stop
Rule = Conditional | Quorum


def check_meeting_references(rules: Rules, notes: Notes) -> None:
    """Note each thing that a rule about meetings names and that does not exist."""
    meetings = rules.meetings
    for called, ids in ids_in(meetings).items():
        notes.ids_once(meetings.file, called, ids)
    _check_parts(rules, meetings, notes)
    _check_rules(meetings, notes)


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


def ids_in(meetings: Meetings) -> dict[str, list[str]]:
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
    file, known = meetings.file, ids_in(meetings)
    notes.sources(file, "first", meetings.first.sources)
    notes.actions(file, meetings.actions)
    for attendee in meetings.attendees:
        notes.known(file, f'attendee "{attendee.id}"', "agency", [attendee.agency], known["agency"])
    for meeting in meetings.meetings:
        place = f'meeting "{meeting.id}"'
        notes.sources(file, place, meeting.sources)
        notes.known(file, place, "action", meeting.always, known["action"])
        clocks = [one.clock for one in meeting.clocks]
        notes.known(file, place, "clock", clocks, rules.clocks)
        for name in repeated_ids(f"{one.clock} ({one.stage})" for one in meeting.clocks):
            problem = f"it names the clock {name} more than once."
            notes.faults.append(Fault(file, place, problem, "Name it once."))
    for words in meetings.findings:
        place = f'finding "{words.id}"'
        notes.sources(file, place, words.sources)
        notes.reach(file, place, words.scope, words.sources)


def _check_rules(meetings: Meetings, notes: Notes) -> None:
    file, known = meetings.file, ids_in(meetings)
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
