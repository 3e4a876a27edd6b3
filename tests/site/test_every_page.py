"""What every page of guidance has, whoever reads it."""

import re

from built_page import Page


def test_every_page_reaches_act_now_in_one_step(pages: list[Page]) -> None:
    for page in pages:
        links = [a.get("href", "").partition("#")[0] for a in page.all("a")]
        reached = [link for link in links if link.endswith("act-now.html")]
        assert reached or page.path.name == "act-now.html", page.path
        assert "999" in page.html, page.path


def test_every_page_has_one_heading_one_main_part_and_its_language(pages: list[Page]) -> None:
    for page in pages:
        assert len(page.all("h1")) == 1, page.path
        assert len(page.all("main")) == 1, page.path
        assert page.all("html")[0]["lang"] == "en-GB", page.path
        assert len(page.all("title")) >= 1, page.path


def test_every_page_that_somebody_wrote_has_a_review_date(pages: list[Page]) -> None:
    written = [page for page in pages if page.path.name != "search.html"]
    assert written
    for page in written:
        assert re.search(r"reviewed on \d{1,2} \w+ 20\d\d", page.html), page.path


def test_every_picture_has_words(pages: list[Page]) -> None:
    for page in pages:
        for image in page.all("img"):
            assert image.get("alt", "").strip(), (page.path, image)
        for svg in page.all("svg"):
            named = svg.get("aria-labelledby") or svg.get("aria-hidden")
            assert named, (page.path, svg)
