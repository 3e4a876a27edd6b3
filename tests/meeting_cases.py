"""Works out, independently of the package's rules, who belongs on the list of a meeting.

Nothing here calls `holds`, `meeting` or a check. A fact that is not known is tried both ways.
Who is invited when, and how many agencies are enough, is read from the loaded rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from cse_guidance.inputs import Given, read
from cse_guidance.inputs.of_meeting import meeting_shape
from cse_guidance.model import Meetings, Quorum, Rules
from cse_guidance.model.condition import AllOf, AnyOf, Condition, Contrary, FactIs

FROM_STRONGEST = ("minimum", "invite", "consider", "not normally")
Facts = Mapping[str, bool]


def truth(condition: Condition, facts: Facts) -> bool:
    """Return whether a condition is true when every fact is known."""
    if isinstance(condition, FactIs):
        return facts[condition.fact]
    if isinstance(condition, Contrary):
        return not truth(condition.part, facts)
    found = [truth(part, facts) for part in condition.parts]
    return min(found, default=True) if isinstance(condition, AllOf) else max(found, default=False)


def names_in(condition: Condition) -> set[str]:
    """Return the facts that a condition names."""
    if isinstance(condition, FactIs):
        return {condition.fact}
    parts = condition.parts if isinstance(condition, AllOf | AnyOf) else (condition.part,)
    return set().union(*(names_in(part) for part in parts)) if parts else set()


def completions(names: Collection[str], facts: Facts) -> Iterator[dict[str, bool]]:
    """Yield every way in which the facts that are not known may turn out."""
    unknown = [name for name in names if name not in facts]
    for chosen in product((True, False), repeat=len(unknown)):
        yield {**facts, **dict(zip(unknown, chosen, strict=True))}


def outcomes(condition: Condition, facts: Facts) -> set[bool]:
    """Return what a condition may turn out to be."""
    return {truth(condition, whole) for whole in completions(names_in(condition), facts)}


def expected_list(meetings: Meetings, meeting_id: str, facts: Facts) -> dict[str, str]:
    """Return who may be needed at a meeting, with their strongest possible need."""
    found: dict[str, str] = {}
    for invite in meetings.invites:
        if meeting_id in invite.meetings and True in outcomes(invite.when, facts):
            before = found.get(invite.attendee, FROM_STRONGEST[-1])
            found[invite.attendee] = min(before, invite.need, key=FROM_STRONGEST.index)
    return found


def is_quorate(meetings: Meetings, quorum: Quorum, people: Collection[str]) -> bool:
    """Return whether people make up each share of a quorum, counted one agency at a time."""
    for share in quorum.shares:
        count = 0
        for agency in share.agencies:
            members = [one.id for one in meetings.attendees if one.agency == agency]
            count += any(member in people for member in members)
        if count < share.at_least:
            return False
    return True


def given(rules: Rules, meeting_id: str, **entries: object) -> Given:
    """Return a meeting as it is handed in."""
    handed_in = {
        name: sorted(value) if isinstance(value, set | frozenset) else value
        for name, value in entries.items()
    }
    return read(meeting_shape(rules), {"meeting": meeting_id, **handed_in})
