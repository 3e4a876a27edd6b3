"""The key of a case that is being written: a decision's answers, or a form's, with their facts."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow
from cse_guidance.model import Rules
from cse_guidance.training.case_file import CaseData
from cse_guidance.training.own_case import Entry, entries, finished
from cse_guidance.widgets import parts
from cse_guidance.widgets.case_boxes import boxes_for
from cse_guidance.widgets.case_parts import FACTS, Box

BEHIND = Box("facts", "Facts that it rests on", "facts")
BEHIND_DECISION = (
    Box("facts", "Facts that it rests on", "facts", FACTS),
    Box("why", "Why", "long"),
)


class DecisionKey:
    """The questions of a procedure, one after the other as they are answered."""

    def __init__(self, rules: Rules, data: CaseData, entry: Entry) -> None:
        self.rules, self.data, self.entry = rules, data, entry
        self.box = parts.column([])
        self.lines: dict[str, list[widgets.Widget]] = {}
        self.pathway = ""
        self.show()

    def show(self) -> None:
        """Show the questions that the answers so far come to, and where they lead."""
        name = str(self.entry.get("pathway", ""))
        if name != self.pathway:
            self.pathway, self.lines = name, {}
        if name not in self.rules.pathways:
            self.box.children = (parts.html("<p>Choose a procedure: its questions follow.</p>"),)
            return
        given = {str(one.get("question")): str(one.get("answer")) for one in self._answers()}
        try:
            result = follow(self.rules, name, given)
        except FaultsFound:
            # An answer that this procedure does not have: begin its key again.
            self.entry["answer"] = []
            result = follow(self.rules, name, {})
        asked = [question for question, _ in result.path]
        lines: list[widgets.Widget] = []
        for question_id in [*asked, result.next_question]:
            if question_id not in self.lines:
                self.lines[question_id] = self._line(question_id)
            lines += self.lines[question_id]
        leads = f"<strong>{escape(result.title)}</strong>. {escape(result.summary)}"
        told = leads if result.outcome else "Not yet: the last question is open."
        lines.append(parts.html(f'<p class="box answer">Where it leads: {told}</p>'))
        self.box.children = tuple(lines)

    def _answers(self) -> list[Entry]:
        return entries(self.entry, "answer")

    def _line(self, question_id: str) -> list[widgets.Widget]:
        question = self.rules.pathways[self.pathway].question(question_id)
        if question is None:
            return []
        entry = _answer_of(self.entry, "question", question_id)
        options = [(answer.text, answer.id) for answer in question.answers]
        group = parts.radios(options, question.text, column=True)
        group.value = entry.get("answer") if question.answer(str(entry.get("answer"))) else None

        def choose(change: dict[str, str]) -> None:
            entry["answer"] = change["new"]
            if entry not in self._answers():
                self.entry["answer"] = [*self._answers(), entry]
            self.show()

        group.observe(choose, "value")
        words = f"<strong>{escape(question.text)}</strong>"
        boxes = boxes_for(self.rules, self.data, BEHIND_DECISION, entry)
        return [parts.html(words), group, *boxes]


class RatingKey:
    """Every line of a form, each left open until it is answered."""

    def __init__(self, rules: Rules, data: CaseData, entry: Entry) -> None:
        self.rules, self.data, self.entry = rules, data, entry
        self.box = parts.column([])
        self.level = parts.html()
        self.lines: list[widgets.Widget] = []
        self.instrument = ""
        self.show()

    def show(self) -> None:
        """Show the lines of the form, and the level."""
        name = str(self.entry.get("instrument", ""))
        if name not in self.rules.instruments:
            self.box.children = (parts.html("<p>Choose a form: its lines follow.</p>"),)
            return
        if name != self.instrument:
            self.instrument = name
            form = self.rules.instruments[name]
            self.lines = [w for one in form.indicators for w in self._line(one.id)]
        self._work_out()
        self.box.children = (*self.lines, self.level)

    def _line(self, indicator_id: str) -> list[widgets.Widget]:
        form = self.rules.instruments[self.instrument]
        indicator = form.indicator(indicator_id)
        if indicator is None:
            return []
        entry = _answer_of(self.entry, "indicator", indicator_id)
        options = [(answer.text, answer.id) for answer in form.scale_of(indicator).answers]
        known = entry.get("answer") in [value for _, value in options]
        now = entry.get("answer") if known else ""
        choice = parts.dropdown(indicator.label, [("Leave open", ""), *options], now)
        facts = boxes_for(self.rules, self.data, (BEHIND,), entry)

        def choose(change: dict[str, str]) -> None:
            entry["answer"] = change["new"]
            others = [one for one in entries(self.entry, "answer") if one is not entry]
            self.entry["answer"] = [*others, entry] if change["new"] else others
            for box in facts:
                box.layout.display = None if change["new"] else "none"
            self._work_out()

        for box in facts:
            box.layout.display = None if now else "none"
        choice.observe(choose, "value")
        return [choice, *facts]

    def _work_out(self) -> None:
        places = entries(self.data, "rating")
        done = entries(finished(self.rules, self.data), "rating")
        level = done[places.index(self.entry)]["expected_level"] if self.entry in places else ""
        found = self.rules.instruments[self.instrument].level(str(level))
        told = f"<strong>{escape(found.title)}</strong>" if found else "Not yet."
        parts.set_html(self.level, f'<p class="box answer">Level: {told}</p>')


def _answer_of(entry: Entry, name: str, wanted: str) -> Entry:
    """Return the answer that a key has, or a new one that is in it as soon as it is chosen."""
    found = [one for one in entries(entry, "answer") if one.get(name) == wanted]
    return found[0] if found else {name: wanted, "answer": "", "facts": []}


Key = DecisionKey | RatingKey
MakeKey = Callable[[Rules, CaseData, Entry], Key]
KEYS: dict[str, MakeKey] = {"decision": DecisionKey, "rating": RatingKey}
