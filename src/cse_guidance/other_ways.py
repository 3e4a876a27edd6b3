"""What else is right about a made-up case, and what one more fact would change.

Both are answers that stand in for some of the key's; the rules work out where they lead.
"""

from __future__ import annotations

from cse_guidance.follow import PathwayResult, follow
from cse_guidance.model import Decision, Rules, Scenario, WhatIf


def accepted_choices(rules: Rules, decision: Decision) -> dict[str, str]:
    """Return the choices that are as right as the key's, each with why professionals may differ.

    The reasons are the case's own; where an answer leads is the pathway's, whose sources its
    result cites.

    Args:
        rules: the loaded rules.
        decision: a decision of one of their cases.

    Raises:
        FaultsFound: the case names a question or an answer that the pathway does not have.
    """
    return {
        follow(rules, decision.pathway, decision.key | dict(way.answers)).choice: way.why
        for way in decision.accepted
    }


def with_one_more_fact(rules: Rules, scenario: Scenario, what_if: WhatIf) -> PathwayResult:
    """Return what the rules give once one more thing is known.

    Args:
        rules: the loaded rules.
        scenario: one of their cases.
        what_if: one of its "what if".

    Raises:
        FaultsFound: the case names a question or an answer that the pathway does not have.
    """
    decision = scenario.decision(what_if.stage, what_if.pathway)
    key = decision.key if decision else {}
    return follow(rules, what_if.pathway, key | dict(what_if.answers))
