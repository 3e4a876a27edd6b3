"""Checks the protective promises about meetings, which no area can edit away.

1. A social worker, a health practitioner and the police are the minimum of every strategy
   discussion, as a national rule, whatever the facts of the case.
2. Only a strategy discussion decides whether a section 47 enquiry starts. At any other meeting,
   reasonable cause to suspect significant harm leads to a strategy discussion first.
3. What is known or not known never takes somebody off a list, unless it tells of no worry.
"""

from __future__ import annotations

from typing import get_args

from cse_guidance.check.meeting_conditions import (
    MOST_FACTS,
    agencies_on_the_list,
    check_conditions,
    check_invites,
    check_minimum,
    check_quorums,
    national_quorums,
)
from cse_guidance.check.meeting_use import Note, check_said, check_used
from cse_guidance.conditions import every_case, facts_of, holds
from cse_guidance.faults import Fault, listed
from cse_guidance.model import Meeting, Meetings
from cse_guidance.model.meeting import FactAsks, MeetingKind, StandsFor

STRATEGY: MeetingKind = "strategy discussion"
CONFERENCES: tuple[MeetingKind, ...] = ("initial conference", "review conference")


def check_meeting_promises(meetings: Meetings) -> list[Fault]:
    """Return a fault for each rule that is dead or breaks a promise. Every name has to exist."""
    faults: list[Fault] = []

    def note(place: str, problem: str, remedy: str) -> None:
        faults.append(Fault(meetings.file, place, problem, remedy))

    check_used(meetings, note)
    check_said(meetings, note)
    check_conditions(meetings, note)
    check_invites(meetings, note)
    check_quorums(meetings, note)
    check_minimum(meetings, note)
    _check_marks(meetings, note)
    for meeting in meetings.meetings:
        _check_decides(meeting, note)
        if meeting.kind == STRATEGY:
            _check_national_minimum(meetings, meeting, note)
        else:
            _check_stops(meetings, meeting, note)
    return faults


def _check_marks(meetings: Meetings, note: Note) -> None:
    """Note a mark that promises need and that nothing, or more than one fact, carries."""
    asked = [fact.asks for fact in meetings.facts]
    for asks in get_args(FactAsks):
        if asks and asked.count(asks) != 1:
            problem = f"{asked.count(asks)} facts are marked as being about: {asks}."
            note("facts", problem, f'Write asks = "{asks}" beside the one that is.')
    if not any(one.voice == "child" for one in meetings.attendees):
        note("attendees", "nobody is marked as the child.", 'Write voice = "child" beside it.')


def _check_decides(meeting: Meeting, note: Note) -> None:
    place = f'meeting "{meeting.id}"'
    both = [one for one in meeting.decides if one in meeting.does_not_decide]
    if both:
        note(place, f"it decides {listed(both)} and does not.", "Name each in one of the lists.")
    if meeting.kind == STRATEGY:
        if "section 47" not in meeting.decides:
            problem = "it is a strategy discussion, but does not decide section 47."
            note(place, problem, 'Write "section 47" into "decides".')
    elif "section 47" in meeting.decides:
        problem = f"it decides section 47, but it is marked as: {meeting.kind}."
        remedy = (
            'Only a strategy discussion does. Take it out of "decides". If your meeting is a '
            f'strategy discussion under another name, write kind = "{STRATEGY}".'
        )
        note(place, problem, remedy)
    elif "section 47" not in meeting.does_not_decide:
        problem = "it does not say that it leaves section 47 to a strategy discussion."
        note(place, problem, 'Write "section 47" into "does_not_decide".')
    if "child protection plan" in meeting.decides and meeting.kind not in CONFERENCES:
        problem = f"it decides on a child protection plan, but it is marked as: {meeting.kind}."
        note(place, problem, 'Only a conference does. Take it out of "decides".')


def _check_national_minimum(meetings: Meetings, meeting: Meeting, note: Note) -> None:
    place = f'meeting "{meeting.id}"'
    everybody = agencies_on_the_list(meetings, meeting.id)
    quorums = national_quorums(meetings, meeting.id)
    for stands_for in get_args(StandsFor):
        agencies = {one.id for one in meetings.agencies if one.stands_for == stands_for}
        if not stands_for:
            continue
        people = {one.id for one in meetings.attendees if one.agency in agencies}
        if not any(
            one.need == "minimum" and one.scope == "national" and not facts_of(one.when)
            for one in meetings.invites_to(meeting.id)
            if one.attendee in people
        ):
            problem = f"its minimum leaves out {stands_for}. The national minimum is a promise."
            remedy = (
                f'Invite somebody from an agency with stands_for = "{stands_for}": '
                'need = "minimum", scope = "national", no condition.'
            )
            note(place, problem, remedy)
        without = everybody - agencies
        needed = any(
            len(without & set(share.agencies)) < share.at_least
            for quorum in quorums
            for share in quorum.shares
        )
        if not needed:
            problem = f"it counts as quorate without {stands_for}."
            remedy = (
                f'Give a [[quorum]] with scope = "national" a [[quorum.share]] of {stands_for}.'
            )
            note(place, problem, remedy)


def _check_stops(meetings: Meetings, meeting: Meeting, note: Note) -> None:
    """Note a meeting that goes on although significant harm is suspected and nothing was held."""
    marked = {fact.asks: fact.id for fact in meetings.facts if fact.asks}
    stops = [stop.when for stop in meetings.stops_of(meeting.id)]
    facts = tuple(dict.fromkeys(fact for when in stops for fact in facts_of(when)))
    if len(facts) > MOST_FACTS:
        problem = f"its stops rest on {len(facts)} facts, more than can be checked."
        note(f'meeting "{meeting.id}"', problem, f"Write them with at most {MOST_FACTS}.")
        return
    harm, held = marked.get("significant harm", ""), marked.get("strategy discussion held", "")
    suspected = [case | {harm: True, held: False} for case in every_case(facts)]
    if not all(any(holds(when, case) is True for when in stops) for case in suspected):
        problem = "it can stand in for a strategy discussion: none is asked for first."
        remedy = f'Name it in a [[stop]] that applies whenever "{harm}" is so and "{held}" is not.'
        note(f'meeting "{meeting.id}"', problem, remedy)
