"""A made-up case on its page: decide, see what the rules say, change an answer, ask what if."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from test_pages import violations
from visitor import Visit

from cse_guidance.exercises.feedback import feedback_sheet, what_if_sheet
from cse_guidance.exercises.shown import case_items
from cse_guidance.model import Rules
from cse_guidance.self_test import Item
from cse_guidance.training.answered import Answered
from cse_guidance.words import support_words

NEW = Callable[..., Visit]
CASE = "the-kind-player"  # short, with a what-if at two of its decisions


def start(page: Page) -> None:
    page.get_by_role("button", name="Start this case").click()
    expect(page.locator(".exercise__item h2")).to_be_focused()


def choose(page: Page, choice: str) -> None:
    page.locator(f'[name="choice"][value="{choice}"]').check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".sheet h2").first).to_be_focused(timeout=120_000)


def title(rules: Rules, item: Item, choice: str) -> str:
    return feedback_sheet(rules, Answered(item.pathway, item.id, choice, "fairly sure")).title


def test_a_case_is_decided_stage_by_stage_and_says_what_the_rules_say(
    rules: Rules, visit: NEW
) -> None:
    window = visit(viewport={"width": 390, "height": 844})
    page = window.open(f"practise/{CASE}.html")
    items = case_items(rules, rules.scenarios[CASE])
    start(page)
    said = []
    for number, item in enumerate(items, start=1):
        expect(page.locator(".exercise__item h2")).to_contain_text(f"{number} of {len(items)}.")
        shown = page.locator(".exercise__facts > li")
        expect(shown).to_have_count(len(item.facts))
        for fact in item.facts:
            expect(page.locator(".exercise__facts")).to_contain_text(fact.text)
        odd = [fact for fact in item.facts if fact.at_odds_with]
        expect(page.locator(".exercise__facts .exercise__odds")).to_have_count(len(odd))
        choice = item.choices[number % len(item.choices)].id
        choose(page, choice)
        said.append(title(rules, item, choice))
        expect(page.locator(".sheet h2").first).to_have_text(said[-1])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        last = number == len(items)
        page.get_by_role("button", name="See how you did" if last else "Next decision").click()
    expect(page.get_by_role("heading", name="You have been through this case")).to_be_focused()
    for one in said:
        expect(page.locator("[data-work]")).to_contain_text(one)
    assert violations(page, "main") == []
    page.get_by_role("button", name="Show them").click()
    expect(page.get_by_role("heading", name="To talk about")).to_be_visible()


def test_an_answer_is_changed_and_back_leads_back(rules: Rules, visit: NEW) -> None:
    page = visit().open(f"practise/{CASE}.html")
    first, second, *_ = case_items(rules, rules.scenarios[CASE])
    start(page)
    choose(page, "cse-meeting")
    expect(page.locator(".sheet h2")).to_have_text(title(rules, first, "cse-meeting"))
    page.get_by_role("button", name="Change my answer").click()
    expect(page.locator('[name="choice"][value="cse-meeting"]')).to_be_checked()
    choose(page, "strategy-discussion")
    right = title(rules, first, "strategy-discussion")
    expect(page.locator(".sheet h2")).to_have_text(right)
    page.get_by_role("button", name="Next decision").click()
    expect(page.locator(".exercise__item h2")).to_contain_text("2 of")
    expect(page.locator(".exercise__mark")).to_have_count(len(second.new_facts))
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.locator(".sheet h2")).to_have_text(right)
    page.go_forward()
    page.get_by_role("button", name="Skip this one").click()
    expect(page.locator(".exercise__item h2")).to_contain_text("3 of")


def test_one_more_fact_of_another_agency_is_seen_to_change_the_answer(
    rules: Rules, visit: NEW
) -> None:
    page = visit().open(f"practise/{CASE}.html")
    case = rules.scenarios[CASE]
    what_if = next(one for one in case.what_if if one.stage == case.stages[0].id)
    start(page)
    choose(page, "strategy-discussion")
    expect(page.locator(".exercise__what-if")).to_contain_text(what_if.text)
    page.get_by_role("button", name="What would the rules say then?").click()
    expected = what_if_sheet(rules, case, what_if)
    expect(page.locator(".exercise__what-if .sheet h2")).to_have_text(expected.title)
    assert violations(page, "main") == []


def test_every_case_starts_with_its_care_and_its_first_decision(rules: Rules, visit: NEW) -> None:
    window = visit(color_scheme="dark")
    for name, case in rules.scenarios.items():
        page = window.open(f"practise/{name}.html")
        expect(page.locator("[data-begin]")).to_contain_text(case.care_notice)
        expect(page.locator("[data-begin]")).to_contain_text(support_words(rules))
        start(page)
        expect(page.locator(".exercise__place")).to_contain_text(case.stages[0].title)
        expect(page.get_by_role("button", name="Skip this one")).to_be_visible()


@pytest.mark.parametrize("name", ["the-debt", "test-yourself"])
def test_without_javascript_the_case_is_there_to_read(
    name: str, browser: Browser, address: str
) -> None:
    window = Visit(browser, address, java_script_enabled=False)
    page = window.open(f"practise/{name}.html")
    expect(page.get_by_text("This exercise needs JavaScript").first).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    expect(page.locator(".checker__twin :is(ol, ul) > li").first).to_be_visible()
    window.context.close()


def test_a_case_without_python_says_so_and_opens_what_is_to_read(
    browser: Browser, address: str
) -> None:
    window = Visit(browser, address)
    window.context.route("**/pyodide.mjs", lambda route: route.abort())
    page = window.open(f"practise/{CASE}.html")
    expect(page.get_by_role("heading", name="This exercise cannot run")).to_be_visible(
        timeout=60_000
    )
    expect(page.locator(".checker__twin")).to_have_attribute("open", "")
    window.context.close()
