"""Words are compared as a person reads them, and each is shown where it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cse_guidance.language.text import (
    CLOSE,
    COMMA,
    LONGEST_SHOWN,
    SENTENCE,
    SHOWN_AROUND,
    Places,
    fold,
    words_of,
)

texts = st.text(max_size=300) | st.text(alphabet="ab'\u2019-.,\n\r \t\u00ad\u0301\"", max_size=300)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Child", "child"),
        ("CHILD\u2019s", "child"),
        ("child's", "child"),
        ("doesn\u2019t", "doesn't"),
        ("na\u00efve", "naive"),
        ("nai\u0308ve", "naive"),
        ("pro\u00admiscuous", "promiscuous"),
        ("pro\u200bmiscuous", "promiscuous"),
        ("\uff52\uff49\uff53\uff4b", "risk"),
        ("o\ufb03ce", "office"),
        ("STRASSE", "strasse"),
        ("stra\u00dfe", "strasse"),
    ],
)
def test_what_looks_the_same_is_the_same(written: str, compared: str) -> None:
    assert fold(written) == compared
    assert list(words_of(written).folded) == [compared]


@pytest.mark.parametrize(
    ("between", "what"),
    [
        (" ", CLOSE),
        ("-", CLOSE),
        ("  \t\u00a0", CLOSE),
        ("\n", CLOSE),
        ("\r\n", CLOSE),
        (' "', CLOSE),
        ("* _", CLOSE),
        (", ", COMMA),
        (" (", COMMA),
        (" \u2013 ", COMMA),
        (" - ", COMMA),
        ("/", COMMA),
        (". ", SENTENCE),
        ("? ", SENTENCE),
        ("!", SENTENCE),
        (": ", SENTENCE),
        ("; ", SENTENCE),
        (" | ", SENTENCE),
        ("\u2026", SENTENCE),
        ("\n\n", SENTENCE),
        ("\r\n \r\n", SENTENCE),
        ("\n- ", SENTENCE),
        ("\n  * ", SENTENCE),
        (", which.", SENTENCE),
    ],
)
def test_what_stands_between_two_words_is_told_apart(between: str, what: int) -> None:
    words = words_of(f"one{between}two")
    assert words.before[-1] == what
    assert words.before[0] == SENTENCE


@given(texts)
@example("'s")
@example("\u0301")
@example("a\u0301")
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    words = words_of(text)
    assert len(words.folded) == len(words.starts) == len(words.ends) == len(words.before)
    last = 0
    for word, start, end in zip(words.folded, words.starts, words.ends, strict=True):
        assert last <= start < end <= len(text)
        assert fold(text[start:end]) == word
        last = end
    letters = sum(unicodedata.category(c)[0] in "LN" for c in text)
    inside = sum(
        unicodedata.category(c)[0] in "LN"
        for start, end in zip(words.starts, words.ends, strict=True)
        for c in text[start:end]
    )
    modifier = text.count("\u02bc")  # an apostrophe that Unicode calls a letter
    assert letters - modifier <= inside


@given(texts, st.integers(0, 300))
def test_a_place_is_a_line_and_a_column(text: str, place: int) -> None:
    place = min(place, len(text))
    line, column = Places(text).line_and_column(place)
    if text[max(0, place - 1) : place + 1] == "\r\n":
        return  # no word starts in the middle of a line's end
    before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    assert line == before.count("\n") + 1
    assert column == place - max(text.rfind("\n", 0, place), text.rfind("\r", 0, place))


@given(texts, st.integers(0, 300), st.integers(0, 300))
def test_what_is_shown_is_on_one_line_and_short(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    places = Places(text)
    shown = places.excerpt(start, end)
    assert len(places.words(start, end)) <= LONGEST_SHOWN
    assert len(shown) <= LONGEST_SHOWN + 2 * SHOWN_AROUND + len("…  …")
    assert len(shown.splitlines()) <= 1 or not set("\n\r") & set(shown)
    assert places.words(start, end) in shown or not places.words(start, end)


def test_an_excerpt_is_cut_between_words_and_says_so() -> None:
    text = f"First line\n{'before ' * 20}FOUND {'after ' * 20}\nLast line"
    start = text.index("FOUND")
    shown = Places(text).excerpt(start, start + len("FOUND"))
    assert shown.startswith("… before ")
    assert " FOUND after " in shown
    assert shown.endswith("after …")


def test_an_excerpt_of_a_short_line_is_the_line() -> None:
    text = "First line\nIt is FOUND here.\nLast line"
    start = text.index("FOUND")
    assert Places(text).excerpt(start, start + 5) == "It is FOUND here."


def test_a_very_long_word_is_cut() -> None:
    text = "x" * 10_000
    assert Places(text).words(0, len(text)).endswith(" …")
