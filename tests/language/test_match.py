"""Phrases are found as an independent search finds them, and the work stays in bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.language.match import Finder, Hit, longest_reach
from cse_guidance.language.text import CLOSE, COMMA, SENTENCE, WordsOf, words_of
from cse_guidance.load import packaged_rules
from cse_guidance.model import Part, Pattern, Phrase
from cse_guidance.model.language import Words

RULES = packaged_rules()
LONG = 20_000  # characters: enough to see how the work grows
letters = st.sampled_from("abc")
rows = st.lists(letters, min_size=1, max_size=2).map(tuple)
word_parts = st.builds(
    Part,
    words=st.lists(rows, min_size=1, max_size=3, unique=True).map(tuple),
    optional=st.booleans(),
)
gap_parts = st.integers(1, 3).map(lambda most: Part(gap=most))
needed = st.lists(rows, min_size=1, max_size=3, unique=True).map(lambda w: Part(words=tuple(w)))
# A word that has to be there at either end, as the loader demands of a pattern with a gap.
patterns = st.builds(
    lambda first, middle, last: Pattern("x", (first, *middle, last)),
    needed,
    st.lists(word_parts | gap_parts, max_size=3),
    needed,
) | st.lists(needed | word_parts, min_size=1, max_size=3).map(
    lambda parts: Pattern("x", (*parts, Part(words=(("a",),))))
)
said = st.lists(st.tuples(letters, st.sampled_from([" ", " ", " ", ", ", ". "])), max_size=12).map(
    lambda pairs: "".join(word + after for word, after in pairs)
)


def phrase(name: str, *patterns: Pattern, unless: tuple[Pattern, ...] = ()) -> Phrase:
    return Phrase(name, "", patterns, unless, "", "site advice", "", (), (), (), ())


def as_regex(parts: Sequence[Part]) -> str:
    """Return parts as a regular expression over words, each after a mark.

    The mark is what stands before the word: 0, 1 or 2.
    """
    pieces = []
    over = "0"
    for part in parts:
        if part.gap:
            pieces.append(f"(?:[012][abc]){{0,{part.gap}}}")
            over = "[01]"
        else:
            rows = [over + row[0] + "".join(f"0{word}" for word in row[1:]) for row in part.words]
            pieces.append(f"(?:{'|'.join(rows)})")
            over = "0"
    return "".join(pieces)


def every_way(pattern: Pattern) -> list[re.Pattern[str]]:
    """Return a pattern with what may be left out left out, or not, in every way."""
    choices = [((part,), ()) if part.optional else ((part,),) for part in pattern.parts]
    ways = [tuple(part for kept in way for part in kept) for way in product(*choices)]
    return [re.compile(as_regex(way)) for way in ways if any(part.words for part in way)]


def longest_ends(pattern: Pattern, words: WordsOf) -> Iterator[tuple[int, int]]:
    """Yield where each word that begins a match stands, and where the longest match ends.

    Tries every end of every way to write the pattern out.
    """
    marked = [f"{b}{w}" for b, w in zip(words.before, words.folded, strict=True)]
    expressions = every_way(pattern)
    for start in range(len(marked)):
        row = [f"0{words.folded[start]}", *marked[start + 1 :]]
        ends = [
            n
            for n in range(1, len(row) + 1)
            if any(one.fullmatch("".join(row[:n])) for one in expressions)
        ]
        # No gap reaches over the end of a sentence.
        ends = [n for n in ends if all(mark[0] != str(SENTENCE) for mark in row[1:n])]
        if ends:
            yield start, start + max(ends)


@settings(max_examples=600)
@given(patterns, said)
def test_a_pattern_is_found_where_a_search_for_it_by_every_way_finds_it(
    pattern: Pattern, text: str
) -> None:
    words = words_of(text)
    expected = dict(longest_ends(pattern, words))
    found = Finder([phrase("one", pattern)]).find(words)
    # Of those that lie over one another the longest stays, and of two as long the earlier.
    taken: set[int] = set()
    kept = {}
    for start, end in sorted(expected.items(), key=lambda pair: (pair[0] - pair[1], pair[0])):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            kept[start] = end
    assert {hit.start: hit.end for hit in found} == kept


@given(st.lists(patterns, min_size=1, max_size=3), said)
def test_no_two_findings_lie_over_one_another(many: list[Pattern], text: str) -> None:
    found = Finder([phrase(str(n), one) for n, one in enumerate(many)]).find(words_of(text))
    for one, following in pairwise(found):
        assert one.end <= following.start
    for hit in found:
        assert 0 < hit.end - hit.start <= longest_reach(many[hit.phrase])


@given(patterns, patterns, said)
def test_an_exception_only_ever_takes_away(pattern: Pattern, other: Pattern, text: str) -> None:
    words = words_of(text)
    without = Finder([phrase("one", pattern)]).find(words)
    excused = dict(longest_ends(other, words))
    for hit in Finder([phrase("one", pattern, unless=(other,))]).find(words):
        assert not any(s <= hit.start and hit.end <= end for s, end in excused.items())
    if not excused:
        assert Finder([phrase("one", pattern, unless=(other,))]).find(words) == without


def made(*rows: Words) -> Pattern:
    return Pattern("x", tuple(Part(words=(row,)) for row in rows))


def test_of_two_rules_the_longer_finding_stays_and_of_equals_the_first() -> None:
    short, long = phrase("short", made(("b",))), phrase("long", made(("a",), ("b",)))
    assert Finder([short, long]).find(words_of("a b")) == [Hit(1, 0, 2)]
    assert Finder([long, short]).find(words_of("b")) == [Hit(1, 0, 1)]
    assert Finder([short, phrase("same", made(("b",)))]).find(words_of("b")) == [Hit(0, 0, 1)]


class Counted(list[str]):
    """Words that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, place: SupportsIndex | slice) -> str:  # type: ignore[override]
        Counted.looks += 1
        return str(super().__getitem__(place))


def looks_at(text: str) -> int:
    words = words_of(text)
    counted = WordsOf(Counted(words.folded), words.starts, words.ends, words.before)
    Counted.looks = 0
    Finder(RULES.language.phrases).find(counted)
    return Counted.looks


def worst_words() -> list[str]:
    """Return words that begin, or go on with, as many patterns as possible."""
    rules = RULES.language.phrases
    parts = [part for rule in rules for one in (*rule.patterns, *rule.unless) for part in one.parts]
    rows = [row for part in parts for row in part.words]
    often = sorted({word for row in rows for word in row}, key=lambda w: -sum(w in r for r in rows))
    return often[:12]


@pytest.mark.parametrize(
    "piece",
    [*worst_words(), "at at at risk", "put herself", "she has", "sex with", "a", "{", "not "],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    half = (f"{piece} " * LONG)[: LONG // 2]
    one, two = looks_at(half), looks_at(half + half)
    assert two <= 2 * one + 1_000
    reach = max(longest_reach(one) for rule in RULES.language.phrases for one in rule.patterns)
    patterns_in_all = sum(len(r.patterns) + len(r.unless) for r in RULES.language.phrases)
    assert two <= len(words_of(half + half).starts) * reach * patterns_in_all


def test_what_stands_between_words_is_one_of_three_things() -> None:
    assert CLOSE < COMMA < SENTENCE
