"""The timeline and the map: on a wide screen, on a phone, and on one sheet of paper each."""

from collections.abc import Callable

import pytest
from paper import sheets_of, squeezed
from playwright.sync_api import Page
from visitor import Visit

from cse_guidance.deadlines.what_follows import what_follows
from cse_guidance.model import Rules

EVENT = "strategy-discussion"
TIMELINES = ("procedures/clocks.html", "procedures/after-strategy.html")
MAP = "procedures/index.html"
SMALLEST = 10  # pixels of a letter on a screen, and points on paper would be 7.5
ON_PAPER = (725, 1000)  # a sheet of A4 without its margins, in pixels
LETTERS = """(picture) => {
  const svg = document.querySelector(`${picture} svg`);
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  return Math.min(...[...svg.querySelectorAll("text")].map(size)) * scale;
}"""
# Tells the words of a picture from the same words beside it.
MARK = "\u00a7"
MARKED = """([picture, mark]) => {
  const words = [...document.querySelectorAll(`${picture} svg text`)];
  words.forEach((one) => (one.textContent = mark + one.textContent));
  return words.length;
}"""
Visits = Callable[..., Visit]


def opened(visit: Visits, path: str, width: int) -> Page:
    return visit(viewport={"width": width, "height": 900}).open(path)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", TIMELINES)
def test_the_timeline_needs_no_scrolling_and_can_be_read(
    path: str, width: int, visit: Visits
) -> None:
    page = opened(visit, path, width)
    box = page.locator(".timeline svg").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate(LETTERS, ".timeline") >= SMALLEST


def test_no_word_of_the_timeline_runs_out_of_it(visit: Visits) -> None:
    page = opened(visit, TIMELINES[0], 390)
    out = page.evaluate(
        """() => {
          const edge = document.querySelector(".timeline svg").getBoundingClientRect().right;
          return [...document.querySelectorAll(".timeline svg text")]
            .filter((one) => one.getBoundingClientRect().right > edge)
            .map((one) => one.textContent);
        }"""
    )
    assert out == []


def test_the_map_fits_a_wide_screen_and_scrolls_in_its_frame_on_a_phone(visit: Visits) -> None:
    wide = opened(visit, MAP, 1280)
    frame = wide.locator(".pathway-map .flowchart__scroll")
    assert frame.evaluate("(one) => one.scrollWidth <= one.clientWidth + 1")
    assert wide.evaluate(LETTERS, ".pathway-map") >= SMALLEST
    phone = opened(visit, MAP, 390)
    frame = phone.locator(".pathway-map .flowchart__scroll")
    assert frame.get_attribute("tabindex") == "0"
    assert frame.get_attribute("aria-label")
    assert phone.evaluate(LETTERS, ".pathway-map") >= SMALLEST


def test_the_map_is_printed_on_one_sheet_large_enough_to_read(rules: Rules, visit: Visits) -> None:
    page = opened(visit, MAP, 1280)
    sheets = sheets_of(page.pdf(format="A4", prefer_css_page_size=True))
    titles = [squeezed(one.title) for one in rules.pathways.values()]
    with_map = [sheet for sheet in sheets if "Worriedaboutachild?" in sheet]
    assert any(all(title in sheet for title in titles) for sheet in with_map)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": ON_PAPER[0], "height": ON_PAPER[1]})
    assert page.evaluate(LETTERS, ".pathway-map") >= SMALLEST


@pytest.mark.parametrize("path", TIMELINES)
def test_the_timeline_is_printed_on_one_sheet(path: str, rules: Rules, visit: Visits) -> None:
    page = opened(visit, path, 1280)
    titles = {squeezed(clock.title) for one in what_follows(rules, EVENT) for clock in one.clocks}
    marked = page.evaluate(MARKED, [".timeline", MARK])
    sheets = sheets_of(page.pdf(format="A4", prefer_css_page_size=True))
    with_picture = [sheet for sheet in sheets if MARK in sheet]
    assert [sheet.count(MARK) for sheet in with_picture] == [marked]
    assert all(title in with_picture[0] for title in titles)


def test_each_box_of_the_map_leads_to_its_page(rules: Rules, visit: Visits) -> None:
    window = visit(viewport={"width": 1280, "height": 900})
    for place in range(len(rules.pathways)):
        page = window.open(MAP)
        links = page.locator(".pathway-map svg a")
        assert links.count() == len(rules.pathways)
        leads_to = links.nth(place).get_attribute("xlink:href")
        assert leads_to
        assert leads_to != MAP.rpartition("/")[2]
        links.nth(place).focus()
        with page.expect_navigation(url=f"**/procedures/{leads_to}") as went:
            page.keyboard.press("Enter")
        assert went.value.ok, leads_to
        assert page.locator("h1").count() == 1
