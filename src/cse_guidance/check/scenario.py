"""Checks a fictional case: its key, put through the rules, gives what the file says."""

from __future__ import annotations

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import follow
from cse_guidance.model import Decision, Rating, Rules, Scenario
from cse_guidance.score import find_instrument, read_known
from cse_guidance.scoring.level import level_by_rules


def check_scenario(rules: Rules, scenario: Scenario) -> list[Fault]:
    """Return every fault in a scenario's key, worked out by the rules themselves."""
    faults: list[Fault] = []
    for stage in scenario.stages:
        if not any(fact.stage == stage.id for fact in scenario.facts):
            place = f'stage "{stage.id}"'
            faults.append(Fault(scenario.file, place, "it has no fact.", "Add one."))
    for decision in scenario.decisions:
        faults.extend(_check_decision(rules, scenario, decision))
    for rating in scenario.ratings:
        faults.extend(_check_rating(rules, scenario, rating))
    return faults


def _moved(scenario: Scenario, place: str, found: FaultsFound) -> list[Fault]:
    return [
        Fault(scenario.file, f"{place}, {fault.place}", fault.problem, fault.remedy)
        for fault in found.faults
    ]


def _early_facts(scenario: Scenario, place: str, stage: str, facts: tuple[str, ...]) -> list[Fault]:
    known = {fact.id for fact in scenario.facts_up_to(stage)}
    return [
        Fault(
            scenario.file,
            place,
            f'it rests on fact "{fact}", which is not known until a later stage.',
            "Name a fact of this stage or an earlier one.",
        )
        for fact in facts
        if fact not in known
    ]


def _check_decision(rules: Rules, scenario: Scenario, decision: Decision) -> list[Fault]:
    place = f'decision "{decision.stage}"'
    faults = []
    for answer in decision.answers:
        where = f'{place}, answer "{answer.question}"'
        faults.extend(_early_facts(scenario, where, decision.stage, answer.facts))
    try:
        result = follow(rules, decision.pathway, decision.key)
    except FaultsFound as found:
        return faults + _moved(scenario, place, found)
    if result.next_question:
        faults.append(
            Fault(
                scenario.file,
                place,
                f'the answers stop at the question "{result.next_question}".',
                "Add an answer to that question.",
            )
        )
    elif result.outcome != decision.expected_outcome:
        faults.append(
            Fault(
                scenario.file,
                place,
                f'the file says "{decision.expected_outcome}", '
                f'but the rules give "{result.outcome}".',
                "Change the answers, or the expected outcome, so that they agree.",
            )
        )
    for question in result.not_used:
        faults.append(
            Fault(
                scenario.file,
                f'{place}, answer "{question}"',
                "these answers never come to this question.",
                "Take the answer out.",
            )
        )
    return faults


def _check_rating(rules: Rules, scenario: Scenario, rating: Rating) -> list[Fault]:
    place = f'rating "{rating.stage}"'
    order = [stage.id for stage in scenario.stages]
    if rating.builds_on and order.index(rating.builds_on) >= order.index(rating.stage):
        problem = f'it builds on "{rating.builds_on}", which is not earlier.'
        return [Fault(scenario.file, place, problem, "Name an earlier stage.")]
    faults = []
    for answer in rating.answers:
        where = f'{place}, answer "{answer.indicator}"'
        faults.extend(_early_facts(scenario, where, rating.stage, answer.facts))
    try:
        answers = scenario.rating_answers(rating.stage, rating.instrument)
        instrument = find_instrument(rules, rating.instrument)
        level = level_by_rules(rules, instrument, read_known(instrument, answers)).level
    except FaultsFound as found:
        return faults + _moved(scenario, place, found)
    if level.id != rating.expected_level:
        faults.append(
            Fault(
                scenario.file,
                place,
                f'the file says "{rating.expected_level}", but the rules give "{level.id}".',
                "Change the answers, or the expected level, so that they agree.",
            )
        )
    return faults
