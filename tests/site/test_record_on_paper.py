"""What is looked for by hand is what the checkers look for, with why and what to do."""

from __future__ import annotations

from html import unescape

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.load import packaged_rules
from cse_guidance.model import RecordCheck
from cse_guidance.site.record_on_paper import pattern_words, said_on_paper

RULES = packaged_rules()
RECORDS = RULES.records
TITLES = {field.id: field.title for field in RECORDS.fields}


@pytest.mark.parametrize("check", RECORDS.checks, ids=lambda check: check.id)
def test_a_check_says_on_paper_what_it_looks_at(check: RecordCheck) -> None:
    said = said_on_paper(RECORDS, check)
    assert "{" not in said
    assert said.endswith(".")
    assert not said.startswith(" ")
    for place, names in (("field", check.fields), ("other", check.not_before), ("on", check.on)):
        if f"{{{place}}}" in check.what:
            assert all(TITLES[name] in said for name in names)
    if "{years}" in check.what:
        assert f"{check.years}" in said
    if "{value}" in check.what:
        assert all(pattern_words(one) in said for one in check.patterns)


def test_nobody_says_anything_on_paper_but_in_the_middle_of_a_sentence_there_is_room_for_it() -> (
    None
):
    kinds = {check.kind: said_on_paper(RECORDS, check) for check in RECORDS.checks}
    assert not kinds["differs"].endswith("\u2026")
    assert kinds["in one list only"].count("\u2026") == 3


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*-01-01", "1 January of any year"),
        ("1900-*-*", "any day of 1900"),
        ("*-*-01", "day 1 of any month of any year"),
        ("1999-*-01", "day 1 of any month of 1999"),
        ("2000-01-*", "any day of January 2000"),
        ("*-12-*", "any day of December of any year"),
        ("2000-01-05", "5 January 2000"),
        ("*-*-*", "any day of any year"),
    ],
)
def test_a_pattern_of_days_is_read_as_words(pattern: str, expected: str) -> None:
    assert pattern_words(pattern) == expected


def twin(pages: list[Page], name: str) -> str:
    """Return what stands under "The same on paper" on the page of a checker."""
    html = next(p.html for p in pages if p.path.as_posix().endswith(f"/check/{name}.html"))
    return " ".join(unescape(html[html.index('class="checker__twin"') :]).split())


def test_the_form_on_paper_has_every_field_and_every_check(pages: list[Page]) -> None:
    text = twin(pages, "record")
    assert all(words.capital(field.title) in text for field in RECORDS.fields)
    assert RECORDS.act_first.text in text
    assert RECORDS.limits.text in text
    assert all(group.title in text for group in RECORDS.groups)
    for check in RECORDS.checks:
        start = text.index(f"<strong>{said_on_paper(RECORDS, check)}</strong>")
        line = text[start : text.index("</li>", start)]
        assert check.why in line
        assert check.do in line
        assert words.scope_words(check.scope) in line
        assert check.area in line
        assert all(f"#source-{source}" in line for source in check.sources)
        assert ("may well be right" in line) == (check.strength == "prompt")
    assert all(word in text for word in RECORDS.not_recorded)


def test_the_clocks_on_paper_are_told_apart_and_how_they_are_counted_is_said(
    pages: list[Page],
) -> None:
    text = twin(pages, "key-dates")
    assert RULES.counting.reminder in text
    places = [text.index(f'id="clocks-{one}"') for one in ("national", "local-example")]
    assert places == sorted(places)
    for clock in RULES.clocks.values():
        assert words.clock_words(RULES, clock) in text
        place = text.index(f">{clock.title}<")
        assert (places[0] < place < places[1]) == (clock.scope == "national")
    assert all(rule in text for rule in RULES.counting.rules.values())
