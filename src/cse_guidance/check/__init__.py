"""Checks that the rules make sense together and keep the protective promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cse_guidance.check.graph import check_graph
from cse_guidance.check.instrument import check_instrument
from cse_guidance.check.language import check_language_traps
from cse_guidance.check.meeting_promises import check_meeting_promises
from cse_guidance.check.phrases import check_phrases
from cse_guidance.check.promises import check_promises
from cse_guidance.check.references import check_references
from cse_guidance.check.scenario import check_scenario
from cse_guidance.check.scenario_other_ways import check_other_ways
from cse_guidance.faults import Fault
from cse_guidance.model import Rules

# What following or scoring relies on, whatever the pathway or instrument.
COMMON = {"clocks.toml", "roles.toml", "sources.toml"}


def check_rules(
    rules: Rules, *, already: Sequence[Fault] = (), today: date | None = None
) -> list[Fault]:
    """Return every fault in how the rules fit together.

    Args:
        rules: the rules as they were read.
        already: the faults found while reading. What has to be worked out by following
            or scoring is left out where a file that it relies on has a fault.
        today: also note what is past its review date on this day.
    """
    faults = check_references(rules, today=today)
    for pathway in rules.pathways.values():
        faults.extend(check_graph(pathway))
    for instrument in rules.instruments.values():
        faults.extend(check_instrument(instrument))
    broken = {fault.file for fault in (*already, *faults)}
    for pathway in rules.pathways.values():
        lender = rules.pathways.get(pathway.borrows_from, pathway)
        if not broken & {pathway.file, lender.file}:
            faults.extend(check_promises(pathway))
    if rules.meetings.file not in broken:
        faults.extend(check_meeting_promises(rules.meetings))
    words_are_sound = rules.language.file not in broken
    if words_are_sound:
        faults.extend(check_phrases(rules.language))
    forms = {thing.file for thing in rules.pathways.values()}
    forms |= {thing.file for thing in rules.instruments.values()}
    for scenario in rules.scenarios.values():
        if not broken & {*COMMON, *forms, scenario.file}:
            faults.extend(check_scenario(rules, scenario))
            faults.extend(check_other_ways(rules, scenario))
    if words_are_sound:
        sound = [one for one in rules.scenarios.values() if one.file not in broken]
        faults.extend(check_language_traps(rules.language, sound))
    return faults
