"""One case several times, under other names."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules

RULES = packaged_rules()


def copies(name: str, number: int) -> Rules:
    """Return the rules with one case and no other, so many times."""
    case = RULES.scenarios[name]
    cases = {f"{name}-{turn}": replace(case, id=f"{name}-{turn}") for turn in range(number)}
    return replace(RULES, scenarios=MappingProxyType(cases))
