"""How many steps lie between the home page and the answer, for people who come with a question."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_page import Page

HOME = "index.html"
# Who asks what, where the answer stands, and in how many steps it is reached from the home page.
QUESTIONS = {
    "a worried teacher: what do I do now?": ("act-now.html", "who-to-ring", 1),
    "a worried teacher: what do I say to the child?": ("act-now.html", "what-to-say-to-a-child", 1),
    "a worried teacher: what is my part today?": ("by-role/school.html", "school-first-day", 1),
    "a worried teacher: is this a warning sign?": ("understand/warning-signs.html", "signs", 1),
    "a new social worker: which meeting do I ask for?": ("procedures/which-meeting.html", "", 1),
    "a new social worker: who has to be in a strategy discussion?": (
        "procedures/strategy-discussion.html",
        "",
        1,
    ),
    "a new social worker: what comes after it, and by when?": (
        "procedures/after-strategy.html",
        "the-clocks",
        1,
    ),
    "a new social worker: which plan counts?": ("procedures/one-plan.html", "", 1),
    "a new social worker: what does this word mean?": ("about/glossary.html", "", 2),
    "a manager: what can my team talk about?": ("briefing-2016.html", "team-questions", 1),
    "a manager: what did the audit find, and what is there for it?": (
        "briefing-2016.html",
        "coverage",
        1,
    ),
    "a manager: a map for the wall": ("procedures/index.html", "", 1),
    "a manager: what is my part?": ("by-role/manager.html", "manager-first-hour", 1),
}
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


def steps_from_home(site: Path, pages: list[Page]) -> dict[str, int]:
    """Return how many links of the text lie between the home page and each page."""
    by_name = {page.path.relative_to(site).as_posix(): page for page in pages}
    steps = {HOME: 0}
    waiting = [HOME]
    while waiting:
        here = waiting.pop(0)
        text = MAIN.search(by_name[here].html)
        for address in LINK.findall(text.group() if text else ""):
            parts = urlsplit(address)
            target = (site / here).parent / unquote(parts.path)
            inside = not parts.scheme and parts.path and target.resolve().is_relative_to(site)
            name = target.resolve().relative_to(site).as_posix() if inside else ""
            if name in by_name and name not in steps:
                steps[name] = steps[here] + 1
                waiting.append(name)
    return steps


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_no_more_steps_away_than_this(
    site: Path, pages: list[Page], question: str
) -> None:
    where, anchor, most = QUESTIONS[question]
    assert steps_from_home(site, pages).get(where, 99) <= most
    page = next(one for one in pages if one.path == site / where)
    assert not anchor or anchor in page.ids, anchor


def test_every_page_can_be_reached_by_the_links_of_the_text(site: Path, pages: list[Page]) -> None:
    steps = steps_from_home(site, pages)
    left = {page.path.relative_to(site).as_posix() for page in pages} - steps.keys()
    assert left == {"search.html"}, left
