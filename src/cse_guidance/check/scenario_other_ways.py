"""Checks the other answers of a fictional case: those that are accepted, and what would change it.

Where they lead is worked out by the rules. A way that protects the child less than the key is
never accepted: where professionals may reasonably differ, they err on the child's side.
"""

from __future__ import annotations

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import PathwayResult, follow
from cse_guidance.model import Decision, Rules, Scenario

Answers = tuple[tuple[str, str], ...]


def check_other_ways(rules: Rules, scenario: Scenario) -> list[Fault]:
    """Return every fault in what a scenario accepts besides its key, and in its "what if"."""
    faults: list[Fault] = []
    for decision in scenario.decisions:
        for number, way in enumerate(decision.accepted, start=1):
            place = f'decision "{decision.stage}", {decision.pathway}, accepted {number}'
            faults.extend(_accepted(rules, scenario, decision, way.answers, place))
    for number, what_if in enumerate(scenario.what_if, start=1):
        place = f"what if {number}"
        given = scenario.decision(what_if.stage, what_if.pathway)
        if given is None:
            problem = f'there is no decision "{what_if.stage}" about "{what_if.pathway}".'
            remedy = "Name the stage and the pathway of a decision of this case."
            faults.append(Fault(scenario.file, place, problem, remedy))
            continue
        found, result = _led(rules, scenario, given, what_if.answers, place)
        faults.extend(found)
        if result and result.outcome == given.expected_outcome:
            problem = f'it leads to "{result.outcome}", as the decision does without it.'
            remedy = "Change the answers so that something moves, or take it out."
            faults.append(Fault(scenario.file, place, problem, remedy))
    return faults


def _accepted(
    rules: Rules, scenario: Scenario, decision: Decision, answers: Answers, place: str
) -> list[Fault]:
    """Return the faults of an accepted way: it comes to another choice, and protects no less."""
    faults, other = _led(rules, scenario, decision, answers, place)
    pathway = rules.pathways.get(decision.pathway)
    key = pathway.outcome(decision.expected_outcome) if pathway else None
    if other is None or key is None:
        return faults
    if other.choice == key.choice:
        problem = f'it comes to the same choice as the key: "{key.choice}".'
        remedy = "Take it out: whoever chooses that is right already."
        faults.append(Fault(scenario.file, place, problem, remedy))
    if other.urgency < key.urgency:
        problem = f'it leads to "{other.outcome}", which protects the child less than the key.'
        remedy = "Take it out. Accept only what protects the child as much or more."
        faults.append(Fault(scenario.file, place, problem, remedy))
    return faults


def _led(
    rules: Rules, scenario: Scenario, decision: Decision, answers: Answers, place: str
) -> tuple[list[Fault], PathwayResult | None]:
    """Return where the key leads with other answers in it; nowhere if it stops on the way."""
    file, changed = scenario.file, dict(answers)
    try:
        result = follow(rules, decision.pathway, decision.key | changed)
    except FaultsFound as found:
        return [
            Fault(file, f"{place}, {one.place}", one.problem, one.remedy)
            for one in found.faults
            if one.place in {f'question "{name}"' for name in changed}
        ], None
    faults = [
        Fault(
            file,
            f'{place}, answer "{name}"',
            "these answers never come to this question.",
            "Take the answer out.",
        )
        for name in result.not_used
        if name in changed
    ]
    if result.next_question:
        problem = f'the answers stop at the question "{result.next_question}".'
        faults.append(Fault(file, place, problem, "Add an answer to that question."))
        return faults, None
    return faults, result
