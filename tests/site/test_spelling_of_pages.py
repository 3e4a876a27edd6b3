"""The built pages are spelt in British English, the words of the code that they show with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_page import Page
from main_text import main_text
from spelling import american_z, unknown_words

WHAT_TO_DO = (
    "Spell each in the British way where the words come from: docs/, conf/ or src/. A name, or a "
    "word that is right and not in the dictionary, goes into tests/spelling/words.txt:"
)
# Its pages are full of the names that the code has for things.
LEFT_OUT = "reference"


def lines(name: str, html: str) -> list[tuple[str, str]]:
    """Return the lines of a page's text, each with the page it stands on."""
    blocks = main_text(html, quotes=True, forms=True)
    return [(name, block.text.replace("\u2019", "'")) for block in blocks]


@pytest.fixture(scope="module")
def read(site: Path, pages: list[Page]) -> list[tuple[str, str]]:
    named = [(page.path.relative_to(site).as_posix(), page.html) for page in pages]
    return [
        line for name, html in named if not name.startswith(LEFT_OUT) for line in lines(name, html)
    ]


def told_in(read: list[tuple[str, str]]) -> list[str]:
    """Return each word that is not in the dictionary, with its page and what it stands in."""
    unknown, _ = unknown_words(text="\n".join(text for _, text in read))
    return [
        f"{read[one.line - 1][0]}: {one.word} ({read[one.line - 1][1][:60]})" for one in unknown
    ]


def test_every_built_page_is_spelt_in_british_english(read: list[tuple[str, str]]) -> None:
    told = told_in(read)
    assert told == [], "\n".join([WHAT_TO_DO, *told])
    with_z = [f"{name}: {word}" for name, text in read for word in american_z(text)]
    assert with_z == [], "\n".join(["Write -ise, not -ize:", *with_z])


def test_an_american_word_on_a_built_page_is_told_with_its_page(pages: list[Page]) -> None:
    page = next(page for page in pages if page.path.name == "act-now.html")
    wrong = page.html.replace("</main>", "<p>A change in behavior.</p></main>")
    assert told_in(lines("act-now.html", wrong)) == [
        "act-now.html: behavior (A change in behavior.)"
    ]
