"""Reads what a trainer needs to run a session, from training.toml."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.by_id import by_id
from cse_guidance.load.table import Table
from cse_guidance.model.training import (
    AskedWhen,
    Care,
    CareWhen,
    LearningOutcome,
    PaperQuestion,
    PlanPart,
    RoleCard,
    SessionPlan,
    Training,
)

LONGEST = 480  # minutes: a working day


def read_training(table: Table) -> Training:
    """Return the plans, outcomes, role cards, questions and care of training.toml."""
    training = Training(
        plans=by_id(table.tables("plan"), _read_plan),
        outcomes=by_id(table.tables("outcome"), _read_outcome),
        cards=by_id(table.tables("card"), _read_card),
        questions=by_id(table.tables("question"), _read_question),
        care=tuple(_read_care(one) for one in table.tables("care", label="when")),
    )
    table.finish()
    return training


def _read_plan(table: Table) -> SessionPlan:
    plan = SessionPlan(
        id=table.id(),
        title=table.text("title"),
        minutes=table.whole("minutes", least=1, most=LONGEST) or 0,
        suits=table.text("suits"),
        parts=tuple(_read_part(one) for one in table.tables("part")),
        sources=table.texts("sources"),
    )
    table.finish()
    return plan


def _read_part(table: Table) -> PlanPart:
    part = PlanPart(
        id=table.id(),
        title=table.text("title"),
        minutes=table.whole("minutes", least=1, most=LONGEST) or 0,
        trainer=table.texts("trainer"),
        group=table.texts("group"),
        cases=table.texts("cases", needed=False),
        pages=table.texts("pages", needed=False),
    )
    table.finish()
    return part


def _read_outcome(table: Table) -> LearningOutcome:
    outcome = LearningOutcome(
        id=table.id(),
        can=table.text("can"),
        findings=table.texts("findings"),
        parts=table.texts("parts"),
        pathways=table.texts("pathways"),
        seen=table.text("seen"),
    )
    table.finish()
    return outcome


def _read_card(table: Table) -> RoleCard:
    card = RoleCard(
        id=table.id(),
        eyes=table.text("eyes"),
        knows=table.texts("knows"),
        mistakes=table.texts("mistakes"),
        steps=table.texts("steps"),
        sources=table.texts("sources"),
    )
    table.finish()
    return card


def _read_question(table: Table) -> PaperQuestion:
    question = PaperQuestion(
        id=table.id(),
        text=table.text("text"),
        asked=table.one_of("asked", get_args(AskedWhen)),
        sources=table.texts("sources"),
    )
    table.finish()
    return question


def _read_care(table: Table) -> Care:
    care = Care(
        when=table.one_of("when", get_args(CareWhen)),
        text=table.text("text"),
        sources=table.texts("sources"),
    )
    table.finish()
    return care
