"""Who to invite: only what makes a difference to the chosen meeting is asked."""

from collections.abc import Callable

from checkers import RULES, OnPage
from playwright.sync_api import expect
from visitor import Visit

from cse_guidance.checkers.who_to_invite import facts_that_matter

Visits = Callable[..., Visit]
MEETINGS = RULES.meetings
FACTS = [fact.id for fact in MEETINGS.facts]


def asked(on: OnPage) -> set[str]:
    """Return the facts that the form asks for now."""
    return {fact for fact in FACTS if on.box(f"facts/{fact}").first.is_visible()}


def test_until_a_meeting_is_chosen_every_fact_is_asked_and_then_those_that_matter(
    visit: Visits,
) -> None:
    on = OnPage(visit(), "meeting")
    assert asked(on) == set(FACTS)
    for meeting in MEETINGS.meetings:
        on.choose("meeting", meeting.id)
        matters = facts_that_matter(MEETINGS, meeting.id)
        assert asked(on) == matters
        expect(on.page.locator("[data-count]").first).to_contain_text(f"0 of {len(matters)} ")
    on.page.reload()
    assert asked(on) == set(FACTS)


def test_an_answer_that_is_left_out_for_one_meeting_is_there_again_for_another(
    visit: Visits,
) -> None:
    on = OnPage(visit(), "meeting")
    first, second = MEETINGS.meetings[0].id, MEETINGS.meetings[1].id
    only_first = facts_that_matter(MEETINGS, first) - facts_that_matter(MEETINGS, second)
    fact = min(only_first)
    on.choose("meeting", first)
    on.choose(f"facts/{fact}", "yes")
    on.choose("meeting", second)
    expect(on.box(f"facts/{fact}").first).to_be_hidden()
    expect(on.page.locator("[data-count]").first).to_contain_text("0 of ")
    on.choose("meeting", first)
    expect(on.page.locator(f'[name="facts/{fact}"][value="yes"]')).to_be_checked()
    expect(on.page.locator("[data-count]").first).to_contain_text("1 of ")


def test_start_again_asks_every_fact_anew(visit: Visits) -> None:
    on = OnPage(visit(), "meeting")
    on.choose("meeting", MEETINGS.meetings[0].id)
    on.go().click()
    on.wait_for_answer()
    on.page.get_by_role("button", name="Start again and clear everything").click()
    assert asked(on) == set(FACTS)
    expect(on.page.locator("[data-count]").first).to_contain_text(f"0 of {len(FACTS)} ")


def test_on_a_phone_yes_no_and_not_known_stand_in_a_line(visit: Visits) -> None:
    on = OnPage(visit(viewport={"width": 390, "height": 800}), "meeting")
    places = [box.bounding_box() for box in on.box(f"facts/{FACTS[0]}").all()]
    tops = {place["y"] for place in places if place}
    assert len(places) == 3
    assert len(tops) == 1
