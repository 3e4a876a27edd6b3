"""Each checker from beginning to end with the keyboard alone, the focus in sight all the way."""

import re
from collections.abc import Callable

import pytest
from checkers import EACH_KIND, ONE_FORM, UNLIKE, OnPage, example_of, longest_path
from playwright.sync_api import expect
from visitor import Visit

Visits = Callable[..., Visit]
MOST_TABS = 400
# What shows the focus: on the element itself or, for a radio or a tick, on the mark beside it.
MARKED = """() => {
  const shown = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    || style.boxShadow !== 'none';
  const one = document.activeElement;
  const mark = one.matches('[type=radio], [type=checkbox]') && one.nextElementSibling;
  return shown(getComputedStyle(one)) || Boolean(mark && shown(getComputedStyle(mark, '::before')));
}"""
# How far what has the focus is hidden behind the line that stays at the top, or off the screen.
IN_SIGHT = """() => {
  const one = document.activeElement;
  const box = (one.matches('[type=radio], [type=checkbox]') && one.nextElementSibling || one)
    .getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
  const top = document.elementFromPoint(x, y);
  return Boolean(top && (one.contains(top) || top.contains(one) || top.closest('label, div') &&
    one.parentElement.contains(top)));
}"""


class Keyboard(OnPage):
    """A person who has a keyboard and nothing else."""

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def tab_to(self, css: str, *, back: bool = False) -> None:
        """Press Tab until something has the focus; each stop on the way can be seen."""
        for _ in range(MOST_TABS):
            if self.page.evaluate("(css) => document.activeElement.matches(css)", css):
                return
            self.press("Shift+Tab" if back else "Tab")
            on_page = self.page.evaluate("() => document.activeElement !== document.body")
            if on_page and self.page.evaluate("() => !document.activeElement.closest('header')"):
                assert self.page.evaluate(MARKED), self.focused()
                assert self.page.evaluate(IN_SIGHT), self.focused()
        raise AssertionError(f"Tab never reached {css}")

    def pick(self, name: str, value: str) -> None:
        """Choose an answer of a group with the arrow keys, as browsers do."""
        group = f'[name="{name}"]'
        self.tab_to(group)
        self.press("Space")
        for _ in range(40):
            if self.page.evaluate("() => document.activeElement.value") == value:
                break
            self.press("ArrowDown")
        expect(self.page.locator(f'{group}[value="{value}"]')).to_be_checked()

    def enter(self, name: str, text: str) -> None:
        """Fill in one box, whatever its kind."""
        box = self.box(name)
        kind = box.first.evaluate("box => box.type")
        if kind == "radio":
            self.pick(name, text)
        elif kind == "checkbox":
            self.tab_to(f'[name="{name}"][value="{text}"]')
            self.press("Space")
        elif kind == "select-one":
            self.tab_to(f'[name="{name}"]')
            words = box.first.locator(f'option[value="{text}"]').inner_text()
            self.page.keyboard.type(words)
        else:
            self.tab_to(f'[name="{name}"]')
            self.press("Control+a")
            self.page.keyboard.insert_text(text)

    def open_folds(self) -> None:
        """Open every folded part of the form."""
        folded = self.page.locator(".checker__form .govuk-details:not([open]) > summary")
        while folded.count():
            folded.first.focus()
            self.press("Enter")
        self.page.evaluate("() => document.querySelector('.checker__form').scrollIntoView()")
        self.page.locator(".checker__practice a").focus()


@pytest.mark.parametrize("name", UNLIKE)
def test_a_pathway_from_the_first_question_to_a_new_beginning(name: str, visit: Visits) -> None:
    on = Keyboard(visit(viewport={"width": 1280, "height": 800}), name)
    path = longest_path(on.checker)
    # Continue with nothing chosen, and mend it from the summary.
    on.tab_to("[data-go]")
    on.press("Enter")
    expect(on.summary).to_be_focused()
    on.tab_to(".govuk-error-summary a")
    on.press("Enter")
    assert on.page.evaluate("() => document.activeElement.name") == f"answers/{path[0][0]}"
    for question, answer in path:
        on.pick(f"answers/{question}", answer)
        on.press("Enter")  # in a form, Enter on a radio goes on
        expect(on.page.locator(f'[name="answers/{question}"]').first).to_be_hidden(timeout=60_000)
    on.wait_for_answer()
    assert on.focused().startswith("H2"), on.focused()
    on.tab_to(".checker__change")
    on.press("Enter")
    expect(on.page.locator(f'[name="answers/{path[0][0]}"]').first).to_be_visible()
    assert on.focused().startswith("H2"), "the question that is shown takes the focus"
    on.pick(f"answers/{path[0][0]}", path[0][1])
    on.press("Enter")
    on.wait_for_answer()
    on.tab_to("[data-copy]")
    on.tab_to("[data-restart]")
    on.press("Enter")
    expect(on.page.locator(f'[name="answers/{path[0][0]}"]:checked')).to_have_count(0)
    assert on.focused().startswith("H2")


@pytest.mark.parametrize("name", UNLIKE)
def test_a_link_leads_back_with_the_keyboard(name: str, visit: Visits) -> None:
    on = Keyboard(visit(viewport={"width": 1280, "height": 800}), name)
    question, answer = longest_path(on.checker)[0]
    on.pick(f"answers/{question}", answer)
    on.press("Enter")
    on.tab_to("[data-back]", back=True)
    on.press("Enter")
    expect(on.page.locator(f'[name="answers/{question}"][value="{answer}"]')).to_be_checked()


@pytest.mark.parametrize("name", ONE_FORM)
def test_a_form_from_the_first_box_to_a_new_beginning(name: str, visit: Visits) -> None:
    on = Keyboard(visit(viewport={"width": 1280, "height": 800}), name)
    on.open_folds()
    for box, text in example_of(on.checker):
        if not on.box(box).count():
            add_with_keyboard(on, box)
            on.open_folds()
        if not on.is_left_out(on.box(box).first):
            on.enter(box, text)
    on.tab_to("[data-go]")
    on.press("Enter")
    on.wait_for_answer()
    assert on.focused().startswith("H2"), on.focused()
    on.tab_to("[data-edit]")
    on.press("Enter")
    expect(on.sheet).to_be_hidden()
    on.tab_to("[data-go]")
    on.press("Enter")
    on.wait_for_answer()
    on.tab_to("[data-restart]")
    on.press("Enter")
    expect(on.page.get_by_text("Everything has been cleared.")).to_be_visible()


def add_with_keyboard(on: Keyboard, name: str) -> None:
    """Press the button that adds the thing in which a box stands, and see where the focus goes."""
    outer = re.sub(r"/\d+/.*", "", name)
    inner = name.rpartition("/")[0].rpartition("/")[0]
    repeat = inner if on.page.locator(f'[data-repeat="{inner}"]').count() else outer
    on.tab_to(f'[data-repeat="{repeat}"] > [data-add]')
    on.press("Enter")
    assert on.focused().startswith("LEGEND"), "the thing that was added takes the focus"


@pytest.mark.parametrize("name", EACH_KIND)
def test_the_order_of_the_focus_is_that_of_the_page(name: str, visit: Visits) -> None:
    """Down the page, and in the form never back up."""
    on = Keyboard(visit(viewport={"width": 1280, "height": 800}), name)
    on.page.locator(".checker__practice a").focus()
    order = []
    for _ in range(MOST_TABS):
        on.press("Tab")
        if on.page.evaluate("() => document.activeElement.matches('[data-go]')"):
            break
        order.append(
            on.page.evaluate(
                "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
            )
        )
    assert order == sorted(order)
    assert on.page.evaluate("() => document.activeElement.matches('[data-go]')")
