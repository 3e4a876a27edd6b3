"""Tier gate and count gate: enough signs open the gate to a level. Nothing is added up.

The families of Croydon (2016) and of Staffordshire (2014), and of the intervention pathway that
is probably Leicestershire's: see the sources of `conf/instruments/practice-rat.toml`.
"""

from __future__ import annotations

from cse_guidance.answers import Reason, cite
from cse_guidance.model import Gate, Indicator, Instrument, Rules
from cse_guidance.model.scoring import TIERS
from cse_guidance.scoring.found import Found, Known, is_there, level_at


def by_tier_gate(rules: Rules, instrument: Instrument, known: Known) -> Found:
    """Return the level of the first gate that opens; the lowest level if none does."""
    for gate in instrument.scoring.gates:
        found = [i for i in instrument.indicators if counted(gate, i) and is_there(known, i)]
        if len(found) >= gate.at_least:
            names = "; ".join(_named(i) for i in found)
            what = "Signs" if gate.tier else "Things"
            used = f"{what} known that count here ({len(found)}): {names}."
            level = level_at(instrument, gate.level)
            reason = Reason(used, gate.because, cite(rules, gate.sources))
            return Found(level, (reason,), instrument.rank(level.id) if gate.holds else 0)
    lowest = instrument.levels[0]
    few = [i for i in instrument.indicators if _may_count(instrument, i) and is_there(known, i)]
    names = "; ".join(_named(i) for i in few)
    too_few = f"Too few signs are known for a higher level ({len(few)}): {names}."
    used = too_few if few else "No sign is known."
    return Found(lowest, (Reason(used, lowest.summary, cite(rules, lowest.sources)),))


def counted(gate: Gate, indicator: Indicator) -> bool:
    """Return whether a gate counts an indicator when it is there."""
    if gate.kind:
        return indicator.kind == gate.kind
    return indicator.tier in TIERS[TIERS.index(gate.tier) :] if gate.tier else False


def _may_count(instrument: Instrument, indicator: Indicator) -> bool:
    return bool(indicator.tier) or any(counted(g, indicator) for g in instrument.scoring.gates)


def _named(indicator: Indicator) -> str:
    return (
        f"{indicator.label} ({indicator.tier.capitalize()})" if indicator.tier else indicator.label
    )
