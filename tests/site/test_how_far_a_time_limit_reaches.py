"""Every time limit is shown as national, as this site's advice, or as one area's, with its year."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from built_page import Page
from main_text import Block, main_text

from cse_guidance import words
from cse_guidance.load import load_rules
from cse_guidance.model import Clock

CONF = Path(__file__).resolve().parents[2] / "conf"
RULES = load_rules(CONF)
A_TIME = re.compile(r"\bwithin (?:\d+|one|two|three) (?:working )?(?:hour|day|week|month)s?\b")
A_REACH = ("national rule", "local rule", "local example", "this site's advice")
AREA_AND_YEAR = re.compile(
    r".+, (?:(?:about )?(?:19|20)\d\d(?: to (?:the early )?(?:19|20)\d\ds?)?|undated)$"
)
SHOWN_LOCAL = re.compile(r"local example: ([^()]*)\)")
WHAT_TO_DO = "Show the time limit with the role {clock}, or say beside it how far it reaches:"


def plain(block: Block) -> str:
    return block.text.replace("\u2019", "'")


LIMITS = [
    (
        clock,
        re.compile(re.escape(words.clock_words(RULES, clock)) + r"(?!\w)", re.IGNORECASE),
    )
    for clock in RULES.clocks.values()
    if clock.count is not None
]


def shown_in(text: str) -> list[Clock]:
    """Return the clocks whose whole time limit stands in these words."""
    if "within" not in text.lower():
        return []
    return [clock for clock, limit in LIMITS if limit.search(text)]


def says_reach(clock: Clock, low: str) -> bool:
    """Return whether words in small letters say how far a clock reaches."""
    either = (words.reach_words(clock, area=False), words.scope_words(clock.scope))
    return any(one.lower() in low for one in either)


def wrong_in(block: Block) -> bool:
    """Return whether a block shows a time limit and not how far it reaches."""
    text = plain(block)
    clocks = shown_in(text)
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
    reaches = {clock.scope for text in blocks for clock in shown_in(text)}
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


def local_areas(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Yield the area of everything in a rule file that is one area's, and where it stands."""
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from local_areas(item, f"{place} {at + 1}")
    elif isinstance(value, dict):
        if "local" in (*str(value.get("scope", "")).split(), value.get("status")):
            yield f"{place} {value.get('id', '')}", str(value.get("area", ""))
        for key, item in value.items():
            yield from local_areas(item, f"{place} {key}")


def test_everything_that_is_local_names_its_area_and_its_year() -> None:
    told, seen = [], 0
    for path in sorted(CONF.rglob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        for place, area in local_areas(read, path.name):
            seen += 1
            if not AREA_AND_YEAR.match(area):
                told.append(f"{place}: {area!r}, such as 'Sefton, 2017' or 'Sefton, undated'")
    assert seen > len(RULES.clocks)
    assert told == [], "\n".join(["Give the year, or write that there is none:", *told])


def test_every_local_source_that_is_shown_names_its_area_and_its_year(pages: list[Page]) -> None:
    shown = {area for page in pages for area in SHOWN_LOCAL.findall(unescape(page.html))}
    assert shown
    assert [area for area in sorted(shown) if not AREA_AND_YEAR.match(area)] == []


def test_an_area_without_its_year_is_told() -> None:
    wrong = {"clock": [{"id": "ours", "scope": "local example", "area": "Sefton"}]}
    ((place, area),) = local_areas(wrong, "clocks.toml")
    assert place == "clocks.toml clock 1 ours"
    assert not AREA_AND_YEAR.match(area)
    assert AREA_AND_YEAR.match("Sefton, 2017")
