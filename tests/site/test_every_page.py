"""What every page of guidance has, whoever reads it."""

import re
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest
from built_page import Page
from main_text import main_text

DOCS = Path(__file__).resolve().parents[2] / "docs"
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
REVIEWED = re.compile(
    r"This page was reviewed on (\d{1,2} \w+ 20\d\d)\. "
    r"It is due to be reviewed again by (\d{1,2} \w+ 20\d\d)\."
)
# Pages that state no fact about children, law or practice, and so name no source.
NAME_NO_SOURCE = {
    "search": "Nobody wrote it: it lists what is found.",
    "about/decisions/index": "A list of links.",
    "reference/*": "It describes the code and its commands; each result names its own sources.",
}


def test_every_page_reaches_act_now_in_one_step(every_page: list[Page]) -> None:
    for page in every_page:
        links = [a.get("href", "").partition("#")[0] for a in page.all("a")]
        reached = [link for link in links if link.endswith("act-now.html")]
        assert reached or page.path.name == "act-now.html", page.path
        assert "999" in page.html, page.path


def test_every_page_has_one_heading_one_main_part_and_its_language(every_page: list[Page]) -> None:
    for page in every_page:
        assert len(page.all("h1")) == 1, page.path
        assert len(page.all("main")) == 1, page.path
        assert page.all("html")[0]["lang"] == "en-GB", page.path
        assert len(page.all("title")) >= 1, page.path


def named(site: Path, page: Page) -> str:
    """Return how a page is known: "procedures/missing"."""
    return page.path.relative_to(site).with_suffix("").as_posix()


def names_a_source(html: str) -> bool:
    """Return whether the main part of a page names a source."""
    return "source-ref" in html[html.index("<main") : html.index("</main>")]


def test_every_page_that_somebody_wrote_has_both_review_dates(every_page: list[Page]) -> None:
    written = [page for page in every_page if page.path.name != "search.html"]
    assert written
    without = [page.path.name for page in written if not REVIEWED.search(page.html)]
    assert without == [], "write `reviewed` and `review_by` at the head of each of these"


@pytest.mark.parametrize(
    "path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix()
)
def test_a_page_is_reviewed_again_after_it_was_reviewed(path: Path) -> None:
    head = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert head, "the page starts with --- and its dates"
    dates = dict(re.findall(r"(?m)^(reviewed|review_by): (\S+)$", head[1]))
    assert date.fromisoformat(dates["reviewed"]) < date.fromisoformat(dates["review_by"])
    assert re.search(r"(?m)^description: \S", head[1]), "say in a sentence what the page is for"


def test_every_page_that_states_a_fact_names_a_source(site: Path, every_page: list[Page]) -> None:
    without = [
        name
        for page in every_page
        if not names_a_source(page.html)
        and not any(fnmatch(name := named(site, page), one) for one in NAME_NO_SOURCE)
    ]
    assert without == [], "name a source with {source}`id`, or `this-site` for this site's advice"


@pytest.mark.parametrize("one", NAME_NO_SOURCE)
def test_a_page_that_need_name_no_source_names_none(
    site: Path, every_page: list[Page], one: str
) -> None:
    without = [page for page in every_page if fnmatch(named(site, page), one)]
    assert without, "there is no such page: take it out of the list"
    assert any(not names_a_source(page.html) for page in without), "take it out of the list"
    assert NAME_NO_SOURCE[one].strip()


def test_a_page_without_dates_without_a_source_or_without_words_is_told(
    every_page: list[Page],
) -> None:
    page = next(page for page in every_page if page.path.name == "act-now.html")
    assert REVIEWED.search(page.html)
    assert not REVIEWED.search(page.html.replace("This page was reviewed", "Seen"))
    assert names_a_source(page.html)
    assert not names_a_source(page.html.replace("source-ref", "link"))
    assert main_text(page)


def test_every_picture_has_words(every_page: list[Page]) -> None:
    for page in every_page:
        for image in page.all("img"):
            assert image.get("alt", "").strip(), (page.path, image)
        for svg in page.all("svg"):
            named = svg.get("aria-labelledby") or svg.get("aria-hidden")
            assert named, (page.path, svg)
