"""Reads an instrument (RAT) file."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import read_action
from cse_guidance.load.table import Table
from cse_guidance.model import (
    AskFirst,
    Domain,
    Floor,
    Gate,
    Indicator,
    Instrument,
    Level,
    Prompt,
    ScaleAnswer,
    Scoring,
)
from cse_guidance.model.instrument import About, Kind, Method, Purpose, Tier


def read_instrument(table: Table) -> Instrument:
    """Return an instrument, having noted every fault in the shape of its file."""
    scale = table.table("scale")
    reviewed_on, review_by = table.review()
    instrument = Instrument(
        id=table.id(),
        file=table.file,
        title=table.text("title"),
        long_title=table.text("long_title"),
        purpose=table.one_of("purpose", get_args(Purpose)),
        notice=table.text("notice"),
        rights=table.text("rights"),
        version=table.text("version"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        sources=table.texts("sources"),
        ask_first=read_ask_first(table.table("ask_first")),
        scale_question=scale.text("question"),
        scale=tuple(_read_scale_answer(item) for item in scale.tables("answer")),
        domains=tuple(_read_domain(item) for item in table.tables("domain")),
        indicators=tuple(_read_indicator(item) for item in table.tables("indicator")),
        scoring=_read_scoring(table.table("scoring")),
        floors=tuple(_read_floor(item) for item in table.tables("floor", needed=False)),
        prompts=tuple(_read_prompt(item) for item in table.tables("prompt", needed=False)),
        actions=tuple(read_action(item) for item in table.tables("action")),
        levels=tuple(_read_level(item) for item in table.tables("level")),
    )
    scale.finish()
    table.finish()
    return instrument


def read_ask_first(table: Table) -> AskFirst:
    """Return the question that every result puts first."""
    ask_first = AskFirst(
        pathway=table.text("pathway"),
        question=table.text("question"),
        then=table.text("then"),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return ask_first


def _read_scale_answer(table: Table) -> ScaleAnswer:
    answer = ScaleAnswer(
        id=table.id(),
        text=table.text("text"),
        counts=table.flag("counts"),
        unknown=table.flag("unknown"),
    )
    if answer.counts and answer.unknown:
        table.fault("an answer both counts and is unknown.", "Keep one: unknown is never counted.")
    table.finish()
    return answer


def _read_domain(table: Table) -> Domain:
    domain = Domain(table.id(), table.text("title"), table.text("intro", needed=False))
    table.finish()
    return domain


def _read_indicator(table: Table) -> Indicator:
    kind = table.one_of("kind", get_args(Kind))
    indicator = Indicator(
        id=table.id(),
        domain=table.text("domain"),
        kind=kind,
        label=table.text("label"),
        hint=table.text("hint", needed=False),
        about=table.one_of("about", get_args(About), ""),
        item=table.text("item", needed=False),
        tier=table.one_of("tier", get_args(Tier), ""),
        tier_why=table.text("tier_why", needed=False),
        tier_sources=table.texts("tier_sources", needed=False),
        sources=table.texts("sources"),
    )
    if kind == "sign" and not indicator.tier:
        table.fault("a sign has no tier.", 'Write tier = "high", "medium" or "low".')
    if kind != "sign" and indicator.tier:
        table.fault(
            f'a tier is given, but this is of kind "{kind}". Only signs have tiers.',
            "Take out the line with tier.",
        )
    if indicator.tier and not (indicator.tier_why and indicator.tier_sources):
        table.fault(
            "a tier does not say on what it rests.",
            'Write tier_why = "..." and tier_sources = ["..."].',
        )
    table.finish()
    return indicator


def _read_scoring(table: Table) -> Scoring:
    scoring = Scoring(
        method=table.one_of("method", get_args(Method)),
        why=table.text("why"),
        sources=table.texts("sources"),
        gates=tuple(_read_gate(item) for item in table.tables("gate", label="level")),
    )
    table.finish()
    return scoring


def _read_gate(table: Table) -> Gate:
    gate = Gate(
        level=table.text("level"),
        tier=table.one_of("tier", [word for word in get_args(Tier) if word]),
        at_least=table.whole("at_least", least=1) or 1,
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return gate


def _read_floor(table: Table) -> Floor:
    floor = Floor(
        id=table.id(),
        indicator=table.text("indicator"),
        level=table.text("level"),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return floor


def _read_prompt(table: Table) -> Prompt:
    prompt = Prompt(
        id=table.id(),
        kind=table.one_of("kind", get_args(Kind)),
        at_least=table.whole("at_least", least=1) or 1,
        text=table.text("text"),
        sources=table.texts("sources"),
    )
    table.finish()
    return prompt


def _read_level(table: Table) -> Level:
    level = Level(
        id=table.id(),
        title=table.text("title"),
        summary=table.text("summary"),
        actions=table.texts("actions"),
        sources=table.texts("sources"),
    )
    table.finish()
    return level
