"""Checks that everything a pathway names exists, and that its outcomes do what they promise."""

from __future__ import annotations

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Outcome, Pathway, Rules


def check_pathway_references(rules: Rules, pathway: Pathway, notes: Notes) -> None:
    """Note each thing that a pathway names and that does not exist.

    What it borrows is checked where it is written, but for where its answers lead here.
    """
    file = pathway.file
    nodes = [q.id for q in pathway.questions] + [o.id for o in pathway.outcomes]
    actions = [action.id for action in pathway.actions]
    notes.sources(file, "the head of the file", pathway.sources)
    notes.known(file, "start", "question", [pathway.start], [q.id for q in pathway.questions])
    notes.actions(file, pathway.own_actions)
    notes.known(file, "in_short", "clock", [line.clock for line in pathway.in_short], rules.clocks)
    _check_lender(rules, pathway, notes)
    for question in pathway.own_questions:
        place = f'question "{question.id}"'
        notes.sources(file, place, question.sources)
        for point in question.points:
            notes.sources(file, f"{place}, point", point.sources)
            notes.reach(file, f"{place}, point", point.scope, point.sources)
    for question in pathway.questions:
        for answer in question.answers:
            where = f'question "{question.id}", answer "{answer.id}"'
            notes.known(file, where, "question or outcome", [answer.leads_to], nodes)
            notes.known(file, where, "action", answer.added, actions)
    for outcome in pathway.outcomes:
        place = f'outcome "{outcome.id}"'
        notes.sources(file, place, outcome.sources)
        notes.known(file, place, "action", outcome.actions, actions)
        choices = [choice.id for choice in pathway.choices]
        notes.known(file, place, "choice", (outcome.choice, *outcome.also_right), choices)
        notes.known(file, place, "pathway", outcome.then, rules.pathways)
        if pathway.id in outcome.then:
            problem = "it goes on to the pathway that it belongs to."
            notes.faults.append(Fault(file, place, problem, 'Take it out of "then".'))
        _check_gives(pathway, outcome, notes)


def _check_lender(rules: Rules, pathway: Pathway, notes: Notes) -> None:
    place = "borrows_from"
    notes.known(pathway.file, place, "pathway", [pathway.borrows_from], rules.pathways)
    lender = rules.pathways.get(pathway.borrows_from)
    if lender is not None and (lender is pathway or lender.borrows_from):
        problem = f'"{lender.id}" itself borrows, and nothing is borrowed twice over.'
        remedy = "Name the pathway in whose file the questions and actions stand."
        notes.faults.append(Fault(pathway.file, place, problem, remedy))


def _check_gives(pathway: Pathway, outcome: Outcome, notes: Notes) -> None:
    """Note an outcome that promises 999 or a strategy discussion without an action for it."""
    place = f'outcome "{outcome.id}"'
    found = [action for name in outcome.actions if (action := pathway.action(name))]
    if "999" in outcome.gives and found and found[0].gives != "999":
        problem = "it gives 999, but its first action is not the call to 999."
        remedy = 'Put that action first, and write gives = "999" beside it.'
        notes.faults.append(Fault(pathway.file, place, problem, remedy))
    asked = any(action.gives == "strategy discussion" for action in found)
    if "strategy discussion" in outcome.gives and found and not asked:
        problem = "it gives a strategy discussion, but none of its actions asks for one."
        remedy = 'Name the action that does, and write gives = "strategy discussion" beside it.'
        notes.faults.append(Fault(pathway.file, place, problem, remedy))
