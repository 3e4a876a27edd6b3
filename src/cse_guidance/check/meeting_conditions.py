"""Checks that each condition of meetings.toml can be true and false, and that no rule is dead."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.check.graph import repeated_ids
from cse_guidance.check.meeting_references import conditions_in, place_of
from cse_guidance.check.meeting_use import Note
from cse_guidance.conditions import denied_facts, every_case, facts_of, holds
from cse_guidance.faults import listed
from cse_guidance.model import Invite, Meetings, Quorum
from cse_guidance.model.condition import Condition
from cse_guidance.model.meeting import NEEDS

MOST_FACTS = 10  # every way in which they can be so or not so is tried


def check_conditions(meetings: Meetings, note: Note) -> None:
    """Note each condition that is always true, always false, or could drop somebody by a worry."""
    neutral = {fact.id for fact in meetings.facts if fact.neutral}
    for place, condition in conditions_in(meetings):
        facts = facts_of(condition)
        if len(facts) > MOST_FACTS:
            problem = f"its condition rests on {len(facts)} facts, more than can be checked."
            note(place, problem, f"Write it with at most {MOST_FACTS}.")
            continue
        outcomes = {holds(condition, case) for case in every_case(facts)}
        if facts and len(outcomes) == 1:
            always = "true" if True in outcomes else "false"
            remedy = "Mend it, or take it out." if always == "false" else 'Leave out "when".'
            note(place, f"its condition is always {always}.", remedy)
        worries = [fact for fact in denied_facts(condition) if fact not in neutral]
        if worries:
            problem = f"knowing that {listed(worries)} is so would make it stop applying."
            remedy = "Only a fact with neutral = true, which tells of no worry, may be denied."
            note(place, problem, remedy)


def check_invites(meetings: Meetings, note: Note) -> None:
    """Note each rule that invites somebody twice, or that a stronger one makes useless."""
    for meeting in meetings.meetings:
        rules = meetings.invites_to(meeting.id)
        for pair in repeated_ids(f"{one.attendee} ({one.need})" for one in rules):
            problem = f"more than one rule invites {pair}."
            note(f'meeting "{meeting.id}"', problem, "Join their conditions with any.")
        for rule in rules:
            stronger = [other for other in rules if _hides(other, rule)]
            if stronger:
                problem = (
                    f'it never matters at "{meeting.id}": they are "{stronger[0].need}" there.'
                )
                note(place_of(rule), problem, "Take this one out, or give the other a condition.")


def _hides(other: Invite, rule: Invite) -> bool:
    """Return whether a stronger rule for the same person always applies."""
    stronger = NEEDS.index(other.need) < NEEDS.index(rule.need)
    return stronger and other.attendee == rule.attendee and not facts_of(other.when)


def check_quorums(meetings: Meetings, note: Note) -> None:
    """Note each quorum that nobody on the list of its meeting could make."""
    for quorum in meetings.quorums:
        for meeting_id in quorum.meetings:
            for share in quorum.shares:
                there = agencies_on_the_list(meetings, meeting_id) & set(share.agencies)
                if len(there) < share.at_least:
                    problem = (
                        f'it asks for {share.at_least} of these agencies at "{meeting_id}", '
                        f"but only {len(there)} can be invited to it."
                    )
                    remedy = "Ask for fewer, name more agencies, or invite somebody from them."
                    note(place_of(quorum), problem, remedy)


def agencies_on_the_list(meetings: Meetings, meeting_id: str) -> set[str]:
    """Return the agencies from which somebody can be on the list of a meeting."""
    names = {one.attendee for one in meetings.invites_to(meeting_id) if one.need != "not normally"}
    return {attendee.agency for attendee in meetings.attendees if attendee.id in names}


def check_minimum(meetings: Meetings, note: Note) -> None:
    """Note each meeting that has no minimum, whatever the facts or for some of them."""
    for meeting in meetings.meetings:
        minimum = [one.when for one in meetings.invites_to(meeting.id) if one.need == "minimum"]
        facts = tuple(dict.fromkeys(fact for when in minimum for fact in facts_of(when)))
        always = any(not facts_of(when) for when in minimum)
        few = len(facts) <= MOST_FACTS
        if not always and not (few and all(_one_holds(minimum, c) for c in every_case(facts))):
            problem = "there are cases in which nobody is its minimum."
            remedy = 'Add an [[invite]] with need = "minimum" and no condition.'
            note(f'meeting "{meeting.id}"', problem, remedy)


def _one_holds(conditions: Iterable[Condition], case: dict[str, bool]) -> bool:
    return any(holds(condition, case) is True for condition in conditions)


def national_quorums(meetings: Meetings, meeting_id: str) -> tuple[Quorum, ...]:
    """Return the quorums of a meeting that bind the whole of England."""
    return tuple(one for one in meetings.quorums_of(meeting_id) if one.scope == "national")
