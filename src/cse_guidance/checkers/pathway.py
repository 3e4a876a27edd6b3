"""The checker of a pathway: one question a screen, and the outcome with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.dates import boxes_for, dates_group, last_days, with_dates
from cse_guidance.checkers.form import Field, Form, Note, Option, Screen
from cse_guidance.checkers.sheet import Item, Items, Row, Rows, Sheet, Words, lines, part, steps
from cse_guidance.follow import PathwayResult, follow
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_pathway import answers_shape
from cse_guidance.model import Answer, Outcome, Pathway, Question, Rules
from cse_guidance.words import sentence

CHOOSE = "Choose an answer."


def pathway_checker(rules: Rules, pathway: Pathway) -> Checker:
    """Return the checker of a pathway. Its rules, with their sources, are the pathway's own."""

    def answer(given: Given, today: date | None) -> Answered:
        result = follow(rules, pathway.id, given.part("answers").words())
        return Answered(result, outcome_sheet(rules, pathway, result, given, today))

    form = Form(
        tuple(_screen(pathway, question) for question in in_order(pathway)),
        "Continue",
        dates_group(rules, pathway.actions),
    )
    return Checker(
        id=f"follow-{pathway.id}",
        page=pathway.id,
        title=pathway.title,
        purpose=pathway.purpose,
        form=form,
        shape=with_dates(rules, answers_shape(pathway)),
        answer=answer,
    )


def in_order(pathway: Pathway) -> list[Question]:
    """Return the questions, the first one first and the others as their file has them."""
    return sorted(pathway.questions, key=lambda question: question.id != pathway.start)


def _screen(pathway: Pathway, question: Question) -> Screen:
    options = tuple(
        Option(
            answer.id,
            answer.text,
            leads_to=answer.leads_to if pathway.question(answer.leads_to) else "",
            unknown=answer.unsure,
        )
        for answer in question.answers
    )
    notes = tuple(Note(p.text, p.scope, p.area, p.sources) for p in question.points)
    field = Field(
        f"answers/{question.id}",
        question.text,
        "choice",
        hint=sentence(question.hint),
        options=options,
        notes=notes,
        why=question.why,
        sources=question.sources,
        needed=CHOOSE,
    )
    return Screen(question.id, (field,))


def outcome_sheet(
    rules: Rules, pathway: Pathway, result: PathwayResult, given: Given, today: date | None
) -> Sheet:
    """Return the answer as a sheet: the next step, who and by when, why, and what is not known."""
    chosen = _chosen(pathway, result)
    actions = [action for one in result.to_do if (action := pathway.action(one.id))]
    asked = pathway.question(result.next_question)
    lead = Words(f"The next question is: {asked.text}") if asked else Words(result.summary)
    last = last_days(rules, actions, given)
    return Sheet(
        title=result.title or "There are more questions",
        urgency=result.urgency,
        lead=(lead,),
        parts=(
            *part("What to do, who and by when", steps(result.to_do, last)),
            *part("What happens next", lines(result.next), _then(result)),
            *part("What is not known", *_not_known(pathway, result)),
            *part("Why: your answers", *_why(result, chosen)),
            *closing(rules),
        ),
        made=made_by(pathway.title, pathway.version, today),
        ask=boxes_for(rules, actions),
    )


def _chosen(pathway: Pathway, result: PathwayResult) -> list[tuple[Question, Answer]]:
    """Return the questions of the path with the answers that were given."""
    found = []
    for question_id, answer_id in result.path:
        question = pathway.question(question_id)
        answer = question.answer(answer_id) if question else None
        if question and answer:
            found.append((question, answer))
    return found


def _why(result: PathwayResult, chosen: list[tuple[Question, Answer]]) -> tuple[Rows, Words]:
    rows = tuple(
        Row(
            question.text,
            answer.text,
            reason.rule,
            reason.sources,
            change=f"answers/{question.id}",
        )
        for (question, answer), reason in zip(chosen, result.reasons, strict=True)
    )
    rests = "The outcome rests on:" if result.sources else ""
    return Rows(rows), Words(rests, "small", result.sources)


def _then(result: PathwayResult) -> Items:
    return Items(tuple(Item(one.purpose, f"{one.title}.", page=one.pathway) for one in result.then))


def _not_known(pathway: Pathway, result: PathwayResult) -> tuple[Items, ...]:
    """Return each question that was answered "not sure", with what another answer would change."""
    given = dict(result.path)
    items = []
    for question, answer in _chosen(pathway, result):
        if answer.unsure:
            others = [other for other in question.answers if not other.unsure]
            ends = {
                other.text: _reachable(pathway, {**given, question.id: other.id}, pathway.start)
                for other in others
            }
            if {end.id for found in ends.values() for end in found} == {result.outcome}:
                items.append(Item("The outcome is the same whatever the answer.", question.text))
            else:
                said = " ".join(_if_known(text, found) for text, found in ends.items())
                items.append(Item(said, question.text))
    return (Items(tuple(items)),) if items else ()


def _if_known(text: str, ends: list[Outcome]) -> str:
    """Return in words where another answer to a question could lead."""
    titles = [outcome.title for outcome in sorted(ends, key=lambda one: -one.urgency)]
    said = titles[0] if len(titles) == 1 else f"one of these: {'; '.join(titles)}"
    return f"If the answer is \u201c{text}\u201d, the outcome is {sentence(said)}"


def _reachable(pathway: Pathway, given: Mapping[str, str], node: str) -> list[Outcome]:
    """Return each outcome that can still be reached from a node, with what was answered."""
    outcome = pathway.outcome(node)
    if outcome is not None:
        return [outcome]
    question = pathway.question(node)
    answers = question.answers if question else ()
    if question and question.id in given:
        answers = tuple(a for a in answers if a.id == given[question.id])
    found: dict[str, Outcome] = {}
    for answer in answers:
        for one in _reachable(pathway, given, answer.leads_to):
            found.setdefault(one.id, one)
    return list(found.values())
