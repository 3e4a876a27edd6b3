"""Who is on the list of a meeting: what is not known never drops anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cse_guidance.answers import cite
from cse_guidance.conditions import facts_of, holds
from cse_guidance.meeting.case import MeetingCase
from cse_guidance.meeting.result import Invitee, NotKnown
from cse_guidance.model import Attendee, Invite, Meetings, Rules
from cse_guidance.model.condition import Condition
from cse_guidance.model.meeting import NEEDS, Need
from cse_guidance.words import scope_words

ASKED: tuple[Need, ...] = ("minimum", "invite")  # an invitation goes out, also while in doubt


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, with the rule that puts them there."""

    attendee: Attendee
    rule: Invite
    not_known: tuple[str, ...]


def who_is_listed(
    meetings: Meetings, meeting_id: str, facts: Mapping[str, bool]
) -> tuple[Listed, ...]:
    """Return everybody on the list of a meeting, each once by their strongest need.

    Args:
        meetings: the rules about meetings.
        meeting_id: for example "core-group".
        facts: fact id to whether it is so. A fact that is left out is not known, and
            somebody whom it could put on the list is on it.
    """
    rules = meetings.invites_to(meeting_id)
    found: list[Listed] = []
    for need in NEEDS:
        for rule in rules:
            taken = any(one.attendee.id == rule.attendee for one in found)
            if rule.need == need and not taken and holds(rule.when, facts) is not False:
                attendee = next(a for a in meetings.attendees if a.id == rule.attendee)
                found.append(Listed(attendee, rule, unknown_facts(rule.when, facts)))
    return tuple(found)


def unknown_facts(condition: Condition, facts: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the facts that have to be known before a condition is; none where it is known."""
    if holds(condition, facts) is not None:
        return ()
    return tuple(fact for fact in facts_of(condition) if fact not in facts)


def invitees(rules: Rules, case: MeetingCase, listed: Iterable[Listed]) -> tuple[Invitee, ...]:
    """Return those on the list as a result shows them."""
    meetings = rules.meetings
    agencies = {agency.id: agency.title for agency in meetings.agencies}
    texts = {fact.id: fact.text for fact in meetings.facts}
    return tuple(
        Invitee(
            id=one.attendee.id,
            title=one.attendee.title,
            agency=agencies[one.attendee.agency],
            need=one.rule.need,
            certain=not one.not_known,
            not_known=tuple(texts[fact] for fact in one.not_known),
            why=one.rule.why,
            invited=None if case.invited is None else one.attendee.id in case.invited,
            there=None if case.there is None else one.attendee.id in case.there,
            apologies=one.attendee.id in case.apologies,
            views_sent=one.attendee.id in case.views_sent,
            scope=scope_words(one.rule.scope, one.rule.area),
            sources=cite(rules, one.rule.sources),
        )
        for one in listed
    )


def what_to_find_out(meetings: Meetings, listed: Iterable[Listed]) -> tuple[NotKnown, ...]:
    """Return each fact that is not known and keeps somebody on the list."""
    kept: dict[str, list[str]] = {}
    for one in listed:
        for fact in one.not_known:
            kept.setdefault(fact, []).append(one.attendee.title)
    return tuple(
        NotKnown(fact.id, fact.text, fact.find_out, tuple(kept[fact.id]))
        for fact in meetings.facts
        if fact.id in kept
    )
