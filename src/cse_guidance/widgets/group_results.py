"""Our group's results: the files that learners saved, and what they show together."""

from __future__ import annotations

from functools import partial
from html import escape

import ipywidgets as widgets

from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules
from cse_guidance.training.group import look_at_group
from cse_guidance.training.results import Results, read_results
from cse_guidance.widgets import files, parts
from cse_guidance.widgets.group_shown import PART, group_widgets


class GroupResults:
    """The exercise: open files, take one out, and read what the group decided."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.open: list[tuple[str, Results]] = []
        self.upload = files.upload_button("Choose the files", ".json", several=True)
        self.upload.observe(lambda _: self._read(), "value")
        self.faults = parts.html()
        self.listed = parts.column([])
        self.shown = parts.column([])
        self.box = parts.column(
            [
                parts.html(
                    "<h2>Our group's results</h2>",
                    "<p><strong>Made-up codes only.</strong> A file has a code in place of a name, "
                    "and answers about made-up cases. The files stay on this device. Nothing is "
                    "stored or sent: when you leave, it is gone.</p>",
                    "<p>Use this to see what to teach next. It is no test of a person.</p>",
                ),
                self.upload,
                self.faults,
                self.listed,
                self.shown,
            ]
        )
        self._show()

    def _read(self) -> None:
        """Add the files that were chosen; one with a fault is told, and the others are added."""
        told = []
        for file in self.upload.value:
            name = str(file["name"])
            try:
                self.open.append((name, read_results(self.rules, files.text_of(file), name)))
            except FaultsFound as found:
                told.append(f"<h3>{escape(name)} was not added</h3>{files.faults_html(found)}")
        if self.upload.value:
            parts.set_html(self.faults, *told)
            self._show()

    def _take_out(self, number: int) -> None:
        del self.open[number]
        # Let go of, so that the same file can be chosen again.
        self.upload.value = ()
        parts.set_html(self.faults)
        self._show()

    def _show(self) -> None:
        if not self.open:
            self.listed.children = (parts.html("<p>No file is open yet.</p>"),)
            self.shown.children = ()
            return
        number = len(self.open)
        words = "1 file is open" if number == 1 else f"{number} files are open"
        lines: list[widgets.Widget] = [parts.html(f'<h3 role="status">{words}</h3>')]
        for place, (name, results) in enumerate(self.open):
            said = f"{name}: {results.code}, {PART[results.part].lower()}"
            take_out = parts.button("Take out", partial(self._take_out, place))
            take_out.tooltip = f"Take out: {said}"
            line = widgets.HBox([parts.html(f"<p>{escape(said)}</p>"), take_out])
            lines.append(line)
        self.listed.children = tuple(lines)
        group = look_at_group(self.rules, [results for _, results in self.open])
        self.shown.children = tuple(group_widgets(self.rules, group))


def our_group_results() -> GroupResults:
    """Show the exercise and return it."""
    exercise = GroupResults(packaged_rules())
    parts.show(exercise.box)
    return exercise
