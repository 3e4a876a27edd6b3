"""Which decisions are confused with which, and how often people are right when they are certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cse_guidance.follow import find_pathway
from cse_guidance.model import Choice, Rules
from cse_guidance.training.answered import CONFIDENCES, Confidence, LookedAt
from cse_guidance.training.intervals import share_interval


@dataclass(frozen=True, slots=True)
class Cell:
    """How often one choice was made where the rules give another, or the same.

    `accepted` counts those that are right though they differ: the rules accept them as well.
    `safe` counts those that protect the child more than the rules ask.
    """

    answer: str
    chosen: str
    count: int
    accepted: int
    safe: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was chosen for each thing that the rules give, about one pathway.

    Attributes:
        pathway, title: which decisions these are.
        choices: the choices in the order of the pathway's file: the rows and the columns.
        cells: row by row, each row a choice that the rules give, each column one that was made.
    """

    pathway: str
    title: str
    choices: tuple[Choice, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def mixed_up(self) -> tuple[Cell, ...]:
        """What was chosen in place of something else and is not accepted, the most often first."""
        found = [cell for row in self.cells for cell in row if cell.answer != cell.chosen]
        wrong = [cell for cell in found if cell.count > cell.accepted]
        return tuple(sorted(wrong, key=lambda cell: cell.accepted - cell.count))


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How often answers given with one confidence were right, and where that share may lie."""

    confidence: Confidence
    answered: int
    right: int
    less_safe: int
    low: float
    high: float


def confusion(rules: Rules, looked_at: Iterable[LookedAt]) -> tuple[Confusion, ...]:
    """Return a matrix for each pathway that was asked about, in the order of the rules.

    Args:
        rules: the loaded rules.
        looked_at: answers beside what the rules give, as `look_at` returns them.

    Raises:
        FaultsFound: an answer is about a pathway that there is not.
    """
    by_pathway: dict[str, list[LookedAt]] = {}
    for one in looked_at:
        by_pathway.setdefault(find_pathway(rules, one.answered.pathway).id, []).append(one)
    return tuple(
        _matrix(rules, name, by_pathway[name]) for name in rules.pathways if name in by_pathway
    )


def _matrix(rules: Rules, pathway_id: str, looked_at: list[LookedAt]) -> Confusion:
    pathway = rules.pathways[pathway_id]
    count: Counter[tuple[str, str]] = Counter()
    accepted: Counter[tuple[str, str]] = Counter()
    safe: Counter[tuple[str, str]] = Counter()
    for one in looked_at:
        place = (one.answer, one.answered.choice)
        count[place] += 1
        accepted[place] += one.right and one.answer != one.answered.choice
        safe[place] += one.safe
    return Confusion(
        pathway.id,
        pathway.title,
        pathway.choices,
        tuple(
            tuple(
                Cell(row.id, column.id, count[place], accepted[place], safe[place])
                for column in pathway.choices
                for place in [(row.id, column.id)]
            )
            for row in pathway.choices
        ),
    )


def calibration(looked_at: Iterable[LookedAt]) -> tuple[Calibrated, ...]:
    """Return, for each confidence, how often the answer was right; the least sure first."""
    answers = list(looked_at)
    found = []
    for confidence in CONFIDENCES:
        own = [one for one in answers if one.answered.confidence == confidence]
        right = sum(one.right for one in own)
        found.append(
            Calibrated(
                confidence,
                len(own),
                right,
                sum(one.less_safe for one in own),
                *share_interval(right, len(own)),
            )
        )
    return tuple(found)
