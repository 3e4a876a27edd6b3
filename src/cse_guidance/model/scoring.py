"""How an instrument (RAT) is answered, and how its answers set a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["sign", "vulnerability", "incident", "context", "protective"]
Tier = Literal["high", "medium", "low", ""]
TIERS: tuple[Tier, ...] = ("low", "medium", "high")  # from the least to the most serious
# The five families that published tools use.
#   tier gate         enough signs of a tier, or of a kind, open the gate to a level
#   weighted sum      each kind of thing adds points, by when it happened; bands set the level
#   rated-level sum   each answer has points; bands set the level
#   anchored profile  each heading is rated; nothing is added up, the highest rating stands out
#   narrative         no level at all: what is to be written down, and what to do
Method = Literal["tier gate", "weighted sum", "rated-level sum", "anchored profile", "narrative"]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time before today, in months; `to_months` is None where it has no end."""

    id: str
    title: str
    from_months: int
    to_months: int | None


@dataclass(frozen=True, slots=True)
class ScaleAnswer:
    """One answer of a scale.

    `worry` ranks the answers, 0 for the calmest; it is None where nobody knows. `counts` says
    that the thing is there; `unknown` that nobody knows. What a method uses: `points` for a
    rated-level sum, `windows` (when it happened) for a weighted sum, `level` for an anchored
    profile.
    """

    id: str
    text: str
    counts: bool = False
    unknown: bool = False
    worry: int | None = None
    points: int = 0
    windows: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers that the indicators of a domain may have, in the order of the form."""

    id: str
    question: str
    answers: tuple[ScaleAnswer, ...]

    def answer(self, answer_id: str) -> ScaleAnswer | None:
        """Return the answer with this id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    @property
    def known(self) -> tuple[ScaleAnswer, ...]:
        """The answers that say something, from the calmest to the gravest."""
        known = (answer for answer in self.answers if not answer.unknown)
        return tuple(sorted(known, key=lambda answer: answer.worry or 0))

    @property
    def gravest(self) -> ScaleAnswer:
        """What "not known" could turn out to be at worst."""
        return self.known[-1]


@dataclass(frozen=True, slots=True)
class Gate:
    """The level is reached when at least `at_least` signs of `tier`, or a higher one, are there.

    With `kind` instead of a tier it counts everything of that kind. When it `holds`, a
    person's judgement cannot go below it.
    """

    level: str
    tier: Tier
    at_least: int
    because: str
    sources: tuple[str, ...]
    kind: Kind | Literal[""] = ""
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """The points that a thing of a kind (and of a tier, if it names one) adds for one window."""

    kind: Kind
    tier: Tier
    window: str
    points: int


@dataclass(frozen=True, slots=True)
class Band:
    """The totals that give a level: from `least` to `most`, which is None for the last band."""

    level: str
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the answers set a level, before floors. Each method uses its own part of this."""

    method: Method
    why: str
    sources: tuple[str, ...]
    gates: tuple[Gate, ...] = ()
    weights: tuple[Weight, ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Floor:
    """When this indicator is there, the level is never lower than `level`.

    With `answers`, only these answers to it count.
    """

    id: str
    indicator: str
    level: str
    because: str
    sources: tuple[str, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person's judgement may do to the level, and who reads it a second time."""

    how: str
    may_lower: bool
    second_reader: str
    sources: tuple[str, ...]
