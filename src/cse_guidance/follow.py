"""Follows a pathway: answers in, the next question or the outcome out, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cse_guidance.answers import Cited, Reason, ToDo, cite, to_do
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.model import Answer, Outcome, Pathway, Question, Rules
from cse_guidance.words import sentence


@dataclass(frozen=True, slots=True)
class GoOn:
    """A pathway to go on with, once what the outcome asks for is under way."""

    pathway: str
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class PathwayResult:
    """What following a pathway gives.

    Attributes:
        outcome: the outcome's id; empty while a question is still open.
        next_question: the question to ask next; empty once there is an outcome.
        path: question id and answer id, in the order asked.
        not_sure: the questions that were answered "not sure", in words.
        not_used: answers given to questions that this path does not ask.
        to_do: what happens now, the first thing first.
        next: what may follow.
        then: the pathways to go on with.
        reasons: the trace: which answer, what the rule made of it, on which source.
    """

    pathway: str
    version: str
    outcome: str
    title: str
    summary: str
    urgency: int
    choice: str
    next_question: str
    path: tuple[tuple[str, str], ...]
    not_sure: tuple[str, ...]
    not_used: tuple[str, ...]
    to_do: tuple[ToDo, ...]
    next: tuple[str, ...]
    then: tuple[GoOn, ...]
    reasons: tuple[Reason, ...]
    sources: tuple[Cited, ...]


def follow(rules: Rules, pathway_id: str, answers: Mapping[str, str]) -> PathwayResult:
    """Follow a pathway as far as the answers reach: the next question, or the outcome.

    The rule and its sources are the pathway's own: each question and each action of the
    pathway file names its sources, and the result cites them.

    Args:
        rules: the loaded rules.
        pathway_id: for example "which-meeting".
        answers: question id to answer id. Answers to questions that the path does
            not ask are allowed and named in the result.

    Raises:
        FaultsFound: there is no such pathway, question or answer.

    Example:
        >>> from cse_guidance.api import follow, packaged_rules
        >>> rules = packaged_rules()
        >>> follow(rules, "which-meeting", {}).next_question
        'immediate-danger'
        >>> result = follow(rules, "which-meeting", {"immediate-danger": "not-sure"})
        >>> result.outcome
        'call-999'
        >>> result.to_do[0].when
        'at once'
        >>> all(step.who and step.sources for step in result.to_do)
        True
    """
    pathway = find_pathway(rules, pathway_id)
    _check_answers(pathway, answers)
    steps, node = walk(pathway, answers)
    outcome = pathway.outcome(node)
    asked = {question.id for question, _ in steps}
    return PathwayResult(
        pathway=pathway.id,
        version=pathway.version,
        outcome=outcome.id if outcome else "",
        title=outcome.title if outcome else "",
        summary=outcome.summary if outcome else "",
        urgency=outcome.urgency if outcome else 0,
        choice=outcome.choice if outcome else "",
        next_question="" if outcome else node,
        path=tuple((question.id, answer.id) for question, answer in steps),
        not_sure=tuple(question.text for question, answer in steps if answer.unsure),
        not_used=tuple(sorted(question for question in answers if question not in asked)),
        to_do=_actions(rules, pathway, steps, outcome),
        next=outcome.next if outcome else (),
        then=go_on(rules, outcome) if outcome else (),
        reasons=tuple(_reason(rules, question, answer) for question, answer in steps),
        sources=cite(rules, outcome.sources) if outcome else (),
    )


def walk(pathway: Pathway, answers: Mapping[str, str]) -> tuple[list[tuple[Question, Answer]], str]:
    """Return the questions passed with their answers, and the node where it stops."""
    steps: list[tuple[Question, Answer]] = []
    node = pathway.start
    while (question := pathway.question(node)) and question.id in answers:
        answer = question.answer(answers[question.id])
        if answer is None:
            break
        steps.append((question, answer))
        node = answer.leads_to
    return steps, node


def find_pathway(rules: Rules, pathway_id: str) -> Pathway:
    """Return a pathway by its id, as its file has it, with the sources that it names.

    Args:
        rules: the loaded rules.
        pathway_id: for example "which-meeting".

    Raises:
        FaultsFound: there is none; the message names the nearest.

    Example:
        >>> from cse_guidance.api import FaultsFound, find_pathway, packaged_rules
        >>> rules = packaged_rules()
        >>> find_pathway(rules, "which-meeting").start
        'immediate-danger'
        >>> try:
        ...     find_pathway(rules, "which-meetin")
        ... except FaultsFound as found:
        ...     print(found)
        your input, pathway: there is no pathway "which-meetin". Did you mean "which-meeting"?
    """
    pathway = rules.pathways.get(pathway_id)
    if pathway is None:
        problem = f'there is no pathway "{pathway_id}".'
        remedy = did_you_mean(pathway_id, rules.pathways)
        raise FaultsFound([Fault("your input", "pathway", problem, remedy)])
    return pathway


def go_on(rules: Rules, outcome: Outcome) -> tuple[GoOn, ...]:
    """Return the pathways to go on with after an outcome, in the order of the file."""
    following = (rules.pathways[name] for name in outcome.then)
    return tuple(GoOn(one.id, one.title, one.purpose) for one in following)


def _check_answers(pathway: Pathway, answers: Mapping[str, str]) -> None:
    faults = []
    questions = {question.id: question for question in pathway.questions}
    for question_id, answer_id in answers.items():
        question = questions.get(question_id)
        place = f'question "{question_id}"'
        if question is None:
            problem = f'"{pathway.id}" has no such question.'
            faults.append(
                Fault("your answers", place, problem, did_you_mean(question_id, questions))
            )
        elif question.answer(answer_id) is None:
            problem = f'"{answer_id}" is not one of its answers.'
            remedy = did_you_mean(answer_id, [answer.id for answer in question.answers])
            faults.append(Fault("your answers", place, problem, remedy))
    if faults:
        raise FaultsFound(faults)


def _actions(
    rules: Rules,
    pathway: Pathway,
    steps: list[tuple[Question, Answer]],
    outcome: Outcome | None,
) -> tuple[ToDo, ...]:
    if outcome is None:
        return ()
    before = [action_id for _, answer in steps for action_id in answer.adds_first]
    after = [action_id for _, answer in steps for action_id in answer.adds]
    ids = dict.fromkeys([*before, *outcome.actions, *after])
    actions = {action.id: action for action in pathway.actions}
    return tuple(to_do(rules, actions[action_id]) for action_id in ids)


def _reason(rules: Rules, question: Question, answer: Answer) -> Reason:
    return Reason(
        used=f"{question.text} {sentence(answer.text)}",
        rule=answer.because,
        sources=cite(rules, question.sources),
    )
