"""More cases than there are: the shipped ones several times, under other names."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules

RULES = packaged_rules()


def times(number: int) -> Rules:
    """Return the rules with each case so many times."""
    cases = {
        f"{name}-{turn}": replace(case, id=f"{name}-{turn}")
        for turn in range(number)
        for name, case in RULES.scenarios.items()
    }
    return replace(RULES, scenarios=MappingProxyType(cases))


MANY = times(4)
