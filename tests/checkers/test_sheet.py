"""A sheet keeps what it is given: its blocks, its sources once and in order, nothing empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checking_forms import CHECKERS, RULES, once, parts_of, right_entries, sources_of, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import Cited, Finding, Reason, cite, to_do
from cse_guidance.checkers import Answered
from cse_guidance.checkers.ask import ask
from cse_guidance.checkers.sheet import (
    Found,
    FoundList,
    Item,
    Items,
    Part,
    Row,
    Rows,
    Sheet,
    Step,
    Steps,
    Table,
    Words,
    beside,
    found,
    is_empty,
    lines,
    part,
    reasons,
    steps,
)
from cse_guidance.checkers.sheet import sources_of as sources_of_block

TODAY = date(2026, 11, 25)
each_checker = pytest.mark.parametrize("name", CHECKERS)
seeds = st.integers(0, 10**9)
ONE, TWO, THREE = (Cited(name, name, f"Source {name}", "") for name in ("one", "two", "three"))
EVERY_BLOCK = (
    Words("Words", sources=(ONE,)),
    Items((Item("Item", "Lead", "Reach", (TWO,), "page"),), numbered=True),
    Steps((Step("What", ("Who",), "when", "by then", "Reach", (THREE, ONE)),)),
    Rows((Row("Term", "Text", "Rule", (TWO,), "box"),)),
    Table("Caption", ("Head", "Other"), (("Cell", "Other cell"),)),
    FoundList((Found("Where", "What", "Why", "Do", "Reach", (THREE,)),)),
)


def sheet_of(name: str, seed: object) -> Sheet | None:
    """Return the sheet of a checker for generated entries, or None where there is no answer."""
    answer = ask(CHECKERS[name], right_entries(CHECKERS[name].shape, seed), TODAY)
    return answer.sheet if isinstance(answer, Answered) else None


@each_checker
@settings(max_examples=30)
@given(seeds)
def test_each_source_is_listed_once_in_the_order_in_which_it_is_named(name: str, seed: int) -> None:
    sheet = sheet_of(name, seed)
    if sheet is None:
        return
    listed = [source.id for source in sheet.sources]
    assert listed == once(sources_of([sheet.lead, sheet.parts]))
    assert {source.id for source in sheet.sources} <= set(RULES.sources)


@each_checker
@settings(max_examples=30)
@given(seeds)
def test_nothing_on_a_sheet_is_empty(name: str, seed: int) -> None:
    sheet = sheet_of(name, seed)
    if sheet is None:
        return
    assert sheet.title.strip()
    assert sheet.made.endswith(".")
    assert 0 <= sheet.urgency <= 5
    assert sheet.lead
    for one in parts_of(sheet):
        match one:
            case Part(title, blocks):
                assert title.strip()
                assert blocks
                assert not any(is_empty(block) for block in blocks)
            case Step(what, who, when):
                assert what.strip()
                assert all(role.strip() for role in who)
                assert who
                assert when.strip()
            case Item(text, lead):
                assert f"{text}{lead}".strip()
            case Row(term):
                assert term.strip()
            case Table(caption, head, rows):
                assert caption.strip()
                assert all(len(row) == len(head) for row in rows)
            case Found(where, what, why, do):
                assert all(text.strip() for text in (where, what, why, do))


@each_checker
@settings(max_examples=20)
@given(seeds)
def test_the_boxes_that_a_sheet_asks_for_or_changes_stand_in_the_form(name: str, seed: int) -> None:
    sheet = sheet_of(name, seed)
    if sheet is None:
        return
    boxes = {field.name for field in CHECKERS[name].form.fields()}
    assert set(sheet.ask) <= boxes
    assert {one.change for one in parts_of(sheet) if isinstance(one, Row)} - {""} <= boxes
    pages = {one.page for one in parts_of(sheet) if isinstance(one, Item)} - {""}
    assert pages <= set(RULES.pathways) | {one.page for one in CHECKERS.values()}


@each_checker
def test_somebody_gets_a_sheet_from_each_checker(name: str) -> None:
    assert any(sheet_of(name, seed) for seed in range(100))


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: block.kind)
def test_a_block_gives_every_source_that_stands_in_it(block: Words) -> None:
    assert sources_of_block(block) == sources_of(block)
    assert not is_empty(block)


@pytest.mark.parametrize(
    "block", [Words(""), Items(()), Steps(()), Rows(()), Table("Caption", (), ()), FoundList(())]
)
def test_a_block_with_nothing_in_it_is_empty_and_leaves_no_part_behind(block: Words) -> None:
    assert is_empty(block)
    assert sources_of_block(block) == []
    assert part("Title", block) == ()
    assert part("Title", block, EVERY_BLOCK[0]) == (Part("Title", EVERY_BLOCK[:1]),)
    assert part("Title") == ()


def test_a_part_is_folded_and_left_out_of_print_only_where_that_is_asked_for() -> None:
    (one,) = part("Title", *EVERY_BLOCK)
    assert (one.folded, one.printed, one.blocks) == (False, True, EVERY_BLOCK)
    (one,) = part("Title", *EVERY_BLOCK, folded=True, printed=False)
    assert (one.folded, one.printed) == (True, False)


def test_the_sources_of_a_sheet_are_those_of_its_lead_and_then_of_its_parts() -> None:
    parts = (*part("One", EVERY_BLOCK[1], EVERY_BLOCK[2]), *part("Two", EVERY_BLOCK[5]))
    sheet = Sheet("Title", 0, EVERY_BLOCK[:1], parts, "made")
    assert sheet.sources == (ONE, TWO, THREE)
    assert replace(sheet, lead=(), parts=parts[::-1]).sources == (THREE, TWO, ONE)


def test_steps_keep_who_when_and_how_far_the_time_reaches_and_take_the_last_day() -> None:
    for pathway in RULES.pathways.values():
        actions = [to_do(RULES, action) for action in pathway.actions]
        shown = steps(actions, {actions[0].id: "by Friday"}).steps
        assert [one.by for one in shown] == ["by Friday", *[""] * (len(actions) - 1)]
        assert [(o.what, o.who, o.when, o.scope) for o in shown] == [
            (a.what, a.who, a.when, a.scope) for a in actions
        ]
        assert steps(actions) == steps(actions, {})


def test_findings_keep_where_what_why_and_what_to_do() -> None:
    sources = cite(RULES, list(RULES.sources)[:3])
    finding = Finding("rule", "where", "what", "why", "do", "National rule", sources)
    (shown,) = found([finding]).found
    assert (shown.where, shown.what, shown.why, shown.do, shown.scope, shown.sources) == (
        "where",
        "what",
        "why",
        "do",
        "National rule",
        sources,
    )


def test_reasons_keep_what_was_used_what_the_rule_made_of_it_and_its_sources() -> None:
    (row,) = reasons([Reason("used", "rule", (ONE, TWO))]).rows
    assert (row.term, row.text, row.rule, row.sources) == ("used", "", "rule", (ONE, TWO))
    assert lines(["a", "b"], numbered=True) == Items((Item("a"), Item("b")), numbered=True)
    assert not lines(["a"]).numbered


def test_a_source_that_only_repeats_the_reach_is_left_out_beside_it() -> None:
    assert beside("Source one", (ONE, TWO)) == (TWO,)
    assert beside("National rule", (ONE, TWO)) == (ONE, TWO)
    assert texts_of(beside("", (ONE,))) == ["Source one"]
