"""Checks that the rules make sense together and keep the protective promises."""

from __future__ import annotations

from datetime import date

from cse_guidance.check.graph import check_graph
from cse_guidance.check.instrument import check_instrument
from cse_guidance.check.promises import check_promises
from cse_guidance.check.references import check_references
from cse_guidance.check.scenario import check_scenario
from cse_guidance.faults import Fault
from cse_guidance.model import Rules


def check_rules(rules: Rules, *, sound: bool = True, today: date | None = None) -> list[Fault]:
    """Return every fault in how the rules fit together.

    Args:
        rules: the rules as they were read.
        sound: whether every file had the right shape. If not, what has to be
            worked out by following or scoring is left until it has.
        today: also note what is past its review date on this day.
    """
    faults = check_references(rules, today=today)
    for pathway in rules.pathways.values():
        faults.extend(check_graph(pathway))
    for instrument in rules.instruments.values():
        faults.extend(check_instrument(instrument))
    if sound and not faults:
        for pathway in rules.pathways.values():
            faults.extend(check_promises(pathway))
        for scenario in rules.scenarios.values():
            faults.extend(check_scenario(rules, scenario))
    return faults
