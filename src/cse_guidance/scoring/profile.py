"""Anchored profile: each heading is rated against a description. Nothing is added up.

The family of West Yorkshire, Leeds, Hull, Bedfordshire and Cambridgeshire. The profile itself is
the result; the level shown is only where a person starts: that of the highest rating.
"""

from __future__ import annotations

from cse_guidance.answers import Reason, cite
from cse_guidance.model import Instrument, Rules
from cse_guidance.scoring.found import Found, Known, level_at


def by_profile(rules: Rules, instrument: Instrument, known: Known) -> Found:
    """Return the level of the highest rating that any heading has."""
    lowest = instrument.levels[0]
    rated = [
        (indicator, level_at(instrument, answer.level))
        for indicator in instrument.indicators
        if indicator.kind != "protective"
        and (answer := known.get(indicator.id)) is not None
        and answer.level
    ]
    ranks = [instrument.rank(level.id) for _, level in rated]
    level = instrument.levels[max(ranks, default=0)]
    sources = cite(rules, instrument.scoring.sources)
    if level is lowest:
        used = "No heading is rated above the lowest." if rated else "No heading is rated."
        return Found(level, (Reason(used, level.summary, sources),))
    names = "; ".join(indicator.label for indicator, at in rated if at is level)
    return Found(
        level, (Reason(f"Rated {level.title}: {names}.", instrument.scoring.why, sources),)
    )
