"""The notebooks: started from the page by keyboard, or full screen by somebody new to them."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from exercises import exercise_address
from playwright.sync_api import Browser, expect
from visitor import REPOSITORY, START, Visit, serving

from cse_guidance.model import Rules

# The words of code that somebody can see: laid out, not hidden, and larger than nothing.
CODE_ON_SCREEN = """(body) => {
  const seen = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const looks = getComputedStyle(text.parentElement);
    const shown = text.parentElement.checkVisibility({ visibilityProperty: true });
    const script = text.parentElement.closest("script, style");
    if (/import|cse_guidance/.test(text.data) && shown && !script && looks.fontSize !== "0px") {
      seen.push(text.data);
    }
  }
  return seen;
}"""
LAUNCHERS = {
    "procedures/practice-rat.html": ("practise-the-rat", "Work out the level"),
    "procedures/which-meeting.html": ("walk-the-pathway", "Continue"),
    "practise/change-the-case.html": ("change-the-case", "Back to the key"),
    "practise/build-a-case.html": ("build-a-case", "Check the case"),
    "train/group-results.html": ("group-results", "Choose the files"),
}


@pytest.mark.parametrize("path", LAUNCHERS)
def test_an_exercise_starts_from_its_page_by_keyboard_alone(
    path: str, visit: Callable[..., Visit]
) -> None:
    page = visit().open(path)
    button = page.get_by_role("button", name="Start the exercise here")
    expect(button).to_be_visible()
    for _ in range(200):
        page.keyboard.press("Tab")
        if button.evaluate("(one) => one === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    assert (frame.get_attribute("title") or "").strip()
    expect(page.get_by_text("Getting the exercise ready")).to_be_visible()
    inside = page.frame_locator("iframe")
    _, last = LAUNCHERS[path]
    expect(inside.get_by_role("button", name=last)).to_be_visible(timeout=START)
    expect(page.get_by_text("The exercise is ready.")).to_be_visible(timeout=START)
    assert inside.locator("input[type=radio]:checked").count() == 0
    assert inside.locator("body").evaluate(CODE_ON_SCREEN) == []
    page.get_by_role("button", name="Close the exercise").click()
    expect(page.locator("iframe")).to_have_count(0)


# Wide and narrow where the form is laid out in its own way; each once at least.
SCREENS = [(*one, width) for one in list(LAUNCHERS.values())[:3] for width in (1280, 390)]
SCREENS += [(*one, 390) for one in list(LAUNCHERS.values())[3:]]


@pytest.mark.parametrize(("name", "last", "width"), SCREENS)
def test_a_notebook_opens_full_screen_with_nothing_to_do_but_the_exercise(
    name: str, last: str, width: int, visit: Callable[..., Visit]
) -> None:
    page = visit(viewport={"width": width, "height": 844}).open(
        f"lite/notebooks/index.html?path={name}.ipynb"
    )
    expect(page.get_by_role("button", name=last)).to_be_visible(timeout=START)
    assert page.locator("input[type=radio]:checked").count() == 0
    assert page.locator("body").evaluate(CODE_ON_SCREEN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(page.get_by_role("link", name="Back to the guidance")).to_be_visible()


def test_every_notebook_has_a_page_that_launches_it() -> None:
    names = {path.stem for path in (REPOSITORY / "notebooks").glob("*.ipynb")}
    assert {name for name, _ in LAUNCHERS.values()} == names


@pytest.mark.parametrize("path", sorted((REPOSITORY / "notebooks").glob("*.ipynb")))
def test_a_notebook_is_one_import_and_one_call_with_no_stored_result(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(code) == 1
    lines = [line for line in "".join(code[0]["source"]).splitlines() if line.strip()]
    assert len(lines) == 2
    assert lines[0].startswith("from cse_guidance.widgets import ")
    assert code[0]["outputs"] == []
    assert code[0]["execution_count"] is None
    assert code[0]["metadata"]["jupyter"]["source_hidden"] is True


def test_the_browser_runs_the_very_wheel_that_was_tested(site_folder: Path) -> None:
    """The settings keep Python on this site, and every file is the one whose mark they name."""
    lite = site_folder / "lite"
    settings = json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"][
        "@jupyterlite/pyodide-kernel-extension:kernel"
    ]
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.mjs"
    assert kernel["disablePyPIFallback"] is True
    python = lite / "static" / "pyodide"
    assert (python / "pyodide.mjs").is_file()
    lock = json.loads((python / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert set(kernel["loadPyodideOptions"]["packages"]) <= set(lock["packages"])
    for package in lock["packages"].values():
        file = python / package["file_name"]
        assert "/" not in package["file_name"]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == package["sha256"]
    (ours,) = (REPOSITORY / "build" / "wheel").glob("*.whl")
    assert (python / ours.name).read_bytes() == ours.read_bytes()


FORGED = [
    "repl/index.html?code=import%20os",
    "repl/index.html?code=from%20cse_guidance.widgets%20import%20parts%3B%20parts%28%29%3B",
    "repl/index.html?path=walk-the-pathway.ipynb",
    "repl/index.html",
    "notebooks/index.html?path=../secret.ipynb",
    "notebooks/index.html?path=walk-the-pathway.ipynb&path=walk-the-pathway.ipynb",
    "notebooks/index.html?path=walk-the-pathway.ipynb&extra=1",
    "notebooks/index.html?path=walk-the-pathway.ipynb#here",
]


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_link_opens_nothing(forged: str, visit: Callable[..., Visit]) -> None:
    window = visit()
    window.open(f"lite/{forged}")
    window.page.wait_for_url(f"{window.address}lite/index.html")
    expect(window.page.get_by_role("link", name="Go to the guidance")).to_be_visible()


def test_an_exercise_cannot_reach_another_host(browser: Browser, address: str) -> None:
    """A second server on this machine stands for another host."""
    with serving(REPOSITORY / "docs") as elsewhere:
        window = Visit(browser, address)
        page = window.open(exercise_address("practise_the_rat"))
        page.get_by_role("button", name="Work out the level").wait_for(timeout=START)
        told = page.evaluate(
            "(url) => fetch(url).then(() => 'sent', (error) => String(error))", elsewhere
        )
        assert "TypeError" in told
        assert window.refused
        window.context.close()


def test_each_question_of_the_form_is_a_named_group_of_one_tab_stop(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit().open(exercise_address("practise_the_rat"))
    page.get_by_role("button", name="Work out the level").wait_for(timeout=START)
    for indicator in rules.instruments["practice-rat"].indicators:
        group = page.get_by_role("radiogroup", name=indicator.label, exact=True)
        expect(group).to_have_count(1)
    group = page.get_by_role("radiogroup").first
    group.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=radiogroup]')") is not None
    expect(group.locator(":focus")).to_have_count(0)
