"""Finds phrases in what people wrote, whatever its capitals, hyphens and quotation marks.

A phrase is written in plain words: a/b is a or b, [a] may be missing and {child} is the child.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LETTER = r"[\w\u0300-\u036f]"  # an accent may stand as a character of its own
WORD = re.compile(rf"{LETTER}+(?:['\u2019\-\u2010\u2011]{LETTER}+)*")
SAME = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-"})
CHILD = "{child}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, as it is compared, and where it stands."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, without capitals and with one kind of hyphen and quote."""
    return tuple(Word(_plain(m.group()), m.start(), m.end()) for m in WORD.finditer(text))


def plain_words(text: str, without: Collection[str] = ()) -> tuple[str, ...]:
    """Return the words of a text as they are compared, without some of them."""
    return tuple(word.plain for word in words_of(text) if word.plain not in without)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(SAME).casefold()


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase: what may stand there, and whether it may be missing."""

    choices: tuple[tuple[str, ...], ...]
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that can be looked for. `first` holds every word that it can begin with."""

    steps: tuple[Step, ...]
    first: frozenset[str]

    def end_at(self, words: tuple[str, ...], start: int) -> int:
        """Return where the longest match that starts here ends; -1 where none does."""
        reached = {start}
        for step in self.steps:
            after = {
                place + len(choice)
                for place in reached
                for choice in step.choices
                if words[place : place + len(choice)] == choice
            }
            reached = after | reached if step.may_be_missing else after
        return max((place for place in reached if place > start), default=-1)


def read_phrase(text: str, child: tuple[str, ...] = ()) -> Phrase:
    """Return a phrase.

    Args:
        text: the phrase in plain words.
        child: what {child} stands for.

    Raises:
        ValueError: it cannot be read; the error says in words why.
    """
    # What a plan calls the child is never kept: only phrases without it are read once for all.
    return _read_phrase(text, child) if CHILD in text else _read_once(text)


def _read_phrase(text: str, child: tuple[str, ...]) -> Phrase:
    called = tuple(found for found in (plain_words(one) for one in child) if found)
    steps = tuple(_read_step(part, called) for part in text.split())
    if all(step.may_be_missing for step in steps):
        raise ValueError("nothing in it has to be there")
    required = next(place for place, step in enumerate(steps) if not step.may_be_missing)
    first = {choice[0] for step in steps[: required + 1] for choice in step.choices}
    return Phrase(steps, frozenset(first))


@lru_cache(maxsize=2_000)
def _read_once(text: str) -> Phrase:
    return _read_phrase(text, ())


def _read_step(part: str, called: tuple[tuple[str, ...], ...]) -> Step:
    optional = part.startswith("[") and part.endswith("]")
    inside = part[1:-1] if optional else part
    choices: list[tuple[str, ...]] = []
    for choice in inside.split("/"):
        if choice == CHILD:
            choices.extend(called)
            continue
        words = plain_words(choice)
        if len(words) != 1 or len(words[0]) != len(_plain(choice)):
            raise ValueError(f'"{part}" is not a word, nor words with / between them')
        choices.append(words)
    return Step(tuple(choices), optional)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands, counted in words."""

    start: int
    end: int


def matches(phrases: Iterable[Phrase], words: tuple[str, ...]) -> Iterator[Match]:
    """Yield where any of the phrases stands: from left to right, the longest, none overlapping."""
    beginning: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for word in phrase.first:
            beginning.setdefault(word, []).append(phrase)
    start = 0
    while start < len(words):
        able = beginning.get(words[start], ())
        end = max((phrase.end_at(words, start) for phrase in able), default=-1)
        if end > start:
            yield Match(start, end)
        start = max(end, start + 1)


def found_in(phrases: Iterable[Phrase], text: str) -> tuple[str, ...]:
    """Return the words of a text that any of the phrases match, as they were written."""
    words = words_of(text)
    plain = tuple(word.plain for word in words)
    spans = ((words[m.start].start, words[m.end - 1].end) for m in matches(phrases, plain))
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def is_only(phrases: Iterable[Phrase], text: str, without: Collection[str] = ()) -> bool:
    """Return whether nothing is left of a text when the phrases and some words are taken out."""
    words = plain_words(text)
    taken = {place for m in matches(phrases, words) for place in range(m.start, m.end)}
    left = [word for place, word in enumerate(words) if place not in taken and word not in without]
    return not left
