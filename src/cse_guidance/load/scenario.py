"""Reads the file of one fictional case."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.table import Table
from cse_guidance.model import (
    Child,
    Decision,
    DecisionAnswer,
    Fact,
    Identity,
    LanguageTrap,
    NoteKind,
    NotKnown,
    OtherWay,
    Place,
    Rating,
    RatingAnswer,
    RecordError,
    Scenario,
    Stage,
    Theme,
    TrainerNote,
    WhatIf,
)

ADULT = 18  # years: the law on children ends here


def read_scenario(table: Table) -> Scenario:
    """Return a scenario, having noted every fault in the shape of its file."""
    reviewed_on, review_by = table.review()
    scenario = Scenario(
        id=table.id(),
        file=table.file,
        title=table.text("title"),
        about=table.text("about"),
        care_notice=table.text("care_notice"),
        version=table.text("version"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        themes=table.words("themes", get_args(Theme)),
        child=_read_child(table.table("child")),
        stages=tuple(_read_stage(item) for item in table.tables("stage")),
        facts=tuple(_read_fact(item) for item in table.tables("fact")),
        decisions=tuple(_read_decision(t) for t in table.tables("decision", label="stage")),
        ratings=tuple(_read_rating(t) for t in table.tables("rating", label="stage")),
        not_known=tuple(_read_not_known(t) for t in table.tables("not_known", label="text")),
        record_errors=tuple(
            _read_record_error(t) for t in table.tables("record_error", label="what", needed=False)
        ),
        language_traps=tuple(
            _read_language_trap(t)
            for t in table.tables("language_trap", label="phrase", needed=False)
        ),
        prompts=tuple(_read_prompt(t) for t in table.tables("prompt", label="text")),
        what_if=tuple(
            _read_what_if(t) for t in table.tables("what_if", label="stage", needed=False)
        ),
        notes=tuple(_read_note(t) for t in table.tables("note", label="kind", needed=False)),
    )
    table.finish()
    return scenario


def _read_child(table: Table) -> Child:
    age = table.whole("age")
    child = Child(
        name=table.text("name"),
        age=0 if age is None else age,
        identity=table.one_of("identity", get_args(Identity)),
        living=table.text("living"),
        place=table.one_of("place", get_args(Place)),
    )
    if age is not None and age >= ADULT:
        table.fault(f"the child is {age}.", "Write an age under 18.")
    table.finish()
    return child


def _read_stage(table: Table) -> Stage:
    stage = Stage(id=table.id(), title=table.text("title"))
    table.finish()
    return stage


def _read_fact(table: Table) -> Fact:
    fact = Fact(
        id=table.id(),
        stage=table.text("stage"),
        reported_by=table.text("from"),
        text=table.text("text"),
        at_odds_with=table.texts("at_odds_with", needed=False),
    )
    table.finish()
    return fact


def _read_decision(table: Table) -> Decision:
    decision = Decision(
        stage=table.text("stage"),
        pathway=table.text("pathway"),
        expected_outcome=table.text("expected_outcome"),
        answers=tuple(
            _read_decision_answer(item) for item in table.tables("answer", label="question")
        ),
        accepted=tuple(
            _read_other_way(item) for item in table.tables("accepted", label="why", needed=False)
        ),
    )
    table.finish()
    return decision


def _read_other_way(table: Table) -> OtherWay:
    way = OtherWay(why=table.text("why"), answers=_read_answers(table))
    table.finish()
    return way


def _read_what_if(table: Table) -> WhatIf:
    what_if = WhatIf(
        stage=table.text("stage"),
        pathway=table.text("pathway"),
        reported_by=table.text("from"),
        text=table.text("text"),
        answers=_read_answers(table),
        why=table.text("why"),
    )
    table.finish()
    return what_if


def _read_answers(table: Table) -> tuple[tuple[str, str], ...]:
    """Return question id and answer id of each answer that differs from the key's."""
    answers = []
    for item in table.tables("answer", label="question"):
        answers.append((item.text("question"), item.text("answer")))
        item.finish()
    return tuple(answers)


def _read_decision_answer(table: Table) -> DecisionAnswer:
    answer = DecisionAnswer(
        question=table.text("question"),
        answer=table.text("answer"),
        facts=table.texts("facts", needed=False),
        why=table.text("why"),
    )
    table.finish()
    return answer


def _read_rating(table: Table) -> Rating:
    rating = Rating(
        stage=table.text("stage"),
        instrument=table.text("instrument"),
        expected_level=table.text("expected_level"),
        builds_on=table.text("builds_on", needed=False),
        answers=tuple(
            _read_rating_answer(item) for item in table.tables("answer", label="indicator")
        ),
    )
    table.finish()
    return rating


def _read_rating_answer(table: Table) -> RatingAnswer:
    answer = RatingAnswer(
        indicator=table.text("indicator"),
        answer=table.text("answer"),
        facts=table.texts("facts", needed=False),
    )
    table.finish()
    return answer


def _read_not_known(table: Table) -> NotKnown:
    not_known = NotKnown(text=table.text("text"), ask=table.text("ask"))
    table.finish()
    return not_known


def _read_record_error(table: Table) -> RecordError:
    error = RecordError(
        facts=table.texts("facts", needed=False),
        what=table.text("what"),
        better=table.text("better"),
        check=table.text("check", needed=False),
    )
    table.finish()
    return error


def _read_language_trap(table: Table) -> LanguageTrap:
    trap = LanguageTrap(
        phrase=table.text("phrase"),
        better=table.text("better"),
        because=table.text("because"),
        sources=table.texts("sources"),
    )
    table.finish()
    return trap


def _read_prompt(table: Table) -> str:
    text = table.text("text")
    table.finish()
    return text


def _read_note(table: Table) -> TrainerNote:
    note = TrainerNote(
        kind=table.one_of("kind", get_args(NoteKind)),
        text=table.text("text"),
        stage=table.text("stage", needed=False),
    )
    table.finish()
    return note
