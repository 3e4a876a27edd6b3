"""The checkers: each asks in a form, has the rules work out the answer, and shows it as a sheet.

A checker computes nothing about a child by itself. It calls the function that the command line
calls, on the same input, and puts the result into blocks that a surface draws.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.forms_compared import comparison_checker
from cse_guidance.checkers.instrument import instrument_checker
from cse_guidance.checkers.key_dates import key_dates_checker
from cse_guidance.checkers.language import language_checker
from cse_guidance.checkers.pathway import pathway_checker
from cse_guidance.checkers.plan import plan_checker
from cse_guidance.checkers.record import record_checker
from cse_guidance.checkers.who_to_invite import invitation_checker
from cse_guidance.model import Rules

__all__ = ["Answered", "Checker", "checkers_of"]


def checkers_of(rules: Rules) -> dict[str, Callable[[], Checker]]:
    """Return how to make each checker, by its id.

    An id is the name of the checker's input, as `inputs_of` has it: "follow-which-meeting".
    Raises no error. The rules of a checker, with their sources, are those that it is made from.
    """
    return {
        **{f"follow-{p.id}": partial(pathway_checker, rules, p) for p in rules.pathways.values()},
        **{
            f"score-{one.id}": partial(instrument_checker, rules, one)
            for one in rules.instruments.values()
        },
        "compare": partial(comparison_checker, rules),
        "check-language": partial(language_checker, rules),
        "check-record": partial(record_checker, rules),
        "check-plan": partial(plan_checker, rules),
        "deadlines": partial(key_dates_checker, rules),
        "meeting": partial(invitation_checker, rules),
    }
