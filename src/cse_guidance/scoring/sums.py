"""Sums: points for each answer, and bands of totals that give a level.

Weighted sum with time windows: the family of SERAF. Rated-level sum: the family of the forms that
rate each line low, medium or high. Both are here to be understood and compared: a total hides
which answer made it, so a result always lists what each answer added.
"""

from __future__ import annotations

from collections.abc import Callable

from cse_guidance.answers import Reason, cite
from cse_guidance.model import Band, Indicator, Instrument, Rules, ScaleAnswer, Scoring
from cse_guidance.scoring.found import Found, Known, PointLine, level_at
from cse_guidance.words import band_words

Points = Callable[[Scoring, Indicator, ScaleAnswer], int]


def by_weighted_sum(rules: Rules, instrument: Instrument, known: Known) -> Found:
    """Return the level of the band that the total of the weights falls into."""
    return _by_sum(rules, instrument, known, weighted_points)


def by_rated_sum(rules: Rules, instrument: Instrument, known: Known) -> Found:
    """Return the level of the band that the total of the ratings falls into."""
    return _by_sum(rules, instrument, known, rated_points)


def weighted_points(scoring: Scoring, indicator: Indicator, answer: ScaleAnswer) -> int:
    """Return the points of an answer: the weight of each window in which the thing happened."""
    return sum(
        weight.points
        for weight in scoring.weights
        if weight.kind == indicator.kind
        and weight.tier == indicator.tier
        and weight.window in answer.windows
    )


def rated_points(_: Scoring, indicator: Indicator, answer: ScaleAnswer) -> int:
    """Return the points of an answer: those of its rating; none for what protects."""
    return 0 if indicator.kind == "protective" else answer.points


def band_of(scoring: Scoring, total: int) -> Band:
    """Return the band that a total falls into.

    Raises:
        StopIteration: no band holds it; the checks see to it that the bands leave no gap.
    """
    return next(
        band
        for band in scoring.bands
        if band.least <= total and (band.most is None or total <= band.most)
    )


def _by_sum(rules: Rules, instrument: Instrument, known: Known, points_of: Points) -> Found:
    lines = []
    for indicator in instrument.indicators:
        answer = known.get(indicator.id)
        if answer is None:
            continue
        points = points_of(instrument.scoring, indicator, answer)
        if points:
            line = PointLine(indicator.id, indicator.label, indicator.kind, answer.text, points)
            lines.append(line)
    total = sum(line.points for line in lines)
    band = band_of(instrument.scoring, total)
    level = level_at(instrument, band.level)
    added = "; ".join(f"{line.label} ({line.points})" for line in lines)
    used = f"The points add up to {total}: {added}." if lines else "No answer adds a point."
    rule = f"{band_words(band)} gives {level.title}. {instrument.scoring.why}"
    reason = Reason(used, rule, cite(rules, instrument.scoring.sources))
    return Found(level, (reason,), total=total, points=tuple(lines))
