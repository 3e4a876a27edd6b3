"""Why an instrument gives what it gives: the same case again, with one thing changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cse_guidance.model import Indicator, Instrument, Rules
from cse_guidance.scoring.found import Known
from cse_guidance.scoring.level import ByRules, level_by_rules
from cse_guidance.words import METHOD_WORDS

Kind = Literal["method", "one alone", "vulnerabilities", "time", "floor", "not known"]


@dataclass(frozen=True, slots=True)
class Because:
    """One reason, in words.

    Attributes:
        kind: what was changed, or looked at.
        text: what follows from it.
        level: the title of the level that the changed case has; empty where nothing was changed.
    """

    kind: Kind
    text: str
    level: str = ""


def reasons_behind(rules: Rules, instrument: Instrument, known: Known) -> tuple[Because, ...]:
    """Return what sets the level, and what the level would be with one thing changed.

    Args:
        rules: the loaded rules.
        instrument: the instrument.
        known: indicator id to the answer that says something.
    """
    now = level_by_rules(rules, instrument, known)
    found = [
        Because("method", METHOD_WORDS[instrument.scoring.method]),
        _one_alone(rules, instrument, known, now),
        _without_vulnerabilities(rules, instrument, known, now),
        _as_if_current(rules, instrument, known, now),
        _floors(now),
        _unknown(rules, instrument, known, now),
    ]
    return tuple(line for line in found if line is not None)


def vulnerabilities_count(rules: Rules, instrument: Instrument) -> bool:
    """Return whether vulnerabilities alone, with no floor on them, can move an instrument's level.

    Args:
        rules: the loaded rules.
        instrument: the instrument.
    """
    on_floors = {floor.indicator for floor in instrument.floors}
    known = {
        i.id: instrument.scale_of(i).gravest
        for i in instrument.indicators
        if i.kind == "vulnerability" and i.id not in on_floors
    }
    return level_by_rules(rules, instrument, known).level is not instrument.levels[0]


def _one_alone(rules: Rules, instrument: Instrument, known: Known, now: ByRules) -> Because | None:
    """Return the single thing that alone gives the highest level."""
    there = [i for i in instrument.indicators if _counts(known, i)]
    if not there or now.level is instrument.levels[0]:
        return None
    alone = {i.id: level_by_rules(rules, instrument, {i.id: known[i.id]}) for i in there}

    def weight(indicator: Indicator) -> tuple[int, int]:
        found = alone[indicator.id]
        return instrument.rank(found.level.id), found.method.total or 0

    gravest = max(there, key=weight)
    level = alone[gravest.id].level
    enough = level is now.level
    text = (
        f"one thing alone is enough for this level: {gravest.label}."
        if enough
        else f"no single thing is enough for this level. Alone, the one that weighs most "
        f"gives {level.title}: {gravest.label}."
    )
    return Because("one alone", text, level.title)


def _without_vulnerabilities(
    rules: Rules, instrument: Instrument, known: Known, now: ByRules
) -> Because | None:
    vulnerable = [i for i in instrument.indicators if i.kind == "vulnerability"]
    there = [i for i in vulnerable if _counts(known, i)]
    if not there:
        return None
    left = {one: answer for one, answer in known.items() if one not in {i.id for i in there}}
    then = level_by_rules(rules, instrument, left)
    points = sum(line.points for line in now.method.points if line.kind == "vulnerability")
    if points:
        text = (
            f"{points} of the {now.method.total} points come from vulnerabilities, which are "
            f"not signs of harm. Without them the level would be {then.level.title}."
        )
    elif then.level is not now.level:
        text = f"a vulnerability matters here. Without it the level would be {then.level.title}."
    else:
        text = f"vulnerabilities ({len(there)} known) do not change this level."
    return Because("vulnerabilities", text, then.level.title)


def _as_if_current(
    rules: Rules, instrument: Instrument, known: Known, now: ByRules
) -> Because | None:
    """Return what the level would be if everything had happened lately."""
    scales = {scale.id: scale for scale in instrument.scales}
    domains = {domain.id: scales[domain.scale] for domain in instrument.domains}
    moved = {}
    for indicator in instrument.indicators:
        answer = known.get(indicator.id)
        windows = {w for one in domains[indicator.domain].known for w in one.windows}
        if answer and answer.counts and len(windows) > 1 and set(answer.windows) < windows:
            moved[indicator.id] = domains[indicator.domain].gravest
    if not moved:
        return None
    then = level_by_rules(rules, instrument, dict(known) | moved)
    text = (
        f"it weighs things by when they happened. If {len(moved)} of them were both recent and "
        f"earlier, the level would be {then.level.title}."
    )
    return Because("time", text, then.level.title) if then.level is not now.level else None


def _floors(now: ByRules) -> Because | None:
    if not now.floors:
        return None
    raised = now.method.level is not now.level
    effect = (
        f"A floor raises the level from {now.method.level.title} to {now.level.title}."
        if raised
        else f"Floors apply ({len(now.floors)}), but the level is as high without them."
    )
    return Because("floor", effect, now.method.level.title)


def _unknown(rules: Rules, instrument: Instrument, known: Known, now: ByRules) -> Because | None:
    left = {i.id: instrument.scale_of(i).gravest for i in instrument.indicators} | dict(known)
    highest = level_by_rules(rules, instrument, left).level
    number = len(instrument.indicators) - len(known)
    if highest is now.level:
        return None
    text = f"{number} things are not known. At worst the level would be {highest.title}."
    return Because("not known", text, highest.title)


def _counts(known: Known, indicator: Indicator) -> bool:
    answer = known.get(indicator.id)
    return answer is not None and answer.counts and indicator.kind != "protective"
