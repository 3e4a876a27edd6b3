"""Reads sources, roles, events, clocks, definitions, the area's own details, and actions."""

from __future__ import annotations

import re
from typing import get_args

from cse_guidance.load.table import Table
from cse_guidance.model import Action, Area, Clock, Contact, Event, Missing, Role, Source, Support
from cse_guidance.model.area import FilledBy
from cse_guidance.model.basics import (
    ActionGives,
    Evidence,
    Scope,
    SourceKind,
    SourceStatus,
    Unit,
)
from cse_guidance.model.definition import Definition

WITHOUT_COUNT = ("at once", "today", "as soon as possible")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")


def read_source(table: Table) -> Source:
    """Return one source of sources.toml."""
    source = Source(
        id=table.id(),
        short=table.text("short"),
        title=table.text("title"),
        publisher=table.text("publisher"),
        dated=table.text("date"),
        kind=table.one_of("kind", get_args(SourceKind)),
        area=table.text("area"),
        status=table.one_of("status", get_args(SourceStatus)),
        evidence=table.one_of("evidence", get_args(Evidence)),
        checked_on=table.text("checked_on"),
        review_by=table.day("review_by"),
        address=table.text("address", needed=False),
        no_address=table.text("no_address", needed=False),
        quoted_by=table.text("quoted_by", needed=False),
        superseded_by=table.text("superseded_by", needed=False),
        caution=table.text("caution", needed=False),
        note=table.text("note", needed=False),
        file=table.file,
    )
    if source.checked_on and not MONTH.match(source.checked_on):
        table.fault(
            f'"checked_on" is "{source.checked_on}".', 'Write the year and month: "2026-11".'
        )
    if bool(source.address) == bool(source.no_address):
        table.fault(
            "a source has either an address or a reason why there is none.",
            'Write address = "https://..." or no_address = "why it has none", not both.',
        )
    if source.address and not source.address.startswith("https://"):
        table.fault(f'the address "{source.address}" is not one.', 'Start it with "https://".')
    if source.evidence == "quoted" and not source.quoted_by:
        table.fault(
            'the evidence is "quoted" but "quoted_by" is missing.',
            'Write quoted_by = "..." to say in whose copy it was read.',
        )
    if source.status == "superseded" and not source.superseded_by:
        table.fault(
            'the status is "superseded" but "superseded_by" is missing.',
            "Name the source that replaced it.",
        )
    if source.status == "superseded" and not source.caution:
        table.fault(
            "a superseded source needs a caution.",
            'Write caution = "..." to say what a reader should check.',
        )
    table.finish()
    return source


def read_role(table: Table) -> Role:
    """Return one role of roles.toml."""
    role = Role(id=table.id(), title=table.text("title"))
    table.finish()
    return role


def read_event(table: Table) -> Event:
    """Return one event of clocks.toml."""
    event = Event(
        id=table.id(),
        title=table.text("title"),
        after=table.texts("after", needed=False),
    )
    table.finish()
    return event


def read_clock(table: Table) -> Clock:
    """Return one clock of clocks.toml."""
    unit = table.one_of("unit", get_args(Unit))
    clock = Clock(
        id=table.id(),
        title=table.text("title"),
        from_event=table.text("from"),
        to_event=table.text("to"),
        unit=unit,
        count=table.whole("count", needed=unit not in WITHOUT_COUNT, least=1),
        at_most=bool(table.one_of("limit", ("at most", ""), "")),
        repeats=table.flag("repeats"),
        each_needs_its_own=table.flag("each_needs_its_own"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        note=table.text("note", needed=False),
        sources=table.texts("sources"),
    )
    if unit in WITHOUT_COUNT and clock.count is not None:
        table.fault(f'"{unit}" takes no count.', "Take out the line with count.")
    check_scope(table, clock.scope, clock.area)
    table.finish()
    return clock


def check_scope(table: Table, scope: str, area: str) -> None:
    """Note a local rule or example that does not say where, and anything else that does."""
    local = scope in ("local rule", "local example")
    if local and not area:
        table.fault(
            f"a {scope} does not say where it is from.",
            'Write area = "Sefton, 2017" (the place and the year).',
        )
    if not local and area:
        table.fault(
            f'the scope is "{scope}", but an area is named.',
            'Take out the line with area, or write scope = "local example".',
        )


def read_definition(table: Table) -> Definition:
    """Return one definition of definitions.toml."""
    definition = Definition(
        id=table.id(),
        term=table.id("term"),
        title=table.text("title"),
        words=table.text("words"),
        from_date=table.text("from"),
        in_use=table.flag("in_use"),
        source=table.text("source"),
        until=table.text("until", needed=False),
        replaced_by=table.text("replaced_by", needed=False),
        note=table.text("note", needed=False),
    )
    if definition.in_use and definition.until:
        table.fault("a definition in use has an end.", 'Take out "until", or in_use = true.')
    if not definition.in_use and not definition.until:
        table.fault(
            'a definition that is history does not say until when it was used ("until").',
            'Write until = "February 2017".',
        )
    table.finish()
    return definition


def read_area(table: Table) -> Area:
    """Return the details of area.toml."""
    own = table.table("area")
    area = Area(
        name=own.text("name", needed=False),
        partnership=own.text("partnership", needed=False),
        contacts=tuple(_read_contact(item) for item in table.tables("contact", needed=False)),
        missing=tuple(_read_missing(item) for item in table.tables("missing", needed=False)),
        support=tuple(_read_support(item) for item in table.tables("support", needed=False)),
    )
    own.finish()
    table.finish()
    return area


def _read_contact(table: Table) -> Contact:
    contact = Contact(table.id(), table.text("title"), table.text("number", needed=False))
    table.finish()
    return contact


def _read_support(table: Table) -> Support:
    support = Support(
        id=table.id(),
        title=table.text("title"),
        number=table.text("number"),
        about=table.text("about"),
        sources=table.texts("sources", needed=False),
    )
    table.finish()
    return support


def _read_missing(table: Table) -> Missing:
    missing = Missing(
        id=table.id(),
        title=table.text("title"),
        place=table.text("place"),
        why=table.text("why"),
        words=table.texts("words", needed=False),
        source=table.text("source", needed=False),
        filled_by=table.one_of("filled_by", get_args(FilledBy), ""),
    )
    if missing.words and not missing.source:
        table.fault("the words have no source.", 'Write source = "..." (document and date).')
    table.finish()
    return missing


def read_action(table: Table) -> Action:
    """Return one action of a pathway or an instrument."""
    action = Action(
        id=table.id(),
        what=table.text("what"),
        who=table.texts("who"),
        clock=table.text("clock"),
        gives=table.one_of("gives", get_args(ActionGives), ""),
        sources=table.texts("sources"),
    )
    table.finish()
    return action
