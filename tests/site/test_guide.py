"""The pages show what the audit, the readers, the amendments and the glossary say, all of it."""

import re
from html import unescape
from pathlib import Path

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.load import load_rules
from cse_guidance.your_part import clocks_of, who_does_what, your_part

REPOSITORY = Path(__file__).resolve().parents[2]
CONF = REPOSITORY / "conf"
RULES = load_rules(CONF, thorough=False)
BRIEFING = "briefing-2016"


def page_named(pages: list[Page], name: str) -> Page:
    """Return a page; of two that end alike, the one that lies higher, as "index" does."""
    found = [page for page in pages if page.path.as_posix().endswith(f"/{name}.html")]
    return min(found, key=lambda page: len(page.path.parts))


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def before_link(page: Page, term: str) -> str:
    """Return the words that stand before the link of a term in its paragraph, without links."""
    link = re.search(rf'<a class="[^"]*\bterm\b[^"]*" href="[^"]+#term-{term}"', page.html)
    assert link
    paragraph = re.split(r"<(?:p|li|dd|td)\b[^>]*>", page.html[: link.start()])[-1]
    return text_of(re.sub(r"(?s)<(a|code)\b.*?</\1>", " ", paragraph))


def part_of(page: Page, anchor: str, end: str) -> str:
    start = page.html.index(f'id="{anchor}"')
    return page.html[start : page.html.index(end, start)]


@pytest.mark.parametrize("name", RULES.findings)
def test_each_finding_has_its_place_with_what_is_offered_and_what_changed(
    pages: list[Page], name: str
) -> None:
    finding = RULES.findings[name]
    page = page_named(pages, BRIEFING)
    part = part_of(page, name, "</section>")
    links = re.findall(r'href="([^"#]+)\.html"', part)
    cases = [f"practise/{one}" for one in finding.scenarios]
    assert {*finding.pages, *finding.checkers, *cases} <= set(links)
    assert all(sentence in text_of(part) for sentence in finding.since)
    assert all(f"#source-{source}" in part for source in finding.sources)


def test_the_table_of_what_is_offered_has_every_finding_and_every_checker(
    pages: list[Page],
) -> None:
    page = page_named(pages, BRIEFING)
    table = part_of(page, "coverage", "</section>")
    rows = re.findall(r'<th scope="row"><a [^>]*href="#([\w-]+)">(.*?)</a>', table)
    assert [(name, unescape(title)) for name, title in rows] == [
        (one.id, one.title) for one in RULES.findings.values()
    ]
    for row, finding in zip(
        table.split('<th scope="row">')[1:], RULES.findings.values(), strict=True
    ):
        cases = [f"practise/{one}" for one in finding.scenarios]
        links = re.findall(r'href="([^"#]+)\.html"', row)
        assert links == [*finding.pages, *finding.checkers, *cases], finding.id
    checkers = {file.stem for file in (REPOSITORY / "docs" / "check").glob("*.md")} - {"index"}
    procedures = set(RULES.pathways)
    offered = {page for one in RULES.findings.values() for page in one.pages}
    used = {one for finding in RULES.findings.values() for one in finding.checkers}
    assert {f"check/{name}" for name in checkers - procedures} <= used
    assert {scenario for one in RULES.findings.values() for scenario in one.scenarios} == set(
        RULES.scenarios
    )
    assert offered & {f"procedures/{name}" for name in procedures}


@pytest.mark.parametrize("name", RULES.mistakes)
def test_each_mistake_stands_on_its_pages_with_what_to_do_instead(
    pages: list[Page], name: str
) -> None:
    mistake = RULES.mistakes[name]
    for where in mistake.pages:
        text = text_of(page_named(pages, where).html)
        assert mistake.what in text, where
        assert mistake.instead in text, where


@pytest.mark.parametrize("name", RULES.pathways)
def test_every_procedure_says_who_does_what_its_clocks_its_mistakes_and_what_to_record(
    pages: list[Page], name: str
) -> None:
    page = page_named(pages, f"procedures/{name}")
    for section in ("who-does-what", "the-clocks", "common-mistakes", "what-to-record"):
        assert section in page.ids, section
    for role, by_clock in who_does_what(RULES.pathways[name], RULES):
        part = text_of(part_of(page, f"{name}-who-{role.id}", "</section>"))
        for clock, actions in by_clock:
            limit = words.capital(words.clock_words(RULES, clock))
            reach = f"{words.reach_words(clock, area=False)} {clock.area}".strip()
            steps = " ".join(action.what for action in actions)
            assert f"{limit} {reach} {steps}" in part
    listed = text_of(part_of(page, "the-clocks", "</section>"))
    for clock in clocks_of(RULES.pathways[name], RULES):
        limit = words.capital(words.clock_words(RULES, clock))
        assert clock.count is None or f"{words.sentence(clock.title)} {limit}" in listed
    mistakes = text_of(part_of(page, "common-mistakes", "</section>"))
    for mistake in RULES.mistakes.values():
        shown = f"{mistake.what} {mistake.instead}" in mistakes
        assert shown is (f"procedures/{name}" in mistake.pages), mistake.id
    assert "<li>" in part_of(page, "what-to-record", "</section>")
    assert f'href="../check/{name}.html"' in page.html


@pytest.mark.parametrize("name", RULES.readers)
def test_a_readers_page_has_every_step_of_theirs_in_its_period(
    pages: list[Page], name: str
) -> None:
    page = page_named(pages, f"by-role/{name}")
    for one in your_part(RULES, name).periods:
        part = text_of(part_of(page, f"{name}-{one.period.id}", "</section>"))
        for pathway, groups in one.groups:
            assert pathway.title in part
            assert all(action.what in part for group in groups for action in group.actions)
            assert all(title in part for group in groups for title in group.outcomes)
        assert all(meeting.title in part for meeting, _ in one.meetings)
    assert f'href="{name}.html"' in page_named(pages, "by-role/index").html
    assert f'href="by-role/{name}.html"' in page_named(pages, "index").html


def test_the_amendments_stand_with_the_newest_first(pages: list[Page]) -> None:
    text = text_of(page_named(pages, "about/amendments").html)
    places = [
        text.index(f"{words.day_words(one.day)} {one.kind.capitalize()} {one.what}")
        for one in RULES.amendments
    ]
    assert places == sorted(places)


def test_the_glossary_has_every_term_with_its_meaning_and_page(pages: list[Page]) -> None:
    page = page_named(pages, "about/glossary")
    for term in RULES.glossary.values():
        part = part_of(page, f"term-{term.id}", "</div>")
        assert f"{words.capital(term.title)} {term.meaning}" in text_of(part)
        assert all(spelling in text_of(part) for spelling in term.also)
        assert not term.page or f"{term.page.removeprefix('about/')}.html" in part


def test_a_page_links_the_first_use_of_a_term_and_no_other(pages: list[Page]) -> None:
    linked = 0
    for page in pages:
        found = re.findall(
            r'<a class="[^"]*\bterm\b[^"]*" href="([^"]+)" title="([^"]+)"', page.html
        )
        targets = [target.partition("#term-")[2] for target, _ in found]
        assert len(targets) == len(set(targets)), page.path
        for target, meaning in zip(targets, (meaning for _, meaning in found), strict=True):
            term = RULES.glossary[target]
            assert unescape(meaning) == term.meaning
            either = "|".join(map(re.escape, (term.title, *term.also)))
            used = re.search(rf"(?i)(?<![\w-])(?:{either})(?![\w-])", before_link(page, target))
            assert not used, (page.path, target)
        linked += len(targets)
    assert linked > len(pages)


def test_a_term_that_a_page_uses_is_linked_there(pages: list[Page]) -> None:
    page = page_named(pages, "act-now")
    assert 'glossary.html#term-strategy-discussion"' in page.html
