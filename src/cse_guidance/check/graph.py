"""Checks the shape of a pathway: nothing unreachable, no way round in a circle, no dead end."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.faults import Fault
from cse_guidance.model import Pathway


def check_graph(pathway: Pathway) -> list[Fault]:
    """Return every fault in how the questions and outcomes of a pathway hang together."""
    faults: list[Fault] = []

    def note(place: str, problem: str, remedy: str) -> None:
        faults.append(Fault(pathway.file, place, problem, remedy))

    question_ids = [q.id for q in pathway.questions]
    outcome_ids = [o.id for o in pathway.outcomes]
    action_ids = [a.id for a in pathway.actions]
    for called, ids in (
        ("question or outcome", question_ids + outcome_ids),
        ("action", action_ids),
        ("choice", [c.id for c in pathway.choices]),
    ):
        for repeated in _repeated(ids):
            note("", f'the id "{repeated}" is used for more than one {called}.', "Rename one.")
    for question in pathway.questions:
        place = f'question "{question.id}"'
        for repeated in _repeated(answer.id for answer in question.answers):
            note(place, f'two answers have the id "{repeated}".', "Rename one.")
        if len(question.answers) == 1:
            note(place, "it has only one answer.", "Add another, or take the question out.")
        if sum(answer.unsure for answer in question.answers) > 1:
            note(place, "more than one answer is unsure.", "Keep unsure = true on one.")
        ranked = [answer.worry for answer in question.answers if answer.worry is not None]
        if ranked and len(ranked) != len(question.answers):
            note(
                place,
                "some answers have a worry and some do not.",
                "Rank all of them, 0 for the most reassuring, or none.",
            )
    for outcome in pathway.outcomes:
        if outcome.id and not outcome.actions:
            note(f'outcome "{outcome.id}"', "it has no action.", "Say what somebody does.")
    reached = _reached(pathway)
    for question_id in question_ids:
        if question_id and question_id not in reached:
            note(
                f'question "{question_id}"',
                "no answer leads to it.",
                "Lead an answer to it, or take it out.",
            )
    for outcome_id in outcome_ids:
        if outcome_id and outcome_id not in reached:
            note(
                f'outcome "{outcome_id}"',
                "no path reaches it.",
                "Lead an answer to it, or take it out.",
            )
    used = {a for o in pathway.outcomes for a in o.actions}
    used |= {a for q in pathway.questions for answer in q.answers for a in answer.adds}
    for action_id in action_ids:
        if action_id and action_id not in used:
            note(f'action "{action_id}"', "nothing uses it.", "Use it, or take it out.")
    for circle in _circles(pathway):
        note(
            f'question "{circle[0]}"',
            f"its answers lead round in a circle: {' to '.join((*circle, circle[0]))}.",
            "Lead one of these answers to an outcome instead.",
        )
    return faults


def _repeated(ids: Iterable[str]) -> list[str]:
    listed = [one for one in ids if one]
    return sorted({one for one in listed if listed.count(one) > 1})


def _reached(pathway: Pathway) -> set[str]:
    reached: set[str] = set()
    waiting = [pathway.start]
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        question = pathway.question(node)
        if question is not None:
            waiting.extend(answer.leads_to for answer in question.answers)
    return reached


def _circles(pathway: Pathway) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    finished: set[str] = set()

    def visit(node: str, trail: tuple[str, ...]) -> None:
        if node in trail:
            found.append(trail[trail.index(node) :])
            return
        question = pathway.question(node)
        if question is None or node in finished:
            return
        for answer in question.answers:
            visit(answer.leads_to, (*trail, node))
        finished.add(node)

    visit(pathway.start, ())
    return found
