"""Every time limit is shown as national, as this site's advice, or as one area's, with its year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_page import Page
from main_text import Block, main_text

from cse_guidance import words
from cse_guidance.load import load_rules
from cse_guidance.model import Clock, Rules

RULES = load_rules(Path(__file__).resolve().parents[2] / "conf")
A_TIME = re.compile(r"\bwithin (?:\d+|one|two|three) (?:working )?(?:hour|day|week|month)s?\b")
A_REACH = ("national rule", "local rule", "local example", "this site's advice")
AREA_AND_YEAR = re.compile(r".+, (?:(?:about )?(?:19|20)\d\d(?: to (?:19|20)\d\d)?|undated)$")
WHAT_TO_DO = "Show the time limit with the role {clock}, or say beside it how far it reaches:"


def plain(block: Block) -> str:
    return block.text.replace("\u2019", "'")


def shown_in(rules: Rules, block: str) -> list[Clock]:
    """Return the clocks whose whole time limit stands in these words."""
    return [
        clock
        for clock in rules.clocks.values()
        if clock.count is not None
        and re.search(re.escape(words.clock_words(rules, clock)) + r"(?!\w)", block, re.IGNORECASE)
    ]


def says_reach(clock: Clock, low: str) -> bool:
    """Return whether words in small letters say how far a clock reaches."""
    either = (words.reach_words(clock, area=False), words.scope_words(clock.scope))
    return any(one.lower() in low for one in either)


def wrong_in(block: Block) -> bool:
    """Return whether a block shows a time limit and not how far it reaches."""
    text = plain(block)
    clocks = shown_in(RULES, text)
    low = text.lower()
    if clocks:
        return not any(clock.area.lower() in low and says_reach(clock, low) for clock in clocks)
    return bool(A_TIME.search(text)) and not any(reach in low for reach in A_REACH)


def told_on(page: Page | str) -> list[str]:
    return [plain(block) for block in main_text(page) if wrong_in(block)]


def test_every_time_limit_says_how_far_it_reaches(pages: list[Page]) -> None:
    told = [f"{page.path.name}: {text}" for page in pages for text in told_on(page)]
    assert told == [], "\n".join([WHAT_TO_DO, *told])


def test_there_are_time_limits_of_each_reach_to_look_at(pages: list[Page]) -> None:
    blocks = [plain(block) for page in pages for block in main_text(page)]
    reaches = {clock.scope for text in blocks for clock in shown_in(RULES, text)}
    assert reaches == {clock.scope for clock in RULES.clocks.values() if clock.count is not None}


@pytest.mark.parametrize(
    "clock", [one for one in RULES.clocks.values() if one.count], ids=lambda one: one.id
)
def test_a_time_limit_with_another_reach_or_with_none_is_told(
    pages: list[Page], clock: Clock
) -> None:
    page = next(page for page in pages if page.path.name == "act-now.html")
    limit = words.clock_words(RULES, clock)
    other = "Local example" if clock.scope == "national" else "National rule"
    for reach in ("", other):
        wrong = page.html.replace("</main>", f"<p>Do it {limit} {reach}.</p></main>")
        assert len(told_on(wrong)) == len(told_on(page)) + 1, reach
    right = f"<p>Do it {limit} {words.reach_words(clock)}.</p></main>"
    assert told_on(page.html.replace("</main>", right)) == told_on(page)


def test_a_time_limit_that_somebody_typed_is_told() -> None:
    wrong = "<main><p>The discussion is held within 24 hours.</p></main>"
    assert told_on(wrong) == ["The discussion is held within 24 hours."]


@pytest.mark.parametrize(
    "clock",
    [one for one in RULES.clocks.values() if one.scope.startswith("local")],
    ids=lambda one: one.id,
)
def test_a_local_time_limit_names_its_area_and_its_year(clock: Clock) -> None:
    assert AREA_AND_YEAR.match(clock.area), clock.area
