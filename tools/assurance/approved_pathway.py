"""The approved text of a pathway: its questions, its outcomes, and every path through it."""

from __future__ import annotations

from collections.abc import Iterator

from assurance.plain_words import other_lines, page, step_lines
from cse_guidance.answers import to_do
from cse_guidance.follow import follow
from cse_guidance.model import Answer, Outcome, Pathway, Question, Rules
from cse_guidance.paths import Path, all_paths

FIRST_STEPS = 2  # shown in full at the end of each path; the rest are named
QUESTION_SAID = {"id", "text", "answers", "sources", "hint", "why", "points"}
ANSWER_SAID = {"id", "text", "leads_to", "because", "adds_first", "adds"}
OUTCOME_SAID = {"id", "title", "choice", "also_right", "summary", "actions", "next", "sources"}


def pathway_text(rules: Rules, pathway: Pathway) -> str:
    """Return a pathway in words that a reviewer can read from beginning to end."""
    paths = list(all_paths(pathway))
    size = f"{len(pathway.questions)} questions, {len(pathway.outcomes)} outcomes"
    lines = [f"{size}, {len(paths)} paths. {pathway.purpose}", "", "QUESTIONS", ""]
    for question in pathway.questions:
        lines += _question_lines(rules, pathway, question)
    lines += ["OUTCOMES", ""]
    for outcome in pathway.outcomes:
        lines += _outcome_lines(rules, pathway, outcome)
    lines += ["PATHS", ""]
    for number, (path, _) in enumerate(paths, start=1):
        lines += _path_lines(rules, pathway, number, path)
    return page(pathway.title, lines)


def _title_of(pathway: Pathway, node: str) -> str:
    question, outcome = pathway.question(node), pathway.outcome(node)
    if question is not None:
        return f"ask: {question.text}"
    return outcome.title if outcome is not None else node


def _question_lines(rules: Rules, pathway: Pathway, question: Question) -> Iterator[str]:
    first = " (asked first)" if question.id == pathway.start else ""
    yield f"{question.text}{first}"
    for line in other_lines(question, QUESTION_SAID):
        yield f"  {line}"
    for point in question.points:
        where = f"{point.scope}, {point.area}" if point.area else point.scope
        yield f"  * {point.text} [{where}; {', '.join(point.sources)}]"
    for answer in question.answers:
        yield f"  - {answer.text}{_marks(answer)}"
        yield f"    {_title_of(pathway, answer.leads_to)}"
        for called, ids in (("first:", answer.adds_first), ("also:", answer.adds)):
            for action in filter(None, map(pathway.action, ids)):
                for line in step_lines(called, to_do(rules, action)):
                    yield f"    {line}"
    yield ""


def _marks(answer: Answer) -> str:
    marks = ", ".join(other_lines(answer, ANSWER_SAID))
    return f" [{marks}]" if marks else ""


def _outcome_lines(rules: Rules, pathway: Pathway, outcome: Outcome) -> Iterator[str]:
    choices = {choice.id: choice.text for choice in pathway.choices}
    yield outcome.title
    yield f"  {outcome.summary}"
    for line in other_lines(outcome, OUTCOME_SAID):
        yield f"  {line}"
    yield f"  In the self-test: {choices[outcome.choice]}"
    for choice in outcome.also_right:
        yield f"  Also right: {choices[choice]}"
    actions = {action.id: action for action in pathway.actions}
    for number, action_id in enumerate(outcome.actions, start=1):
        for line in step_lines(f"{number}.", to_do(rules, actions[action_id])):
            yield f"  {line}"
    for line in outcome.next:
        yield f"  Next: {line}"
    yield f"  Sources: {', '.join(outcome.sources)}"
    yield ""


def _path_lines(rules: Rules, pathway: Pathway, number: int, path: Path) -> Iterator[str]:
    """What a person answers, where it ends, and what `follow` tells that person to do."""
    result = follow(rules, pathway.id, dict(path))
    answers = []
    for question_id, answer_id in path:
        question = pathway.question(question_id)
        answer = question.answer(answer_id) if question else None
        said = answer.text if answer else answer_id
        answers.append(f"{question_id.replace('-', ' ')}? {said}")
    yield f"{number}. {' / '.join(answers)}"
    yield f"   => {result.title}"
    for step in result.to_do[:FIRST_STEPS]:
        for line in step_lines("-", step):
            yield f"   {line}"
    rest = [step.id for step in result.to_do[FIRST_STEPS:]]
    if rest:
        yield f"   - then {', '.join(rest)}"
    yield ""
