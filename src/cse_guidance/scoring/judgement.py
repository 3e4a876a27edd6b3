"""A person's judgement beside the rules: it may raise a level, and never goes below a floor.

The source of the rule is each instrument's `[judgement]` table in `conf/instruments/`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Cited, cite
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.model import Instrument, Level, Rules
from cse_guidance.scoring.level import ByRules


@dataclass(frozen=True, slots=True)
class JudgementGiven:
    """The level that a person judges right, and the reasons in that person's words."""

    level: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a person's judgement.

    Attributes:
        level: the title of the level that the person judged right.
        reasons: the person's reasons.
        taken: whether the result's level is the judged one.
        told: what was done with it, in words.
        second_reader: who reads it as well, where it lowers the level.
    """

    level: str
    reasons: str
    taken: bool
    told: str
    second_reader: str
    sources: tuple[Cited, ...]


def judge(
    rules: Rules, instrument: Instrument, by_rules: ByRules, given: JudgementGiven
) -> tuple[Level, Judged]:
    """Return the level after a person's judgement, and what became of it.

    Raises:
        FaultsFound: there is no such level, or no reasons were given.
    """
    wanted = _wanted(instrument, given)
    now, rank = by_rules.level, instrument.rank
    lower = rank(wanted.id) < rank(now.id)
    reader = ""
    if not lower:
        level = wanted
        told = (
            f"Judgement agrees with the rules: {now.title}."
            if wanted is now
            else f"Judgement raises the level from {now.title} to {wanted.title}."
        )
    elif not instrument.judgement.may_lower:
        level, told = now, f"The level stays {now.title}: this form does not let it be lowered."
    else:
        level = instrument.levels[max(rank(wanted.id), by_rules.holds)]
        reader = rules.roles[instrument.judgement.second_reader].title
        told = _lowered(now, wanted, level)
    judged = Judged(
        level=wanted.title,
        reasons=given.reasons,
        taken=level is wanted,
        told=told,
        second_reader=reader,
        sources=cite(rules, instrument.judgement.sources),
    )
    return level, judged


def _lowered(now: Level, wanted: Level, level: Level) -> str:
    if level is wanted:
        return (
            f"Judgement lowers the level from {now.title} to {wanted.title}. "
            "Ask somebody else to read the reasons."
        )
    if level is now:
        return f"The level stays {now.title}: a rule holds it there, and judgement cannot go below."
    return (
        f"Judgement lowers the level from {now.title} to {level.title} and no further: "
        "a rule holds it there."
    )


def _wanted(instrument: Instrument, given: JudgementGiven) -> Level:
    faults = []
    wanted = instrument.level(given.level)
    if wanted is None:
        remedy = did_you_mean(given.level, [level.id for level in instrument.levels])
        problem = f'"{given.level}" is not a level of "{instrument.id}".'
        faults.append(Fault("your answers", 'judgement, "level"', problem, remedy))
    if not given.reasons.strip():
        problem = "a judgement without reasons cannot be followed by anybody."
        remedy = "Write what you know that the form does not ask, and who told you."
        faults.append(Fault("your answers", 'judgement, "reasons"', problem, remedy))
    if faults or wanted is None:
        raise FaultsFound(faults)
    return wanted
