"""The protective promises as questions to ask of any rules: which of them do these break?

They are worked out here on their own, without the package's checks, so that a change that the
checks let pass is looked at a second time. tests/test_promises.py and tests/test_score.py ask
more of the rules of this repository; these are the parts that can be asked of any rules quickly.
"""

from __future__ import annotations

from assurance.asked import Asked
from assurance.promises_of_forms import OF_FORMS
from assurance.promises_of_pathways import OF_PATHWAYS
from cse_guidance.model import Rules

PROMISES: dict[str, Asked] = {**OF_PATHWAYS, **OF_FORMS}


def broken_promises(rules: Rules) -> dict[str, list[str]]:
    """Return where the rules break a promise, by the promise. Promises that are kept are left out.

    Args:
        rules: rules that loaded without a fault.
    """
    found = {promise: list(ask(rules)) for promise, ask in PROMISES.items()}
    return {promise: places for promise, places in found.items() if places}


def first_broken(rules: Rules) -> str:
    """Return the first promise that the rules break; empty if they keep all."""
    for promise, ask in PROMISES.items():
        if next(ask(rules), None) is not None:
            return promise
    return ""
