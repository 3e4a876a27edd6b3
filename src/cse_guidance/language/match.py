"""Looks for the phrases of the rules in the words of a text.

A pattern is followed place by place, never by trial and error, and it can reach only as far as
its few parts and gaps allow. So the work grows with the length of the text and no faster.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cse_guidance.language.text import CLOSE, COMMA, SENTENCE, WordsOf
from cse_guidance.model.language import Part, Pattern, Words


class LookedFor(Protocol):
    """What can be looked for: patterns, and those that let a place be."""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns that find a place."""

    @property
    def unless(self) -> tuple[Pattern, ...]:
        """The patterns around a place that let it be."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its place in the list of rules, and its first and last word.

    `end` is the place after the last word.
    """

    phrase: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of a pattern, ready to be followed. `rows` has rows of words by the first one."""

    single: frozenset[str]
    rows: Mapping[str, tuple[Words, ...]]
    optional: bool
    gap: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One pattern of a rule, ready to be followed."""

    phrase: int
    excuses: bool
    steps: tuple[_Step, ...]


class Finder:
    """Finds every phrase of some rules.

    Args:
        phrases: the rules, in the order of the file.
    """

    def __init__(self, phrases: Sequence[LookedFor]) -> None:
        self._by_first_word: dict[str, list[_Wanted]] = {}
        self._reach = 1
        for number, phrase in enumerate(phrases):
            for pattern in phrase.patterns:
                self._add(number, pattern, excuses=False)
            for pattern in phrase.unless:
                self._add(number, pattern, excuses=True)

    def _add(self, phrase: int, pattern: Pattern, *, excuses: bool) -> None:
        wanted = _Wanted(phrase, excuses, tuple(_step(part) for part in pattern.parts))
        for word in first_words(pattern):
            self._by_first_word.setdefault(word, []).append(wanted)
        self._reach = max(self._reach, longest_reach(pattern))

    def find(self, words: WordsOf) -> list[Hit]:
        """Return every phrase in a text, none over another: of two, the longer one.

        Of two of the same length the earlier one is kept, and of two rules the first.
        """
        hits, excused = self._all(words)
        kept = [hit for hit in hits if not self._is_excused(hit, excused.get(hit.phrase, []))]
        kept.sort(key=lambda hit: (hit.start - hit.end, hit.start, hit.phrase))
        taken = bytearray(len(words.starts))
        chosen = []
        for hit in kept:
            if not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                chosen.append(hit)
        return sorted(chosen, key=lambda hit: hit.start)

    def _all(self, words: WordsOf) -> tuple[list[Hit], dict[int, list[tuple[int, int]]]]:
        hits: list[Hit] = []
        excused: dict[int, list[tuple[int, int]]] = {}
        for start, word in enumerate(words.folded):
            for wanted in self._by_first_word.get(word, ()):
                end = _end_of(wanted.steps, words, start)
                if end and wanted.excuses:
                    excused.setdefault(wanted.phrase, []).append((start, end))
                elif end:
                    hits.append(Hit(wanted.phrase, start, end))
        return hits, excused

    def _is_excused(self, hit: Hit, excused: list[tuple[int, int]]) -> bool:
        first = bisect_left(excused, (hit.start - self._reach, 0))
        for start, end in excused[first:]:
            if start > hit.start:
                break
            if end >= hit.end:
                return True
        return False


def first_words(pattern: Pattern) -> Iterator[str]:
    """Yield each word with which a match of a pattern can begin."""
    seen = set()
    for part in pattern.parts:
        for row in part.words:
            if row[0] not in seen:
                seen.add(row[0])
                yield row[0]
        if not part.optional:
            return


def longest_reach(pattern: Pattern) -> int:
    """Return the most words that a match of a pattern can have."""
    return sum(max((len(row) for row in part.words), default=part.gap) for part in pattern.parts)


def _step(part: Part) -> _Step:
    rows: dict[str, tuple[Words, ...]] = {}
    for row in part.words:
        if len(row) > 1:
            rows[row[0]] = (*rows.get(row[0], ()), row)
    return _Step(
        single=frozenset(row[0] for row in part.words if len(row) == 1),
        rows=rows,
        optional=part.optional,
        gap=part.gap,
    )


def _end_of(steps: Sequence[_Step], words: WordsOf, start: int) -> int:
    """Return the place after the longest match that begins at a word, or 0.

    `reached` holds every place that the parts so far can lead to, and what may stand between
    words there: a gap may reach over commas, but nothing reaches over the end of a sentence.
    """
    reached = {start: SENTENCE}  # what stands before the whole match does not matter
    for step in steps:
        after: dict[int, int] = dict(reached) if step.optional else {}
        for place, over in reached.items():
            if step.gap:
                after |= dict.fromkeys(_over_gap(step.gap, words, place), COMMA)
            elif place < len(words.folded) and words.before[place] <= over:
                for end in _ends(step, words, place):
                    after.setdefault(end, CLOSE)
        reached = after
        if not reached:
            return 0
    end = max(reached)
    return end if end > start else 0


def _over_gap(gap: int, words: WordsOf, place: int) -> Iterator[int]:
    yield place
    for skipped in range(place, min(place + gap, len(words.folded))):
        if words.before[skipped] == SENTENCE:
            return
        yield skipped + 1


def _ends(step: _Step, words: WordsOf, place: int) -> Iterator[int]:
    word = words.folded[place]
    if word in step.single:
        yield place + 1
    for row in step.rows.get(word, ()):
        if _stands(row, words, place):
            yield place + len(row)


def _stands(row: Words, words: WordsOf, place: int) -> bool:
    """Return whether words stand in a row at a place, with nothing between them that matters."""
    if place + len(row) > len(words.folded):
        return False
    return all(
        words.folded[place + number] == word and (number == 0 or not words.before[place + number])
        for number, word in enumerate(row)
    )
