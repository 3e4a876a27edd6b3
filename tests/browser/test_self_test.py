"""The self-test through the page: twelve learners with known habits, and one with the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from exercises import exercise_address, expect_group, open_files
from learners import (
    ABOUT,
    CONFUSED,
    LEARNERS,
    MIXED_UP,
    PAGE,
    SEED,
    SIZE,
    STILL_CONFUSED,
    TOO_SAFE,
    answer,
    set_up,
    take,
    wrong,
)
from playwright.sync_api import Page, expect
from test_pages import violations
from visitor import Visit

from cse_guidance.model import Rules
from cse_guidance.training.group import look_at_group
from cse_guidance.training.results import read_results
from cse_guidance.training.sets import before_and_after

NEW = Callable[..., Visit]


def test_twelve_learners_are_seen_to_confuse_what_they_confuse(
    rules: Rules, learners_files: list[Path]
) -> None:
    """What the page saved shows the habit that was put in, and the others' not."""
    results = [read_results(rules, file.read_text("utf-8"), file.name) for file in learners_files]
    assert len(results) == 2 * len(LEARNERS)
    pair = before_and_after(rules, SEED, SIZE, (ABOUT,))
    group = look_at_group(rules, results)
    for part, items, confused in (
        ("before", pair.before, CONFUSED),
        ("after", pair.after, STILL_CONFUSED),
    ):
        (found,) = [one for one in group.parts if one.part == part]
        assert (found.people, found.answered) == (len(LEARNERS), len(LEARNERS) * SIZE)
        (matrix,) = found.confusion
        cells = {(cell.answer, cell.chosen): cell for cell in matrix.mixed_up}
        ids = [item.id for item in items]
        each = wrong(rules, LEARNERS[0], "before", ids)
        assert each > 0, "the set asks for no strategy discussion: nothing to confuse"
        assert cells[MIXED_UP].count == confused * each
        too_safe = LEARNERS[CONFUSED : CONFUSED + TOO_SAFE]
        others = sum(wrong(rules, one, part, ids) for one in too_safe)
        assert (
            sum(cell.count - cell.accepted for cell in cells.values()) == confused * each + others
        )
        assert 0 < sum(cell.safe for cell in cells.values()) <= others
        certain = next(one for one in found.calibration if one.confidence == "certain")
        assert certain.right <= certain.answered - confused * each
    assert group.change is not None
    assert group.change.people == len(LEARNERS)
    assert group.change.after > group.change.before


def test_their_files_in_the_notebook_show_the_confusion_that_was_put_in(
    rules: Rules, visit: NEW, learners_files: list[Path]
) -> None:
    """The files that the page saved, opened in the notebook of the group, network refused."""
    results = [read_results(rules, file.read_text("utf-8"), file.name) for file in learners_files]
    group = look_at_group(rules, results)
    window = visit()
    page = window.open(exercise_address("our_group_results"))
    open_files(page, learners_files, len(learners_files))
    expect_group(page, group)
    texts = {choice.id: choice.text for choice in rules.pathways[ABOUT].choices}
    given, chosen = (texts[name] for name in MIXED_UP)
    items = before_and_after(rules, SEED, SIZE, (ABOUT,)).before
    each = wrong(rules, LEARNERS[0], "before", [item.id for item in items])
    told = page.get_by_role("table", name="Before. Which meeting?", exact=True)
    row = told.get_by_role("row").filter(has=page.get_by_role("rowheader", name=given, exact=True))
    column = [choice.text for choice in rules.pathways[ABOUT].choices].index(chosen)
    expect(row.locator("td").nth(column)).to_have_text(str(CONFUSED * each))
    expect(page.locator("p.change")).to_contain_text(f"{len(LEARNERS)} people have both sets.")


def test_a_result_is_private_printed_and_kept_nowhere(rules: Rules, visit: NEW) -> None:
    window = visit(viewport={"width": 390, "height": 844})
    page = window.open(PAGE)
    learner = LEARNERS[0]
    take(page, rules, learner, "before")
    for words in ("Which decisions you mixed up", "How sure you were", "Record of learning"):
        expect(page.locator(".sheet h3", has_text=words)).to_be_visible()
    told = page.locator(".sheet").inner_text()
    assert "An exploitation (CSE) meeting" in told
    assert learner.code in told
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.get_by_role("button", name="Save as a file")).to_be_hidden()
    expect(page.locator(".checker__twin")).to_be_hidden()


def test_what_was_missed_is_practised_until_it_is_right(rules: Rules, visit: NEW) -> None:
    page = visit().open(PAGE)
    confused, perfect = LEARNERS[0], LEARNERS[-1]
    take(page, rules, confused, "before")
    before = page.locator(".sheet h2").inner_text()
    page.get_by_role("button", name="Practise what you missed").click()
    answer(page, rules, confused, "before")  # wrong once more: it comes back
    page.get_by_role("button", name="Go on").click()
    for _ in range(SIZE + 1):
        expect(page.locator(".exercise__item, [data-work] > h2").first).to_be_visible()
        if page.locator(".exercise__item").count() == 0:
            break
        answer(page, rules, perfect, "before")
        page.get_by_role("button", name="Go on").click()
        expect(page.locator(".sheet")).to_have_count(0)
    expect(page.get_by_role("heading", name="You have now been right on each")).to_be_visible()
    page.get_by_role("button", name="Back to your result").click()
    expect(page.locator(".sheet h2")).to_have_text(before)  # the first answers count


def test_what_is_missing_is_asked_for_and_a_decision_can_be_skipped(visit: NEW) -> None:
    page = visit().open(PAGE)
    form = page.locator("form#self-test")
    expect(form.locator('[name="code"]')).not_to_have_value("", timeout=120_000)
    expect(form.locator('[name="part"][value="practice"]')).to_be_checked()
    form.locator('[name="size"]').fill("")
    form.get_by_role("button", name="Start").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Write how many decisions")
    set_up(page, LEARNERS[0], "practice")
    page.get_by_role("button", name="Check my answer").click()
    summary = page.locator(".govuk-error-summary")
    for words in ("Choose what happens now", "Tick the facts", "Say how sure you are"):
        expect(summary).to_contain_text(words)
    assert violations(page, "main") == []
    for _ in range(SIZE):
        page.get_by_role("button", name="Skip this one").click()
    expect(page.locator(".sheet")).to_contain_text(f"Skipped: {SIZE}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["answers"] == []
    assert len(saved["skipped"]) == SIZE


def test_own_words_are_a_reason_and_go_nowhere(visit: NEW) -> None:
    page = visit().open(PAGE)
    set_up(page, LEARNERS[0], "practice")
    for _ in range(SIZE):
        page.locator('[name="choice"]').first.check()
        page.locator('[name="own"]').fill("Purple elephants")
        page.locator('[name="confidence"]').first.check()
        page.get_by_role("button", name="Check my answer").click()
        expect(page.locator(".sheet h2")).to_be_visible()
        page.get_by_role("button", name="Next decision").or_(
            page.get_by_role("button", name="See your result")
        ).click()
    expect(page.locator(".sheet h2")).to_contain_text("as the rules have it")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert "elephant" not in Path(download.value.path()).read_text("utf-8")
    assert "elephant" not in page.content()


def test_back_shows_what_was_said_and_changes_nothing(rules: Rules, visit: NEW) -> None:
    page = visit().open(PAGE)
    set_up(page, LEARNERS[0], "practice")
    answer(page, rules, LEARNERS[0], "before")
    first = page.locator(".sheet h2").inner_text()
    page.get_by_role("button", name="Next decision").click()
    expect(page.locator(".exercise__item h2")).to_contain_text(f"2 of {SIZE}.")
    page.go_back()
    expect(page.locator(".sheet h2")).to_have_text(first)
    page.get_by_role("button", name="Next decision").click()
    expect(page.locator(".exercise__item h2")).to_contain_text(f"2 of {SIZE}.")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.textContent"))


def test_with_the_keyboard_alone(visit: NEW) -> None:
    page = visit().open(PAGE)
    expect(page.locator('[name="code"]')).not_to_have_value("", timeout=120_000)
    page.locator('[name="part"]').first.focus()
    for keys in (["Space"], ["Tab", "ArrowDown"], ["Tab", "1"], ["Tab"], ["Tab"], ["Tab", "Enter"]):
        for key in keys:
            page.keyboard.press(key)
    expect(page.locator(".exercise__item h2")).to_be_focused(timeout=120_000)
    wanted = iter(["choice", "facts", "confidence"])
    name = next(wanted)
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == name:
            page.keyboard.press("Space")
            name = next(wanted, "")
        if focused(page) == "Check my answer":
            page.keyboard.press("Enter")
            break
    expect(page.locator(".sheet h2")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_decision_is_accessible_and_fits(width: int, visit: NEW) -> None:
    window = visit(viewport={"width": width, "height": 800}, color_scheme="dark")
    page = window.open(PAGE)
    set_up(page, LEARNERS[0], "practice")
    assert violations(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
