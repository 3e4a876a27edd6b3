"""Checks that everything a fictional case names exists, and that nothing is answered twice."""

from __future__ import annotations

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Rules, Scenario


def check_scenario_references(rules: Rules, scenario: Scenario, notes: Notes) -> None:
    """Note each thing that a scenario names and that does not exist."""
    file = scenario.file
    stages = [stage.id for stage in scenario.stages]
    facts = [fact.id for fact in scenario.facts]
    rated = {(rating.stage, rating.instrument) for rating in scenario.ratings}
    notes.ids_once(file, "stage", stages)
    notes.ids_once(file, "fact", facts)
    decisions = [f"{decision.stage}, {decision.pathway}" for decision in scenario.decisions]
    notes.answered_once(file, "decisions", decisions)
    ratings = [f"{rating.stage}, {rating.instrument}" for rating in scenario.ratings]
    notes.answered_once(file, "ratings", ratings)
    for fact in scenario.facts:
        notes.known(file, f'fact "{fact.id}"', "stage", [fact.stage], stages)
    for decision in scenario.decisions:
        place = f'decision "{decision.stage}"'
        notes.answered_once(file, place, [a.question for a in decision.answers])
        notes.known(file, place, "stage", [decision.stage], stages)
        notes.known(file, place, "pathway", [decision.pathway], rules.pathways)
        for answer in decision.answers:
            where = f'{place}, answer "{answer.question}"'
            notes.known(file, where, "fact", answer.facts, facts)
    for rating in scenario.ratings:
        place = f'rating "{rating.stage}"'
        notes.answered_once(file, place, [a.indicator for a in rating.answers])
        notes.known(file, place, "stage", [rating.stage, rating.builds_on], stages)
        notes.known(file, place, "instrument", [rating.instrument], rules.instruments)
        if rating.builds_on in stages and (rating.builds_on, rating.instrument) not in rated:
            problem = f'it builds on "{rating.builds_on}", which has no rating by this instrument.'
            remedy = "Add that rating, or take builds_on out."
            notes.faults.append(Fault(file, place, problem, remedy))
        for given in rating.answers:
            where = f'{place}, answer "{given.indicator}"'
            notes.known(file, where, "fact", given.facts, facts)
    for error in scenario.record_errors:
        notes.known(file, "record_error", "fact", error.facts, facts)
    for trap in scenario.language_traps:
        notes.sources(file, f'language_trap "{trap.phrase}"', trap.sources)
