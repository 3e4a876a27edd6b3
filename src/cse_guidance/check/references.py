"""Checks that everything a rule names exists, and that no rule rests on an unread source."""

from __future__ import annotations

from datetime import date

from cse_guidance.check.notes import Notes
from cse_guidance.check.scenario_references import check_scenario_references
from cse_guidance.faults import Fault
from cse_guidance.model import Instrument, Pathway, Rules


def check_references(rules: Rules, *, today: date | None = None) -> list[Fault]:
    """Return a fault for each thing that is named and does not exist.

    Args:
        rules: the rules as they were read.
        today: also note what is past its review date on this day.
    """
    notes = Notes(rules)
    _check_basics(rules, notes)
    for pathway in rules.pathways.values():
        _check_pathway(pathway, notes)
    for instrument in rules.instruments.values():
        _check_instrument(rules, instrument, notes)
    for scenario in rules.scenarios.values():
        check_scenario_references(rules, scenario, notes)
    if today is not None:
        _check_review_dates(rules, notes, today)
    return notes.faults


def _check_basics(rules: Rules, notes: Notes) -> None:
    for source in rules.sources.values():
        place = f'source "{source.id}"'
        notes.known("sources.toml", place, "source", [source.superseded_by], rules.sources)
        if source.superseded_by == source.id:
            problem = "it is superseded by itself."
            notes.faults.append(Fault("sources.toml", place, problem, "Name what replaced it."))
    for clock in rules.clocks.values():
        place = f'clock "{clock.id}"'
        events = [clock.from_event, clock.to_event]
        notes.known("clocks.toml", place, "event", events, rules.events)
        notes.sources("clocks.toml", place, clock.sources)
        notes.reach("clocks.toml", place, clock.scope, clock.sources)
    for definition in rules.definitions.values():
        place = f'definition "{definition.id}"'
        notes.sources("definitions.toml", place, [definition.source])
        notes.known(
            "definitions.toml", place, "definition", [definition.replaced_by], rules.definitions
        )


def _check_pathway(pathway: Pathway, notes: Notes) -> None:
    file = pathway.file
    nodes = [q.id for q in pathway.questions] + [o.id for o in pathway.outcomes]
    actions = [action.id for action in pathway.actions]
    notes.sources(file, "the head of the file", pathway.sources)
    notes.known(file, "start", "question", [pathway.start], [q.id for q in pathway.questions])
    notes.actions(file, pathway.actions)
    for question in pathway.questions:
        place = f'question "{question.id}"'
        notes.sources(file, place, question.sources)
        for point in question.points:
            notes.sources(file, f"{place}, point", point.sources)
            notes.reach(file, f"{place}, point", point.scope, point.sources)
        for answer in question.answers:
            where = f'{place}, answer "{answer.id}"'
            notes.known(file, where, "question or outcome", [answer.leads_to], nodes)
            notes.known(file, where, "action", answer.added, actions)
    for outcome in pathway.outcomes:
        place = f'outcome "{outcome.id}"'
        notes.sources(file, place, outcome.sources)
        notes.known(file, place, "action", outcome.actions, actions)
        choices = [choice.id for choice in pathway.choices]
        notes.known(file, place, "choice", (outcome.choice, *outcome.also_right), choices)
        first = pathway.action(outcome.actions[0]) if outcome.actions else None
        if "999" in outcome.gives and first is not None and first.gives != "999":
            problem = "it gives 999, but its first action is not the call to 999."
            remedy = 'Put that action first, and write gives = "999" beside it.'
            notes.faults.append(Fault(file, place, problem, remedy))


def _check_instrument(rules: Rules, instrument: Instrument, notes: Notes) -> None:
    file = instrument.file
    actions = [action.id for action in instrument.actions]
    notes.sources(file, "the head of the file", instrument.sources)
    notes.actions(file, instrument.actions)
    first = instrument.ask_first
    notes.sources(file, "ask_first", first.sources)
    notes.known(file, "ask_first", "pathway", [first.pathway], rules.pathways)
    pathway = rules.pathways.get(first.pathway)
    if pathway is not None:
        questions = [q.id for q in pathway.questions]
        notes.known(file, "ask_first", "question", [first.question], questions)
        asked = pathway.question(first.question)
        if asked is not None and asked.asks != "significant harm":
            problem = f'"{first.question}" is not the question about significant harm.'
            remedy = "Every result asks the section 47 question first: name that one."
            notes.faults.append(Fault(file, "ask_first", problem, remedy))
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


def _check_review_dates(rules: Rules, notes: Notes, today: date) -> None:
    due = [("sources.toml", f'source "{s.id}"', s.review_by) for s in rules.sources.values()]
    due += [(p.file, "review_by", p.review_by) for p in rules.pathways.values()]
    due += [(i.file, "review_by", i.review_by) for i in rules.instruments.values()]
    due += [(s.file, "review_by", s.review_by) for s in rules.scenarios.values()]
    for file, place, day in due:
        if day < today:
            problem = f"its review was due by {day.isoformat()}."
            remedy = "Check it again, then write the new dates."
            notes.faults.append(Fault(file, place, problem, remedy))
