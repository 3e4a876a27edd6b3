"""Build a case: a form, checked as a rule file is, and the file to keep."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from html import escape

import ipywidgets as widgets

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules, Scenario
from cse_guidance.training.case_file import CaseData, case_data, check_case, open_case
from cse_guidance.training.own_case import (
    Entry,
    entries,
    finished,
    finished_text,
    free_id,
    new_case,
    to_go_on_with,
)
from cse_guidance.widgets import files, parts
from cse_guidance.widgets.case_boxes import boxes_for
from cse_guidance.widgets.case_faults import in_form_words
from cse_guidance.widgets.case_key import KEYS
from cse_guidance.widgets.case_parts import ABOUT, CHILD, PARTS, Part, called


class BuildCase:
    """The exercise: one part of the case after the other, then the check and the file."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.today = datetime.now(tz=UTC).date()
        self.data: CaseData = new_case(self.today)
        shipped = [(case.title, name) for name, case in rules.scenarios.items()]
        self.begin = parts.dropdown("Begin with", [("An empty case", ""), *shipped])
        self.file = files.upload_button("Open a case that you saved", ".toml", several=False)
        self.told = parts.html()
        self.about = parts.column([])
        self.lists = {part.key: parts.column([]) for part in PARTS}
        self.result = parts.html()
        self.begin.observe(lambda _: self._begin(), "value")
        self.file.observe(lambda _: self._open(), "value")
        self.box = parts.column(
            [
                parts.html(
                    "<h2>Build a case</h2>",
                    parts.before_you_start(rules),
                    '<p class="box">Make everything up: never write about a real child, and never '
                    "change the name of a real one.</p>",
                    "<p>Nothing is kept here. Save the file before you leave, and open it again "
                    "to go on.</p>",
                ),
                self.begin,
                self.file,
                self.told,
                self.about,
                *self.lists.values(),
                parts.html("<h3>Check it, and save it</h3>"),
                parts.button("Check the case", self._check, main=True),
                self.result,
            ]
        )
        self._show()

    def _begin(self) -> None:
        case = self.rules.scenarios.get(self.begin.value)
        made = case_data(case) if case else new_case(self.today)
        self.data = to_go_on_with(made, self.today)
        parts.set_html(self.told)
        self._show()

    def _open(self) -> None:
        """Open a file in place of what is there; a file with a fault changes nothing."""
        try:
            for name, text in files.texts_of(self.file.value):
                self.data = to_go_on_with(open_case(text, name), self.today, name)
                parts.set_html(self.told, f'<p role="status">{escape(name)} is open.</p>')
                self._show()
        except FaultsFound as found:
            parts.set_html(self.told, files.faults_html(found))

    def _show(self) -> None:
        """Show the whole case, with nothing of it open."""
        child = self.data["child"]
        self.about.children = (
            parts.html("<h3>The case</h3>"),
            *boxes_for(self.rules, self.data, ABOUT, self.data),
            parts.html("<h3>The child</h3>"),
            *boxes_for(self.rules, self.data, CHILD, child if isinstance(child, dict) else {}),
        )
        for part in PARTS:
            self._show_list(part)
        parts.set_html(self.result)

    def _show_list(self, part: Part, opened: Entry | None = None) -> None:
        """Show what is in a list, one of its entries open to be changed."""
        lines: list[widgets.Widget] = [
            parts.html(f"<h3>{part.title}</h3>", f'<p class="hint">{part.intro}</p>')
        ]
        for entry in entries(self.data, part.key):
            if entry is opened:
                lines += self._opened(part, entry)
                continue
            change = parts.button("Change", partial(self._show_list, part, entry))
            remove = parts.button("Take out", partial(self._remove, part, entry))
            words = called(part, entry, self.rules)
            for one, does in ((change, "Change"), (remove, "Take out")):
                one.tooltip = f"{does}: {words}"
            lines += [parts.html(f"<p>{escape(words)}</p>"), widgets.HBox([change, remove])]
        lines.append(parts.button(f"Add a {part.one}", partial(self._add, part)))
        self.lists[part.key].children = tuple(lines)

    def _opened(self, part: Part, entry: Entry) -> list[widgets.Widget]:
        named = f" {entry['id']}" if part.start else ""
        key = KEYS[part.key](self.rules, self.data, entry) if part.key in KEYS else None
        then = key.show if key else lambda: None
        return [
            parts.html(f"<h4 {parts.HERE}>{part.one.capitalize()}{escape(named)}</h4>"),
            *boxes_for(self.rules, self.data, part.boxes, entry, then),
            *([key.box] if key else []),
            parts.button("Done", partial(self._show_list, part)),
        ]

    def _add(self, part: Part) -> None:
        entry: Entry = {"id": free_id(self.data, part.key, part.start)} if part.start else {}
        entry |= {box.key: [] if box.kind in ("facts", "source") else "" for box in part.boxes}
        if part.key in KEYS:
            entry["answer"] = []
        self.data[part.key] = [*entries(self.data, part.key), entry]
        self._show_list(part, entry)

    def _remove(self, part: Part, entry: Entry) -> None:
        self.data[part.key] = [one for one in entries(self.data, part.key) if one is not entry]
        self._show_list(part)

    def _check(self) -> None:
        """Say every fault at once, or what the rules give; and offer the file either way."""
        text = finished_text(self.rules, self.data)
        try:
            case = check_case(self.rules, text)
        except FaultsFound as found:
            told = _faults_html(self.rules, found.faults)
            label = "Save it as it is, to go on later"
        else:
            told, label = _sound_html(self.rules, case), "Save the file"
        name = f"{finished(self.rules, self.data)['id'] or 'case'}.toml"
        parts.set_html(
            self.result,
            told,
            f"<p>{link_to_save(text, name, label)}</p>",
            parts.folded("Show the file", f"<pre>{escape(text)}</pre>"),
        )


def link_to_save(text: str, name: str, label: str) -> str:
    """Return a link that saves a text as a file. The file stands in the link: nothing is sent."""
    inside = base64.b64encode(text.encode()).decode()
    address = f"data:application/toml;charset=utf-8;base64,{inside}"
    shown = f"{escape(label)} ({escape(name)})"
    return f'<a class="save" download="{escape(name)}" href="{address}">{shown}</a>'


def _faults_html(rules: Rules, faults: Iterable[Fault]) -> str:
    told = list(dict.fromkeys(in_form_words(rules, fault) for fault in faults))
    lines = (
        f"<strong>{escape(where[:1].upper() + where[1:])}</strong>: {escape(wrong)} {escape(do)}"
        if where
        else f"{escape(wrong[:1].upper() + wrong[1:])} {escape(do)}"
        for where, wrong, do in told
    )
    number = "1 thing is" if len(told) == 1 else f"{len(told)} things are"
    head = f'<h3 class="faults">{number} not right yet</h3>'
    return parts.result_box(head, parts.listed(lines), shade="wrong")


def _sound_html(rules: Rules, case: Scenario) -> str:
    """Return that a case is sound, and what the rules give for each of its keys."""
    titles = {stage.id: stage.title for stage in case.stages}
    lines = []
    for decision in case.decisions:
        pathway = rules.pathways[decision.pathway]
        outcome = pathway.outcome(decision.expected_outcome)
        lines.append((titles[decision.stage], pathway.title, outcome.title if outcome else ""))
    for rating in case.ratings:
        form = rules.instruments[rating.instrument]
        level = form.level(rating.expected_level)
        lines.append((titles[rating.stage], form.title, level.title if level else ""))
    rows = [tuple(escape(cell) for cell in line) for line in lines]
    return parts.result_box(
        '<h3 class="sound">The case is sound</h3>',
        "<p>Put the file into conf/scenarios and build the site, or send it to whoever does.</p>",
    ) + parts.table("What the rules give for your key", ("Stage", "About", "They give"), rows)


def build_a_case() -> BuildCase:
    """Show the exercise and return it."""
    exercise = BuildCase(packaged_rules())
    parts.show(exercise.box)
    return exercise
