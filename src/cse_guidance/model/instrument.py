"""An instrument (RAT): what is asked about a child and how the answers set a level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.model.basics import Action

Purpose = Literal["screening", "assessment", "training"]
# "historic": a form that was in use once; "in use": the partnership's own form of today.
Standing = Literal["training", "historic", "in use"]
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
# What an indicator is about, where a promise depends on it.
About = Literal["under 13", "learning disability", "disclosure", ""]


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

    `worry` ranks the answers, 0 for the calmest; it is None where nobody knows. `counts` says that the thing is there; `unknown` that nobody knows. What a method uses:
    `points` for a rated-level sum, `windows` (when it happened) for a weighted sum,
    `level` for an anchored profile.
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
class Domain:
    """A group of indicators on the form, all answered on one scale."""

    id: str
    title: str
    scale: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a rating looks like for one indicator."""

    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the form, in this site's own neutral words.

    `item` is the number of the line in the source's list. `tier_why` and `tier_sources`
    say on what the tier rests: no tier is the source's own.
    """

    id: str
    domain: str
    kind: Kind
    label: str
    sources: tuple[str, ...]
    hint: str = ""
    about: About = ""
    item: str = ""
    tier: Tier = ""
    tier_why: str = ""
    tier_sources: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()


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


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Something that the form asks for in words and that no level can stand for."""

    id: str
    title: str
    sources: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A sentence that the result adds; it never changes the level."""

    id: str
    kind: Kind
    at_least: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of concern. Levels are listed from the lowest to the highest.

    `urgency` is on the scale of the pathways' outcomes, so that levels of different
    instruments can be compared: 1 for the least urgent, 4 for a strategy discussion today.
    """

    id: str
    title: str
    urgency: int
    summary: str
    actions: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskFirst:
    """The pathway question that every result puts first, whatever its level."""

    pathway: str
    question: str
    then: str
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A whole form with its way of setting a level."""

    id: str
    file: str
    title: str
    long_title: str
    purpose: Purpose
    standing: Standing
    notice: str
    rights: str
    version: str
    reviewed_on: date
    review_by: date
    sources: tuple[str, ...]
    ask_first: AskFirst
    windows: tuple[Window, ...]
    scales: tuple[Scale, ...]
    domains: tuple[Domain, ...]
    indicators: tuple[Indicator, ...]
    scoring: Scoring
    floors: tuple[Floor, ...]
    judgement: Judgement
    to_write: tuple[ToWrite, ...]
    prompts: tuple[Prompt, ...]
    actions: tuple[Action, ...]
    levels: tuple[Level, ...]

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((i for i in self.indicators if i.id == indicator_id), None)

    def action(self, action_id: str) -> Action | None:
        """Return the action with this id, or None."""
        return next((a for a in self.actions if a.id == action_id), None)

    def scale_of(self, indicator: Indicator) -> Scale:
        """Return the scale on which an indicator is answered.

        Raises:
            KeyError: its domain or the domain's scale does not exist; the checks see to that.
        """
        scale = {domain.id: domain.scale for domain in self.domains}[indicator.domain]
        return {one.id: one for one in self.scales}[scale]

    def level(self, level_id: str) -> Level | None:
        """Return the level with this id, or None."""
        return next((level for level in self.levels if level.id == level_id), None)

    def rank(self, level_id: str) -> int:
        """Return the place of a level, 0 for the lowest.

        Raises:
            ValueError: there is no such level.
        """
        return [level.id for level in self.levels].index(level_id)
