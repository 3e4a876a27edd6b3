"""Reads the checks of a case record."""

from __future__ import annotations

import re
from typing import get_args

from cse_guidance.load.basics import check_scope
from cse_guidance.load.table import Table
from cse_guidance.model.basics import Scope
from cse_guidance.model.records import (
    MECHANISMS,
    PARAMETERS,
    CheckGroup,
    CheckKind,
    FieldKind,
    RecordCheck,
    RecordField,
    Records,
    Statement,
    Strength,
)

OLDEST = 120  # years
MOST_FIRST = 10
PATTERN = re.compile(r"(\d{4}|\*)-(0[1-9]|1[0-2]|\*)-(0[1-9]|[12]\d|3[01]|\*)\Z")
STARTS = re.compile(r"[0-9]{1,9}\Z")


def read_records(table: Table) -> Records:
    """Return the checks of a case record, having noted every fault in the shape of the file."""
    words = table.table("words")
    dates = [_read_date(item) for item in table.tables("date")]
    records = Records(
        title=table.text("title"),
        version=table.text("version"),
        notice=table.text("notice"),
        sources=table.texts("sources"),
        act_first=_read_statement(table.table("act_first")),
        limits=_read_statement(table.table("limits")),
        not_recorded=words.texts("not_recorded"),
        asked_none=words.texts("asked_none"),
        no_today=table.text("no_today"),
        one_extract=table.text("one_extract"),
        show_first=table.whole("show_first", least=1, most=MOST_FIRST) or 1,
        groups=tuple(_read_group(item) for item in table.tables("group")),
        fields=(*(_read_field(item) for item in table.tables("field")), *dates),
        checks=tuple(_read_check(item) for item in table.tables("check")),
    )
    words.finish()
    table.finish()
    return records


def _read_statement(table: Table) -> Statement:
    statement = Statement(table.text("text"), table.texts("sources"))
    table.finish()
    return statement


def _read_group(table: Table) -> CheckGroup:
    group = CheckGroup(table.id(), table.text("title"))
    table.finish()
    return group


def _read_field(table: Table) -> RecordField:
    kind = table.one_of("kind", get_args(FieldKind))
    field = RecordField(
        id=table.id(),
        title=table.text("title"),
        kind=kind,
        about=table.text("about"),
        answers=table.texts("answers", needed=kind == "choice"),
    )
    if kind != "choice" and field.answers:
        table.fault(
            f'answers are given, but this is of kind "{kind}".',
            'Take out the line with answers, or write kind = "choice".',
        )
    if kind == "choice" and len(field.answers) == 1:
        table.fault("a choice has only one answer.", 'Add another, for example "unknown".')
    table.finish()
    return field


def _read_date(table: Table) -> RecordField:
    field = RecordField(table.id(), table.text("title"), "day", table.text("about"), dated=True)
    table.finish()
    return field


def _read_check(table: Table) -> RecordCheck:
    kind = table.one_of("kind", get_args(CheckKind))
    check = RecordCheck(
        id=table.id(),
        kind=kind,
        group=table.text("group"),
        strength=table.one_of("strength", get_args(Strength)),
        fields=table.texts("fields"),
        what=table.text("what"),
        why=table.text("why"),
        do=table.text("do"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
        replaces=table.texts("replaces", needed=False),
        years=table.whole("years", needed=False, least=1, most=OLDEST),
        percent=table.whole("percent", needed=False, least=1, most=99),
        patterns=table.texts("patterns", needed=False),
        starts=table.text("starts", needed=False),
        on=table.texts("on", needed=False),
        not_before=table.texts("not_before", needed=False),
        where_given=table.texts("where_given", needed=False),
        where_says=table.texts("where_says", needed=False),
    )
    check_scope(table, check.scope, check.area)
    _check_parameters(table, check)
    table.finish()
    return check


def _check_parameters(table: Table, check: RecordCheck) -> None:
    """Note what the mechanism needs and lacks, what it cannot use, and what is badly written."""
    mechanism = MECHANISMS[check.kind]
    for name in PARAMETERS:
        written = table.has(name)
        if name in mechanism.needs and not written:
            remedy = f'A check of kind "{check.kind}" needs it: write {name} = ...'
            table.fault(f'"{name}" is missing.', remedy)
        elif name in mechanism.needs and getattr(check, name) == ():
            table.fault(f'"{name}" is an empty list.', "Name at least one.")
        elif written and name not in (*mechanism.needs, *mechanism.may):
            table.fault(
                f'a check of kind "{check.kind}" cannot use "{name}".',
                f"Take out the line with {name}.",
            )
    for pattern in check.patterns:
        if not PATTERN.match(pattern):
            table.fault(
                f'"{pattern}" is not a pattern for days.',
                'Write the year, month and day, with * for any: "*-01-01".',
            )
    if table.has("starts") and not STARTS.match(check.starts):
        table.fault(f'"starts" is "{check.starts}".', 'Write the first digits: "999".')
    if check.where_says and len(check.where_given) != 1:
        table.fault(
            '"where_says" needs exactly one field in "where_given".',
            "Name the one field that has to say it.",
        )
    if check.replaces and not mechanism.compares:
        table.fault(
            "only a check that compares extracts replaces others.",
            "Take out the line with replaces.",
        )
