"""How plainly a built page is written: its grade, its hardest paragraphs, its longest sentences."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

import textstat
from main_text import HEADINGS, Block

DATA = Path(__file__).with_name("plain_english.toml")
# Shorter pieces are names and figures in tables, and would make a page look easier than it is.
FEWEST_WORDS = 4
A_PARAGRAPH = 20
ENDS = (".", "?", "!", "\u201d", ":")
# A semicolon parts the items of a list that the rules make, and a colon before a capital letter
# ends a label such as "What to do:", which stands in bold.
BETWEEN_SENTENCES = re.compile(r"(?<=[.?!:\u201d])\s+(?=[A-Z\u201c])|;\s+")


@dataclass(frozen=True)
class Kind:
    """What is asked of one kind of page."""

    name: str
    pages: tuple[str, ...]
    grade: float
    paragraph: float
    sentence: int
    why: str


@dataclass(frozen=True)
class Allowed:
    """A sentence or a paragraph that may stay as it is, known by how it starts, and why."""

    page: str
    starts: str
    why: str


def _read() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def kinds() -> list[Kind]:
    """Return what is asked of each kind of page."""
    return [Kind(**{**one, "pages": tuple(one["pages"])}) for one in _read()["kind"]]  # type: ignore[arg-type]


def exceptions() -> list[Allowed]:
    """Return what may stay as it is."""
    return [Allowed(**one) for one in _read().get("exception", [])]  # type: ignore[arg-type]


def terms() -> list[str]:
    """Return the fixed terms, the longest first."""
    every = [str(words) for one in _read()["term"] for words in one["words"]]  # type: ignore[attr-defined]
    return sorted(every, key=len, reverse=True)


def kinds_of(page: str) -> list[Kind]:
    """Return the kinds that a page is of: one, or the data is wrong."""
    return [kind for kind in kinds() if any(fnmatch(page, one) for one in kind.pages)]


@lru_cache(maxsize=1)
def _fixed() -> re.Pattern[str]:
    either = "|".join(re.escape(term) for term in terms())
    return re.compile(rf"\b(?:{either})(?!\w)", re.IGNORECASE)


def set_aside(text: str) -> str:
    """Return a text with one short word in the place of every fixed term."""
    return _fixed().sub(
        lambda found: "This" if found[0][0].isupper() else "this", text.replace("\u2019", "'")
    )


def paragraphs(blocks: list[Block]) -> list[str]:
    """Return the running text of a page, with fixed terms set aside."""
    read = [set_aside(one.prose) for one in blocks if one.tag not in HEADINGS]
    return [one for one in read if len(one.split()) >= FEWEST_WORDS and one.endswith(ENDS)]


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return BETWEEN_SENTENCES.split(paragraph)


@lru_cache(maxsize=20_000)
def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(text.replace(";", ".").removesuffix(":") + "."))


def grade_of_page(blocks: list[Block]) -> float | None:
    """Return the grade of all of a page's running text; None where there is next to none."""
    text = "\n".join(one.removesuffix(":") + "." for one in paragraphs(blocks))
    return grade(text) if len(text.split()) >= A_PARAGRAPH else None
