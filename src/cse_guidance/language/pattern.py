"""Reads patterns, of phrases to look for: words, and four signs that anybody can learn.

    put/puts/putting      one of these
    walk~                 the word in any of its usual forms: walks, walked, walking
    (very)                may be left out
    ...2                  at most two words of any kind
    {adult}               one of the words of the list with this id

A hyphen joins two words that stand in a row: half-term finds "half term" too. There is
nothing else: no pattern can be made that takes long to look for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from cse_guidance.faults import did_you_mean
from cse_guidance.language.text import fold
from cse_guidance.model import Part, Pattern
from cse_guidance.model.language import Words

MOST_PARTS = 12
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*~?\Z")
LIST = re.compile(r"\{([^{}]*)\}\Z")
GAP = re.compile(r"\.\.\.([1-6])\Z")
HOW = (
    "Write words, a/b for one of two, word~ for its forms, (word) for one that may be left out, "
    "...2 for a gap of at most 2 words (1 to 6), {list} for a list."
)
VOWELS = "aeiou"


Note = Callable[[str, str], None]


class PatternReader:
    """Reads patterns.

    Args:
        lists: list id to the words in it.

    Attributes:
        used: the ids of the lists that were named.
    """

    def __init__(self, lists: Mapping[str, tuple[Words, ...]]) -> None:
        self._lists = lists
        self.used: set[str] = set()

    def read(self, text: str, note: Note) -> Pattern:
        """Return a pattern. Each fault in it is noted: what is wrong, and what to write."""
        parts = [self._part(note, text, written) for written in text.split()]
        known = [part for part in parts if part is not None]
        pattern = Pattern(text, tuple(known))
        if len(known) == len(parts):
            _check_shape(note, pattern)
        return pattern

    def _part(self, note: Note, text: str, written: str) -> Part | None:
        gap = GAP.match(written)
        if gap:
            return Part(gap=int(gap[1]))
        optional = written.startswith("(") and written.endswith(")")
        inner = written[1:-1] if optional else written
        words: dict[Words, None] = {}
        for choice in inner.split("/"):
            found = self._choice(note, text, choice)
            if not found:
                return None
            words |= dict.fromkeys(found)
        return Part(words=tuple(words), optional=optional)

    def _choice(self, note: Note, text: str, choice: str) -> tuple[Words, ...]:
        named = LIST.match(choice)
        if named:
            self.used.add(named[1])
            if named[1] not in self._lists:
                problem = f'the pattern "{text}" names the list "{named[1]}", which is not there.'
                note(problem, did_you_mean(named[1], self._lists))
            return self._lists.get(named[1], ())
        if not WORD.match(unicodedata.normalize("NFC", choice)):
            note(f'the pattern "{text}" has "{choice}" in it, which cannot be read.', HOW)
            return ()
        return rows_of(choice)


def rows_of(written: str) -> tuple[Words, ...]:
    """Return what a word of a pattern or of a list stands for: each a row of folded words."""
    *before, last = written.removesuffix("~").replace("-", " ").split()
    forms = forms_of(fold(last)) if written.endswith("~") else (fold(last),)
    head = tuple(fold(word) for word in before)
    return tuple((*head, form) for form in forms)


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word with the endings that it may take. Some are no words; they do no harm."""
    forms = [word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"]
    if word.endswith("e"):
        forms += [f"{word}d", f"{word[:-1]}ing"]
    elif word.endswith("y"):
        forms += [f"{word[:-1]}ies", f"{word[:-1]}ied"]
    elif word[-1:] not in VOWELS and word[-2:-1] in VOWELS:
        forms += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    return tuple(dict.fromkeys(forms))


def _check_shape(note: Note, pattern: Pattern) -> None:
    needed = [place for place, part in enumerate(pattern.parts) if part.words and not part.optional]
    gaps = [place for place, part in enumerate(pattern.parts) if part.gap]
    if not needed:
        problem = f'the pattern "{pattern.text}" has no word that has to be there.'
        note(problem, "It would find something everywhere. Add a word.")
    elif gaps and not (needed[0] < gaps[0] and gaps[-1] < needed[-1]):
        problem = f'the pattern "{pattern.text}" has a gap at its beginning or its end.'
        note(problem, "Put a gap between two words that have to be there.")
    if any(place + 1 in gaps for place in gaps):
        note(f'the pattern "{pattern.text}" has two gaps in a row.', "Write one.")
    if len(pattern.parts) > MOST_PARTS:
        problem = f'the pattern "{pattern.text}" has {len(pattern.parts)} parts.'
        note(problem, f"Write at most {MOST_PARTS}, or two patterns.")
