"""How a disagreement goes up: the stages of a procedure, and the rules that hold at each."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.model.basics import Scope
from cse_guidance.model.pathway import Point


@dataclass(frozen=True, slots=True)
class LadderStage:
    """One stage of a ladder.

    `who` takes the disagreement up and `with_whom` it is taken up, both as role ids.
    `clocks` are the ids of its time limits, in the order in which they run; none where the
    procedure sets none.
    """

    number: int
    title: str
    who: tuple[str, ...]
    with_whom: tuple[str, ...]
    what: str
    clocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """One procedure for settling a disagreement, stage by stage.

    A "local rule" is the procedure of the area whose conf/ this is. `points` hold at every
    stage. `not_seen` says which part of the procedure could not be read, so that nobody takes
    what is shown for the whole.
    """

    id: str
    title: str
    scope: Scope
    sources: tuple[str, ...]
    stages: tuple[LadderStage, ...]
    points: tuple[Point, ...] = ()
    area: str = ""
    intro: str = ""
    not_seen: str = ""
