"""Reads meetings.toml."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import check_scope, read_action
from cse_guidance.load.condition import read_condition
from cse_guidance.load.table import Table
from cse_guidance.model.basics import Scope
from cse_guidance.model.meeting import (
    Agency,
    Attendee,
    CaseFact,
    Decision,
    FactAsks,
    FindingId,
    FindingWords,
    First,
    Invite,
    Line,
    LineAbout,
    Meeting,
    MeetingClock,
    MeetingKind,
    Meetings,
    Need,
    Quorum,
    Share,
    Stage,
    StandsFor,
    Stop,
    Voice,
)


def read_meetings(table: Table) -> Meetings:
    """Return the rules about meetings, having noted every fault in the shape of their file."""
    reviewed_on, review_by = table.review()
    meetings = Meetings(
        file=table.file,
        version=table.text("version"),
        status=table.text("status"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        first=_read_first(table.table("first")),
        facts=tuple(_read_fact(item) for item in table.tables("fact")),
        agencies=tuple(_read_agency(item) for item in table.tables("agency")),
        attendees=tuple(_read_attendee(item) for item in table.tables("attendee")),
        meetings=tuple(_read_meeting(item) for item in table.tables("meeting")),
        invites=tuple(_read_invite(item) for item in table.tables("invite", label="attendee")),
        lines=tuple(_read_line(item) for item in table.tables("line", label="text")),
        quorums=tuple(_read_quorum(item) for item in table.tables("quorum")),
        stops=tuple(_read_stop(item) for item in table.tables("stop")),
        findings=tuple(_read_finding(item) for item in table.tables("finding")),
        actions=tuple(read_action(item) for item in table.tables("action")),
    )
    table.finish()
    return meetings


def _read_first(table: Table) -> First:
    first = First(text=table.text("text"), sources=table.texts("sources"))
    table.finish()
    return first


def _read_fact(table: Table) -> CaseFact:
    fact = CaseFact(
        id=table.id(),
        text=table.text("text"),
        find_out=table.text("find_out"),
        asks=table.one_of("asks", get_args(FactAsks), ""),
        neutral=table.flag("neutral"),
    )
    table.finish()
    return fact


def _read_agency(table: Table) -> Agency:
    agency = Agency(
        id=table.id(),
        title=table.text("title"),
        stands_for=table.one_of("stands_for", get_args(StandsFor), ""),
    )
    table.finish()
    return agency


def _read_attendee(table: Table) -> Attendee:
    attendee = Attendee(
        id=table.id(),
        title=table.text("title"),
        agency=table.text("agency"),
        voice=table.one_of("voice", get_args(Voice), ""),
        keeps_record=table.flag("keeps_record"),
    )
    table.finish()
    return attendee


def _read_meeting(table: Table) -> Meeting:
    meeting = Meeting(
        id=table.id(),
        title=table.text("title"),
        kind=table.one_of("kind", get_args(MeetingKind)),
        purpose=table.text("purpose"),
        decides=table.words("decides", get_args(Decision)),
        does_not_decide=table.words("does_not_decide", get_args(Decision)),
        always=table.texts("always"),
        clocks=tuple(_read_clock(item) for item in table.tables("clock", label="clock")),
        sources=table.texts("sources"),
    )
    table.finish()
    return meeting


def _read_clock(table: Table) -> MeetingClock:
    clock = MeetingClock(
        clock=table.text("clock"),
        stage=table.one_of("stage", get_args(Stage)),
    )
    table.finish()
    return clock


def _read_scope(table: Table) -> tuple[Scope, str]:
    """Return how far a rule reaches and its area, having checked that they fit."""
    scope = table.one_of("scope", get_args(Scope))
    area = table.text("area", needed=False)
    check_scope(table, scope, area)
    return scope, area


def _read_invite(table: Table) -> Invite:
    scope, area = _read_scope(table)
    invite = Invite(
        meetings=table.texts("meetings"),
        attendee=table.text("attendee"),
        need=table.one_of("need", get_args(Need)),
        when=read_condition(table, "when"),
        why=table.text("why"),
        scope=scope,
        area=area,
        sources=table.texts("sources"),
    )
    table.finish()
    return invite


def _read_line(table: Table) -> Line:
    scope, area = _read_scope(table)
    line = Line(
        meetings=table.texts("meetings"),
        about=table.one_of("about", get_args(LineAbout)),
        text=table.text("text"),
        when=read_condition(table, "when"),
        scope=scope,
        area=area,
        sources=table.texts("sources"),
    )
    table.finish()
    return line


def _read_quorum(table: Table) -> Quorum:
    scope, area = _read_scope(table)
    quorum = Quorum(
        id=table.id(),
        meetings=table.texts("meetings"),
        title=table.text("title"),
        shares=tuple(_read_share(item) for item in table.tables("share", label="at_least")),
        then=table.texts("then"),
        note=table.text("note", needed=False),
        scope=scope,
        area=area,
        sources=table.texts("sources"),
    )
    table.finish()
    return quorum


def _read_share(table: Table) -> Share:
    share = Share(
        at_least=table.whole("at_least", least=1) or 1,
        agencies=table.texts("agencies"),
    )
    table.finish()
    return share


def _read_stop(table: Table) -> Stop:
    scope, area = _read_scope(table)
    stop = Stop(
        id=table.id(),
        meetings=table.texts("meetings"),
        when=read_condition(table, "when"),
        what=table.text("what"),
        why=table.text("why"),
        actions=table.texts("actions"),
        scope=scope,
        area=area,
        sources=table.texts("sources"),
    )
    table.finish()
    return stop


def _read_finding(table: Table) -> FindingWords:
    scope, area = _read_scope(table)
    finding = FindingWords(
        id=table.one_of("id", get_args(FindingId)),
        why=table.text("why"),
        do=table.text("do"),
        do_after=table.text("do_after", needed=False),
        scope=scope,
        area=area,
        sources=table.texts("sources"),
    )
    table.finish()
    return finding
