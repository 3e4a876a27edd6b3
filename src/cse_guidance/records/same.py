"""When two things that were written mean the same: what is left out of the comparison."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

# Letters with a stroke or joined letters, which do not come apart into a letter and an accent.
LETTERS = str.maketrans(
    {
        "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d",
        "\u00f0": "d", "\u0131": "i", "\u00fe": "th", "\u0127": "h",
    }
)  # fmt: skip
FIRST_ACCENT, LAST_ACCENT = "\u0300", "\u036f"
EDGES = " .,;:!?()[]\"'"


def plain_name(name: str) -> str:
    """Return a name without capitals, accents, hyphens, spaces and apostrophes.

    Example:
        >>> plain_name("Zo\u00eb O'Neill-Ward") == plain_name("ZOE ONEILL WARD")
        True
    """
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(LETTERS)
    letters = (letter for letter in apart if not FIRST_ACCENT <= letter <= LAST_ACCENT)
    return "".join(letter for letter in letters if is_said(letter))


def plain_text(text: str) -> str:
    """Return a text without capitals, spaces too many and full stops at its ends."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(EDGES)


def is_said(text: str) -> bool:
    """Return whether a text has any letter, number or sign in it that a word is made of."""
    return any(unicodedata.category(character)[0] in "LMN" for character in text)


def percent_alike(one: str, other: str) -> int:
    """Return how alike two plain names are, from 0 to 100, whichever is named first."""
    there = SequenceMatcher(None, one, other, autojunk=False).ratio()
    back = SequenceMatcher(None, other, one, autojunk=False).ratio()
    return int(100 * max(there, back))
