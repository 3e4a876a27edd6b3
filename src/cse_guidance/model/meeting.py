"""Meetings: who has to be there, who should be, when enough agencies are there, what to record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.model.basics import Action, Scope
from cse_guidance.model.condition import Condition

MeetingKind = Literal[
    "strategy discussion",
    "initial conference",
    "review conference",
    "core group",
    "exploitation meeting",
]
# What a meeting can decide, where a promise depends on it.
Decision = Literal[
    "section 47",
    "child protection plan",
    "detail of the child protection plan",
    "exploitation actions",
]
# "minimum": the meeting is not what it is called without them. "not normally": not invited.
Need = Literal["minimum", "invite", "consider", "not normally"]
NEEDS: tuple[Need, ...] = ("minimum", "invite", "consider", "not normally")  # strongest first
# Which agency it is, and whose voice somebody brings, where a promise depends on it.
StandsFor = Literal["social care", "police", "health", ""]
Voice = Literal["child", "parents", ""]
FactAsks = Literal["significant harm", "strategy discussion held", ""]
Stage = Literal["booking", "invitations", "holding", "decision", "record", "afterwards"]
LineAbout = Literal[
    "decides",
    "does not decide",
    "convened by",
    "chaired by",
    "seniority",
    "invitations",
    "how it is held",
    "the child",
    "parents",
    "every child",
    "afterwards",
    "record",
    "not found",
]
# What a check of a meeting can find. The words for each stand in the rule file.
FindingId = Literal[
    "not-invited",
    "family-not-invited",
    "nobody-keeps-the-record",
    "find-out",
    "minimum-absent",
    "absent",
    "expected",
    "not-on-the-list",
    "not-normally-invited",
    "no-voice",
    "not-in-the-invitations",
    "came-with-apologies",
]


@dataclass(frozen=True, slots=True)
class CaseFact:
    """Something about a case that is so, is not so, or is not known. `find_out`: how to find out.

    `asks` marks the section 47 test, and whether a strategy discussion has dealt with it.
    `neutral`: it tells of no worry, so a condition may rest on its contrary.
    """

    id: str
    text: str
    find_out: str
    asks: FactAsks = ""
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Agency:
    """A group of people who count as one where agencies are counted."""

    id: str
    title: str
    stands_for: StandsFor = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who can be invited. `voice` marks who speaks for the child and for the parents."""

    id: str
    title: str
    agency: str
    voice: Voice = ""
    keeps_record: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """A rule that somebody is invited to some meetings when a condition holds."""

    meetings: tuple[str, ...]
    attendee: str
    need: Need
    when: Condition
    why: str
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence about some meetings, with its scope and sources."""

    meetings: tuple[str, ...]
    about: LineAbout
    text: str
    when: Condition
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """At least so many of these agencies."""

    at_least: int
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quorum:
    """When enough agencies are there: every share has to be met. `then`: what follows if not."""

    id: str
    meetings: tuple[str, ...]
    title: str
    shares: tuple[Share, ...]
    then: tuple[str, ...]
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has to happen before some meetings go on, when a condition holds."""

    id: str
    meetings: tuple[str, ...]
    when: Condition
    what: str
    why: str
    actions: tuple[str, ...]
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class FindingWords:
    """Why something that a check finds matters, and what to do before or after the meeting."""

    id: str
    why: str
    do: str
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""
    do_after: str = ""


@dataclass(frozen=True, slots=True)
class MeetingClock:
    """A clock that runs for a meeting, and for which of its stages."""

    clock: str
    stage: Stage

    @property
    def id(self) -> str:
        """The id of its clock, which is also what a result calls it."""
        return self.clock


@dataclass(frozen=True, slots=True)
class Meeting:
    """One kind of meeting. `always` names the actions that every such meeting asks for."""

    id: str
    title: str
    kind: MeetingKind
    purpose: str
    decides: tuple[Decision, ...]
    does_not_decide: tuple[Decision, ...]
    always: tuple[str, ...]
    clocks: tuple[MeetingClock, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class First:
    """What stands before every meeting: the child's safety now."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Everything that meetings.toml says."""

    file: str
    version: str
    status: str
    reviewed_on: date
    review_by: date
    first: First
    facts: tuple[CaseFact, ...]
    agencies: tuple[Agency, ...]
    attendees: tuple[Attendee, ...]
    meetings: tuple[Meeting, ...]
    invites: tuple[Invite, ...]
    lines: tuple[Line, ...]
    quorums: tuple[Quorum, ...]
    stops: tuple[Stop, ...]
    findings: tuple[FindingWords, ...]
    actions: tuple[Action, ...]

    def invites_to(self, meeting_id: str) -> tuple[Invite, ...]:
        """Return the rules of who is invited to a meeting, in the order of the file."""
        return tuple(one for one in self.invites if meeting_id in one.meetings)

    def lines_of(self, meeting_id: str) -> tuple[Line, ...]:
        """Return the sentences about a meeting, in the order of the file."""
        return tuple(one for one in self.lines if meeting_id in one.meetings)

    def quorums_of(self, meeting_id: str) -> tuple[Quorum, ...]:
        """Return the rules of when enough agencies are there."""
        return tuple(one for one in self.quorums if meeting_id in one.meetings)

    def stops_of(self, meeting_id: str) -> tuple[Stop, ...]:
        """Return what may have to happen before a meeting goes on."""
        return tuple(one for one in self.stops if meeting_id in one.meetings)
