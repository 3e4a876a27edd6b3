"""The level of a case: by the method, raised by every floor, then a person's judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cse_guidance.answers import Reason, cite
from cse_guidance.model import Floor, Instrument, Level, Rules
from cse_guidance.model.scoring import Method
from cse_guidance.scoring.found import Found, Known, level_at
from cse_guidance.scoring.narrative import by_narrative
from cse_guidance.scoring.profile import by_profile
from cse_guidance.scoring.sums import by_rated_sum, by_weighted_sum
from cse_guidance.scoring.tier_gate import by_tier_gate
from cse_guidance.words import sentence

METHODS: dict[Method, Callable[[Rules, Instrument, Known], Found]] = {
    "tier gate": by_tier_gate,
    "weighted sum": by_weighted_sum,
    "rated-level sum": by_rated_sum,
    "anchored profile": by_profile,
    "narrative": by_narrative,
}


@dataclass(frozen=True, slots=True)
class ByRules:
    """The level that the rules give.

    Attributes:
        method: what the method found, before floors.
        level: the level after the floors.
        floors: the floors that apply.
        reasons: the whole trace.
        holds: the place of the level below which judgement cannot go.
    """

    method: Found
    level: Level
    floors: tuple[Floor, ...]
    reasons: tuple[Reason, ...]
    holds: int


def level_by_rules(rules: Rules, instrument: Instrument, known: Known) -> ByRules:
    """Return the level by the method, raised by every floor that applies, with the trace.

    Args:
        rules: the loaded rules.
        instrument: the instrument, checked when it was loaded.
        known: indicator id to the answer that says something.
    """
    found = METHODS[instrument.scoring.method](rules, instrument, known)
    level, reasons, holds = found.level, list(found.reasons), found.holds
    applying = tuple(floor for floor in instrument.floors if applies(floor, known))
    for floor in applying:
        least = level_at(instrument, floor.level)
        rank = instrument.rank(least.id)
        raised = rank > instrument.rank(level.id)
        before, level = level, least if raised else level
        effect = f"This raises the level from {before.title} to {least.title}." if raised else ""
        label = next(i.label for i in instrument.indicators if i.id == floor.indicator)
        rule = f"Floor rule: {floor.because} {effect}".rstrip()
        reasons.append(Reason(sentence(label), rule, cite(rules, floor.sources)))
        holds = max(holds, rank)
    return ByRules(found, level, applying, tuple(reasons), holds)


def applies(floor: Floor, known: Known) -> bool:
    """Return whether a floor applies to what is known."""
    answer = known.get(floor.indicator)
    if answer is None:
        return False
    return answer.id in floor.answers if floor.answers else answer.counts
