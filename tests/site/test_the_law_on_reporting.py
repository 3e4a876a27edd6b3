"""Wherever a page speaks of a legal duty to report or to share, it says when that was checked."""

from __future__ import annotations

import re

import pytest
from built_page import Page
from main_text import main_text

A_DUTY = re.compile(
    r"mandatory report|duty to report|reporting duty|report child sexual abuse|duty to share",
    re.IGNORECASE,
)
A_DATED_CHECK = re.compile(
    r"\b(?:check(?:ed)?|looked|read)\b[^.]*\b\d{1,2} (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) 20\d\d",
    re.IGNORECASE,
)
WHAT_TO_DO = "Say under the same heading when it was checked, such as 'Checked on 1 May 2027':"


def told_on(page: Page | str) -> list[str]:
    """Return the headings under which a duty is spoken of, and no dated check."""
    under: dict[str, list[str]] = {}
    for block in main_text(page):
        under.setdefault(block.heading, []).append(block.text)
    return [
        heading
        for heading, texts in under.items()
        if any(A_DUTY.search(text) for text in texts)
        and not any(A_DATED_CHECK.search(text) for text in texts)
    ]


def test_a_duty_to_report_or_to_share_stands_beside_a_dated_check(pages: list[Page]) -> None:
    told = [f"{page.path.name}: {heading}" for page in pages for heading in told_on(page)]
    assert told == [], "\n".join([WHAT_TO_DO, *told])


def test_the_site_speaks_of_it_somewhere(pages: list[Page]) -> None:
    texts = [block.text for page in pages for block in main_text(page)]
    assert any(A_DUTY.search(text) for text in texts)


@pytest.mark.parametrize("says", ["is in force", "is not in force"])
def test_a_page_that_says_so_without_a_dated_check_is_told(pages: list[Page], says: str) -> None:
    page = next(page for page in pages if page.path.name == "act-now.html")
    claim = f"<h2>The law</h2><p>The duty to report child sexual abuse {says}.</p>"
    wrong = page.html.replace("</main>", f"{claim}</main>")
    assert told_on(wrong) == ["The law"]
    dated = f"{claim}<p>Checked on 23 November 2026.</p></main>"
    assert told_on(page.html.replace("</main>", dated)) == []
