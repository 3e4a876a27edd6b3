"""Reads plans.toml."""

from __future__ import annotations

from typing import get_args

from cse_guidance.load.basics import check_scope
from cse_guidance.load.by_id import by_id
from cse_guidance.load.instrument import read_ask_first
from cse_guidance.load.table import Table
from cse_guidance.model.basics import Scope
from cse_guidance.model.plan import (
    Asks,
    Burden,
    ChildStatus,
    Finds,
    HarmKind,
    LeftOutFor,
    Likeness,
    LookFirst,
    Opposite,
    PlanKind,
    PlanQuestion,
    PlanRule,
    PlanRules,
)

MOST_FIRST = 10


def read_plan_kind(table: Table) -> PlanKind:
    """Return one kind of plan."""
    no_review = table.text("no_review", needed=False)
    kind = PlanKind(
        id=table.id(),
        title=table.text("title"),
        rank=table.whole("rank") or 0,
        joins=table.flag("joins"),
        leads=table.texts("leads", needed=False),
        supervised=table.texts("supervised", needed=False),
        who_leads=table.text("who_leads"),
        forum=table.text("forum"),
        first_review=table.text("first_review", needed=not no_review),
        later_review=table.text("later_review", needed=not no_review),
        no_review=no_review,
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
    )
    if no_review and (kind.first_review or kind.later_review):
        table.fault(
            "it names a clock for its reviews, and says why there is none.",
            "Take out no_review, or both first_review and later_review.",
        )
    check_scope(table, kind.scope, kind.area)
    table.finish()
    return kind


def read_status(table: Table) -> ChildStatus:
    """Return one status of a child."""
    status = ChildStatus(
        id=table.id(),
        title=table.text("title"),
        plan=table.text("plan"),
        why=table.text("why"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
    )
    check_scope(table, status.scope, status.area)
    table.finish()
    return status


def read_harm_kind(table: Table) -> HarmKind:
    """Return one kind of harm from outside the child."""
    harm = HarmKind(id=table.id(), title=table.text("title"), needed=table.flag("needed"))
    table.finish()
    return harm


def read_opposite(table: Table) -> Opposite:
    """Return phrases that pull two actions apart."""
    opposite = Opposite(
        id=table.id(),
        title=table.text("title"),
        one=table.texts("one", needed=False),
        other=table.texts("other"),
    )
    table.finish()
    return opposite


def read_plan_rule(table: Table) -> PlanRule:
    """Return one rule about plans."""
    rule = PlanRule(
        id=table.id(),
        title=table.text("title"),
        finds=table.one_of("finds", get_args(Finds)),
        applies_to=table.texts("applies_to", needed=False),
        entry=table.text("entry", needed=False),
        phrases=table.texts("phrases", needed=False),
        harm=table.text("harm", needed=False),
        burdens=tuple(_read_burden(item) for item in table.tables("burden", needed=False)),
        unless=table.texts("unless", needed=False),
        what=table.text("what"),
        why=table.text("why"),
        do=table.text("do"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
    )
    check_scope(table, rule.scope, rule.area)
    table.finish()
    return rule


def _read_burden(table: Table) -> Burden:
    burden = Burden(
        phrases=table.texts("phrases"),
        instead=table.text("instead"),
        sources=table.texts("sources"),
    )
    table.finish()
    return burden


def _read_look_first(table: Table) -> LookFirst:
    first = LookFirst(
        rules=table.texts("rules"),
        most=table.whole("most", least=1, most=MOST_FIRST) or 1,
        why=table.text("why"),
        sources=table.texts("sources"),
    )
    table.finish()
    return first


def _read_likeness(table: Table) -> Likeness:
    likeness = Likeness(
        alike=table.whole("alike", least=1, most=100) or 100,
        alike_opposed=table.whole("alike_opposed", least=1, most=100) or 100,
        small_words=table.texts("small_words"),
        child_words=table.texts("child_words"),
        why=table.text("why"),
        sources=table.texts("sources"),
    )
    table.finish()
    return likeness


def _read_question(table: Table) -> PlanQuestion:
    question = PlanQuestion(
        about=table.one_of("about", get_args(Asks)),
        question=table.text("question"),
        options=table.texts("options"),
        why=table.text("why"),
        scope=table.one_of("scope", get_args(Scope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
    )
    check_scope(table, question.scope, question.area)
    table.finish()
    return question


def _read_left_out(tables: list[Table]) -> dict[LeftOutFor, str]:
    found: dict[LeftOutFor, str] = {}
    for table in tables:
        line = table.one_of("line", get_args(LeftOutFor))
        why = table.text("why")
        if line in found:
            table.fault(f'"{line}" has two reasons.', "Keep one.")
        found[line] = why
        table.finish()
    return found


def read_plans(table: Table) -> PlanRules:
    """Return everything that plans.toml says, having noted every fault in its shape."""
    plans = PlanRules(
        ask_first=read_ask_first(table.table("ask_first")),
        look_first=_read_look_first(table.table("look_first")),
        likeness=_read_likeness(table.table("likeness")),
        kinds=by_id(table.tables("kind"), read_plan_kind),
        statuses=by_id(table.tables("status"), read_status),
        harms=by_id(table.tables("harm"), read_harm_kind),
        opposites=by_id(table.tables("opposite"), read_opposite),
        rules=by_id(table.tables("rule"), read_plan_rule),
        questions=tuple(_read_question(item) for item in table.tables("question", label="about")),
        left_out=_read_left_out(table.tables("left_out", label="line")),
    )
    table.finish()
    return plans
