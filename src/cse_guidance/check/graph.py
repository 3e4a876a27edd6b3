"""Checks the shape of a pathway: nothing unreachable, no way round in a circle, no dead end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cse_guidance.faults import Fault
from cse_guidance.model import Pathway, Question

MOST_QUESTIONS = 60
Note = Callable[[str, str, str], None]


def check_graph(pathway: Pathway) -> list[Fault]:
    """Return every fault in how the questions and outcomes of a pathway hang together."""
    faults: list[Fault] = []

    def note(place: str, problem: str, remedy: str) -> None:
        faults.append(Fault(pathway.file, place, problem, remedy))

    if len(pathway.questions) > MOST_QUESTIONS:
        note(
            "the whole file",
            f"it has {len(pathway.questions)} questions, too many for anybody to follow.",
            f"Split it into pathways of at most {MOST_QUESTIONS} questions.",
        )
        return faults
    _check_ids(pathway, note)
    for question in pathway.own_questions:
        _check_answers(question, note)
    for outcome in pathway.outcomes:
        if outcome.id and not outcome.actions:
            note(f'outcome "{outcome.id}"', "it has no action.", "Say what somebody does.")
    _check_reached(pathway, note)
    _check_used(pathway, note)
    for circle in _circles(pathway):
        note(
            f'question "{circle[0]}"',
            f"its answers lead round in a circle: {' to '.join((*circle, circle[0]))}.",
            "Lead one of these answers to an outcome instead.",
        )
    return faults


def _check_ids(pathway: Pathway, note: Note) -> None:
    nodes = [q.id for q in pathway.questions] + [o.id for o in pathway.outcomes]
    note_repeated_ids(
        note,
        {
            "question or outcome": nodes,
            "action": [action.id for action in pathway.actions],
            "choice": [choice.id for choice in pathway.choices],
        },
    )


def _check_answers(question: Question, note: Note) -> None:
    place = f'question "{question.id}"'
    for repeated in repeated_ids(answer.id for answer in question.answers):
        note(place, f'two answers have the id "{repeated}".', "Rename one.")
    if len(question.answers) == 1:
        note(place, "it has only one answer.", "Add another, or take the question out.")
    if sum(answer.unsure for answer in question.answers) > 1:
        note(place, "more than one answer is unsure.", "Keep unsure = true on one.")
    worries = {answer.worry for answer in question.answers}
    if None in worries and worries != {None}:
        note(
            place,
            "some answers have a worry and some do not.",
            "Rank all of them, 0 for the most reassuring, or none.",
        )
    sure = [answer.worry or 0 for answer in question.answers if not answer.unsure]
    unsure = [answer.worry for answer in question.answers if answer.unsure]
    if sure and any(worry is not None and worry <= min(sure) for worry in unsure):
        note(
            place,
            "the unsure answer is ranked as the most reassuring.",
            "Rank it above the most reassuring answer: doubt is never reassurance.",
        )


def _check_reached(pathway: Pathway, note: Note) -> None:
    reached = _reached(pathway)
    for question in pathway.questions:
        if question.id and question.id not in reached:
            problem = "no answer leads to it."
            note(f'question "{question.id}"', problem, "Lead an answer to it, or take it out.")
    for outcome in pathway.outcomes:
        if outcome.id and outcome.id not in reached:
            problem = "no path reaches it."
            note(f'outcome "{outcome.id}"', problem, "Lead an answer to it, or take it out.")


def _check_used(pathway: Pathway, note: Note) -> None:
    answers = [answer for question in pathway.questions for answer in question.answers]
    used = {action for outcome in pathway.outcomes for action in outcome.actions}
    used |= {action for answer in answers for action in answer.added}
    for action in pathway.actions:
        if action.id and action.id not in used:
            note(f'action "{action.id}"', "nothing uses it.", "Use it, or take it out.")
    chosen = {outcome.choice for outcome in pathway.outcomes}
    for choice in pathway.choices:
        if choice.id and choice.id not in chosen:
            note(f'choice "{choice.id}"', "no outcome amounts to it.", "Name it in an outcome.")


def note_repeated_ids(note: Note, ids_by_kind: Mapping[str, Iterable[str]]) -> None:
    """Note each id that more than one thing of a kind has."""
    for called, ids in ids_by_kind.items():
        for repeated in repeated_ids(ids):
            problem = f'the id "{repeated}" is used for more than one {called}.'
            note(f'{called} "{repeated}"', problem, "Rename one.")


def repeated_ids(ids: Iterable[str]) -> list[str]:
    """Return each id that stands more than once."""
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
            circle = trail[trail.index(node) :]
            if not any(set(circle) == set(known) for known in found):
                found.append(circle)
            return
        question = pathway.question(node)
        if question is None or node in finished:
            return
        for answer in question.answers:
            visit(answer.leads_to, (*trail, node))
        finished.add(node)

    visit(pathway.start, ())
    return found
