"""Prepares or checks a meeting: who has to be there, who is missing, and what follows.

What is not known never drops anybody from the list. A quorum never holds up a child's safety,
and no exploitation (CSE) meeting ever stands in for a strategy discussion.
"""

from __future__ import annotations

from collections.abc import Mapping

from cse_guidance.answers import ToDo, cite, to_do
from cse_guidance.conditions import holds
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.inputs.given import Given
from cse_guidance.meeting.case import MeetingCase, read_case
from cse_guidance.meeting.findings import Check, not_invited, not_there
from cse_guidance.meeting.invitations import (
    ASKED,
    Listed,
    invitees,
    unknown_facts,
    what_to_find_out,
    who_is_listed,
)
from cse_guidance.meeting.quorum import count_quorum, people_counted
from cse_guidance.meeting.result import ClockLine, MeetingResult, Told
from cse_guidance.model import Line, Meeting, Rules
from cse_guidance.model.meeting import Need
from cse_guidance.words import clock_words, reach_words, scope_words

__all__ = ["MeetingResult", "find_meeting", "meeting"]

APART = ("decides", "does not decide", "record", "not found")  # shown in places of their own


def meeting(rules: Rules, given: Given) -> MeetingResult:
    """Prepare a meeting, or check one that is being arranged or was held.

    Args:
        rules: the loaded rules.
        given: what was handed in, read by `inputs.of_meeting.meeting_shape`: the meeting, the
            facts of the case (true, false, or left out where not known), and the ids of those
            who are invited, coming, attended, sent apologies or sent their views.

    Returns:
        Who is on the list and why, who is missing, whether each quorum is met and what follows
        if not, the clocks in words, and what to record. Each rule comes from meetings.toml,
        with its source and how far it reaches.

    Raises:
        FaultsFound: there is no such meeting.

    Example:
        >>> from cse_guidance.inputs import read
        >>> from cse_guidance.inputs.of_meeting import meeting_shape
        >>> from cse_guidance.load import packaged_rules
        >>> rules = packaged_rules()
        >>> case = {"meeting": "strategy-discussion", "coming": ["social-worker", "police"]}
        >>> result = meeting(rules, read(meeting_shape(rules), case))
        >>> [(one.quorate, one.missing, one.scope) for one in result.quorum_national]
        [(False, ('Health',), 'National rule')]
        >>> result.quorum_national[0].to_do[0].when
        'at once'
    """
    case = read_case(given)
    about = find_meeting(rules, case.meeting)
    listed = who_is_listed(rules.meetings, about.id, case.facts)
    people, counted = people_counted(case, listed)
    quorums = [(q, count_quorum(rules, q, people)) for q in rules.meetings.quorums_of(about.id)]
    clocks = [
        (rules.clocks[one.clock].scope, _clock(rules, one.clock, one.stage)) for one in about.clocks
    ]
    lines = [
        (line.about, _told(rules, line, case.facts))
        for line in rules.meetings.lines_of(about.id)
        if holds(line.when, case.facts) is not False
    ]
    absent = not_there(case, listed)

    def of(need: Need) -> tuple[Listed, ...]:
        return tuple(one for one in listed if one.rule.need == need)

    return MeetingResult(
        meeting=about.id,
        version=rules.meetings.version,
        title=about.title,
        status=rules.meetings.status,
        first=_first(rules),
        purpose=about.purpose,
        decides=tuple(told for kind, told in lines if kind == "decides"),
        does_not_decide=tuple(told for kind, told in lines if kind == "does not decide"),
        how=tuple(told for kind, told in lines if kind not in APART),
        minimum=invitees(rules, case, of("minimum")),
        invite=invitees(rules, case, of("invite")),
        consider=invitees(rules, case, of("consider")),
        not_normally=invitees(rules, case, of("not normally")),
        not_known=what_to_find_out(rules.meetings, listed),
        missing_invitations=tuple(one.attendee.id for one in not_invited(case, listed)),
        missing_people=tuple(one.attendee.id for one in absent),
        tell_afterwards=_tell_afterwards(case, listed, absent),
        counted=counted,
        quorum_national=tuple(found for q, found in quorums if q.scope == "national"),
        quorum_local=tuple(found for q, found in quorums if q.scope != "national"),
        clocks_national=tuple(line for scope, line in clocks if scope == "national"),
        clocks_local=tuple(line for scope, line in clocks if scope != "national"),
        to_do=_to_do(
            rules,
            about,
            case,
            [q.then for q, found in quorums if q.scope == "national" and not found.quorate],
        ),
        record=tuple(told for kind, told in lines if kind == "record"),
        not_found=tuple(told for kind, told in lines if kind == "not found"),
        findings=Check(rules, case, listed).all(),
        sources=cite(rules, about.sources),
    )


def find_meeting(rules: Rules, meeting_id: str) -> Meeting:
    """Return a meeting by its id.

    Raises:
        FaultsFound: there is none.
    """
    found = next((one for one in rules.meetings.meetings if one.id == meeting_id), None)
    if found is None:
        problem = f'there is no meeting "{meeting_id}".'
        remedy = did_you_mean(meeting_id, [one.id for one in rules.meetings.meetings])
        raise FaultsFound([Fault("your input", "meeting", problem, remedy)])
    return found


def _tell_afterwards(
    case: MeetingCase, listed: tuple[Listed, ...], absent: list[Listed]
) -> tuple[str, ...]:
    """Return who has to be told what was decided: the absent, and those who sent apologies."""
    away = {one.attendee.id for one in absent} | (case.apologies - (case.there or frozenset()))
    return tuple(
        one.attendee.id
        for one in listed
        if one.attendee.id in away and (one.rule.need in ASKED or one.rule.need == "consider")
    )


def _to_do(
    rules: Rules, about: Meeting, case: MeetingCase, then: list[tuple[str, ...]]
) -> tuple[ToDo, ...]:
    """Return what comes first by the facts, what a missing national minimum asks, and the rest."""
    stops = [
        action
        for stop in rules.meetings.stops_of(about.id)
        if holds(stop.when, case.facts) is not False
        for action in stop.actions
    ]
    ids = dict.fromkeys(
        (*stops, *(action for actions in then for action in actions), *about.always)
    )
    actions = {action.id: action for action in rules.meetings.actions}
    return tuple(to_do(rules, actions[one]) for one in ids)


def _first(rules: Rules) -> Told:
    first = rules.meetings.first
    return Told("first", first.text, (), scope_words("site advice"), cite(rules, first.sources))


def _told(rules: Rules, line: Line, facts: Mapping[str, bool]) -> Told:
    texts = {fact.id: fact.text for fact in rules.meetings.facts}
    return Told(
        about=line.about,
        text=line.text,
        only_if=tuple(texts[fact] for fact in unknown_facts(line.when, facts)),
        scope=scope_words(line.scope, line.area),
        sources=cite(rules, line.sources),
    )


def _clock(rules: Rules, clock_id: str, stage: str) -> ClockLine:
    clock = rules.clocks[clock_id]
    return ClockLine(
        id=clock.id,
        stage=stage,
        title=clock.title,
        when=clock_words(rules, clock),
        note=clock.note,
        scope=reach_words(clock),
        sources=cite(rules, clock.sources),
    )
