"""Change the case: another answer, or a fact that nobody knows, and at once what moves."""

from __future__ import annotations

from functools import partial
from html import escape

import ipywidgets as widgets

from cse_guidance.load import packaged_rules
from cse_guidance.model import Decision, Fact, Question, Rules, Scenario, WhatIf
from cse_guidance.training.change import Moved, change_the_case
from cse_guidance.widgets import parts
from cse_guidance.widgets.what_moves import details_html, summary_html


class ChangeTheCase:
    """The exercise: the key of a case to begin with, then whatever is changed about it."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.chosen: dict[str, str] = {}
        self.questions: dict[str, widgets.RadioButtons] = {}
        self.known: dict[str, widgets.Checkbox] = {}
        self.settling = False
        stages = parts.stage_options(rules, _decisions)
        self.case = parts.dropdown("Case", [("Choose a case", ""), *stages])
        self.which = parts.dropdown("Procedure", [("Choose a case first", "")])
        self.ready_made = parts.column([])
        self.back = parts.button("Back to the key", self._start)
        self.facts = parts.column([])
        self.summary = parts.html()
        self.form = parts.column([])
        self.details = parts.html()
        self.case.observe(lambda _: self._choose_case(), "value")
        self.which.observe(lambda _: self._start(), "value")
        self.back.disabled = True
        self.box = parts.column(
            [
                parts.html(
                    "<h2>Change the case</h2>",
                    parts.before_you_start(rules),
                    "<p>Choose a case. It opens as its key has it. Change an answer, or say that "
                    "a fact is not known, and see what moves.</p>",
                ),
                self.case,
                self.which,
                self.facts,
                self.ready_made,
                self.back,
                self.summary,
                self.form,
                self.details,
            ]
        )

    @property
    def scenario(self) -> Scenario | None:
        """The case that is chosen, if one is."""
        return self.rules.scenarios[self.case.value[0]] if self.case.value else None

    @property
    def decision(self) -> Decision | None:
        """The decision that is chosen, if one is."""
        if self.scenario is None:
            return None
        return self.scenario.decision(self.case.value[1], self.which.value)

    def _choose_case(self) -> None:
        if self.scenario is None:
            self.which.options = [("Choose a case first", "")]
            return
        found = _decisions(self.scenario, self.case.value[1])
        # Set together: a list that is set anew would choose its first entry, and start twice.
        self.which.options = [(self.rules.pathways[d.pathway].title, d.pathway) for d in found]
        self._start()

    def _start(self) -> None:
        """Open the case as its key has it."""
        self.chosen, self.questions = {}, {}
        scenario, decision = self.scenario, self.decision
        self.back.disabled = decision is None
        for box in (self.facts, self.ready_made, self.form):
            box.children = ()
        for shown in (self.summary, self.details):
            parts.set_html(shown)
        if scenario is None or decision is None:
            return
        facts = scenario.facts_up_to(decision.stage)
        self.known = {
            fact.id: self._known(number, fact) for number, fact in enumerate(facts, start=1)
        }
        self.facts.children = (
            parts.html(
                parts.about_child(scenario),
                "<h3>What is known</h3>",
                '<p class="hint">Take the tick away from what nobody knows. An answer that rests '
                "on it alone becomes Not sure, where there is such an answer.</p>",
            ),
            *self.known.values(),
        )
        more = [
            one
            for one in scenario.what_if
            if (one.stage, one.pathway) == (decision.stage, decision.pathway)
        ]
        told = "<h3>What if somebody knew more?</h3>"
        none = "<p>The case brings no change of its own here.</p>"
        self.ready_made.children = (
            parts.html(told if more else f"{told}{none}"),
            *(parts.button(_label(one), partial(self._add_fact, one)) for one in more),
        )
        self._settle()

    def _known(self, number: int, fact: Fact) -> widgets.Checkbox:
        words = f"{number}. {fact.reported_by}: {fact.text}"
        if fact.at_odds_with:
            words += " (Somebody else told this differently.)"
        box = widgets.Checkbox(value=True, description=words, indent=False)
        box.observe(lambda _: self._settle(), "value")
        return box

    def _add_fact(self, what_if: WhatIf) -> None:
        self.chosen = dict(what_if.answers)
        self.questions = {}
        said = f"<p><strong>{escape(what_if.reported_by)}:</strong> {escape(what_if.text)}</p>"
        self._settle(f"{said}<p>{escape(what_if.why)}</p>")

    def _choose(self, question_id: str, answer_id: str | None) -> None:
        if not self.settling and answer_id is not None:
            self.chosen[question_id] = answer_id
            self._settle()

    def _settle(self, said: str = "") -> None:
        """Work out what moves, and show it."""
        scenario, decision = self.scenario, self.decision
        if scenario is None or decision is None:
            return
        gone = [name for name, box in self.known.items() if not box.value]
        moved = change_the_case(self.rules, decision, scenario, answers=self.chosen, not_known=gone)
        self.settling = True
        self._show_questions(scenario, decision, moved)
        self.settling = False
        parts.set_html(self.summary, said, summary_html(moved))
        parts.set_html(self.details, details_html(self.rules, moved))

    def _show_questions(self, scenario: Scenario, decision: Decision, moved: Moved) -> None:
        pathway = self.rules.pathways[decision.pathway]
        behind = {answer.question: answer for answer in decision.answers}
        lines: list[widgets.Widget] = [parts.html("<h3>The answers on the way</h3>")]
        for step in moved.steps:
            question = pathway.question(step.question)
            if question is None or step.became == "not asked now":
                continue
            words = f"<strong>{escape(question.text)}</strong>"
            if step.question in behind:
                key = behind[step.question]
                facts = parts.facts_named(scenario, decision.stage, key.facts)
                told = f"The key: {escape(step.before)}. {escape(key.why)}" if step.before else ""
                words += parts.folded("What the key rests on", f"<p>{told}</p><p>{facts}</p>")
            mark = "" if step.became == "same" else ' class="box care"'
            lines += [parts.html(f"<div{mark}>{words}</div>"), self._group(question, moved)]
        self.form.children = tuple(lines)

    def _group(self, question: Question, moved: Moved) -> widgets.RadioButtons:
        """Return the answers to a question, the one that stands now chosen."""
        now = dict(moved.after.path).get(question.id)
        group = self.questions.get(question.id)
        # A radio button set to nothing stays filled on the screen, so that one is made afresh.
        if group is None or (now is None and group.value is not None):
            options = [(answer.text, answer.id) for answer in question.answers]
            group = parts.radios(options, question.text, column=True)
            group.value = now
            group.observe(lambda change: self._choose(question.id, change["new"]), "value")
            self.questions[question.id] = group
        group.value = now
        return group


def _decisions(scenario: Scenario, stage_id: str) -> list[Decision]:
    return [decision for decision in scenario.decisions if decision.stage == stage_id]


def _label(what_if: WhatIf) -> str:
    return f"{what_if.reported_by}: {what_if.text}"


def change_a_case() -> ChangeTheCase:
    """Show the exercise and return it."""
    exercise = ChangeTheCase(packaged_rules())
    parts.show(exercise.box)
    return exercise
