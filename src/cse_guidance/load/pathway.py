"""Reads a pathway file."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import check_scope, read_action
from cse_guidance.load.table import Table
from cse_guidance.model import Answer, Choice, Outcome, Pathway, Point, Question
from cse_guidance.model.basics import Scope
from cse_guidance.model.pathway import Asks, Gives, InShort


def read_pathway(table: Table) -> Pathway:
    """Return a pathway, having noted every fault in the shape of its file."""
    reviewed_on, review_by = table.review()
    pathway = Pathway(
        id=table.id(),
        file=table.file,
        title=table.text("title"),
        purpose=table.text("purpose"),
        status=table.text("status"),
        version=table.text("version"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        start=table.text("start"),
        sources=table.texts("sources"),
        in_short=tuple(
            _read_in_short(item) for item in table.tables("in_short", label="lead", needed=False)
        ),
        choices=tuple(_read_choice(item) for item in table.tables("choice")),
        questions=tuple(_read_question(item) for item in table.tables("question")),
        actions=tuple(read_action(item) for item in table.tables("action")),
        outcomes=tuple(_read_outcome(item) for item in table.tables("outcome")),
        borrows_from=table.text("borrows_from", needed=False),
    )
    table.finish()
    return pathway


def _read_in_short(table: Table) -> InShort:
    in_short = InShort(
        lead=table.text("lead"),
        text=table.text("text"),
        clock=table.text("clock", needed=False),
    )
    table.finish()
    return in_short


def _read_choice(table: Table) -> Choice:
    choice = Choice(id=table.id(), text=table.text("text"))
    table.finish()
    return choice


def _read_question(table: Table) -> Question:
    question = Question(
        id=table.id(),
        text=table.text("text"),
        hint=table.text("hint", needed=False),
        why=table.text("why"),
        asks=table.one_of("asks", get_args(Asks), ""),
        sources=table.texts("sources"),
        points=tuple(
            read_point(item) for item in table.tables("point", label="text", needed=False)
        ),
        answers=tuple(_read_answer(item) for item in table.tables("answer")),
    )
    table.finish()
    return question


def read_point(table: Table) -> Point:
    """Return one line of a list, with its own scope and sources."""
    point = Point(
        text=table.text("text"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
    )
    check_scope(table, point.scope, point.area)
    table.finish()
    return point


def _read_answer(table: Table) -> Answer:
    answer = Answer(
        id=table.id(),
        text=table.text("text"),
        leads_to=table.text("leads_to"),
        because=table.text("because"),
        unsure=table.flag("unsure"),
        worry=table.whole("worry", needed=False),
        adds_first=table.texts("adds_first", needed=False),
        adds=table.texts("adds", needed=False),
    )
    table.finish()
    return answer


def _read_outcome(table: Table) -> Outcome:
    words = table.texts("gives")
    gives: list[Gives] = [known for known in get_args(Gives) if known in words]
    for word in words:
        if word not in gives:
            table.fault(f'"gives" names "{word}".', f"Write one of: {', '.join(get_args(Gives))}.")
    outcome = Outcome(
        id=table.id(),
        title=table.text("title"),
        choice=table.text("choice"),
        also_right=table.texts("also_right", needed=False),
        urgency=table.whole("urgency", least=1, most=5) or 1,
        gives=tuple(gives),
        summary=table.text("summary"),
        actions=table.texts("actions"),
        next=table.texts("next"),
        then=table.texts("then", needed=False),
        sources=table.texts("sources"),
    )
    table.finish()
    return outcome
