"""What scoring a case gives: a level with its reasons, never only a number."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Cited, Reason, ToDo
from cse_guidance.scoring.found import PointLine
from cse_guidance.scoring.judgement import Judged


@dataclass(frozen=True, slots=True)
class AskFirstLine:
    """The question that every result puts first."""

    pathway: str
    question: str
    text: str
    hint: str
    then: str
    because: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An indicator that nobody knows, and the level if it were there."""

    id: str
    label: str
    answered: bool
    level_if_yes: str
    raises: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator that is there."""

    id: str
    label: str
    tier: str


@dataclass(frozen=True, slots=True)
class Rated:
    """How many indicators have one answer, and which."""

    answer: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that the form asks for in words, and whether it was written."""

    id: str
    title: str
    hint: str
    written: bool


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """What scoring a case gives.

    Attributes:
        ask_first: the section 47 question, whatever the level.
        level: the id of the level; `title` and `summary` say it in words.
        by_method, by_rules: titles of the level before the floors, and before judgement.
        lowest, highest: titles of the level by the rules if everything that is not known were as
            calm as can be, and as grave as can be.
        total, highest_total: points, where the method adds up; None where it does not.
        points: what each answer added to the total.
        profile: the answers of a rated form, the gravest first: which indicators have each.
        judgement: what became of a person's judgement, if one was given.
        signs, incidents, vulnerabilities, protective, context: what is there, by kind.
        not_known: what is not known, and the level if it were there.
        floors: the floor rules that apply, in words.
        prompts: sentences that change no level.
        to_write: what the form asks for in words, and whether it was written.
        to_do: what happens now, the first thing first.
        reasons: the trace: what was used, what the rule made of it, on which source.
    """

    instrument: str
    version: str
    notice: str
    ask_first: AskFirstLine
    level: str
    title: str
    summary: str
    urgency: int
    by_method: str
    by_rules: str
    lowest: str
    highest: str
    total: int | None
    highest_total: int | None
    points: tuple[PointLine, ...]
    profile: tuple[Rated, ...]
    judgement: Judged | None
    signs: tuple[Shown, ...]
    incidents: tuple[Shown, ...]
    vulnerabilities: tuple[Shown, ...]
    protective: tuple[Shown, ...]
    context: tuple[Shown, ...]
    not_known: tuple[Unknown, ...]
    floors: tuple[str, ...]
    prompts: tuple[str, ...]
    to_write: tuple[Asked, ...]
    to_do: tuple[ToDo, ...]
    reasons: tuple[Reason, ...]
    sources: tuple[Cited, ...]
