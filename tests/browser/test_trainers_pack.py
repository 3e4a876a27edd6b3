"""The trainer's pack in a browser: slides by keyboard and by button, and its parts on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from paper import sheets_of, squeezed
from playwright.sync_api import Page
from visitor import Visit

from cse_guidance.exercises.on_paper import decisions_on_paper
from cse_guidance.model import Rules

CASE = "the-lift-home"
PACK = f"train/{CASE}.html"
SCREEN = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
NOTHING_PRINTED = "window.print = () => { window.printed = (window.printed || 0) + 1; };"
SHOWN = """() => {
  const [slide, ...more] = document.querySelectorAll('.projector__slide:not([hidden])');
  return {
    id: slide.id, kind: slide.dataset.kind, alone: more.length === 0,
    fits: slide.scrollHeight <= slide.clientHeight && slide.scrollWidth <= slide.clientWidth,
    fills: slide.closest('dialog').getBoundingClientRect().width === window.innerWidth,
    focused: document.activeElement === slide,
  };
}"""
PARTS = ("notes", "handout", "marking")


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Show full screen").click()
    page.locator(".projector[open]").wait_for()
    return page


def shown(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(SHOWN)
    assert found["alone"]
    assert found["focused"], "a screen reader goes on from the slide that is shown"
    return found


def is_open(page: Page) -> bool:
    return bool(page.evaluate("() => document.querySelector('.projector').open"))


def test_the_slides_go_forward_and_back_by_key_and_by_button_and_escape_leaves(
    visit: Callable[..., Visit],
) -> None:
    page = opened(visit(viewport=SCREEN).open(PACK))
    dialog = page.get_by_role("dialog", name="The lift home, on the screen")
    assert dialog.is_visible()
    back, go_on = dialog.get_by_role("button", name="Back"), dialog.locator("[data-next]")
    assert back.is_disabled()
    assert shown(page)["kind"] == "title"
    for key, slide in (("ArrowRight", 2), ("PageDown", 3), ("ArrowDown", 4)):
        page.keyboard.press(key)
        assert shown(page)["id"] == f"slide-{slide}"
    for key, slide in (("ArrowLeft", 3), ("PageUp", 2), ("ArrowUp", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        assert shown(page)["id"] == f"slide-{slide}"
    page.keyboard.press("End")
    assert shown(page)["kind"] == "talk"
    assert go_on.is_disabled()
    page.keyboard.press("Home")
    while shown(page)["kind"] != "question":
        go_on.click()
    assert go_on.inner_text() == "What the rules say"
    assert page.get_by_text("What the rules say ·").locator("visible=true").count() == 0
    go_on.click()
    assert shown(page)["kind"] == "answer"
    assert go_on.inner_text() == "Next"
    back.click()
    assert shown(page)["kind"] == "question"
    page.keyboard.press("Escape")
    page.locator(".projector:not([open])").wait_for(state="attached")
    assert not is_open(page)
    assert page.evaluate("() => document.activeElement.textContent") == "Show full screen"
    page.wait_for_function("() => !document.fullscreenElement")
    opened(page)
    assert shown(page)["id"] == "slide-1"
    dialog.get_by_role("button", name="Close").click()
    assert not is_open(page)


def test_the_slides_cover_the_page_and_leave_when_the_full_screen_ends(
    visit: Callable[..., Visit],
) -> None:
    page = opened(visit(viewport=SCREEN).open(PACK))
    page.wait_for_function("() => document.fullscreenElement === document.documentElement")
    assert shown(page)["fills"]
    page.evaluate("() => document.exitFullscreen()")
    page.locator(".projector:not([open])").wait_for(state="attached")
    assert not is_open(page)


def test_where_there_is_no_full_screen_the_slides_fill_the_window(
    visit: Callable[..., Visit],
) -> None:
    window = visit(viewport=PHONE)
    window.page.add_init_script("delete Element.prototype.requestFullscreen;")
    page = opened(window.open(PACK))
    assert shown(page)["fills"]
    assert page.evaluate("() => !document.fullscreenElement")
    page.keyboard.press("ArrowRight")
    assert shown(page)["id"] == "slide-2"


def test_no_slide_of_any_case_has_to_be_scrolled_on_a_small_projector(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    window = visit(viewport=SCREEN)
    too_long = []
    for case in rules.scenarios:
        page = opened(window.open(f"train/{case}.html"))
        number = page.locator(".projector__slide").count()
        for _ in range(number):
            one = shown(page)
            if not one["fits"]:
                too_long.append((case, one["id"]))
            page.keyboard.press("PageDown")
    assert too_long == []


def test_on_a_phone_a_long_slide_scrolls_and_nothing_is_cut_off_at_the_side(
    visit: Callable[..., Visit],
) -> None:
    page = opened(visit(viewport=PHONE).open(PACK))
    number = page.locator(".projector__slide").count()
    assert number > len(PARTS)
    for _ in range(number):
        wide = page.evaluate(
            "() => { const one = document.querySelector('.projector__slide:not([hidden])');"
            " return one.scrollWidth - one.clientWidth; }"
        )
        assert wide <= 0, shown(page)
        assert page.locator(".projector__bar").is_visible()
        page.keyboard.press("PageDown")


def pdf_of(page: Page, *, note: bool = True) -> list[str]:
    """Print the page and return its sheets, each checked to carry its title, date and number."""
    of_page = page.evaluate("() => ({ ...document.documentElement.dataset })")
    sheets = sheets_of(page.pdf(prefer_css_page_size=True))
    for place, sheet in enumerate(sheets, start=1):
        carried = [of_page["printTitle"], f"Page {place} of {len(sheets)}"]
        carried += [of_page["printNote"]] if note else []
        assert all(squeezed(one) in sheet for one in carried), (place, sheet)
    return sheets


def test_a_pack_on_paper_has_each_part_and_each_stage_at_the_top_of_a_sheet(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit().open(PACK)
    case = rules.scenarios[CASE]
    sheets = pdf_of(page)
    stages = len(case.stages)
    assert len(sheets) <= stages + 5, "notes, a sheet for each stage, and the marking sheet"
    starts = {
        "notes": "Notes for the trainer",
        "handout": f"{case.title} Before you read.",
        "marking": f"{case.title}: marking sheet",
    }
    places = [
        next(place for place, sheet in enumerate(sheets) if squeezed(starts[name]) in sheet)
        for name in PARTS
    ]
    assert places == [0, 1, 1 + stages]
    for stage, sheet in zip(case.stages, sheets[1 : 1 + stages], strict=True):
        assert squeezed(stage.title) in sheet
        others = [fact for fact in case.facts if fact.stage != stage.id]
        assert all(squeezed(fact.text) not in sheet for fact in others)
    assert squeezed("marking sheet") not in "".join(sheets[1 : 1 + stages])
    assert all("Close" not in sheet for sheet in sheets), "the slides are not printed"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_printed_alone_when_that_is_asked_for(
    visit: Callable[..., Visit], rules: Rules, part: str
) -> None:
    window = visit()
    window.page.add_init_script(NOTHING_PRINTED)
    page = window.open(PACK)
    title = page.evaluate("() => document.documentElement.dataset.printTitle")
    page.locator(f"[data-print={part}]").click()
    assert page.evaluate("() => window.printed") == 1
    words = "".join(pdf_of(page))
    case = rules.scenarios[CASE]
    told = {
        "notes": squeezed(case.notes[0].text),
        "handout": squeezed("Ring one: guess, fairly sure, certain"),
        "marking": squeezed("The rules say:"),
    }
    for name, one in told.items():
        assert (one in words) is (name == part), name
    assert squeezed("Print the handout, show the case") not in words
    if part == "handout":
        assert len(sheets_of(page.pdf(prefer_css_page_size=True))) >= len(case.stages)
    # When the printer is done the page is whole again.
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("() => document.documentElement.dataset.printTitle") == title
    assert not page.locator("body.print-one").count()
    assert all(one in "".join(pdf_of(page)) for one in told.values())


def test_a_handout_has_one_sheet_for_each_stage_in_every_case(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    window = visit()
    window.page.add_init_script(NOTHING_PRINTED)
    for case in rules.scenarios.values():
        page = window.open(f"train/{case.id}.html")
        page.locator("[data-print=handout]").click()
        sheets = pdf_of(page)
        assert len(sheets) == len(case.stages), case.id
        for items, sheet in zip(decisions_on_paper(rules, case).values(), sheets, strict=True):
            for item in items:
                assert all(squeezed(choice.text) in sheet for choice in item.choices)


def test_the_role_cards_are_a_sheet_each(visit: Callable[..., Visit], rules: Rules) -> None:
    page = visit().open("train/role-cards.html")
    sheets = pdf_of(page)
    page.emulate_media(media="print")
    second = page.locator(".role-card").nth(1)
    assert second.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    assert len(sheets) == len(rules.readers)
    for reader, sheet in zip(rules.readers.values(), sheets, strict=True):
        assert squeezed(rules.training.cards[reader.id].eyes) in sheet


def test_the_questions_to_the_group_are_a_sheet_before_and_a_sheet_after(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    sheets = pdf_of(visit().open("train/outcomes.html"))
    own = [sheet for sheet in sheets if squeezed("My made-up code") in sheet]
    assert len(own) == 2
    for question in rules.training.questions.values():
        times = sum(squeezed(question.text) in sheet for sheet in own)
        assert times == (2 if question.asked == "both times" else 1)


def test_without_a_script_there_are_no_buttons_and_the_whole_pack_is_there(
    visit: Callable[..., Visit], site_folder: Path
) -> None:
    assert (site_folder / PACK).is_file()
    page = visit(java_script_enabled=False).open(PACK)
    assert not page.locator(".pack__button").first.is_visible()
    assert not page.locator(".projector").is_visible()
    for name in PARTS:
        assert page.locator(f"#{name}").is_visible()
