"""A checker's page as a person uses it: by its labels, its buttons, or the keyboard alone."""

import json
import re
from collections.abc import Iterable, Iterator

from checking_forms import Entry, typed_in
from playwright.sync_api import Locator, Page, expect
from visitor import REPOSITORY, START, Visit

from cse_guidance.checkers import Checker, checkers_of
from cse_guidance.checkers.form import Field, Group, Part, Repeat
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.load import load_rules

# Markup in the ways that have run code on other sites.
MARKUP = (
    "<img src=x onerror=\"document.title='it ran'\"><script>document.title='it ran'</script>"
    '" onfocus="document.title=\'it ran\'" autofocus x="\' }} {{ 7*7 }} &amp; <b>bold</b>'
)
RULES = load_rules(REPOSITORY / "conf")
# Every checker that has a page of its own, by the id of the checker.
CHECKERS = {
    name: checker
    for name, make in checkers_of(RULES).items()
    if (REPOSITORY / "docs" / "check" / f"{(checker := make()).page}.md").is_file()
}
ONE_QUESTION_A_SCREEN = [name for name, one in CHECKERS.items() if len(one.form.screens) > 1]
ONE_FORM = [name for name in CHECKERS if name not in ONE_QUESTION_A_SCREEN]


class OnPage:
    """A window with a checker in it."""

    def __init__(self, window: Visit, checker_id: str) -> None:
        self.window = window
        self.checker = checker = CHECKERS[checker_id]
        self.page: Page = window.open(f"check/{checker.page}.html")

    @property
    def several(self) -> bool:
        """Whether the form asks one question a screen."""
        return len(self.checker.form.screens) > 1

    @property
    def sheet(self) -> Locator:
        """The answer on the page."""
        return self.page.locator(".checker .sheet")

    @property
    def summary(self) -> Locator:
        """What has to be mended."""
        return self.page.locator(".govuk-error-summary")

    def go(self) -> Locator:
        """The button that goes on."""
        return self.page.locator("[data-go]")

    def box(self, name: str) -> Locator:
        """The boxes of a name that are on the screen."""
        return self.page.locator(f'.checker__form [name="{name}"]')

    def heading(self) -> str:
        """What the question on the screen asks."""
        return self.page.locator("[data-screen]:not([hidden]) h2").first.inner_text()

    def choose(self, name: str, value: str) -> None:
        """Choose an answer."""
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def walk(self, path: Iterable[tuple[str, str]]) -> None:
        """Answer the questions of a pathway one after the other, up to the answer."""
        for question, answer in path:
            self.choose(f"answers/{question}", answer)
            self.go().click()

    def fill(self, entries: Iterable[Entry]) -> None:
        """Fill in boxes as a person does: open what is folded, add what is missing, type."""
        self.unfold()
        for name, text in entries:
            while not self.box(name).count():
                self.add_another_for(name)
                self.unfold()
            box = self.box(name).first
            if self.is_left_out(box):
                continue
            kind = box.evaluate("box => box.type")
            if kind in ("radio", "checkbox"):
                self.choose(name, text)
            elif kind == "select-one":
                box.select_option(text)
            else:
                box.fill(text)

    def is_left_out(self, box: Locator) -> bool:
        """Whether the form does not ask for a box, because of what was chosen before."""
        return bool(box.evaluate("box => box.closest('[data-only-with]')?.hidden ?? false"))

    def unfold(self) -> None:
        """Open what is folded in the form."""
        folded = self.page.locator(
            ".checker__form details.govuk-details:not([open]) > summary:visible"
        )
        while folded.count():
            folded.first.click()

    def add_another_for(self, name: str) -> None:
        """Press the button that adds the thing in which a box stands."""
        repeats = self.page.locator("[data-repeat]").all()
        inner = max(
            (r for r in repeats if name.startswith(f"{r.get_attribute('data-repeat')}/")),
            key=lambda r: len(str(r.get_attribute("data-repeat"))),
        )
        inner.locator("> [data-add]").click()

    def answer_example(self) -> None:
        """Fill in the example of the checker's command, and ask for the answer."""
        if self.several:
            self.walk(longest_path(self.checker))
        else:
            self.fill(example_of(self.checker))
            self.go().click()
        self.wait_for_answer()

    def wait_for_answer(self) -> None:
        """Wait until the answer is on the page."""
        expect(self.sheet).to_be_visible(timeout=START)

    def focused(self) -> str:
        """What has the focus: its tag, its id and its words."""
        return str(
            self.page.evaluate(
                "() => { const e = document.activeElement; "
                "return `${e.tagName} ${e.id} ${e.textContent.trim().slice(0, 80)}` }"
            )
        )


def longest_path(checker: Checker) -> list[tuple[str, str]]:
    """Return the path with the most questions: question and answer, by the form's own arrows."""
    screens = {screen.id: screen for screen in checker.form.screens}

    def longest(screen_id: str) -> list[tuple[str, str]]:
        (field,) = screens[screen_id].parts
        assert isinstance(field, Field)
        ways = [
            [(screen_id, option.value), *(longest(option.leads_to) if option.leads_to else [])]
            for option in field.options
        ]
        return max(ways, key=len)

    return longest(checker.form.screens[0].id)


def boxes(parts: tuple[Part, ...], numbers: tuple[int, ...] = ()) -> Iterator[Field]:
    """Return every box of a form as it stands at first, with the numbers of its repeats."""
    for part in parts:
        match part:
            case Field():
                name = re.sub(r"\{(\d)\}", lambda found: str(numbers[int(found[1])]), part.name)
                yield Field(name, part.label, part.kind, options=part.options)
            case Repeat():
                for number in range(part.at_first):
                    yield from boxes(part.parts, (*numbers, number))
            case Group():
                yield from boxes(part.parts, numbers)


def all_boxes(checker: Checker) -> list[Field]:
    """Return every box of a form, with those that come after an answer."""
    found = [box for screen in checker.form.screens for box in boxes(screen.parts)]
    return found + (list(boxes(checker.form.after.parts)) if checker.form.after else [])


def example_of(checker: Checker) -> list[Entry]:
    """Return the example of the checker's command, as it would be entered in the form."""
    command = next(c for c in COMMANDS if f"{checker.id}-".startswith(f"{c.name}-"))
    thing = checker.id.removeprefix(command.name).removeprefix("-")
    file = REPOSITORY / next(word for word in command.example.split() if word.endswith(".json"))
    values = json.loads(file.read_text(encoding="utf-8"))
    if thing and thing not in command.example:
        values = {"answers": dict(longest_path(checker)) if command.name == "follow" else {}}
    return typed_in(checker, values)


def unlike_each_other() -> list[str]:
    """Return the pathways between which all others lie: most and fewest questions, most points.

    All pathways are drawn and answered by the same code. What is asked of that code, and not of
    a rule, is asked on these; what a rule decides is asked on every one.
    """

    def length(name: str) -> int:
        return len(longest_path(CHECKERS[name]))

    def points(name: str) -> int:
        return max(len(q.points) for q in RULES.pathways[CHECKERS[name].page].questions)

    ends = (
        max(ONE_QUESTION_A_SCREEN, key=length),
        min(ONE_QUESTION_A_SCREEN, key=length),
        max(ONE_QUESTION_A_SCREEN, key=points),
    )
    return [name for name in ONE_QUESTION_A_SCREEN if name in ends]


UNLIKE = unlike_each_other()
# One of each kind: what is asked of the page and its scripts is asked on these.
EACH_KIND = [name for name in CHECKERS if name in {*ONE_FORM, *UNLIKE}]
