"""Whether enough agencies are there, and what follows where they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cse_guidance.answers import cite, to_do
from cse_guidance.meeting.case import MeetingCase
from cse_guidance.meeting.invitations import ASKED, Listed
from cse_guidance.meeting.result import QuorumResult
from cse_guidance.model import Meetings, Quorum, Rules
from cse_guidance.model.meeting import Share
from cse_guidance.words import scope_words


def people_counted(case: MeetingCase, listed: Iterable[Listed]) -> tuple[frozenset[str], str]:
    """Return from whom a quorum is counted, and in words what they are.

    Those who were there; before the meeting, those who are coming; before anybody has
    answered, those who were invited; and before that, those on the list.
    """
    if case.attended is not None:
        return case.attended, "Counted from those who were there."
    if case.coming is not None:
        return case.coming, "Counted from those who have said that they will come."
    if case.invited is not None:
        return case.invited, "Counted as if everybody who was invited comes."
    asked = frozenset(one.attendee.id for one in listed if one.rule.need in ASKED)
    return asked, "Counted as if everybody on the list is invited and comes."


def count_quorum(rules: Rules, quorum: Quorum, people: Collection[str]) -> QuorumResult:
    """Return whether these people make a meeting quorate by one rule.

    Args:
        rules: the loaded rules.
        quorum: the rule.
        people: ids of attendees. Each agency counts once, however many come from it.
    """
    meetings = rules.meetings
    there = agencies_of(meetings, people)
    missing = tuple(
        _missing_words(meetings, share, there)
        for share in quorum.shares
        if len(there & set(share.agencies)) < share.at_least
    )
    actions = {action.id: action for action in meetings.actions}
    return QuorumResult(
        id=quorum.id,
        title=quorum.title,
        quorate=not missing,
        missing=missing,
        note=quorum.note,
        to_do=tuple(to_do(rules, actions[one]) for one in quorum.then) if missing else (),
        scope=scope_words(quorum.scope, quorum.area),
        sources=cite(rules, quorum.sources),
    )


def agencies_of(meetings: Meetings, people: Collection[str]) -> set[str]:
    """Return the agencies from which somebody is among these people."""
    return {one.agency for one in meetings.attendees if one.id in people}


def _missing_words(meetings: Meetings, share: Share, there: Collection[str]) -> str:
    absent = [a.title for a in meetings.agencies if a.id in share.agencies and a.id not in there]
    more = share.at_least - len(share.agencies) + len(absent)
    return absent[0] if len(share.agencies) == 1 else f"{more} more of: {'; '.join(absent)}"
