"""Each checker as a person meets it: questions, the answer, back, change, copy, start again."""

import time
from collections.abc import Callable

import pytest
from checkers import (
    CHECKERS,
    EACH_KIND,
    ONE_FORM,
    ONE_QUESTION_A_SCREEN,
    RULES,
    UNLIKE,
    OnPage,
    longest_path,
)
from playwright.sync_api import Browser, Route, expect
from visitor import START, Visit

from cse_guidance.checkers import checkers_of
from cse_guidance.follow import follow

# These teach side by side, on the page that compares them, and have none of their own.
WITHOUT_A_PAGE = {"score-seraf-style", "score-anchored-profile"}
WORKING = "Working it out"

Visits = Callable[..., Visit]
each_checker = pytest.mark.parametrize("name", CHECKERS)
each_pathway = pytest.mark.parametrize("name", ONE_QUESTION_A_SCREEN)
each_kind = pytest.mark.parametrize("name", EACH_KIND)
unlike = pytest.mark.parametrize("name", UNLIKE)


def test_every_checker_has_a_page() -> None:
    assert set(checkers_of(RULES)) - set(CHECKERS) == WITHOUT_A_PAGE


@each_checker
@pytest.mark.parametrize("width", [1280, 390])
def test_what_it_is_for_and_act_now_stand_in_view(name: str, width: int, visit: Visits) -> None:
    on = OnPage(visit(viewport={"width": width, "height": 844}), name)
    for words in (on.checker.purpose, "Fictional or anonymous practice only.", "Nothing leaves"):
        expect(on.page.get_by_text(words).first).to_be_in_viewport()
    on.answer_example()
    on.page.mouse.wheel(0, 20_000)
    expect(
        on.page.get_by_role("link", name="Child in immediate danger? Call 999")
    ).to_be_in_viewport()


@each_kind
def test_the_form_can_be_filled_in_before_any_script_has_run(name: str, visit: Visits) -> None:
    window = visit()
    window.page.route("**/*.js", lambda route: route.abort())
    on = OnPage(window, name)
    box = on.page.locator(".checker__form :is(input, textarea, select):visible").first
    if not box.count():
        on.page.locator(".checker__form details > summary").first.click()
    if box.get_attribute("type") == "radio":
        box.check()
        expect(box).to_be_checked()
    else:
        box.fill("12")
        expect(box).to_have_value("12")
    expect(on.go()).to_be_visible()


@each_pathway
def test_every_outcome_is_reached_and_says_the_next_step_first(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    pathway = RULES.pathways[on.checker.page]
    path = longest_path(on.checker)
    on.walk(path)
    on.wait_for_answer()
    result = follow(RULES, pathway.id, dict(path))
    expect(on.sheet.locator("h2").first).to_have_text(result.title)
    assert result.title in on.focused()
    for step in result.to_do:
        expect(on.sheet.get_by_text(step.what)).to_be_visible()
    expect(on.sheet.get_by_text(WORKING)).to_have_count(0)


@unlike
def test_continue_without_an_answer_says_what_to_mend(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    on.go().click()
    expect(on.summary).to_be_focused()
    on.summary.get_by_role("link").click()
    expect(on.page.locator("[data-screen]:not([hidden]) input").first).to_be_focused()
    group = on.page.locator("[data-screen]:not([hidden]) .govuk-form-group--error")
    expect(group.locator(".govuk-error-message")).to_be_visible()
    message = group.locator(".govuk-error-message").get_attribute("id")
    assert str(message) in str(group.locator("fieldset").get_attribute("aria-describedby"))
    on.page.keyboard.press("Space")
    on.go().click()
    expect(on.summary).to_have_count(0)
    expect(on.page.locator(".govuk-error-message")).to_have_count(0)
    # The first answer of every pathway is that a child is in danger, which ends with 999.
    on.wait_for_answer()
    expect(on.sheet.locator("h2").first).to_contain_text("999")


@unlike
@pytest.mark.parametrize("way", ["link", "browser"])
def test_back_leads_to_the_question_before_with_its_answer(
    name: str, way: str, visit: Visits
) -> None:
    on = OnPage(visit(), name)
    path = longest_path(on.checker)
    for question, answer in path[:2]:
        on.choose(f"answers/{question}", answer)
        on.go().click()
    if way == "link":
        on.page.get_by_role("link", name="Back", exact=True).click()
    else:
        on.page.go_back()
    question, answer = path[1]
    box = on.page.locator(f'[name="answers/{question}"][value="{answer}"]')
    expect(box).to_be_visible()
    expect(box).to_be_checked()
    on.page.go_back()
    expect(on.page.get_by_role("link", name="Back", exact=True)).to_be_hidden()
    expect(on.page.locator(f'[name="answers/{path[0][0]}"]').first).to_be_visible()


@unlike
def test_a_changed_answer_leads_on_and_the_others_are_kept(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    path = longest_path(on.checker)
    on.walk(path)
    on.wait_for_answer()
    before = on.sheet.inner_text()
    changes = on.sheet.get_by_role("link", name="Change")
    assert changes.count() == len(path)
    changes.last.click()
    question, answer = path[-1]
    expect(on.page.locator(f'[name="answers/{question}"][value="{answer}"]')).to_be_checked()
    on.go().click()
    on.wait_for_answer()
    assert on.sheet.inner_text() == before
    # The first answer is changed to itself: nothing else has to be answered again.
    changes.first.click()
    question, answer = path[0]
    expect(on.page.locator(f'[name="answers/{question}"][value="{answer}"]')).to_be_visible()
    expect(on.page.locator(f'[name="answers/{question}"][value="{answer}"]')).to_be_checked()
    on.go().click()
    on.wait_for_answer()
    assert on.sheet.inner_text() == before


@pytest.mark.parametrize("name", ONE_FORM)
def test_going_back_to_the_form_keeps_what_was_entered(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    on.answer_example()
    before = on.sheet.inner_text()
    on.page.get_by_role("button", name="Back to your answers").click()
    expect(on.sheet).to_be_hidden()
    on.go().click()
    on.wait_for_answer()
    assert on.sheet.inner_text() == before


@each_kind
def test_start_again_clears_everything(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    boxes = """() => [...document.querySelectorAll('.checker__form :is(input, select, textarea)')]
      .filter((box) => box.name)
      .map((box) => [box.name, box.value, box.checked].join(' '))"""
    at_first = on.page.evaluate(boxes)
    on.answer_example()
    on.page.get_by_role("button", name="Start again and clear everything").click()
    assert on.page.evaluate(boxes) == at_first
    assert on.page.locator(".sheet").count() == 0
    assert on.page.locator("[data-copy-box] textarea").input_value() == ""
    expect(on.page.locator("[data-screen]").first).to_be_visible()
    expect(on.page.get_by_text("Everything has been cleared.")).to_be_visible()


@each_kind
def test_the_answer_can_be_copied_as_text(name: str, visit: Visits) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    on = OnPage(window, name)
    on.answer_example()
    on.page.get_by_role("button", name="Copy as text").click()
    expect(on.page.get_by_text("Copied.")).to_be_visible()
    copied = on.page.evaluate("() => navigator.clipboard.readText()")
    assert on.sheet.locator("h2").first.inner_text() in copied
    assert on.sheet.locator(".sheet__made").inner_text() in copied


def test_where_copying_is_refused_the_text_stands_in_a_box(visit: Visits) -> None:
    window = visit()
    window.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    on = OnPage(window, "follow-which-meeting")
    on.answer_example()
    on.page.get_by_role("button", name="Copy as text").click()
    box = on.page.get_by_label("The answer as text")
    expect(box).to_be_visible()
    assert on.sheet.locator("h2").first.inner_text() in box.input_value()


@each_kind
def test_everything_but_the_answer_works_before_the_engine_is_there(
    name: str, visit: Visits
) -> None:
    """The start is held back by hand, until the person has asked and has been told."""
    window = visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route("**/checker-kit/start-*.gz", hold)
    on = OnPage(window, name)
    if on.several:
        on.walk(longest_path(on.checker))
    else:
        on.fill([("answers/missing", "yes")] if on.checker.page == "practice-rat" else [])
        if name == "check-language":
            on.fill([("text", "Robin is here.")])
        on.go().click()
    expect(on.go()).to_have_text(WORKING)
    expect(on.page.get_by_role("status").filter(has_text=WORKING)).to_be_visible()
    assert on.sheet.count() == 0
    on.page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(on.sheet.or_(on.summary)).to_be_visible(timeout=START)


@each_kind
def test_where_the_quick_start_fails_the_plain_one_answers(name: str, visit: Visits) -> None:
    window = visit()
    window.page.route(
        "**/checker-kit/start-*.gz", lambda route: route.fulfill(status=200, body="not a memory")
    )
    on = OnPage(window, name)
    on.answer_example()
    expect(on.page.locator(".checker__failed:visible")).to_have_count(0)
    # The first worker is ended while it still fetches, which the browser notes as a failed fetch.
    assert set(window.failed) <= {"Failed to fetch"}
    window.failed.clear()


def _late(route: Route) -> None:
    """The file fails only once everything else is there and waits for it."""
    time.sleep(3)
    route.abort()


NO_ENGINE: dict[str, Callable[[Route], None]] = {
    "no engine": lambda route: route.abort(),
    "an engine that stops on the way": _late,
    "a broken engine": lambda route: route.fulfill(body="?", content_type="application/wasm"),
    "an engine that is not found": lambda route: route.fulfill(status=404, body="not here"),
}
# As Pyodide does in a browser that is too old for it: it fails where nobody listens, and waits.
TOO_OLD = "export const loadPyodide = () => (Promise.reject(Error('old')), new Promise(() => {}));"


@pytest.mark.parametrize("fault", ["no WebAssembly", "no worker", "too old", *NO_ENGINE])
def test_where_nothing_can_run_the_page_says_so_and_leads_to_its_twin(
    fault: str, browser: Browser, address: str
) -> None:
    window = Visit(browser, address)
    if fault in NO_ENGINE:
        window.page.route("**/pyodide.asm.wasm", NO_ENGINE[fault])
    elif fault == "too old":
        window.page.route(
            "**/pyodide.mjs",
            lambda route: route.fulfill(body=TOO_OLD, content_type="text/javascript"),
        )
    else:
        gone = "WebAssembly" if fault == "no WebAssembly" else "Worker"
        window.page.add_init_script(f"delete globalThis.{gone}")
    on = OnPage(window, "follow-which-meeting")
    failed = on.page.locator(".checker__form > .checker__failed")
    expect(failed).to_be_visible(timeout=START)
    on.walk(longest_path(on.checker))
    expect(failed.locator("h2")).to_be_focused(timeout=START)
    failed.get_by_role("link").click()
    expect(on.page.locator(".checker__twin .pathway-text > li").first).to_be_visible()
    window.context.close()


@each_checker
def test_without_javascript_the_twin_is_there_and_the_form_is_not(
    name: str, browser: Browser, address: str
) -> None:
    window = Visit(browser, address, java_script_enabled=False)
    on = OnPage(window, name)
    expect(on.page.locator(".checker__form")).to_be_hidden()
    expect(on.page.get_by_text("needs JavaScript")).to_be_visible()
    twin = on.page.locator(".checker__twin")
    expect(twin).to_be_visible()
    assert len(twin.inner_text()) > 1_000
    window.context.close()


def test_in_the_twin_each_answer_says_where_to_go(browser: Browser, address: str) -> None:
    for name in ONE_QUESTION_A_SCREEN:
        window = Visit(browser, address, java_script_enabled=False)
        on = OnPage(window, name)
        pathway = RULES.pathways[on.checker.page]
        links = on.page.locator(".checker__twin .pathway-text__goto")
        assert links.count() == sum(len(question.answers) for question in pathway.questions)
        for href in [link.get_attribute("href") for link in links.all()]:
            assert on.page.locator(str(href)).count() == 1, href
        window.context.close()
