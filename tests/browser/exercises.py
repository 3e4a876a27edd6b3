"""Answers the exercises as a person would: by the labels and buttons on the screen."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import FrameLocator, Locator, Page, expect
from visitor import START

from cse_guidance.model import Scenario
from cse_guidance.training.group import Group
from cse_guidance.widgets.group_shown import change_words

Screen = Page | FrameLocator


def exercise_address(entry: str) -> str:
    """Return the address of an exercise in the no-code view."""
    code = quote(f"from cse_guidance.widgets import {entry}; {entry}();")
    return f"lite/repl/index.html?kernel=python&execute=1&hideCodeInput=1&showBanner=0&code={code}"


def press(screen: Screen, name: str) -> None:
    """Press a button by its label."""
    screen.get_by_role("button", name=name, exact=True).click(timeout=START)


def choose_case(screen: Screen, scenario: Scenario, stage_id: str) -> None:
    """Choose a case at a stage, and wait until its facts are on the screen."""
    stage = next(stage for stage in scenario.stages if stage.id == stage_id)
    screen.get_by_label("Case", exact=True).select_option(label=f"{scenario.title}: {stage.title}")
    last = scenario.facts_up_to(stage_id)[-1]
    expect(screen.get_by_text(last.text)).to_be_visible(timeout=START)


def choose(group: Locator, label: str) -> None:
    """Choose an answer of a group by its label."""
    group.get_by_role("radio", name=label, exact=True).check()


def read_heading(screen: Screen, css: str, pattern: str) -> str:
    """Wait for a heading and return the part of its words that the pattern marks."""
    heading = screen.locator(css)
    heading.wait_for(timeout=START)
    found = re.search(pattern, heading.inner_text())
    assert found, heading.inner_text()
    return found.group(1)


def open_files(page: Page, files: Sequence[Path], sound: int) -> None:
    """Open the files of a group in its notebook; so many of them are sound."""
    button = page.get_by_role("button", name="Choose the files")
    button.wait_for(timeout=START)
    with page.expect_file_chooser() as choosing:
        button.click()
    choosing.value.set_files(files)
    expect(page.get_by_text(f"{sound} files are open")).to_be_visible(timeout=START)


def expect_group(page: Page, group: Group) -> None:
    """Expect what a group's files show: the change, and each matrix as a table and as a picture."""
    assert group.change is not None
    assert group.change.low is not None
    expect(page.locator("p.change")).to_have_text(change_words(group.change))
    expect(page.get_by_label(change_words(group.change), exact=True)).to_be_visible(timeout=START)
    for part in group.parts:
        (matrix,) = part.confusion
        title = f"{part.part.capitalize()}. {matrix.title}"
        table = page.get_by_role("table", name=title, exact=True)
        rows = [row for row in matrix.cells if any(cell.count for cell in row)]
        numbers = [str(cell.count) for row in rows for cell in row]
        expect(table.locator("td")).to_have_text(numbers)
        # The picture that JupyterLab drew, with the same numbers written in it.
        drawn = page.locator(f'[role="graphics-document"][aria-label^="{title}"]')
        expect(drawn.locator("svg .role-mark.mark-text text")).to_have_text(numbers)
