"""Reads language.toml: phrases to avoid, and what to write in their place."""

from __future__ import annotations

import re
from typing import get_args

from cse_guidance.language.pattern import PatternReader, rows_of
from cse_guidance.load.basics import check_scope
from cse_guidance.load.pattern import read_patterns
from cse_guidance.load.table import Table
from cse_guidance.model import Instead, Language, OwnWordsRule, Phrase, PhraseKind, PhraseScope
from cse_guidance.model.language import Words

MOST_WORDS = 200  # in a list: nobody reads through more
LISTED = re.compile(r"[^\W_]+(?:['\u2019 -][^\W_]+)*~?\Z")


def read_language(table: Table) -> Language:
    """Return the file on words, having noted every fault in its shape."""
    reviewed_on, review_by = table.review()
    lists = _read_lists(table.tables("list"))
    patterns = PatternReader({name: words for name, (_, words) in lists.items()})
    language = Language(
        file=table.file,
        version=table.text("version"),
        reviewed_on=reviewed_on,
        review_by=review_by,
        notice=table.text("notice"),
        nothing_found=table.text("nothing_found"),
        everyday=table.texts("everyday"),
        plain=table.texts("plain"),
        own_words=_read_own_words(table.table("own_words")),
        kinds=tuple(_read_kind(item) for item in table.tables("kind")),
        phrases=tuple(_read_phrase(item, patterns) for item in table.tables("phrase")),
    )
    for name, (one, _) in lists.items():
        if name not in patterns.used:
            one.fault("no pattern names this list.", "Use it, or take it out.")
    table.finish()
    return language


def _read_lists(tables: list[Table]) -> dict[str, tuple[Table, tuple[Words, ...]]]:
    found: dict[str, tuple[Table, tuple[Words, ...]]] = {}
    for table in tables:
        name, words = table.id(), _read_words(table)
        if name in found:
            table.fault(f'the id "{name}" is used twice.', "Give each list an id of its own.")
        elif name:
            found[name] = (table, words)
    return found


def _read_words(table: Table) -> tuple[Words, ...]:
    rows: dict[Words, None] = {}
    texts = table.texts("words")
    if len(texts) > MOST_WORDS:
        table.fault(f"the list has {len(texts)} words.", f"Write at most {MOST_WORDS}.")
    for written in texts[:MOST_WORDS]:
        if LISTED.match(written):
            rows |= dict.fromkeys(rows_of(written))
        elif written.strip():
            remedy = "Write plain words, with ~ at the end for all their forms."
            table.fault(f'"{written}" is not a word that can be looked for.', remedy)
    table.finish()
    return tuple(rows)


def _read_own_words(table: Table) -> OwnWordsRule:
    rule = OwnWordsRule(
        title=table.text("title"), do=table.text("do"), sources=table.texts("sources")
    )
    table.finish()
    return rule


def _read_kind(table: Table) -> PhraseKind:
    kind = PhraseKind(
        id=table.id(),
        title=table.text("title"),
        why=table.text("why"),
        sources=table.texts("sources"),
    )
    table.finish()
    return kind


def _read_phrase(table: Table, patterns: PatternReader) -> Phrase:
    phrase = Phrase(
        id=table.id(),
        kind=table.text("kind"),
        patterns=read_patterns(patterns, table, "patterns"),
        unless=read_patterns(patterns, table, "unless", needed=False),
        why=table.text("why"),
        scope=table.one_of("scope", get_args(PhraseScope)),
        area=table.text("area", needed=False),
        sources=table.texts("sources"),
        instead=tuple(_read_instead(item) for item in table.tables("instead", label="words")),
        examples=table.texts("examples"),
        fine=table.texts("fine"),
    )
    check_scope(table, phrase.scope, phrase.area)
    table.finish()
    return phrase


def _read_instead(table: Table) -> Instead:
    instead = Instead(
        words=table.text("words"), fill=table.text("fill"), sources=table.texts("sources")
    )
    table.finish()
    return instead
