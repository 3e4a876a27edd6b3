"""What could not be obtained is named as missing, and nothing stands in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_page import Page
from main_text import Block, main_text

from cse_guidance.escalation import ladders_in_order
from cse_guidance.load import load_rules
from cse_guidance.model.area import Missing

RULES = load_rules(Path(__file__).resolve().parents[2] / "conf")
STILL_MISSING = [one for one in RULES.area.missing if not one.words]
# The partnership whose stages, form and list were not obtained.
ITS_AREA = re.compile(r"\b(?:Leicester|Leicestershire|Rutland|LLR)\b", re.IGNORECASE)
HOW_MANY = 13
LONG_LIST = re.compile(r"<(ol|ul)\b[^>]*>((?:(?!<[ou]l\b).)*?)</\1>", re.DOTALL)


def lists_of_patterns(html: str) -> list[str]:
    """Return the lists of thirteen under a heading, or after words, that speak of patterns."""
    main = html[html.index("<main") : html.index("</main>")]
    found = []
    for one in LONG_LIST.finditer(main):
        before = re.sub(r"<[^>]*>", " ", main[max(0, one.start() - 600) : one.start()]).lower()
        if one[2].count("<li") == HOW_MANY and "pattern" in before:
            found.append(one[0])
    return found


@pytest.mark.parametrize("missing", STILL_MISSING, ids=lambda one: one.id)
def test_what_is_missing_is_named_with_its_reason(pages: list[Page], missing: Missing) -> None:
    page = next(page for page in pages if page.path.as_posix().endswith("about/missing.html"))
    texts = " ".join(block.text for block in main_text(page))
    assert missing.title in texts
    assert missing.why in texts


def test_no_page_has_a_list_of_thirteen_patterns(pages: list[Page]) -> None:
    assert "thirteen-patterns" in [one.id for one in STILL_MISSING]
    assert [page.path.name for page in pages if lists_of_patterns(page.html)] == []


def test_a_list_of_thirteen_patterns_on_a_page_is_told(pages: list[Page]) -> None:
    page = next(page for page in pages if page.path.name == "patterns.html")
    items = "".join(f"<li>Pattern {at}</li>" for at in range(HOW_MANY))
    wrong = page.html.replace("</main>", f"<h2>The patterns</h2><ul>{items}</ul></main>")
    assert len(lists_of_patterns(wrong)) == 1


def stages_of_the_area(blocks: list[Block]) -> list[str]:
    """Return what is shown as a stage of the partnership whose stages were not obtained."""
    return [
        block.text
        for block in blocks
        if ITS_AREA.search(block.text) and re.search(r"\bstages? \d\b", block.text, re.IGNORECASE)
    ]


def test_no_stage_is_shown_as_that_of_the_partnership(pages: list[Page]) -> None:
    assert "local-escalation" in [one.id for one in STILL_MISSING]
    assert not any(ITS_AREA.search(ladder.area) for ladder in ladders_in_order(RULES))
    told = [text for page in pages for text in stages_of_the_area(main_text(page))]
    assert told == []


def test_a_stage_of_the_partnership_on_a_page_is_told(pages: list[Page]) -> None:
    page = next(page for page in pages if page.path.name == "disagreement.html")
    wrong = page.html.replace("</main>", "<li>Stage 1 in Leicester: the manager rings.</li></main>")
    assert stages_of_the_area(main_text(wrong)) == ["Stage 1 in Leicester: the manager rings."]


def test_no_form_is_shown_as_that_of_the_partnership() -> None:
    assert "local-rat" in [one.id for one in STILL_MISSING]
    for instrument in RULES.instruments.values():
        assert instrument.standing != "in use", instrument.id
        assert not ITS_AREA.search(instrument.title), instrument.id
