"""The page on words that do not blame shows each phrase of the rules beside what to write."""

import re
from html import unescape
from pathlib import Path

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.load import load_rules
from cse_guidance.model import Phrase

LANGUAGE = load_rules(Path(__file__).resolve().parents[2] / "conf").language
TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


@pytest.fixture(scope="module")
def page(pages: list[Page]) -> Page:
    return next(page for page in pages if page.path.as_posix().endswith("understand/language.html"))


def group(page: Page, kind: str) -> str:
    start = page.html.index(f'<details id="words-{kind}">')
    return page.html[start : page.html.index("</details>", start)]


@pytest.mark.parametrize("phrase", LANGUAGE.phrases, ids=lambda phrase: phrase.id)
def test_a_phrase_stands_in_its_group_beside_what_could_be_written(
    page: Page, phrase: Phrase
) -> None:
    rows = [plain(row) for row in group(page, phrase.kind).split("<tr>")]
    (row,) = [row for row in rows if row.startswith(f"\u201c{phrase.examples[0]}\u201d")]
    assert phrase.instead[0].words in row
    reach = words.phrase_scope_words(phrase.scope, phrase.area)
    assert (phrase.area if phrase.scope == "local example" else reach) in row


@pytest.mark.parametrize("phrase", LANGUAGE.phrases, ids=lambda phrase: phrase.id)
def test_each_row_names_its_sources(page: Page, phrase: Phrase) -> None:
    (row,) = [
        row for row in group(page, phrase.kind).split("<tr>") if phrase.examples[0] in plain(row)
    ]
    for source in {*phrase.sources, *phrase.instead[0].sources}:
        assert f"#source-{source}" in row


def test_each_group_says_why_and_how_many(page: Page) -> None:
    for kind in LANGUAGE.kinds:
        text = plain(group(page, kind.id))
        count = sum(phrase.kind == kind.id for phrase in LANGUAGE.phrases)
        assert text.startswith(f"{kind.title}: {count} examples")
        assert kind.why in text
    assert LANGUAGE.own_words.do in plain(page.html)
