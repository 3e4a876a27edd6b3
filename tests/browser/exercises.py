"""Answers the exercises as a person would: by the labels and buttons on the screen."""

import re
from urllib.parse import quote

from playwright.sync_api import FrameLocator, Locator, Page, expect
from visitor import START

from cse_guidance.model import Scenario

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
