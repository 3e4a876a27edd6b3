"""An answer on paper: one or two A4 sheets, with the version and the day, and nothing else."""

import re
from collections.abc import Callable, Iterator

import pytest
from checkers import CHECKERS, ONE_QUESTION_A_SCREEN, RULES, OnPage
from playwright.sync_api import expect
from visitor import Visit

from cse_guidance.model import Meeting
from cse_guidance.paths import Path, all_paths

MOST_SHEETS = 2


def sheets(pdf: bytes) -> int:
    """Return how many sheets of paper a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", CHECKERS)
def test_the_example_fits_on_two_sheets(name: str, visit: Callable[..., Visit]) -> None:
    on = OnPage(visit(), name)
    on.answer_example()
    assert 1 <= sheets(on.page.pdf(format="A4")) <= MOST_SHEETS
    on.page.emulate_media(media="print")
    expect(on.sheet).to_be_visible()
    made = on.sheet.locator(".sheet__made").inner_text()
    assert "version" in made
    assert re.search(r"Worked out on \d{1,2} \w+ 20\d\d", made)
    for gone in (
        ".checker__twin",
        ".checker__tools",
        "[data-screen]",
        ".site-footer",
        ".checker__dates",
    ):
        for one in on.page.locator(gone).all():
            expect(one).to_be_hidden()


def longest_to_each_outcome(pathway_id: str) -> Iterator[Path]:
    """Return the path with the most "not sure" to each outcome: its sheet says the most."""
    pathway = RULES.pathways[pathway_id]
    found: dict[str, Path] = {}
    for path, outcome in all_paths(pathway):
        if len(path) >= len(found.get(outcome, ())):
            found[outcome] = path
    yield from found.values()


@pytest.mark.parametrize("name", ONE_QUESTION_A_SCREEN)
def test_each_outcome_fits_on_two_sheets(name: str, visit: Callable[..., Visit]) -> None:
    on = OnPage(visit(), name)
    for path in longest_to_each_outcome(on.checker.page):
        on.walk(path)
        on.wait_for_answer()
        assert sheets(on.page.pdf(format="A4")) <= MOST_SHEETS, path
        on.page.get_by_role("button", name="Start again and clear everything").click()


@pytest.mark.parametrize("meeting", RULES.meetings.meetings, ids=lambda meeting: meeting.id)
def test_a_meeting_of_which_nothing_is_known_fits_on_two_sheets(
    meeting: Meeting, visit: Callable[..., Visit]
) -> None:
    on = OnPage(visit(), "meeting")
    on.choose("meeting", meeting.id)
    on.go().click()
    on.wait_for_answer()
    assert sheets(on.page.pdf(format="A4")) <= MOST_SHEETS


def test_a_source_of_what_is_not_printed_is_not_printed_and_the_others_keep_their_numbers(
    visit: Callable[..., Visit],
) -> None:
    on = OnPage(visit(), "meeting")
    on.answer_example()
    on.page.emulate_media(media="print")
    said = on.page.locator(".sheet__sources:visible").all_inner_texts()
    named = {int(number) for one in said for number in re.findall(r"\d+", one)}
    lines = on.sheet.locator(".sheet__list > li")
    printed = {n + 1 for n, line in enumerate(lines.all()) if line.is_visible()}
    assert named == printed
    assert len(printed) < lines.count()
    values = lines.evaluate_all("lines => lines.map((line) => line.value)")
    assert values == list(range(1, len(values) + 1))
