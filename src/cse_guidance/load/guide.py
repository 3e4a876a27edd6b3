"""Reads what pages of guidance show beside the rules: audit, readers, amendments and glossary."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.table import Table
from cse_guidance.model.guide import (
    Amendment,
    AmendmentKind,
    Finding,
    FindingKind,
    Mistake,
    Period,
    Reader,
    Term,
)

MOST_DAYS = 366


def read_finding(table: Table) -> Finding:
    """Return one thing that the audit found or asked for, from audit.toml."""
    finding = Finding(
        id=table.id(),
        kind=table.one_of("kind", get_args(FindingKind)),
        title=table.text("title"),
        pages=table.texts("pages"),
        checkers=table.texts("checkers", needed=False),
        scenarios=table.texts("scenarios", needed=False),
        since=table.texts("since"),
        sources=table.texts("sources"),
    )
    table.finish()
    return finding


def read_mistake(table: Table) -> Mistake:
    """Return one common mistake, from audit.toml."""
    mistake = Mistake(
        id=table.id(),
        what=table.text("what"),
        instead=table.text("instead"),
        findings=table.texts("findings"),
        pages=table.texts("pages"),
        sources=table.texts("sources"),
    )
    table.finish()
    return mistake


def read_period(table: Table) -> Period:
    """Return one stretch of time, from readers.toml."""
    period = Period(
        id=table.id(),
        title=table.text("title"),
        days=table.whole("days", needed=False, most=MOST_DAYS),
    )
    table.finish()
    return period


def read_reader(table: Table) -> Reader:
    """Return one reader and what is theirs, from readers.toml."""
    reader = Reader(
        id=table.id(),
        title=table.text("title"),
        roles=table.texts("roles"),
        attendees=table.texts("attendees"),
        pathways=table.texts("pathways"),
    )
    table.finish()
    return reader


def read_amendments(table: Table) -> tuple[Amendment, ...]:
    """Return every dated change of amendments.toml, in the order of the file."""
    amendments = tuple(_read_amendment(one) for one in table.tables("amendment", label="what"))
    table.finish()
    return amendments


def _read_amendment(table: Table) -> Amendment:
    files = table.texts("files", needed=False)
    amendment = Amendment(
        day=table.day("date"),
        kind=table.one_of("kind", get_args(AmendmentKind)),
        what=table.text("what"),
        pages=table.texts("pages", needed=False),
        files=files,
        version=table.text("version", needed=bool(files)),
    )
    table.finish()
    return amendment


def read_term(table: Table) -> Term:
    """Return one term of glossary.toml."""
    term = Term(
        id=table.id(),
        title=table.text("title"),
        meaning=table.text("meaning"),
        also=table.texts("also", needed=False),
        page=table.text("page", needed=False),
        sources=table.texts("sources"),
    )
    table.finish()
    return term
