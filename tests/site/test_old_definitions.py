"""Words of a definition that is not in use stand nowhere but under its own heading, as history."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from built_page import Page
from main_text import main_text

from cse_guidance.load import load_rules
from cse_guidance.model import Definition

RULES = load_rules(Path(__file__).resolve().parents[2] / "conf")
OLD = [one for one in RULES.definitions.values() if not one.in_use]
# So many words in the order of an old definition are a quotation and no chance.
IN_A_ROW = 7


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of seven words in a text."""
    said = "".join(one if one.isalnum() else " " for one in text.lower()).split()
    return {tuple(said[at : at + IN_A_ROW]) for at in range(len(said) - IN_A_ROW + 1)}


TODAY = {run for one in RULES.definitions.values() if one.in_use for run in runs(one.words)}
THEN = {run: one for one in OLD for run in runs(one.words) - TODAY}


def told_on(page: Page | str) -> list[str]:
    """Return what a page says in the words of an old definition, outside its history."""
    html = page if isinstance(page, str) else page.html
    told = []
    for block in main_text(page, quotes=True, forms=True):
        for one in {THEN[run].id: THEN[run] for run in runs(block.text) & THEN.keys()}.values():
            place = f"definition-{one.id}"
            start = html.find(f'id="{place}"')
            own = html[start : html.find("</section>", start)]
            if place not in block.within or "History:" not in own or "Not in use" not in own:
                told.append(block.text)
    return told


def test_an_old_definition_is_told_as_history_and_nowhere_else(pages: list[Page]) -> None:
    told = [f"{page.path.name}: {text[:90]}" for page in pages for text in told_on(page)]
    assert told == [], "\n".join(["Show old definitions with the directive {definitions}:", *told])


def test_each_old_definition_is_shown_once(pages: list[Page]) -> None:
    shown = [one.id for page in pages for one in OLD if f"definition-{one.id}" in page.ids]
    assert sorted(shown) == sorted(one.id for one in OLD)


@pytest.mark.parametrize("old", OLD, ids=lambda one: one.id)
def test_an_old_definition_on_another_page_or_without_its_history_is_told(
    pages: list[Page], old: Definition
) -> None:
    by_name = {page.path.name: page for page in pages}
    page = by_name["act-now.html"]
    middle = " ".join(old.words.split()[10:25])
    wrong = page.html.replace("</main>", f"<p>It means: {escape(middle)}.</p></main>")
    assert len(told_on(wrong)) == 1
    for mark in ("History:", "Not in use"):
        html = by_name["definitions.html"].html
        start = html.index(f'id="definition-{old.id}"')
        end = html.index("</section>", start)
        without = html[:start] + html[start:end].replace(mark, "") + html[end:]
        assert len(told_on(without)) == 1


@pytest.mark.parametrize("old", OLD, ids=lambda one: one.id)
def test_what_replaced_a_definition_is_in_use(old: Definition) -> None:
    if old.replaced_by:
        assert RULES.definitions[old.replaced_by].in_use
        assert RULES.definitions[old.replaced_by].term == old.term
    assert old.until
