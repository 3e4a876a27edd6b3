"""The check of words passes over this project's own words, but for exceptions with a reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from own_words import ROOT, texts

from cse_guidance.language import check_language
from cse_guidance.load import packaged_rules
from cse_guidance.model import Phrase

RULES = packaged_rules()
EXCEPTIONS = Path(__file__).with_name("own_words.toml")


@dataclass(frozen=True)
class Allowed:
    """One exception: where something is found and not followed, and why."""

    file: str
    why: str
    place: str = ""
    words: str = ""


@dataclass(frozen=True)
class Told:
    """One thing that the check finds in this project's own words."""

    file: str
    place: str
    words: str
    excerpt: str
    rule: str


def told() -> list[Told]:
    return [
        Told(file, f"{place} {one.where}", one.words, one.excerpt, one.rule)
        for file, place, text in texts()
        for one in check_language(RULES, text).findings
    ]


@pytest.fixture(scope="module")
def found() -> list[Told]:
    return told()


def exceptions() -> list[Allowed]:
    read = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return [Allowed(**one) for one in read["exception"]]


def fits(allowed: Allowed, one: Told) -> bool:
    return (
        allowed.file == one.file and allowed.place in one.place and allowed.words in ("", one.words)
    )


def test_nothing_is_found_in_the_words_of_this_project(found: list[Told]) -> None:
    allowed = exceptions()
    left = [one for one in found if not any(fits(exception, one) for exception in allowed)]
    assert left == [], "mend these words, or give a reason in tests/own_words.toml"


@pytest.mark.parametrize("allowed", exceptions(), ids=lambda one: f"{one.file} {one.place}")
def test_an_exception_is_needed_and_has_a_reason(found: list[Told], allowed: Allowed) -> None:
    assert any(fits(allowed, one) for one in found), "nothing is found here: take it out"
    assert allowed.why.strip()


def test_words_of_every_kind_of_file_are_read() -> None:
    kinds = Counter(Path(file).suffix for file, _, _ in texts())
    assert set(kinds) == {".md", ".toml", ".ipynb", ".html", ".js", ".py"}
    read = {file for file, _, _ in texts()}
    pages = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")}
    rules = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("conf/**/*.toml")}
    assert pages | rules <= read


@pytest.mark.parametrize("phrase", RULES.language.phrases, ids=lambda phrase: phrase.id)
def test_a_phrase_on_a_page_would_be_told(phrase: Phrase) -> None:
    # The same check as above, over a page with one bad sentence in it.
    page = (ROOT / "docs" / "act-now.md").read_text(encoding="utf-8")
    assert check_language(RULES, page).findings == ()
    for example in phrase.examples:
        found = check_language(RULES, f"{page}\n{example}\n").findings
        assert phrase.id in [one.rule for one in found]
