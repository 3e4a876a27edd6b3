"""Reads the ladders of escalation.toml: how a disagreement goes up."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import check_scope
from cse_guidance.load.pathway import read_point
from cse_guidance.load.table import Table
from cse_guidance.model.basics import Scope
from cse_guidance.model.escalation import Ladder, LadderStage

MOST_STAGES = 9


def read_ladder(table: Table) -> Ladder:
    """Return one ladder of escalation.toml."""
    ladder = Ladder(
        id=table.id(),
        title=table.text("title"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        intro=table.text("intro", needed=False),
        not_seen=table.text("not_seen", needed=False),
        sources=table.texts("sources"),
        points=tuple(
            read_point(item) for item in table.tables("point", label="text", needed=False)
        ),
        stages=tuple(_read_stage(item) for item in table.tables("stage", label="title")),
    )
    check_scope(table, ladder.scope, ladder.area)
    table.finish()
    return ladder


def _read_stage(table: Table) -> LadderStage:
    stage = LadderStage(
        number=table.whole("number", least=1, most=MOST_STAGES) or 0,
        title=table.text("title"),
        who=table.texts("who"),
        with_whom=table.texts("with"),
        what=table.text("what"),
        clocks=table.texts("clocks", needed=False),
    )
    table.finish()
    return stage
