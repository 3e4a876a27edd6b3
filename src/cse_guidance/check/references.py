"""Checks that everything a rule names exists, and that no rule rests on an unread source."""

from __future__ import annotations

from datetime import date

from cse_guidance.check.clocks import check_clocks
from cse_guidance.check.escalation import check_escalation
from cse_guidance.check.guide import check_guide
from cse_guidance.check.language import check_language_references
from cse_guidance.check.meeting_references import check_meeting_references
from cse_guidance.check.notes import Notes
from cse_guidance.check.pathway_references import check_pathway_references
from cse_guidance.check.plan import check_plan_rules
from cse_guidance.check.records import check_records
from cse_guidance.check.reviews import reviews_due
from cse_guidance.check.scenario_references import check_scenario_references
from cse_guidance.check.training import check_training
from cse_guidance.faults import Fault
from cse_guidance.model import Instrument, Rules


def check_references(rules: Rules, *, today: date | None = None) -> list[Fault]:
    """Return a fault for each thing that is named and does not exist.

    Args:
        rules: the rules as they were read.
        today: also note what is past its review date on this day.
    """
    notes = Notes(rules)
    _check_basics(rules, notes)
    for pathway in rules.pathways.values():
        check_pathway_references(rules, pathway, notes)
    check_escalation(rules, notes)
    for instrument in rules.instruments.values():
        _check_instrument(rules, instrument, notes)
    for scenario in rules.scenarios.values():
        check_scenario_references(rules, scenario, notes)
    check_meeting_references(rules, notes)
    check_plan_rules(rules, notes)
    check_records(rules.records, notes)
    check_language_references(rules, notes)
    check_guide(rules, notes)
    check_training(rules, notes)
    for number, point in enumerate(rules.recording, start=1):
        place = f"point {number}"
        notes.sources("recording.toml", place, point.sources)
        notes.reach("recording.toml", place, point.scope, point.sources)
    if today is not None:
        notes.faults.extend(reviews_due(rules, today))
    return notes.faults


def _check_basics(rules: Rules, notes: Notes) -> None:
    for source in rules.sources.values():
        place = f'source "{source.id}"'
        notes.known(source.file, place, "source", [source.superseded_by], rules.sources)
        if source.superseded_by == source.id:
            problem = "it is superseded by itself."
            notes.faults.append(Fault(source.file, place, problem, "Name what replaced it."))
    notes.ids_once("area.toml", "support", [one.id for one in rules.area.support])
    for support in rules.area.support:
        notes.sources("area.toml", f'support "{support.id}"', support.sources)
    check_clocks(rules, notes)
    for definition in rules.definitions.values():
        place = f'definition "{definition.id}"'
        notes.sources("definitions.toml", place, [definition.source])
        notes.known(
            "definitions.toml", place, "definition", [definition.replaced_by], rules.definitions
        )


def _check_instrument(rules: Rules, instrument: Instrument, notes: Notes) -> None:
    file = instrument.file
    actions = [action.id for action in instrument.actions]
    notes.sources(file, "the head of the file", instrument.sources)
    notes.actions(file, instrument.actions)
    notes.ask_first(file, instrument.ask_first)
    for indicator in instrument.indicators:
        place = f'indicator "{indicator.id}"'
        notes.sources(file, place, (*indicator.sources, *indicator.tier_sources))
        domains = [domain.id for domain in instrument.domains]
        notes.known(file, place, "domain", [indicator.domain], domains)
    for domain in instrument.domains:
        scales = [scale.id for scale in instrument.scales]
        notes.known(file, f'domain "{domain.id}"', "scale", [domain.scale], scales)
    _check_scoring(instrument, notes)
    _check_judgement(rules, instrument, notes)
    for prompt in instrument.prompts:
        notes.sources(file, f'prompt "{prompt.id}"', prompt.sources)
    for level in instrument.levels:
        place = f'level "{level.id}"'
        notes.known(file, place, "action", level.actions, actions)
        notes.sources(file, place, level.sources)


def _check_scoring(instrument: Instrument, notes: Notes) -> None:
    file = instrument.file
    indicators = [i.id for i in instrument.indicators]
    levels = [level.id for level in instrument.levels]
    notes.sources(file, "scoring", instrument.scoring.sources)
    for gate in instrument.scoring.gates:
        place = f'scoring, gate "{gate.level}"'
        notes.known(file, place, "level", [gate.level], levels)
        notes.sources(file, place, gate.sources)
    for band in instrument.scoring.bands:
        notes.known(file, f'scoring, band "{band.level}"', "level", [band.level], levels)
    for floor in instrument.floors:
        place = f'floor "{floor.id}"'
        notes.known(file, place, "indicator", [floor.indicator], indicators)
        notes.known(file, place, "level", [floor.level], levels)
        notes.sources(file, place, floor.sources)


def _check_judgement(rules: Rules, instrument: Instrument, notes: Notes) -> None:
    file = instrument.file
    judgement = instrument.judgement
    notes.known(file, "judgement", "role", [judgement.second_reader], rules.roles)
    notes.sources(file, "judgement", judgement.sources)
    for one in instrument.to_write:
        notes.sources(file, f'to_write "{one.id}"', one.sources)
