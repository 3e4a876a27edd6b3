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

    Example:
        >>> from cse_guidance.api import accepted_choices, packaged_rules
        >>> rules = packaged_rules()
        >>> decision = rules.scenarios["the-booked-meeting"].decision("monday", "which-meeting")
        >>> list(accepted_choices(rules, decision))
        ['both']
    """
    return {
        follow(rules, decision.pathway, decision.key | dict(way.answers)).choice: way.why
        for way in decision.accepted
    }


def with_one_more_fact(rules: Rules, scenario: Scenario, what_if: WhatIf) -> PathwayResult:
    """Return what the rules give once one more thing is known.

    What is known is the case's own; where it leads is the pathway's, whose sources the result
    cites.

    Args:
        rules: the loaded rules.
        scenario: one of their cases.
        what_if: one of its "what if".

    Raises:
        FaultsFound: the case names a question or an answer that the pathway does not have.

    Example:
        >>> from cse_guidance.api import packaged_rules, with_one_more_fact
        >>> rules = packaged_rules()
        >>> case = rules.scenarios["the-kind-player"]
        >>> with_one_more_fact(rules, case, case.what_if[0]).outcome
        'call-999'
    """
    decision = scenario.decision(what_if.stage, what_if.pathway)
    key = decision.key if decision else {}
    return follow(rules, what_if.pathway, key | dict(what_if.answers))
