"""The way out of every page, and the links to its sections."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from test_pages import paths_of
from visitor import Visit


@pytest.fixture
def way_out(browser: Browser, address: str) -> tuple[Visit, str]:
    """A window in which the page outside is a page of this machine, and its address."""
    window = Visit(browser, address)
    page = window.open("act-now.html")
    outside = page.locator(".exit-page").get_attribute("href")
    assert outside
    assert outside.startswith("https://")
    return window, outside


def answered(page: Page, outside: str) -> list[str]:
    """Answer for the page outside, and note with what it was asked."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers.get("referer", ""))
        route.fulfill(body="<title>Weather</title><p>Rain later.", content_type="text/html")

    page.route(f"{outside}**", answer)
    return asked


def test_following_the_way_out_replaces_the_page_and_does_not_say_where_from(
    way_out: tuple[Visit, str],
) -> None:
    window, outside = way_out
    page = window.page
    window.open("index.html")
    window.open("act-now.html")
    asked = answered(page, outside)
    assert not window.outside, "the page outside was asked before anybody followed the link"
    page.locator(".exit-page").click()
    expect(page.get_by_text("Rain later.")).to_be_visible()
    assert asked == [""]
    page.go_back()
    assert page.url.endswith("index.html"), "back leads to the page that was left"
    assert window.context.cookies() == []
    window.context.close()


@pytest.mark.parametrize("more", [2, 4])
def test_escape_three_times_leaves_and_twice_does_not(
    way_out: tuple[Visit, str], more: int
) -> None:
    window, outside = way_out
    page = window.page
    asked = answered(page, outside)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(3200)
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_be_visible()
    assert not asked
    for _ in range(more):
        page.keyboard.press("Escape")
    expect(page.get_by_text("Rain later.")).to_be_visible()
    window.context.close()


def test_escape_in_a_box_for_typing_keeps_what_was_typed(way_out: tuple[Visit, str]) -> None:
    window, outside = way_out
    page = window.open("check/language.html")
    asked = answered(page, outside)
    box = page.locator("main textarea").first
    box.fill("made-up words")
    for _ in range(5):
        box.press("Escape")
    page.wait_for_timeout(200)
    assert not asked
    expect(box).to_have_value("made-up words")
    window.context.close()


def test_without_javascript_the_way_out_is_a_plain_link(browser: Browser, address: str) -> None:
    window = Visit(browser, address, java_script_enabled=False)
    page = window.open("procedures/which-meeting.html")
    outside = page.locator(".exit-page").get_attribute("href")
    assert outside
    asked = answered(page, outside)
    page.locator(".exit-page").click()
    expect(page.get_by_text("Rain later.")).to_be_visible()
    assert asked == [""]
    window.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_has_the_way_out_in_the_bar_beside_the_call_to_999(
    width: int, visit: Callable[..., Visit], site_folder: Path
) -> None:
    window = visit(viewport={"width": width, "height": 800})
    for path in paths_of(site_folder):
        page = window.open(path)
        call, out = (
            page.locator(name).bounding_box() for name in (".danger-bar__link", ".exit-page")
        )
        assert call, path
        assert out, path
        assert call["x"] + call["width"] <= out["x"], path
        assert out["x"] + out["width"] <= width, path
        assert out["height"] >= 44, path
        assert call["height"] < 80, path


def test_a_click_on_the_mark_beside_a_heading_goes_there_and_copies_its_address(
    visit: Callable[..., Visit],
) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    page = window.open("procedures/which-meeting.html")
    mark = page.locator(".section-title .headerlink").nth(1)
    target = mark.get_attribute("href")
    name = mark.get_attribute("aria-label")
    assert target
    assert name
    said = page.locator(".told[role=status]")
    expect(said).to_have_text("")
    mark.focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text(name, ignore_case=True)
    assert page.url.endswith(target)
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_where_copying_is_not_allowed_the_mark_is_a_link_and_says_nothing(
    visit: Callable[..., Visit],
) -> None:
    window = visit(permissions=[])
    page = window.page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    window.open("procedures/which-meeting.html")
    mark = page.locator(".section-title .headerlink").first
    target = mark.get_attribute("href")
    assert target
    mark.click()
    assert page.url.endswith(target)
    expect(page.locator(".told")).to_have_count(0)


def test_marks_are_there_on_a_touch_screen_and_large_enough(browser: Browser, address: str) -> None:
    window = Visit(
        browser, address, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = window.open("procedures/which-meeting.html")
    for mark in page.locator(".section-title .headerlink").all():
        assert mark.evaluate("one => getComputedStyle(one).opacity") == "1"
        box = mark.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    window.context.close()
