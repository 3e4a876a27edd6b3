"""What is entered stays on the page: nothing can be sent, nothing is kept, nothing runs."""

import random
from collections.abc import Callable

import pytest
from checkers import EACH_KIND, MARKUP, ONE_FORM, OnPage, all_boxes
from playwright.sync_api import Browser, expect
from visitor import LEFT_BEHIND, NOTHING, REPOSITORY, START, Visit, serving

Visits = Callable[..., Visit]
each_kind = pytest.mark.parametrize("name", EACH_KIND)
WAYS_OUT = {
    "fetch": "(url) => fetch(url, { mode: 'no-cors' }).then(() => 'sent', () => 'refused')",
    "beacon": "(url) => new Promise((tell) => { "
    "addEventListener('securitypolicyviolation', () => tell('refused'), { once: true }); "
    "navigator.sendBeacon(url, 'x'); setTimeout(() => tell('sent'), 2000); })",
    "picture": "(url) => new Promise((tell) => { const one = new Image(); "
    "one.onload = () => tell('sent'); one.onerror = () => tell('refused'); "
    "one.src = url + 'pictures/which-meeting.png'; })",
    "form": "(url) => new Promise((tell) => { "
    "addEventListener('securitypolicyviolation', () => tell('refused'), { once: true }); "
    "const one = document.createElement('form'); one.action = url; document.body.append(one); "
    "one.submit(); setTimeout(() => tell('sent'), 2000); })",
    "frame": "(url) => new Promise((tell) => { "
    "addEventListener('securitypolicyviolation', () => tell('refused'), { once: true }); "
    "const one = document.createElement('iframe'); one.src = url; document.body.append(one); "
    "setTimeout(() => tell('sent'), 2000); })",
}
FROM_WORKER = {
    "fetch": WAYS_OUT["fetch"],
    "socket": "(url) => new Promise((tell) => { try { "
    "const one = new WebSocket(url.replace('http', 'ws')); one.onopen = () => tell('sent'); "
    "one.onerror = () => tell('refused'); } catch { tell('refused'); } })",
    "script": "(url) => import(url + 'conf.py').then(() => 'sent', () => 'refused')",
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_the_page_can_send_nothing_out(way: str, browser: Browser, address: str) -> None:
    """A second server on this machine stands for another host."""
    with serving(REPOSITORY / "docs") as elsewhere:
        window = Visit(browser, address)
        on = OnPage(window, "check-language")
        assert on.page.evaluate(WAYS_OUT[way], elsewhere) == "refused"
        assert window.refused
        window.context.close()


@pytest.mark.parametrize("way", FROM_WORKER)
def test_the_worker_can_send_nothing_out(way: str, browser: Browser, address: str) -> None:
    """It is held to the page's own policy: what is typed goes nowhere else from there either."""
    with serving(REPOSITORY / "docs") as elsewhere:
        window = Visit(browser, address)
        on = OnPage(window, "check-language")
        on.answer_example()
        (worker,) = on.page.workers
        assert worker.evaluate(FROM_WORKER[way], elsewhere) == "refused"
        window.context.close()


def test_the_same_way_out_is_open_where_there_is_no_policy(browser: Browser, address: str) -> None:
    """The other server can be reached at all: so it is the policy that refuses."""
    with serving(REPOSITORY / "docs") as elsewhere:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + "schemas/check-language.json")
        assert page.evaluate(WAYS_OUT["fetch"], elsewhere) == "sent"
        assert page.evaluate(WAYS_OUT["picture"], elsewhere) == "sent"
        context.close()


@each_kind
def test_nothing_is_left_after_use(name: str, visit: Visits) -> None:
    """`visit` looks for it again when the test is over."""
    window = visit()
    on = OnPage(window, name)
    on.answer_example()
    assert on.page.evaluate(LEFT_BEHIND) == NOTHING
    assert on.page.evaluate("() => location.search + location.hash") == ""
    state = on.page.evaluate("() => JSON.stringify(history.state)")
    assert set(state) <= set('{}"step:0123456789,null'), "only the number of the question is kept"


@each_kind
def test_a_form_is_empty_when_the_page_is_loaded_again(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    boxes = """() => [...document.querySelectorAll('.checker__form :is(input, select, textarea)')]
      .map((box) => /radio|checkbox/.test(box.type) ? box.checked : box.value).join('|')"""
    at_first = on.page.evaluate(boxes)
    on.answer_example()
    on.page.reload()
    expect(on.page.locator(".checker__twin:not([open])")).to_have_count(1)
    assert on.page.evaluate(boxes) == at_first


@each_kind
def test_the_worker_is_ended_when_the_page_is_left(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    on.answer_example()
    assert len(on.page.workers) == 1
    # A browser may keep a page that is left, to come back to it: its worker ends all the same.
    on.page.evaluate(
        "() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
    )
    on.page.wait_for_timeout(200)
    assert on.page.workers == []
    on.page.evaluate(
        "() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    on.page.get_by_role("button", name="Back to your answers").click()
    on.go().click()
    on.wait_for_answer()
    on.page.get_by_role("link", name="Act now").first.click()
    on.page.wait_for_url("**/act-now.html")
    assert on.page.workers == []
    on.page.go_back()
    on.page.reload()
    on.answer_example()


@pytest.mark.parametrize("name", ONE_FORM)
def test_markup_that_is_typed_stays_words(name: str, visit: Visits) -> None:
    """Into every box that takes words, and answered; what comes back is looked at as well."""
    on = OnPage(visit(), name)
    title = on.page.title()
    on.fill(
        [(box.name, MARKUP) for box in all_boxes(on.checker) if takes_words(box.kind, box.name)]
    )
    chance = random.Random(4)  # noqa: S311 - examples, not secrets
    for box in all_boxes(on.checker):
        if box.kind in ("choice", "list") and not box.name.startswith("dates/"):
            on.fill([(box.name, chance.choice(box.options).value)])
    on.go().click()
    expect(on.sheet.or_(on.summary)).to_be_visible(timeout=START)
    on.page.wait_for_timeout(100)
    assert on.page.title() == title
    shown = on.page.locator(".checker__result, [data-errors]")
    for tag in ("img", "script", "b", "[onerror]", "[onfocus]"):
        assert shown.locator(tag).count() == 0, tag


def takes_words(kind: str, name: str) -> bool:
    return kind in ("text", "long text", "lines", "number") and not name.startswith("dates/")


def test_markup_comes_back_as_it_was_typed(visit: Visits) -> None:
    on = OnPage(visit(), "check-language")
    on.fill([("text", f"Robin is putting herself at risk {MARKUP}")])
    on.go().click()
    on.wait_for_answer()
    expect(on.sheet).to_contain_text("<img src=x onerror=")
