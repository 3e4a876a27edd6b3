"""Every page of guidance as a visitor meets it: private, accessible, good on a small phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from visitor import REPOSITORY, Visit, serving

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def paths_of(folder: Path) -> list[str]:
    """Every page of guidance, as the site's own folder lists them."""
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    pages = [path for path in found if not path.startswith(("lite/", "_static/"))]
    assert pages
    return pages


def violations(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds on a page, or in a part of it, a line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "([part, tags]) => axe.run(part, { runOnly: tags }).then((done) => done.violations)",
        [part, TAGS],
    )
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    width: int, scheme: str, visit: Callable[..., Visit], site_folder: Path
) -> None:
    window = visit(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = {}
    for path in paths_of(site_folder):
        page = window.open(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        # The whole guidance repeats the other pages: it is looked at once, for what is its own.
        repeats = path == "print-all.html" and (width, scheme) != (1280, "light")
        broken = [] if repeats else violations(page)
        if broken:
            found[path] = broken
    assert not found


def test_a_page_cannot_send_anything_to_another_host(browser: Browser, address: str) -> None:
    """A second server on this machine stands for another host: the policy refuses it."""
    with serving(REPOSITORY / "docs") as elsewhere:
        window = Visit(browser, address)
        page = window.open("index.html")
        told = page.evaluate(
            "(url) => fetch(url).then(() => 'sent', (error) => String(error))", elsewhere
        )
        assert "TypeError" in told
        assert window.refused, "the browser did not say that its policy refused the request"
        picture = (
            "(url) => new Promise((tell) => { const one = new Image(); "
            "one.onload = () => tell('sent'); one.onerror = () => tell('refused'); "
            "one.src = url; })"
        )
        assert page.evaluate(picture, elsewhere + "pictures/which-meeting.png") == "refused"
        window.context.close()


def test_inline_code_does_not_run_on_a_page(browser: Browser, address: str) -> None:
    window = Visit(browser, address)
    page = window.open("index.html")
    ran = page.evaluate(
        "() => { const one = document.createElement('script'); "
        "one.textContent = 'window.itRan = true'; document.body.append(one); "
        "return Boolean(window.itRan); }"
    )
    assert ran is False
    assert window.refused
    window.context.close()


def test_without_javascript_the_twin_of_every_exercise_is_on_the_page(
    browser: Browser, address: str
) -> None:
    window = Visit(browser, address, java_script_enabled=False)
    page = window.open("procedures/which-meeting.html")
    expect(page.get_by_role("button", name="Start the exercise here")).to_have_count(0)
    expect(page.get_by_text("Without the exercise")).to_be_visible()
    expect(page.locator(".pathway-text > li").first).to_be_visible()
    window.open("procedures/practice-rat.html")
    page.get_by_role("link", name="printable form").first.click()
    expect(page.locator(".rat-form__table")).to_be_visible()
    window.open("practise/the-booked-meeting.html")
    page.locator("main .scenario summary").first.click()
    expect(page.locator("main .scenario details[open]").first).to_be_visible()
    assert not window.outside
    window.context.close()


@pytest.mark.parametrize("words", ["strategy discussion", "RAT", "CSE meeting"])
def test_search_finds_pages_and_keeps_nothing(words: str, visit: Callable[..., Visit]) -> None:
    page = visit().open("index.html")
    page.get_by_role("searchbox").first.fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_whole_walk_through_the_site_asks_no_other_host(
    visit: Callable[..., Visit], site_folder: Path
) -> None:
    window = visit()
    for path in paths_of(site_folder):
        window.open(path)
    assert window.asked > len(paths_of(site_folder))
