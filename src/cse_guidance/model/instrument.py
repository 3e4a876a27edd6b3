"""An instrument (RAT): what is asked about a child and how the answers set a level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.model.basics import Action
from cse_guidance.model.scoring import Floor, Judgement, Kind, Scale, Scoring, Tier, Window

Purpose = Literal["screening", "assessment", "training"]
# "historic": a form that was in use once; "in use": the partnership's own form of today.
Standing = Literal["training", "historic", "in use"]
# What an indicator is about, where a promise depends on it.
About = Literal["under 13", "learning disability", "disclosure", ""]


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
