"""A sheet as text holds every word of the sheet, in its order, and its sources once."""

from __future__ import annotations

from datetime import date

import pytest
from checking_forms import CHECKERS, right_entries, sources_of, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import Cited
from cse_guidance.checkers import Answered
from cse_guidance.checkers.ask import ask
from cse_guidance.checkers.sheet import (
    Found,
    FoundList,
    Item,
    Items,
    Row,
    Rows,
    Sheet,
    Step,
    Steps,
    Table,
    Words,
    part,
)
from cse_guidance.checkers.sheet_text import as_text

TODAY = date(2026, 11, 25)
HEADING = "The heading"
ONE, TWO = (Cited(name, name, f"Source {name}", "A caution") for name in ("one", "two"))
each_checker = pytest.mark.parametrize("name", CHECKERS)


def sheet_of(*blocks: Words | Items | Steps | Rows | Table | FoundList) -> Sheet:
    return Sheet("Title", 0, blocks, (), "Made.")


def body(*blocks: Words | Items | Steps | Rows | Table | FoundList) -> str:
    """Return what a sheet of some blocks shows between its title and how it was made."""
    text = as_text(sheet_of(*blocks), HEADING)
    start, end = "THE HEADING\n\nTitle\n\n", "\n\nMade.\n"
    assert text.startswith(start)
    assert text.endswith(end)
    return text.removeprefix(start).removesuffix(end)


@each_checker
@settings(max_examples=30)
@given(st.integers(0, 10**9))
def test_every_word_of_a_sheet_is_in_its_text(name: str, seed: int) -> None:
    checker = CHECKERS[name]
    answer = ask(checker, right_entries(checker.shape, seed), TODAY)
    if not isinstance(answer, Answered):
        return
    sheet = answer.sheet
    text = as_text(sheet, checker.title)
    assert text.startswith(f"{checker.title.upper()}\n\n{sheet.title}\n")
    assert text.endswith(f"\n\n{sheet.made}\n")
    titles = {part.title for part in sheet.parts}
    for words in texts_of(sheet):
        assert (words.upper() if words in titles else words) in text
    body, _, listed = text.partition("\n\nSOURCES\n\n")
    if sheet.sources:
        named = listed.removesuffix(f"\n\n{sheet.made}\n").split("\n")
        expected = dict.fromkeys(source.id for source in sources_of([sheet.lead, sheet.parts]))
        words = {one.id: f"{one.words} {one.caution}".strip() for one in sources_of(sheet)}
        assert named == [f"- {words[one]}" for one in expected]
    places = [body.find(f"\n\n{one.title.upper()}\n\n") for one in sheet.parts]
    assert -1 not in places
    assert places == sorted(places)


def test_each_block_is_written_as_people_write_it() -> None:
    step = Step("Ring them.", ("Social worker", "Police"), "today", "Friday 3 April", "Local", ())
    assert body(Words("Some words.")) == "Some words."
    assert body(Items((Item("text"), Item("text", "Lead", "Reach")))) == (
        "- text\n- Lead text [Reach]"
    )
    assert body(Items((Item("a"), Item("b")), numbered=True)) == "1. a\n2. b"
    assert body(Steps((step,))) == (
        "1. Ring them. Social worker; Police: today. Last day: Friday 3 April. [Local]"
    )
    assert body(Rows((Row("Is it so?", "Yes", "The rule."), Row("Used", "", "Rule.")))) == (
        "- Is it so? Yes. The rule.\n- Used: Rule."
    )
    assert body(Table("A caption", ("", "Head"), (("a", "b"),))) == "A caption\n- a; Head: b"
    found = Found("Line 1", "it is odd", "It matters.", "Look.", "National rule", ())
    assert body(FoundList((found,))) == (
        "- Line 1: it is odd. It matters. What to do: Look. [National rule]"
    )


def test_what_is_not_there_leaves_no_mark() -> None:
    step = Step("Ring them.", ("Police",), "today", "", "", ())
    assert body(Steps((step,))) == "1. Ring them. Police: today."
    assert body(Rows((Row("Is it so?", "Yes"),))) == "- Is it so? Yes."
    assert "SOURCES" not in as_text(sheet_of(Words("Some words.")), HEADING)
    assert "SOURCES" in as_text(sheet_of(Words("Some words.", sources=(ONE,))), HEADING)


def test_folded_parts_and_parts_that_are_not_printed_are_copied_too() -> None:
    parts = (
        *part("First part", Words("Open.", sources=(TWO,))),
        *part("Second part", Words("Folded.", sources=(ONE, TWO)), folded=True, printed=False),
    )
    text = as_text(Sheet("Title", 0, (), parts, "Made."), HEADING)
    assert text == (
        "THE HEADING\n\nTitle\n\nFIRST PART\n\nOpen.\n\nSECOND PART\n\nFolded.\n\n"
        "SOURCES\n\n- Source two A caution\n- Source one A caution\n\nMade.\n"
    )
