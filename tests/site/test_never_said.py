"""No page and no rule says what never_said.toml lists: the six errors, and what is unconfirmed."""

from __future__ import annotations

import pytest
from built_page import Page
from main_text import main_text
from never_said import Never, Quoted, is_quoted, never, quoted, said_in
from own_words import texts

ERRORS = {0, 1, 2, 3, 4, 5, 6}
each = pytest.mark.parametrize("one", never(), ids=lambda one: one.id)


def told_on(page: Page | str) -> list[tuple[Never, str]]:
    blocks = main_text(page, quotes=True, forms=True)
    return [found for block in blocks for found in said_in(block.text)]


@pytest.fixture(name="found", scope="module")
def fixture_found(pages: list[Page]) -> list[tuple[str, Never, str]]:
    """Return everything that is found on the pages, with the page."""
    return [(page.path.name, one, sentence) for page in pages for one, sentence in told_on(page)]


def test_no_page_says_what_is_never_said(found: list[tuple[str, Never, str]]) -> None:
    told = [
        f"{name}: {sentence}\n  ({one.id}) {one.why}"
        for name, one, sentence in found
        if not is_quoted(one, sentence)
    ]
    assert told == [], "\n".join(["Take back what these sentences say:", *told])


def test_no_rule_message_or_exercise_says_what_is_never_said() -> None:
    told = [
        f"{file} {place}: {sentence}\n  ({one.id}) {one.why}"
        for file, place, text in texts()
        for one, sentence in said_in(text)
        if not is_quoted(one, sentence)
    ]
    assert told == [], "\n".join(["Take back what these sentences say:", *told])


@each
def test_a_page_that_says_it_is_told_and_one_that_is_right_is_not(
    pages: list[Page], one: Never
) -> None:
    page = next(page for page in pages if page.path.name == "act-now.html")
    for example in one.examples:
        wrong = page.html.replace("</main>", f"<p>{example}</p></main>")
        assert one.id in [found.id for found, _ in told_on(wrong)], example
    for right in one.fine:
        assert told_on(page.html.replace("</main>", f"<p>{right}</p></main>")) == [], right


@each
def test_each_has_a_reason_an_example_and_a_near_miss(one: Never) -> None:
    assert one.why.strip()
    assert one.examples
    assert one.fine
    assert one.error in ERRORS


@pytest.mark.parametrize("place", quoted(), ids=lambda one: one.words[:30])
def test_words_that_stand_all_the_same_are_there_and_have_a_reason(
    found: list[tuple[str, Never, str]], place: Quoted
) -> None:
    assert any(one.id == place.id and place.words in sentence for _, one, sentence in found), (
        "nothing is found here: take it out of tests/site/never_said.toml"
    )
    assert place.why.strip()


def test_every_error_is_looked_for() -> None:
    assert {one.error for one in never()} == ERRORS
