"""Finds the phrases of plans.toml in what people wrote.

The phrases are patterns as in language.toml, read and looked for by the same code: a/b is a or b,
(a) may be missing. {child} is this child: by the words of the rules, or by the name in the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cse_guidance.language.match import Finder, Hit
from cse_guidance.language.pattern import Note, PatternReader
from cse_guidance.language.text import words_of
from cse_guidance.model import Pattern


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are looked for together."""

    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


def plain_words(text: str, without: Collection[str] = ()) -> tuple[str, ...]:
    """Return the words of a text as they are compared, without some of them."""
    return tuple(word for word in words_of(text).folded if word not in without)


def read_phrases(
    texts: Sequence[str], child: Sequence[str] = (), note: Note = lambda _problem, _remedy: None
) -> Phrases:
    """Return phrases, ready to be looked for.

    Args:
        texts: the phrases, as they stand in the rule file.
        child: what {child} stands for.
        note: is told each fault: what is wrong, and what to write. The checks of the rule files
            have found none by the time that a plan is looked at.
    """
    called = tuple(words for words in map(plain_words, child) if words)
    reader = PatternReader({"child": called})
    return Phrases(tuple(reader.read(text, note) for text in texts))


def finder_of(*phrases: Phrases) -> Finder:
    """Return what finds some phrases; a hit names their place among these."""
    return Finder(phrases)


def found_in(finder: Finder, text: str) -> tuple[str, ...]:
    """Return the words of a text that any of the phrases match, as they were written."""
    words = words_of(text)
    hits = finder.find(words)
    return tuple(dict.fromkeys(text[words.starts[h.start] : words.ends[h.end - 1]] for h in hits))


def is_only(finder: Finder, text: str, without: Collection[str] = ()) -> bool:
    """Return whether nothing is left of a text when the phrases and some words are taken out."""
    words = words_of(text)
    taken = places_of(finder.find(words))
    left = (word for place, word in enumerate(words.folded) if place not in taken)
    return all(word in without for word in left)


def places_of(hits: Sequence[Hit]) -> set[int]:
    """Return the place of every word that was found."""
    return {place for hit in hits for place in range(hit.start, hit.end)}
