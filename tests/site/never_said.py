"""What this site never says, and a look through a text for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("never_said.toml")
BETWEEN = re.compile(r"(?<=[.?!])[\"']?\s+|\n\s*\n|\n(?=\s*[-*:|#])")


@dataclass(frozen=True)
class Never:
    """One thing that is never said: how it would be said, and what makes the same words right."""

    id: str
    error: int
    said: str
    examples: tuple[str, ...]
    fine: tuple[str, ...]
    why: str
    unless: str = ""

    def is_in(self, sentence: str) -> bool:
        """Return whether a sentence says it."""
        return bool(_pattern(self.said).search(sentence)) and not (
            self.unless and _pattern(self.unless).search(sentence)
        )


@dataclass(frozen=True)
class Quoted:
    """Where such words stand all the same: what is never said, the words, and why."""

    id: str
    words: str
    why: str


@lru_cache(maxsize=200)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@lru_cache(maxsize=1)
def never() -> tuple[Never, ...]:
    """Return everything that is never said."""
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))["never"]
    return tuple(
        Never(**{**one, "examples": tuple(one["examples"]), "fine": tuple(one["fine"])})
        for one in read
    )


@lru_cache(maxsize=1)
def quoted() -> tuple[Quoted, ...]:
    """Return where such words stand all the same."""
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))["quoted"]
    return tuple(Quoted(**one) for one in read)


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text; marks of emphasis are left out."""
    plain = text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    plain = plain.replace("*", "").replace("`", "")
    for part in BETWEEN.split(plain):
        words = " ".join(part.split())
        if words:
            yield words


def said_in(text: str) -> list[tuple[Never, str]]:
    """Return what a text says that it never should, with the sentence."""
    return [(one, words) for words in sentences_of(text) for one in never() if one.is_in(words)]


def is_quoted(one: Never, sentence: str) -> bool:
    """Return whether a sentence is one of those that stand all the same."""
    return any(place.id == one.id and place.words in sentence for place in quoted())
