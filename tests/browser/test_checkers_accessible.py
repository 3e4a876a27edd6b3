"""Nothing that axe finds wrong, at any step of any checker: light and dark, wide and narrow."""

from collections.abc import Callable

import pytest
from checkers import CHECKERS, EACH_KIND, UNLIKE, OnPage, example_of, longest_path
from playwright.sync_api import expect
from test_pages import violations
from visitor import START, Visit

Visits = Callable[..., Visit]
# Width and height in CSS pixels. At 200 % a window of 1280 has 640 of them, at 400 % it has 320.
SIZES = {"wide": (1280, 800), "200 %": (640, 400), "400 %": (320, 256)}
# Colours do not depend on the size: dark is looked at with the menu at the side, and without.
LOOKS = [*((size, "light") for size in SIZES), ("wide", "dark"), ("400 %", "dark")]
# A pathway that is like others is looked at where its words have most and least room.
FEW_LOOKS = [("400 %", "light"), ("wide", "dark")]
LEAST_TARGET = 24  # CSS pixels, WCAG 2.2, 2.5.8
# Targets that are too small, but for links inside a sentence and boxes whose label is a target too.
TOO_SMALL = """(least) => {
  const boxes = 'a, button, summary, input, select, textarea';
  const inSentence = (one) => one.matches('a') && one.closest('p, li, dd, td, th') &&
    getComputedStyle(one).display === 'inline';
  const target = (one) => one.matches('[type=radio], [type=checkbox]') && one.labels?.[0] || one;
  return [...document.querySelectorAll(`.checker :is(${boxes})`)]
    .filter((one) => one.checkVisibility() && !inSentence(one))
    .map((one) => [one, target(one).getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least)
    .map(([one, box]) => `${one.outerHTML.slice(0, 120)} ${box.width} x ${box.height}`);
}"""
# Whether all four corners of something can be seen: nothing that stays in place lies over it.
NOT_COVERED = """(css) => {
  const one = document.querySelector(css), box = one.getBoundingClientRect();
  const right = box.width - 2, low = box.height - 2;
  const corners = [[1, 1], [1, low], [right, 1], [right, low]];
  return corners.every(([x, y]) => {
    const top = document.elementFromPoint(box.left + x, box.top + y);
    return top === one || one.contains(top);
  });
}"""


class Looked(OnPage):
    """A checker whose every step is looked at."""

    steps = 0

    def look(self) -> None:
        """Demand that axe finds nothing, nothing scrolls sideways and no target is too small."""
        self.steps += 1
        # From the top: elsewhere the line that stays there may cover half a line of anything.
        self.page.evaluate("() => window.scrollTo(0, 0)")
        wrong = violations(self.page, ".checker" if self.steps > 1 else "html")
        assert not wrong, (self.page.url, self.steps, wrong)
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert not self.page.evaluate(TOO_SMALL, LEAST_TARGET)


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [(name, *look) for name in CHECKERS for look in (LOOKS if name in EACH_KIND else FEW_LOOKS)],
)
def test_axe_finds_nothing_at_any_step(name: str, size: str, scheme: str, visit: Visits) -> None:
    width, height = SIZES[size]
    window = visit(viewport={"width": width, "height": height}, color_scheme=scheme)
    on = Looked(window, name)
    on.look()
    if on.several:
        on.go().click()
        expect(on.summary).to_be_visible()
        on.look()
        for question, answer in longest_path(on.checker):
            on.choose(f"answers/{question}", answer)
            on.go().click()
            if question != longest_path(on.checker)[-1][0]:
                on.look()
    else:
        on.fill(example_of(on.checker))
        on.look()
        on.go().click()
    on.wait_for_answer()
    folded = on.page.locator(".checker__result details:not([open]) > summary")
    while folded.count():
        folded.first.click()
    on.look()
    on.page.locator(".checker__twin > summary").click()
    on.look()
    assert on.steps >= 4  # the form, filled in, its answer, its twin


@pytest.mark.parametrize("name", EACH_KIND)
def test_nothing_moves_by_itself(name: str, visit: Visits) -> None:
    on = OnPage(visit(), name)
    on.answer_example()
    assert on.page.evaluate("() => document.getAnimations().length") == 0
    for tag in ("marquee", "blink", "video", "audio", "[autoplay]"):
        assert on.page.locator(tag).count() == 0


@pytest.mark.parametrize("name", UNLIKE)
def test_a_screen_reader_hears_of_the_question_of_the_wait_and_of_the_answer(
    name: str, visit: Visits
) -> None:
    """The focus moves to what is new; the wait and the end of it are in a live region."""
    window = visit()
    window.page.add_init_script(
        "window.heard = []; addEventListener('DOMContentLoaded', () => {"
        "const live = document.querySelector('.checker [role=status]');"
        "new MutationObserver(() => window.heard.push(live.textContent))"
        ".observe(live, { childList: true, characterData: true, subtree: true }); });"
    )
    on = OnPage(window, name)
    for question, answer in longest_path(on.checker)[:-1]:
        on.choose(f"answers/{question}", answer)
        on.go().click()
        screen = on.page.locator("[data-screen]:not([hidden])")
        expect(screen.locator("h2")).to_be_focused()
        assert on.page.evaluate(NOT_COVERED, ".govuk-back-link")
        assert on.page.evaluate(NOT_COVERED, "[data-screen]:not([hidden]) h2")
        legend = screen.locator("fieldset > legend")
        assert on.heading() in legend.first.inner_text(), "the legend is the heading"
    question, answer = longest_path(on.checker)[-1]
    on.choose(f"answers/{question}", answer)
    on.go().click()
    expect(on.sheet.locator("h2").first).to_be_focused(timeout=START)
    assert on.page.evaluate("() => window.heard") == ["Working it out", ""]
