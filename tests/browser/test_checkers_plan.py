"""Things inside things: the actions of a plan, and what a plan says of where harm comes from."""

from collections.abc import Callable

from checkers import OnPage
from playwright.sync_api import Locator, expect
from visitor import START, Visit

Visits = Callable[..., Visit]
ACTING = "plans/1/harm_outside/0/actions"
TWO_PLANS = [
    ("plans/0/kind", "child-in-need"),
    ("plans/0/actions/0/what", "Drive Robin home"),
    ("plans/1/kind", "cse"),
    ("plans/1/actions/0/what", "Find out who offers lifts"),
    ("plans/1/actions/0/by", "ongoing"),
    ("plans/1/harm_outside/0/kind", "adult"),
    ("plans/1/harm_outside/0/what", "Two adults, not yet named"),
]


def plan_page(visit: Visits, *more: tuple[str, str]) -> OnPage:
    on = OnPage(visit(), "check-plan")
    on.fill([*TWO_PLANS, *more])
    return on


def folded_away(box: Locator) -> Locator:
    """Return the folded part of the form in which a box stands."""
    return box.locator("xpath=ancestor::details[1]")


def test_what_is_wrong_in_a_folded_part_is_told_at_its_box_which_opens(visit: Visits) -> None:
    on = plan_page(visit, (ACTING, "1 and 2"))
    folded_away(on.box(ACTING)).locator("> summary").click()
    expect(on.box(ACTING)).to_be_hidden()
    on.go().click()
    expect(on.summary).to_be_focused(timeout=START)
    link = on.summary.get_by_role("link")
    expect(link).to_contain_text(
        "Plan 2, Source of harm 1, which actions of this plan deal with it"
    )
    expect(on.box(ACTING)).to_be_visible()
    link.click()
    expect(on.box(ACTING)).to_be_focused()
    on.box(ACTING).fill("1")
    on.go().click()
    on.wait_for_answer()
    expect(on.sheet.locator("h3", has_text="Plan 2: ")).to_be_visible()


def test_a_result_calls_a_plan_and_an_action_by_the_numbers_in_the_form(visit: Visits) -> None:
    on = plan_page(visit, ("plans/1/actions/1/what", "Ring the school"), (ACTING, "1"))
    on.page.get_by_role("button", name="Remove this: Plan").first.click()
    legends = on.page.locator('[data-repeat="plans"] > [data-item] > legend')
    expect(legends).to_have_text("Plan 1")
    inner = on.page.locator('[data-repeat="plans/1/actions"]')
    expect(inner.locator("> [data-item] > legend")).to_have_text(["Action 1", "Action 2"])
    on.go().click()
    on.wait_for_answer()
    expect(on.sheet.locator("h3", has_text="Plan 1: ")).to_be_visible()
    expect(on.sheet).to_contain_text("Action 1: The time is \u201congoing\u201d")
    expect(on.sheet).not_to_contain_text("Plan 2")


def test_each_button_that_takes_something_out_says_what(visit: Visits) -> None:
    on = plan_page(visit)
    buttons = on.page.locator(".checker__form [data-remove]:visible")
    words = [button.inner_text() for button in buttons.all()]
    assert words.count("Remove this: Plan") == 2
    assert words.count("Remove this: Action") == 2
    assert all(word.startswith("Remove this: ") for word in words)
    hidden = on.page.locator(".checker__form [data-remove] .govuk-visually-hidden")
    expect(hidden).to_have_count(0)


def test_an_action_that_is_added_has_boxes_of_its_own_in_its_plan(visit: Visits) -> None:
    on = plan_page(visit)
    on.page.locator('[data-repeat="plans/1/actions"] > [data-add]').click()
    names = [
        box.get_attribute("name")
        for box in on.page.locator('[data-repeat="plans/1/actions"] [data-item] input').all()
    ]
    assert len(set(names)) == len(names)
    assert "plans/1/actions/1/done/day" in names
    ids = on.page.evaluate("() => [...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(set(ids)) == len(ids)
    assert on.box("plans/0/actions/1/what").count() == 0
