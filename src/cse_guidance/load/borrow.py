"""Lets a pathway use the questions and actions of another one, so that nothing is written twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cse_guidance.model import Pathway, Question


def with_borrowed(pathways: Mapping[str, Pathway]) -> MappingProxyType[str, Pathway]:
    """Return the pathways, each with the questions and actions that it borrows.

    A pathway borrows what it names and does not hold itself: a question that it starts with
    or leads to, an action that an answer or an outcome names. What a borrowed question leads
    to is borrowed too, unless the pathway holds it. Outcomes are never borrowed.

    A name that neither pathway has is left as it is; the checks of the rule files report it.
    """
    return MappingProxyType(
        {name: _borrow(one, pathways.get(one.borrows_from)) for name, one in pathways.items()}
    )


def _borrow(pathway: Pathway, lender: Pathway | None) -> Pathway:
    if lender is None or lender is pathway:
        return pathway
    questions = _questions(pathway, lender)
    every_question = (*questions, *pathway.questions)
    answers = [answer for question in every_question for answer in question.answers]
    named = {action for outcome in pathway.outcomes for action in outcome.actions}
    named |= {action for answer in answers for action in answer.added}
    own = {action.id for action in pathway.actions}
    actions = tuple(action for action in lender.actions if action.id in named - own)
    return replace(
        pathway,
        questions=every_question,
        actions=(*actions, *pathway.actions),
        borrowed_questions=tuple(question.id for question in questions),
        borrowed_actions=tuple(action.id for action in actions),
    )


def _questions(pathway: Pathway, lender: Pathway) -> tuple[Question, ...]:
    own = {q.id for q in pathway.questions} | {o.id for o in pathway.outcomes}
    found: set[str] = set()
    waiting = [pathway.start, *(a.leads_to for q in pathway.questions for a in q.answers)]
    while waiting:
        node = waiting.pop()
        question = None if node in own or node in found else lender.question(node)
        if question is not None:
            found.add(node)
            waiting.extend(answer.leads_to for answer in question.answers)
    return tuple(question for question in lender.questions if question.id in found)
