"""The checker of words: phrases that blame a child or blur what happened, and what to write."""

from __future__ import annotations

from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import made_by
from cse_guidance.checkers.form import Field, Form, Screen
from cse_guidance.checkers.sheet import Block, Item, Items, Sheet, Words, beside, part
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_language import TEXT
from cse_guidance.language import check_language
from cse_guidance.language.result import LanguageFinding, LanguageResult
from cse_guidance.model import Rules
from cse_guidance.words import capital

TITLE = "Check the words of a record"
PURPOSE = (
    "Find words that blame a child or blur what happened, and see what could be written instead."
)


def language_checker(rules: Rules) -> Checker:
    """Return the checker of words. Its phrases, with their sources, stand in language.toml."""

    def answer(given: Given, today: date | None) -> Answered:
        result = check_language(rules, given.text("text"))
        return Answered(result, _sheet(result, today))

    field = Field(
        "text",
        "The words to check",
        "long text",
        hint="Paste or type a made-up record, letter or note. Line and place are counted in it.",
        needed="Write the words to check.",
    )
    return Checker(
        id="check-language",
        page="language",
        title=TITLE,
        purpose=PURPOSE,
        form=Form((Screen("form", (field,)),), "Check the words"),
        shape=TEXT,
        answer=answer,
    )


def _sheet(result: LanguageResult, today: date | None) -> Sheet:
    own = result.own_words
    quoted = tuple(Item(f"\u201c{one.words}\u201d", f"{one.where}:") for one in own.quotations)
    parts = [
        p
        for number, one in enumerate(result.findings, 1)
        for p in part(f"{number}. \u201c{one.words}\u201d", *_finding(one))
    ]
    more = f"{result.left_out} more are not shown." if result.left_out else ""
    return Sheet(
        title=result.summary,
        urgency=0,
        lead=(Words(result.notice, "small"),),
        parts=(
            *parts,
            *part("More", Words(more)),
            *part(
                own.title if quoted else "",
                Items(quoted),
                Words(own.do if quoted else "", sources=own.sources),
            ),
        ),
        made=made_by("The words to look for", result.version, today),
    )


def _finding(one: LanguageFinding) -> list[Block]:
    instead = tuple(
        Item(line.fill, line.words, line.scope, beside(line.scope, line.sources))
        for line in one.instead
    )
    return [
        Words(f"{one.kind}. {capital(one.where)}: {one.excerpt}"),
        Items((Item(f"{one.why} {one.kind_why}", "", one.scope, beside(one.scope, one.sources)),)),
        Words("What could be written:" if instead else one.do, "strong" if instead else "plain"),
        Items(instead),
    ]
