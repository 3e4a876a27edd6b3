"""Checks that everything a fictional case names exists, and that nothing is answered twice."""

from __future__ import annotations

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Decision, Rating, Rules, Scenario


def check_scenario_references(rules: Rules, scenario: Scenario, notes: Notes) -> None:
    """Note each thing that a scenario names and that does not exist."""
    file = scenario.file
    notes.ids_once(file, "stage", _stages(scenario))
    notes.ids_once(file, "fact", _facts(scenario))
    decisions = [f"{decision.stage}, {decision.pathway}" for decision in scenario.decisions]
    notes.answered_once(file, "decisions", decisions)
    ratings = [f"{rating.stage}, {rating.instrument}" for rating in scenario.ratings]
    notes.answered_once(file, "ratings", ratings)
    _check_facts(scenario, notes)
    for decision in scenario.decisions:
        _check_decision(rules, scenario, decision, notes)
    _check_what_if(rules, scenario, notes)
    for rating in scenario.ratings:
        _check_rating(rules, scenario, rating, notes)
    checks = [check.id for check in rules.records.checks]
    for error in scenario.record_errors:
        place = f'record error "{error.what}"'
        notes.known(file, place, "fact", error.facts, _facts(scenario))
        notes.known(file, place, "check of records", [error.check], checks)
    for trap in scenario.language_traps:
        notes.sources(file, f'language_trap "{trap.phrase}"', trap.sources)
    for note in scenario.notes:
        notes.known(file, f'note "{note.kind}"', "stage", [note.stage], _stages(scenario))


def _stages(scenario: Scenario) -> list[str]:
    return [stage.id for stage in scenario.stages]


def _facts(scenario: Scenario) -> list[str]:
    return [fact.id for fact in scenario.facts]


def _check_facts(scenario: Scenario, notes: Notes) -> None:
    """Each fact belongs to a stage, and is at odds with facts that come before it."""
    facts = _facts(scenario)
    for fact in scenario.facts:
        place = f'fact "{fact.id}"'
        notes.known(scenario.file, place, "stage", [fact.stage], _stages(scenario))
        notes.known(scenario.file, place, "fact", fact.at_odds_with, facts)
        for other in fact.at_odds_with:
            if other in facts and facts.index(other) >= facts.index(fact.id):
                problem = f'it is at odds with "{other}", which does not come before it.'
                remedy = "Write it at the later of the two, and name the earlier one."
                notes.faults.append(Fault(scenario.file, place, problem, remedy))


def _check_decision(rules: Rules, scenario: Scenario, decision: Decision, notes: Notes) -> None:
    file, place = scenario.file, f'decision "{decision.stage}"'
    notes.answered_once(file, place, [a.question for a in decision.answers])
    notes.known(file, place, "stage", [decision.stage], _stages(scenario))
    notes.known(file, place, "pathway", [decision.pathway], rules.pathways)
    for answer in decision.answers:
        where = f'{place}, answer "{answer.question}"'
        notes.known(file, where, "fact", answer.facts, _facts(scenario))
    for number, way in enumerate(decision.accepted, start=1):
        where = f"{place}, {decision.pathway}, accepted {number}"
        notes.answered_once(file, where, [question for question, _ in way.answers])


def _check_what_if(rules: Rules, scenario: Scenario, notes: Notes) -> None:
    for number, what_if in enumerate(scenario.what_if, start=1):
        place = f"what if {number}"
        notes.known(scenario.file, place, "stage", [what_if.stage], _stages(scenario))
        notes.known(scenario.file, place, "pathway", [what_if.pathway], rules.pathways)
        notes.answered_once(scenario.file, place, [question for question, _ in what_if.answers])


def _check_rating(rules: Rules, scenario: Scenario, rating: Rating, notes: Notes) -> None:
    file, place = scenario.file, f'rating "{rating.stage}"'
    rated = {(one.stage, one.instrument) for one in scenario.ratings}
    stages = _stages(scenario)
    notes.answered_once(file, place, [a.indicator for a in rating.answers])
    notes.known(file, place, "stage", [rating.stage, rating.builds_on], stages)
    notes.known(file, place, "instrument", [rating.instrument], rules.instruments)
    if rating.builds_on in stages and (rating.builds_on, rating.instrument) not in rated:
        problem = f'it builds on "{rating.builds_on}", which has no rating by this instrument.'
        remedy = "Add that rating, or take builds_on out."
        notes.faults.append(Fault(file, place, problem, remedy))
    for given in rating.answers:
        where = f'{place}, answer "{given.indicator}"'
        notes.known(file, where, "fact", given.facts, _facts(scenario))
