"""What a method makes of the answers: a level, with what led to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cse_guidance.answers import Reason
from cse_guidance.model import Indicator, Instrument, Level, ScaleAnswer

# The answers that say something: indicator id to the answer. What is not known is left out.
Known = Mapping[str, ScaleAnswer]


@dataclass(frozen=True, slots=True)
class PointLine:
    """How many points one answer adds to the total."""

    id: str
    label: str
    kind: str
    answer: str
    points: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a method makes of the answers.

    Attributes:
        level: the level that the method gives, before floors and judgement.
        reasons: why, each with its sources.
        holds: the place of the level below which judgement cannot go, 0 for the lowest.
        total: the total, where the method adds up; None where it does not.
        points: what each answer adds to the total.
    """

    level: Level
    reasons: tuple[Reason, ...]
    holds: int = 0
    total: int | None = None
    points: tuple[PointLine, ...] = ()


def is_there(known: Known, indicator: Indicator) -> bool:
    """Return whether an indicator is known to be there."""
    answer = known.get(indicator.id)
    return answer is not None and answer.counts


def level_at(instrument: Instrument, level_id: str) -> Level:
    """Return a level that the checks of the rule files know to exist.

    Raises:
        ValueError: there is no such level.
    """
    return instrument.levels[instrument.rank(level_id)]
