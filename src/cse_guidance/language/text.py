"""Splits a text into words that can be compared, and keeps the place where each one stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# What stands between two words: nothing that matters, a comma or the like, the end of a sentence.
CLOSE, COMMA, SENTENCE = 0, 1, 2

APOSTROPHES = "'\u2018\u2019\u201b\u02bc\uff07"
# Accents written as characters of their own, and characters that nobody sees.
UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
LETTER = rf"[^\W_{APOSTROPHES}]"
WORD = re.compile(rf"{LETTER}(?:{LETTER}|[{UNSEEN}]|[{APOSTROPHES}](?={LETTER}))*")
ENDS_SENTENCE = re.compile("[.!?;:|\u2026\f\u2029]|[\r\n][ \t>]*[-*+\u2022]")
LIKE_COMMA = re.compile(r"[,()\[\]{}/\\<>=`\u2013\u2014]|\s-+\s")
LINE = re.compile("\r\n|\r|\n")
SHOWN_AROUND = 40  # characters before and after the words found
LONGEST_SHOWN = 160  # characters


@dataclass(frozen=True, slots=True)
class WordsOf:
    """The words of a text.

    Attributes:
        folded: each word as it is compared: small letters, no accents, no 's at its end.
        starts, ends: where each word stands in the text, in characters.
        before: what stands before each word: CLOSE, COMMA or SENTENCE.
    """

    folded: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    before: Sequence[int]


def words_of(text: str) -> WordsOf:
    """Return the words of a text, each with its place."""
    folded, starts, ends, before = [], [], [], []
    known: dict[str, str] = {}
    last = 0
    for match in WORD.finditer(text):
        word = match[0]
        if word not in known:
            known[word] = fold(word)
        folded.append(known[word])
        starts.append(match.start())
        ends.append(match.end())
        before.append(_between(text[last : match.start()]) if last else SENTENCE)
        last = match.end()
    return WordsOf(folded, starts, ends, before)


def fold(word: str) -> str:
    """Return a word as it is compared: "Child\u2019s" and "CHILD" are both "child"."""
    decomposed = unicodedata.normalize("NFKD", word)
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
    plain = "".join("'" if c in APOSTROPHES else c for c in kept).casefold()
    return plain.removesuffix("'s")


def _between(separator: str) -> int:
    if separator == " ":
        return CLOSE
    if ENDS_SENTENCE.search(separator) or len(LINE.findall(separator)) > 1:
        return SENTENCE
    return COMMA if LIKE_COMMA.search(separator) else CLOSE


class Places:
    """Says where in a text something stands, as a person would.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in LINE.finditer(text))]

    def line_and_column(self, place: int) -> tuple[int, int]:
        """Return the line and the column of a character, both counted from 1."""
        line = bisect_right(self._lines, place)
        return line, place - self._lines[line - 1] + 1

    def words(self, start: int, end: int) -> str:
        """Return a piece of the text on one line, cut if it is very long."""
        piece = " ".join(self._text[start : min(end, start + 2 * LONGEST_SHOWN)].split())
        return piece if len(piece) <= LONGEST_SHOWN else f"{piece[: LONGEST_SHOWN - 2]} …"

    def excerpt(self, start: int, end: int) -> str:
        """Return a piece of the text with a little of what stands around it on its lines."""
        line = self._lines[bisect_right(self._lines, start) - 1]
        following = bisect_right(self._lines, max(start, end - 1))
        end_of_line = self._lines[following] if following < len(self._lines) else len(self._text)
        first, last = max(line, start - SHOWN_AROUND), min(end_of_line, end + SHOWN_AROUND)
        before, after = self._text[first:start], self._text[end:last]
        if first > line:
            before = f"… {before.partition(' ')[2]}"
        if last < end_of_line:
            after = f"{after.rpartition(' ')[0]} …"
        return " ".join(f"{before}{self.words(start, end)}{after}".split())
