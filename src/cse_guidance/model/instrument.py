"""An instrument (RAT): what is asked about a child and how the answers set a level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.model.basics import Action

Purpose = Literal["screening", "assessment", "training"]
Kind = Literal["sign", "vulnerability", "incident", "context", "protective"]
Tier = Literal["high", "medium", "low", ""]
TIERS: tuple[Tier, ...] = ("low", "medium", "high")  # from the least to the most serious
Method = Literal["tier gate"]
# What an indicator is about, where a promise depends on it.
About = Literal["under 13", "learning disability", "disclosure", ""]


@dataclass(frozen=True, slots=True)
class ScaleAnswer:
    """One answer that every indicator may have.

    `counts` says that the thing is there; `unknown` that nobody knows.
    """

    id: str
    text: str
    counts: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of indicators on the form."""

    id: str
    title: str
    intro: str = ""


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


@dataclass(frozen=True, slots=True)
class Gate:
    """The level is reached when at least `at_least` signs of `tier`, or a higher one, are there."""

    level: str
    tier: Tier
    at_least: int
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the answers set a level, before floors."""

    method: Method
    why: str
    sources: tuple[str, ...]
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """When this indicator is there, the level is never lower than `level`."""

    id: str
    indicator: str
    level: str
    because: str
    sources: tuple[str, ...]


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
    """A level of concern. Levels are listed from the lowest to the highest."""

    id: str
    title: str
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
    notice: str
    rights: str
    version: str
    reviewed_on: date
    review_by: date
    sources: tuple[str, ...]
    ask_first: AskFirst
    scale_question: str
    scale: tuple[ScaleAnswer, ...]
    domains: tuple[Domain, ...]
    indicators: tuple[Indicator, ...]
    scoring: Scoring
    floors: tuple[Floor, ...]
    prompts: tuple[Prompt, ...]
    actions: tuple[Action, ...]
    levels: tuple[Level, ...]

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((i for i in self.indicators if i.id == indicator_id), None)

    def action(self, action_id: str) -> Action | None:
        """Return the action with this id, or None."""
        return next((a for a in self.actions if a.id == action_id), None)

    def rank(self, level_id: str) -> int:
        """Return the place of a level, 0 for the lowest.

        Raises:
            ValueError: there is no such level.
        """
        return [level.id for level in self.levels].index(level_id)
