"""Twelve simulated learners, each with a stated habit, who take a self-test through the page.

Eight take a CSE meeting for a strategy discussion before the training, and are certain of it; after
it two still do. Three ask for a strategy discussion where something else is right, which is safe.
One makes no mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Frame, Page, expect
from visitor import Visit

from cse_guidance.model import Rules
from cse_guidance.self_test import mark
from cse_guidance.training.answered import Answered as Given
from cse_guidance.training.answered import find_item, look_at

PAGE = "practise/test-yourself.html"
SEED = "twelve learners"
SIZE = 8
ABOUT = "which-meeting"
PEOPLE = 12
CONFUSED, STILL_CONFUSED, TOO_SAFE = 8, 2, 3
MIXED_UP = ("strategy-discussion", "cse-meeting")  # what the rules give, and what is chosen instead
SAFE = ("something-else", "strategy-discussion")


@dataclass(frozen=True)
class Learner:
    """One of the twelve."""

    number: int

    @property
    def code(self) -> str:
        """A made-up code, the same before and after."""
        return f"learner {self.number}"

    def habit(self, part: str) -> tuple[str, str] | None:
        """What they take for what, and nothing where they make no mistake."""
        confused = CONFUSED if part == "before" else STILL_CONFUSED
        if self.number < confused:
            return MIXED_UP
        if CONFUSED <= self.number < CONFUSED + TOO_SAFE:
            return SAFE
        return None

    def choice(self, rules: Rules, part: str, item_id: str) -> tuple[str, str]:
        """Return what they choose at a decision, and how sure they are."""
        item = find_item(rules, ABOUT, item_id)
        right = mark(rules, item, item.choices[0].id).answer_id
        habit = self.habit(part)
        if habit and habit[0] == right:
            return habit[1], "certain"
        return right, "fairly sure"


LEARNERS = tuple(Learner(number) for number in range(PEOPLE))


def set_up(page: Page | Frame, learner: Learner, part: str) -> None:
    """Fill in the form that draws the set, and start."""
    form = page.locator("form#self-test")
    form.locator(f'[name="part"][value="{part}"]').check()
    form.locator('[name="about"]').select_option(ABOUT)
    form.locator('[name="size"]').fill(str(SIZE))
    form.locator('[name="seed"]').fill(SEED)
    form.locator('[name="code"]').fill(learner.code)
    form.get_by_role("button", name="Start").click()
    expect(page.locator(".exercise__item")).to_be_visible(timeout=120_000)


def take(page: Page, rules: Rules, learner: Learner, part: str) -> None:
    """Answer every decision of a set as the learner would, up to the result."""
    set_up(page, learner, part)
    for number in range(1, SIZE + 1):
        expect(page.locator(".exercise__item h2")).to_contain_text(f"{number} of {SIZE}.")
        answer(page, rules, learner, part)
        words = "See your result" if number == SIZE else "Next decision"
        page.get_by_role("button", name=words).click()
    expect(page.locator(".sheet h2")).to_contain_text("as the rules have it")


def answer(page: Page | Frame, rules: Rules, learner: Learner, part: str) -> None:
    """Answer the decision that is shown, and wait for what the rules say."""
    item_id = shown_item(page, rules)
    choice, confidence = learner.choice(rules, part, item_id)
    page.locator(f'[name="choice"][value="{choice}"]').check()
    page.locator('[name="facts"]').first.check()
    page.locator(f'[name="confidence"][value="{confidence}"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".sheet h2")).to_be_visible()


def shown_item(page: Page | Frame, rules: Rules) -> str:
    """Return the id of the decision that is shown, found by its words."""
    place = page.locator(".exercise__place").inner_text()
    for case in rules.scenarios.values():
        for stage in case.stages:
            if place == f"{case.title}. {stage.title}":
                return f"{case.id}/{stage.id}"
    raise AssertionError(place)


def take_both(window: Visit, rules: Rules, learner: Learner, folder: Path) -> list[Path]:
    """Take the sets before and after in one window; return the files that were saved."""
    page = window.open(PAGE)
    files = []
    for part in ("before", "after"):
        take(page, rules, learner, part)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        files.append(file)
        page.get_by_role("button", name="Start again").click()
    return files


def wrong(rules: Rules, learner: Learner, part: str, item_ids: list[str]) -> int:
    """Return how many of some decisions a learner gets wrong, by the rules."""
    given = [
        look_at(rules, Given(ABOUT, name, learner.choice(rules, part, name)[0], "guess"))
        for name in item_ids
    ]
    return sum(not one.right for one in given)
