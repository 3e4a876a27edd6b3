"""Test yourself: strategy discussion, CSE meeting, both, or something else?"""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, Marked, mark, self_test_items
from cse_guidance.widgets import parts


class TestYourself:
    """The exercise: one decision at a time, marked by the rules at once."""

    __test__ = False  # a name that a test runner would otherwise collect

    def __init__(self, rules: Rules, pathway_id: str) -> None:
        self.rules = rules
        self.items: tuple[Item, ...] = self_test_items(rules, pathway_id)
        self.marked: list[Marked] = []
        self.skipped = 0
        self.screen = parts.column([])
        self.choice = parts.radios([], "")
        self.message = parts.html()
        self.box = parts.column(
            [
                parts.html(
                    "<h2>Which meeting? Test yourself</h2>",
                    parts.PRACTICE_ONLY,
                    '<p class="box care">The cases are about the sexual exploitation of children. '
                    "Nothing in them is graphic. You may skip any of them. If one stays with you, "
                    "talk to your manager, a colleague or your employer's support line.</p>",
                ),
                self.screen,
            ]
        )
        self._show_item()

    @property
    def place(self) -> int:
        """How many items are behind you."""
        return len(self.marked) + self.skipped

    def _show_item(self) -> None:
        if self.place == len(self.items):
            self._show_summary()
            return
        item = self.items[self.place]
        scenario = self.rules.scenarios[item.scenario]
        options = [(choice.text, choice.id) for choice in item.choices]
        self.choice = parts.radios(options, "What does this child need now?", column=True)
        self.message = parts.html()
        self.screen.children = (
            parts.html(
                f"<h3 {parts.HERE}>{self.place + 1} of {len(self.items)}. ",
                f"{escape(item.title)}</h3>",
                f"<p>{escape(scenario.child.name)} is {scenario.child.age} and lives "
                f"{escape(scenario.child.living)}.</p>",
                parts.numbered_facts(item.facts),
                "<h3>What does this child need now?</h3>",
            ),
            self.message,
            self.choice,
            widgets.HBox(
                [
                    parts.button("Check my answer", lambda: self._check(item), main=True),
                    parts.button("Skip this case", self._skip),
                ]
            ),
        )

    def _skip(self) -> None:
        self.skipped += 1
        self._show_item()

    def _check(self, item: Item) -> None:
        if self.choice.value is None:
            parts.set_html(self.message, parts.CHOOSE_FIRST)
            return
        marked = mark(self.rules, item, self.choice.value)
        self.marked.append(marked)
        last = self.place == len(self.items)
        self.screen.children = (
            parts.html(marked_html(marked)),
            parts.button("See how you did" if last else "Next case", self._show_item, main=True),
        )

    def _show_summary(self) -> None:
        right = sum(marked.right for marked in self.marked)
        safe = sum(marked.safe for marked in self.marked)
        differ = [marked for marked in self.marked if not marked.right]
        confused = parts.listed(
            f"You chose: <strong>{escape(m.chosen)}</strong>. "
            f"The rules give: <strong>{escape(m.answer)}</strong>."
            f"{' Yours was safe.' if m.safe else ''}"
            for m in differ
        )
        self.screen.children = (
            parts.html(
                parts.result_box(f"<h3>{right} of {len(self.marked)} as the rules have it</h3>"),
                f"<p>Safe, and more than the rules ask: {safe}.</p>" if safe else "",
                f"<h3>Where you and the rules differ</h3>{confused}" if differ else "",
                f"<p>Skipped: {self.skipped}.</p>" if self.skipped else "",
                "<p>In real work a person decides, with others, and writes down why.</p>",
            ),
            parts.button("Start again", self._start_again, main=True),
        )

    def _start_again(self) -> None:
        self.marked.clear()
        self.skipped = 0
        self._show_item()


def verdict_words(marked: Marked) -> str:
    """Return how a choice stands to the rules, in a few words."""
    if marked.right:
        return "As the rules have it"
    return "Safe, and more than the rules ask" if marked.safe else "The rules say otherwise"


def marked_html(marked: Marked) -> str:
    """Return a marked choice: right or not, then why."""
    verdict = verdict_words(marked)
    chosen = "" if marked.right else f"<p>You chose: {escape(marked.chosen)}.</p>"
    told = parts.result_box(
        f'<h3 class="verdict">{verdict}: {escape(marked.answer)}</h3>{chosen}',
        f"<p><strong>{escape(marked.outcome)}.</strong> {escape(marked.summary)}</p>",
        shade="wrong" if not (marked.right or marked.safe) else "answer",
    )
    why = parts.listed(
        (
            f"<strong>{escape(reason.used)}</strong> {escape(why)} "
            f"<br>{escape(reason.rule)} {parts.cited(reason.sources)}"
            for reason, why in zip(marked.reasons, marked.why, strict=True)
        ),
        ordered=True,
    )
    to_do = parts.folded("What to do", parts.to_do_list(marked.to_do))
    return f"{told}<h3>Why</h3>{why}{to_do}"


def test_yourself(pathway_id: str = "which-meeting") -> TestYourself:  # noqa: PT028 - no test
    """Show the exercise and return it."""
    exercise = TestYourself(packaged_rules(), pathway_id)
    parts.show(exercise.box)
    return exercise


test_yourself.__test__ = False  # type: ignore[attr-defined] # not a test, whatever its name
