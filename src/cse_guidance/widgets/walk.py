"""Walk a pathway: one question at a time, for a fictional case."""

from __future__ import annotations

from functools import partial
from html import escape

import ipywidgets as widgets

from cse_guidance.follow import GoOn, PathwayResult, find_pathway, follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Decision, Pathway, Question, Rules, Scenario
from cse_guidance.widgets import parts
from cse_guidance.words import scope_words


class WalkPathway:
    """The exercise: choose a case, answer, go back, change an answer, read the outcome."""

    def __init__(self, rules: Rules, pathway_id: str) -> None:
        self.rules = rules
        self.pathway: Pathway = find_pathway(rules, pathway_id)
        self.given: dict[str, str] = {}
        titles = [(pathway.title, name) for name, pathway in rules.pathways.items()]
        self.which = parts.dropdown("Procedure", titles, self.pathway.id)
        self.purpose = parts.html()
        self.case = parts.dropdown("Case", [("No case", "")])
        self.facts = parts.html()
        self.screen = parts.column([])
        self.choice = parts.radios([], "")
        self.error = parts.html()
        self.which.observe(lambda _: self._choose_pathway(), names="value")
        self.case.observe(lambda _: self._show_case(), names="value")
        self.box = parts.column(
            [
                parts.html("<h2>Walk the questions</h2>", parts.before_you_start(rules)),
                self.which,
                self.purpose,
                self.case,
                self.facts,
                self.screen,
            ]
        )
        self._choose_pathway()

    def _choose_pathway(self) -> None:
        """Start another procedure, with the cases that have a decision about it."""
        self.pathway = find_pathway(self.rules, self.which.value)
        parts.set_html(self.purpose, f"<p>{escape(self.pathway.purpose)}</p>")
        self.case.options = [("No case", ""), *parts.stage_options(self.rules, self._is_decided)]
        self._show_case()

    def _is_decided(self, scenario: Scenario, stage_id: str) -> bool:
        return scenario.decision(stage_id, self.pathway.id) is not None

    def _show_case(self) -> None:
        self.given.clear()
        if not self.case.value:
            parts.set_html(self.facts)
        else:
            scenario_id, stage_id = self.case.value
            facts = parts.facts_list(self.rules.scenarios[scenario_id], stage_id)
            parts.set_html(self.facts, facts)
        self._show()

    def _show(self) -> None:
        result = follow(self.rules, self.pathway.id, self.given)
        question = self.pathway.question(result.next_question)
        if question is None:
            self._show_outcome(result)
        else:
            self._show_question(question, asked=len(result.path))

    def _show_question(self, question: Question, asked: int) -> None:
        points = parts.listed(
            f"{escape(point.text)} <em>({escape(scope_words(point.scope, point.area))})</em>"
            for point in question.points
        )
        hint = f'<p class="hint">{escape(question.hint)}</p>' if question.hint else ""
        options = [(answer.text, answer.id) for answer in question.answers]
        self.choice = parts.radios(options, question.text, column=True)
        self.error = parts.html()
        buttons = [parts.button("Continue", lambda: self._answer(question), main=True)]
        if asked:
            buttons.append(parts.button("Back", self._back))
        self.screen.children = (
            parts.html(
                f"<h3 {parts.HERE}>{escape(question.text)}</h3>",
                hint,
                points if question.points else "",
            ),
            self.error,
            self.choice,
            widgets.HBox(buttons),
            parts.html(parts.folded("Why we ask", f"<p>{escape(question.why)}</p>")),
        )

    def _answer(self, question: Question) -> None:
        if self.choice.value is None:
            parts.set_html(self.error, parts.CHOOSE_FIRST)
            return
        self.given[question.id] = self.choice.value
        self._show()

    def _back(self) -> None:
        path = follow(self.rules, self.pathway.id, self.given).path
        self._change(path[-1][0])

    def _change(self, question_id: str) -> None:
        """Ask a question again; the answers before it stay."""
        path = follow(self.rules, self.pathway.id, self.given).path
        ids = [question for question, _ in path]
        self.given = {q: a for q, a in path if ids.index(q) < ids.index(question_id)}
        self._show()

    def _start_again(self) -> None:
        self.given = {}
        self._show()

    def _show_outcome(self, result: PathwayResult) -> None:
        lines: list[widgets.Widget] = [
            parts.html(outcome_html(result)),
            parts.html("<h3>Why: your answers</h3>"),
        ]
        for (question_id, _), reason in zip(result.path, result.reasons, strict=True):
            text = f"<p><strong>{escape(reason.used)}</strong> {escape(reason.rule)} "
            lines.append(parts.html(text + parts.cited(reason.sources) + "</p>"))
            lines.append(parts.button("Change", partial(self._change, question_id)))
        lines.append(parts.html(self._against_key(result)))
        lines.append(parts.button("Start again", self._start_again, main=True))
        self.screen.children = tuple(lines)

    def _against_key(self, result: PathwayResult) -> str:
        """Return what the case's key gives, and why, where it differs."""
        if not self.case.value:
            return ""
        scenario_id, stage_id = self.case.value
        scenario = self.rules.scenarios[scenario_id]
        decision = scenario.decision(stage_id, self.pathway.id)
        if decision is None:
            return ""
        return beside_key_html(self.rules, scenario, decision, result)


def beside_key_html(
    rules: Rules, scenario: Scenario, decision: Decision, result: PathwayResult
) -> str:
    """Return the key's way and yours side by side, with the facts that the key rests on."""
    pathway = find_pathway(rules, decision.pathway)
    key = follow(rules, pathway.id, decision.key)
    theirs, yours = dict(key.path), dict(result.path)
    behind = {answer.question: answer for answer in decision.answers}
    rows: list[tuple[str, ...]] = []
    for name in dict.fromkeys([*theirs, *yours]):
        question = pathway.question(name)
        texts = {one.id: escape(one.text) for one in question.answers} if question else {}
        said = [texts.get(way.get(name, ""), "Not asked") for way in (theirs, yours)]
        same = theirs.get(name) == yours.get(name)
        why = f"{escape(behind[name].why)}<br>" if name in theirs else ""
        facts = parts.facts_named(scenario, decision.stage, behind[name].facts) if why else ""
        rows.append(
            (
                escape(question.text if question else ""),
                f"<strong>{said[0]}</strong><br>{why}{facts}",
                said[1] if same else f"<strong>{said[1]}</strong><br><em>Yours differs.</em>",
            )
        )
    last = (escape(one.title) for one in (key, result))
    rows.append(("Where it leads", *(f"<strong>{title}</strong>" for title in last)))
    head = ("Question", "The key's answer, and why", "Yours")
    also = parts.listed(escape(way.why) for way in decision.accepted)
    return parts.folded(
        f"Compare with the key of this case: {key.title}",
        parts.table("The key's way beside yours", head, rows),
        f"<p>As right, where professionals may differ:</p>{also}" if decision.accepted else "",
    )


def outcome_html(result: PathwayResult) -> str:
    """Return an outcome: the next step first, then who and by when."""
    next_step = parts.result_box(
        f'<h2 class="outcome">{escape(result.title)}</h2><p>{escape(result.summary)}</p>'
    )
    blocks = [next_step, "<h3>What to do</h3>", parts.to_do_list(result.to_do)]
    blocks += ["<h3>What happens next</h3>", parts.listed(escape(line) for line in result.next)]
    if result.then:
        blocks += ["<h3>Go on with</h3>"]
        blocks += [parts.listed(_go_on_html(one) for one in result.then)]
    if result.not_sure:
        blocks += ["<h3>You were not sure about</h3>"]
        blocks += [parts.listed(escape(question) for question in result.not_sure)]
    return "".join([*blocks, f"<p>Rests on: {parts.cited(result.sources)}</p>"])


def _go_on_html(following: GoOn) -> str:
    return f"<strong>{escape(following.title)}.</strong> {escape(following.purpose)}"


def walk_the_pathway(pathway_id: str = "which-meeting") -> WalkPathway:
    """Show the exercise and return it."""
    exercise = WalkPathway(packaged_rules(), pathway_id)
    parts.show(exercise.box)
    return exercise
