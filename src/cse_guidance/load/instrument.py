"""Reads an instrument (RAT) file."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import read_action
from cse_guidance.load.scoring import (
    read_domain,
    read_floor,
    read_scale,
    read_scoring,
    read_window,
)
from cse_guidance.load.table import Table
from cse_guidance.model import (
    Anchor,
    AskFirst,
    Indicator,
    Instrument,
    Judgement,
    Level,
    Prompt,
    ToWrite,
)
from cse_guidance.model.instrument import About, Purpose, Standing
from cse_guidance.model.scoring import Kind, Tier


def read_instrument(table: Table) -> Instrument:
    """Return an instrument, having noted every fault in the shape of its file."""
    reviewed_on, review_by = table.review()
    instrument = Instrument(
        id=table.id(),
        file=table.file,
        title=table.text("title"),
        long_title=table.text("long_title"),
        purpose=table.one_of("purpose", get_args(Purpose)),
        standing=table.one_of("standing", get_args(Standing)),
        notice=table.text("notice"),
        rights=table.text("rights"),
        version=table.text("version"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        sources=table.texts("sources"),
        ask_first=_read_ask_first(table.table("ask_first")),
        windows=tuple(read_window(item) for item in table.tables("window", needed=False)),
        scales=tuple(read_scale(item) for item in table.tables("scale")),
        domains=tuple(read_domain(item) for item in table.tables("domain")),
        indicators=tuple(_read_indicator(item) for item in table.tables("indicator")),
        scoring=read_scoring(table.table("scoring")),
        floors=tuple(read_floor(item) for item in table.tables("floor", needed=False)),
        judgement=_read_judgement(table.table("judgement")),
        to_write=tuple(_read_to_write(item) for item in table.tables("to_write", needed=False)),
        prompts=tuple(_read_prompt(item) for item in table.tables("prompt", needed=False)),
        actions=tuple(read_action(item) for item in table.tables("action")),
        levels=tuple(_read_level(item) for item in table.tables("level")),
    )
    table.finish()
    return instrument


def _read_ask_first(table: Table) -> AskFirst:
    ask_first = AskFirst(
        pathway=table.text("pathway"),
        question=table.text("question"),
        then=table.text("then"),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return ask_first


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
        anchors=tuple(
            _read_anchor(item) for item in table.tables("anchor", label="answer", needed=False)
        ),
        sources=table.texts("sources"),
    )
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


def _read_anchor(table: Table) -> Anchor:
    anchor = Anchor(answer=table.text("answer"), text=table.text("text"))
    table.finish()
    return anchor


def _read_judgement(table: Table) -> Judgement:
    judgement = Judgement(
        how=table.text("how"),
        may_lower=table.flag("may_lower"),
        second_reader=table.text("second_reader"),
        sources=table.texts("sources"),
    )
    table.finish()
    return judgement


def _read_to_write(table: Table) -> ToWrite:
    to_write = ToWrite(
        id=table.id(),
        title=table.text("title"),
        hint=table.text("hint", needed=False),
        sources=table.texts("sources"),
    )
    table.finish()
    return to_write


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
        urgency=table.whole("urgency", least=1, most=5) or 1,
        summary=table.text("summary"),
        actions=table.texts("actions"),
        sources=table.texts("sources"),
    )
    table.finish()
    return level
