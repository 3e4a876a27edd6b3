"""A plan is gone through on paper with the same questions and rules as in the checker."""

from __future__ import annotations

from collections import Counter
from html import unescape
from typing import get_args

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.checkers import checkers_of
from cse_guidance.checkers.form import fields_in
from cse_guidance.load import packaged_rules
from cse_guidance.model import PlanKind, PlanRule
from cse_guidance.model.plan import Finds
from cse_guidance.site.plan_on_paper import (
    CARRIES,
    CHILD,
    FEW,
    GROUPS,
    OPEN,
    reviews,
    said,
    sections,
)

RULES = packaged_rules()
PLANS = RULES.plans
FORM = checkers_of(RULES)["check-plan"]().form


def test_each_way_to_look_stands_in_one_group() -> None:
    assert Counter(one for finds in GROUPS.values() for one in finds) == Counter(get_args(Finds))


@pytest.mark.parametrize("rule", PLANS.rules.values(), ids=lambda rule: rule.id)
def test_there_is_room_on_paper_for_what_is_found(rule: PlanRule) -> None:
    for text in (rule.what, rule.why, rule.do):
        told = said(text)
        assert "{" not in told
        assert (OPEN in told) == ("{found}" in text and ": {found}" not in text)
        assert not told.endswith((":", ": ."))
        assert (CARRIES in told) == ("{carries}" in text)


def test_the_sheet_asks_for_all_that_the_form_asks_for() -> None:
    boxes = [
        field.name
        for section in sections(FORM)
        for field in (*section.once, *fields_in(section.several))
    ]
    assert Counter(boxes) == Counter(field.name for field in FORM.fields())
    assert all(section.once or section.several for section in sections(FORM))


@pytest.mark.parametrize("kind", PLANS.kinds.values(), ids=lambda kind: kind.id)
def test_by_when_a_plan_is_reviewed_is_said_or_why_it_is_not(kind: PlanKind) -> None:
    told = " ".join(reviews(RULES, kind))
    assert told.endswith(".")
    if kind.no_review:
        assert told == kind.no_review
        return
    for clock in (RULES.clocks[kind.first_review], RULES.clocks[kind.later_review]):
        assert words.clock_words(RULES, clock).casefold() in told.casefold()
    assert ("First:" in told) == (kind.first_review != kind.later_review)


@pytest.fixture(name="text")
def fixture_text(pages: list[Page]) -> str:
    """Return what stands under "The same on paper" on the page of the checker."""
    html = next(p.html for p in pages if p.path.as_posix().endswith("/check/plan.html"))
    return " ".join(unescape(html[html.index('class="checker__twin"') :]).split())


def test_the_section_47_question_stands_before_the_sheet_and_the_rules(text: str) -> None:
    first = PLANS.ask_first
    assert text.index(first.then) < text.index("made-up child") < text.index("<h2>")
    assert first.because in text
    assert all(f"#source-{one}" in text[: text.index("<h2>")] for one in first.sources)


def test_every_box_is_on_the_sheet_with_what_can_be_chosen_where_there_is_room(text: str) -> None:
    sheet = text[: text.index("<h2>")]
    for field in FORM.fields():
        assert f">{field.label}<" in sheet
        if 0 < len(field.options) <= FEW:
            assert "; ".join(option.text for option in field.options) in sheet
    for section in sections(FORM):
        assert section.title in sheet


def test_which_plan_carries_the_actions_is_on_paper(text: str) -> None:
    for status in PLANS.statuses.values():
        assert f"<strong>{status.title}:</strong> {PLANS.kinds[status.plan].title}." in text
        assert status.why in text
    places = []
    for kind in sorted(PLANS.kinds.values(), key=lambda one: -one.rank):
        row = text[text.index(f'<th scope="row">{kind.title}</th>') :].partition("</tr>")[0]
        places.append(text.index(row))
        told = (kind.who_leads, kind.forum, *reviews(RULES, kind), words.scope_words(kind.scope))
        assert all(one in row for one in told)
        assert all(f"#source-{one}" in row for one in kind.sources)
    assert places == sorted(places)


def test_every_rule_is_on_paper_with_what_why_and_what_to_do(text: str) -> None:
    looked = text[text.index("<h2>What to look for</h2>") :]
    for title in GROUPS:
        assert f"<h3>{title}</h3>" in looked
    lines = looked.split("<li> <p><strong>")[1:]
    assert len(lines) == len(PLANS.rules)
    for rule in PLANS.rules.values():
        start = f"{said(rule.what)}</strong>"
        mine = [one for one in lines if one.startswith(start) and of(rule) in one]
        (line,) = [one for one in mine if said(rule.why) in one]
        assert said(rule.do) in line
        assert words.scope_words(rule.scope) in line
        assert rule.area in line
        assert all(f"#source-{one}" in line for one in rule.sources)
        assert all(as_on_paper(one) in line for one in rule.phrases)
        for burden in rule.burdens:
            assert burden.instead in line
            assert all(as_on_paper(one) in line for one in burden.phrases)
            assert all(f"#source-{one}" in line for one in burden.sources)


def as_on_paper(phrase: str) -> str:
    """Return a phrase as the paper has it."""
    return phrase.replace("{child}", CHILD)


def of(rule: PlanRule) -> str:
    """Return for which kinds of plan a rule is, as the paper says it."""
    if not rule.applies_to:
        return ""
    return f"Kinds of plan: {'; '.join(PLANS.kinds[kind].title for kind in rule.applies_to)}."


def test_what_pulls_actions_apart_is_on_paper(text: str) -> None:
    for one in PLANS.opposites.values():
        assert words.capital(one.title) in text
        assert all(phrase in text for phrase in (*one.one, *one.other))


def test_the_page_about_one_plan_leads_to_the_checker(pages: list[Page]) -> None:
    page = next(p for p in pages if p.path.as_posix().endswith("procedures/one-plan.html"))
    assert 'href="../check/plan.html"' in page.html
