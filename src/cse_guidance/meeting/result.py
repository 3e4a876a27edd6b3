"""What preparing or checking a meeting gives."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Cited, Finding, ToDo


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about the meeting, with how far it reaches.

    `only_if` names the facts that are not known and on which the sentence rests.
    """

    about: str
    text: str
    only_if: tuple[str, ...]
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody on the list of a meeting.

    Attributes:
        need: "minimum", "invite", "consider" or "not normally".
        certain: False where a fact is not known. They stay on the list until it is.
        not_known: those facts, in words.
        invited, there: None where no such list was handed in. `there` is read from those who
            attended or, before the meeting, from those who are coming.
        apologies, views_sent: whether these were handed in.
    """

    id: str
    title: str
    agency: str
    need: str
    certain: bool
    not_known: tuple[str, ...]
    why: str
    invited: bool | None
    there: bool | None
    apologies: bool
    views_sent: bool
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A fact that is not known, how to find out, and who stays on the list because of it."""

    id: str
    text: str
    find_out: str
    keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuorumResult:
    """Whether enough agencies are there by one rule.

    Attributes:
        missing: what is missing, in words; empty where enough are there.
        to_do: what follows where it is not quorate.
    """

    id: str
    title: str
    quorate: bool
    missing: tuple[str, ...]
    note: str
    to_do: tuple[ToDo, ...]
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock that runs for the meeting, in words. `stage`: booking, invitations, holding..."""

    id: str
    stage: str
    title: str
    when: str
    note: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class MeetingResult:
    """What preparing or checking a meeting gives.

    Attributes:
        first: what stands before every meeting.
        decides, does_not_decide: what it is for and what it is not for.
        how: who calls and chairs it, how the child and the parents are heard, and the like.
        minimum, invite, consider, not_normally: who is on the list, by need.
        not_known: what to find out.
        missing_invitations: ids of those who should be invited and are not; empty where no
            list of invitations was given.
        missing_people: ids of those who should be there and are not.
        tell_afterwards: ids of those who have to be told what was decided.
        counted: from whom the quorum is counted, in words.
        quorum_national, quorum_local: each rule by itself, national rules apart from local ones.
        clocks_national, clocks_local: the same for time limits. This site's advice is local.
        to_do: what happens now, the first thing first. What follows from a local rule stands
            with that rule instead.
        record: what to write down.
        not_found: what the authors looked for and did not find.
        findings: what to look at, the most urgent first.
    """

    meeting: str
    version: str
    title: str
    status: str
    first: Told
    purpose: str
    decides: tuple[Told, ...]
    does_not_decide: tuple[Told, ...]
    how: tuple[Told, ...]
    minimum: tuple[Invitee, ...]
    invite: tuple[Invitee, ...]
    consider: tuple[Invitee, ...]
    not_normally: tuple[Invitee, ...]
    not_known: tuple[NotKnown, ...]
    missing_invitations: tuple[str, ...]
    missing_people: tuple[str, ...]
    tell_afterwards: tuple[str, ...]
    counted: str
    quorum_national: tuple[QuorumResult, ...]
    quorum_local: tuple[QuorumResult, ...]
    clocks_national: tuple[ClockLine, ...]
    clocks_local: tuple[ClockLine, ...]
    to_do: tuple[ToDo, ...]
    record: tuple[Told, ...]
    not_found: tuple[Told, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Cited, ...]
