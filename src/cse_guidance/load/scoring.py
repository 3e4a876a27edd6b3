"""Reads how an instrument is answered and how its answers set a level."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.table import Table
from cse_guidance.model import (
    Band,
    Domain,
    Floor,
    Gate,
    Scale,
    ScaleAnswer,
    Scoring,
    Weight,
    Window,
)
from cse_guidance.model.scoring import Kind, Method, Tier

MONTHS = 216  # eighteen years: as far back as a child's life goes


def read_window(table: Table) -> Window:
    """Return a window of time."""
    window = Window(
        id=table.id(),
        title=table.text("title"),
        from_months=table.whole("from_months", most=MONTHS) or 0,
        to_months=table.whole("to_months", needed=False, least=1, most=MONTHS),
    )
    if window.to_months is not None and window.to_months <= window.from_months:
        table.fault("it ends before it begins.", 'Write a "to_months" above "from_months".')
    table.finish()
    return window


def read_scale(table: Table) -> Scale:
    """Return a scale with its answers."""
    scale = Scale(
        id=table.id(),
        question=table.text("question"),
        answers=tuple(_read_scale_answer(item) for item in table.tables("answer")),
    )
    table.finish()
    return scale


def _read_scale_answer(table: Table) -> ScaleAnswer:
    unknown = table.flag("unknown")
    answer = ScaleAnswer(
        id=table.id(),
        text=table.text("text"),
        counts=table.flag("counts"),
        unknown=unknown,
        worry=table.whole("worry", needed=not unknown),
        points=table.whole("points", needed=False, most=100) or 0,
        windows=table.texts("windows", needed=False),
        level=table.text("level", needed=False),
    )
    if answer.unknown and (answer.counts or answer.points or answer.windows or answer.level):
        table.fault("an answer both counts and is unknown.", "Keep one: unknown is never counted.")
    if answer.unknown and answer.worry is not None:
        remedy = "Take out the line with worry: it may turn out to be any of the others."
        table.fault("an answer that nobody knows is ranked.", remedy)
    table.finish()
    return answer


def read_domain(table: Table) -> Domain:
    """Return a group of indicators."""
    domain = Domain(
        id=table.id(),
        title=table.text("title"),
        scale=table.text("scale"),
        intro=table.text("intro", needed=False),
    )
    table.finish()
    return domain


def read_scoring(table: Table) -> Scoring:
    """Return how the answers set a level."""
    scoring = Scoring(
        method=table.one_of("method", get_args(Method)),
        why=table.text("why"),
        sources=table.texts("sources"),
        gates=tuple(_read_gate(item) for item in table.tables("gate", label="level", needed=False)),
        weights=tuple(
            _read_weight(item) for item in table.tables("weight", label="kind", needed=False)
        ),
        bands=tuple(_read_band(item) for item in table.tables("band", label="level", needed=False)),
    )
    table.finish()
    return scoring


def _read_gate(table: Table) -> Gate:
    gate = Gate(
        level=table.text("level"),
        tier=table.one_of("tier", get_args(Tier), ""),
        kind=table.one_of("kind", (*get_args(Kind), ""), ""),
        at_least=table.whole("at_least", least=1) or 1,
        holds=table.flag("holds"),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    if bool(gate.tier) == bool(gate.kind):
        table.fault(
            "a gate counts either signs of a tier or things of a kind.",
            'Write tier = "high" or kind = "sign", not both.',
        )
    table.finish()
    return gate


def _read_weight(table: Table) -> Weight:
    weight = Weight(
        kind=table.one_of("kind", get_args(Kind)),
        tier=table.one_of("tier", get_args(Tier), ""),
        window=table.text("window"),
        points=table.whole("points", most=100) or 0,
    )
    if weight.kind == "protective":
        table.fault(
            "it counts what protects the child.",
            "Take it out: what helps is shown beside the level and never changes it.",
        )
    table.finish()
    return weight


def _read_band(table: Table) -> Band:
    band = Band(
        level=table.text("level"),
        least=table.whole("from", most=10_000) or 0,
        most=table.whole("to", needed=False, most=10_000),
    )
    if band.most is not None and band.most < band.least:
        table.fault("it ends before it begins.", 'Write a "to" that is not below "from".')
    table.finish()
    return band


def read_floor(table: Table) -> Floor:
    """Return a floor rule."""
    floor = Floor(
        id=table.id(),
        indicator=table.text("indicator"),
        level=table.text("level"),
        answers=table.texts("answers", needed=False),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return floor
