"""The search finds the page that somebody means, by the words that people in the field use."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from visitor import REPOSITORY, Visit

Visits = Callable[..., Visit]
DOCS = REPOSITORY / "docs"
ENTRIES = re.compile(r"^```\{index\} (.+)$", re.MULTILINE)
# What people type who know the field, and what the page that they mean is called in the menu.
ASKED = ("s47", "section 47", "strategy meeting", "RAT", "S47", "rat")


def words_of_pages() -> Iterator[tuple[str, str]]:
    """Yield the words by which each page is to be found, with the page."""
    for path in sorted(DOCS.rglob("*.md")):
        for line in ENTRIES.findall(path.read_text(encoding="utf-8")):
            page = path.relative_to(DOCS).with_suffix("").as_posix()
            yield from ((entry.removeprefix("! "), page) for entry in line.split(", "))


WORDS = list(words_of_pages())


def found(page: Page, words: str) -> list[str]:
    """Return the addresses that a search finds, the first first."""
    page.evaluate("(words) => { location.hash = `q=${encodeURIComponent(words)}` }", words)
    page.wait_for_function("(words) => document.title.startsWith(`${words} - `)", arg=words)
    page.wait_for_function(
        "() => /found|No page/.test(document.querySelector('#search-said').textContent)"
    )
    links = page.locator("#search-results li a")
    return [str(link.get_attribute("href")) for link in links.all()]


@pytest.fixture
def search(visit: Visits) -> Page:
    """Return the page of the search."""
    return visit().open("search.html")


def test_every_page_comes_first_by_the_words_that_it_is_to_be_found_by(search: Page) -> None:
    assert WORDS
    for words, page in WORDS:
        first, *_ = found(search, words)
        assert first.split("#")[0] == f"{page}.html", words


@pytest.mark.parametrize("words", ASKED)
def test_what_people_in_the_field_type_leads_to_a_procedure_first(words: str, search: Page) -> None:
    named = {entry.casefold(): page for entry, page in WORDS}
    first, *_ = found(search, words)
    assert first.split("#")[0] == f"{named[words.casefold()]}.html"
    assert first.startswith("procedures/")


@pytest.mark.parametrize("words", ["meeting", "missing", "plan", "section 47", "score"])
def test_a_page_stands_once_and_no_name_of_a_function_is_among_the_results(
    words: str, search: Page
) -> None:
    addresses = found(search, words)
    assert addresses
    titles = search.locator("#search-results li a").all_inner_texts()
    pages = [address.split("#")[0] for address in addresses]
    assert len(set(zip(pages, titles, strict=True))) == len(titles)
    assert not [title for title in titles if "cse_guidance." in title]


def test_pages_for_practice_stand_before_pages_about_the_site(search: Page) -> None:
    addresses = found(search, "strategy discussion")
    about = [address.startswith(("about/", "reference/")) for address in addresses]
    practice = [address for address, other in zip(addresses, about, strict=True) if not other]
    assert 0 < len(practice) < len(addresses)  # there are some of each
    assert addresses[: len(practice)] == practice


def test_no_word_leads_to_two_pages() -> None:
    words = [entry.casefold() for entry, _ in WORDS]
    assert len(set(words)) == len(words), [word for word in words if words.count(word) > 1]
