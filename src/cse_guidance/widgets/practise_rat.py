"""Practise the RAT: fill in the form for a fictional case and see what sets the level."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from cse_guidance.load import packaged_rules
from cse_guidance.model import Instrument, Rules, Scenario
from cse_guidance.score import find_instrument, score
from cse_guidance.score_result import ScoreResult
from cse_guidance.widgets import parts
from cse_guidance.widgets.rated_case import differences_html, key_html, side_by_side_html
from cse_guidance.words import sentence


class PractiseRat:
    """The exercise: choose a case, fill in the form, work out the level."""

    def __init__(self, rules: Rules, instrument_id: str) -> None:
        self.rules = rules
        self.instrument: Instrument = find_instrument(rules, instrument_id)
        self.case = widgets.Dropdown(
            # Not None: set back to None, the list on the screen would keep showing the last case.
            options=[("Choose a case", ""), *parts.stage_options(rules, self._is_rated)],
            value="",
            description="Case",
        )
        self.facts = parts.html()
        self.answers: dict[str, widgets.RadioButtons] = {}
        self.result = parts.html()
        self.case.observe(lambda change: self._show_case(afresh=bool(change["old"])), "value")
        self.work_out = parts.button("Work out the level", self._show_result, main=True)
        self.start_again = parts.button("Start again", self._start_again)
        self.form = parts.column(self._form())
        self.box = parts.column(
            [
                parts.html(
                    f"<h2>{escape(self.instrument.title)}</h2>",
                    f'<p class="box">{escape(self.instrument.notice)}</p>',
                    parts.before_you_start(rules),
                ),
                self.case,
                self.facts,
                self.form,
                widgets.HBox([self.work_out, self.start_again]),
                self.result,
            ]
        )

    def _is_rated(self, scenario: Scenario, stage_id: str) -> bool:
        return scenario.rating(stage_id, self.instrument.id) is not None

    def _form(self) -> list[widgets.Widget]:
        lines: list[widgets.Widget] = []
        scales = {scale.id: scale for scale in self.instrument.scales}
        for domain in self.instrument.domains:
            options = [(answer.text, answer.id) for answer in scales[domain.scale].answers]
            intro = f'<p class="hint">{escape(domain.intro)}</p>' if domain.intro else ""
            lines.append(parts.html(f"<h3>{escape(domain.title)}</h3>", intro))
            for indicator in self.instrument.indicators:
                if indicator.domain != domain.id:
                    continue
                group = parts.radios(options, indicator.label)
                self.answers[indicator.id] = group
                tier = f" ({indicator.tier.capitalize()})" if indicator.tier else ""
                hint = f'<br><span class="hint">{escape(indicator.hint)}</span>'
                label = f"<strong>{escape(indicator.label)}{tier}</strong>"
                lines.append(parts.html(label, hint if indicator.hint else ""))
                lines.append(group)
        return lines

    def _show_case(self, *, afresh: bool) -> None:
        """Show a case's facts; what was answered and found for another one goes.

        A radio button set to nothing stays filled on the screen, so the form is made afresh.
        """
        if afresh and self.given():
            self.form.children = tuple(self._form())
        parts.set_html(self.result)
        if not self.case.value:
            parts.set_html(self.facts)
            return
        scenario_id, stage_id = self.case.value
        parts.set_html(self.facts, parts.facts_list(self.rules.scenarios[scenario_id], stage_id))

    def given(self) -> dict[str, str]:
        """Return the answers that were given, by indicator."""
        return {i: group.value for i, group in self.answers.items() if group.value is not None}

    def _show_result(self) -> None:
        result = score(self.rules, self.instrument.id, self.given())
        parts.set_html(self.result, level_html(result), self._against_key())

    def _start_again(self) -> None:
        if not self.case.value:
            self._show_case(afresh=True)
        else:
            self.case.value = ""

    def _against_key(self) -> str:
        """Return the case's key beside the answers, and what other forms make of the case."""
        if not self.case.value:
            return ""
        scenario_id, stage_id = self.case.value
        scenario = self.rules.scenarios[scenario_id]
        given = self.given()
        return (
            differences_html(self.rules, self.instrument, scenario, stage_id, given)
            + key_html(self.instrument, scenario, stage_id)
            + side_by_side_html(self.rules, scenario, stage_id)
        )


def level_html(result: ScoreResult) -> str:
    """Return a result: the section 47 question first, then the level and why."""
    first = result.ask_first
    ask_first = parts.result_box(
        f"<p><strong>Ask first: {escape(first.text)}</strong> {escape(sentence(first.hint))}</p>",
        f"<p>{escape(first.then)} {escape(first.because)} {parts.cited(first.sources)}</p>",
        shade="urgent",
    )
    level = (
        f'<div class="box answer"><h2 class="level">Level: {escape(result.title)}</h2>'
        f"<p>{escape(result.summary)}</p><p>{_range(result)}</p></div>"
    )
    blocks = [ask_first, level]
    blocks += ["<h3>What to do</h3>", parts.to_do_list(result.to_do), "<h3>Why this level</h3>"]
    blocks += [
        parts.listed(
            f"{escape(reason.used)} {escape(reason.rule)} {parts.cited(reason.sources)}"
            for reason in result.reasons
        )
    ]
    blocks += [f"<p>{escape(prompt)}</p>" for prompt in result.prompts]
    vulnerable = [one.label for one in result.vulnerabilities]
    helps = [one.label for one in result.protective]
    blocks += [_shown("Vulnerabilities: shown, never counted", vulnerable)]
    blocks += [_shown("What helps: shown, never subtracted", helps)]
    return "".join([*blocks, _not_known(result)])


def _range(result: ScoreResult) -> str:
    if result.highest == result.lowest:
        return "What is not known cannot change this level."
    lowest, highest = escape(result.lowest), escape(result.highest)
    return (
        f"If everything that is not known were so, the level would be <strong>{highest}</strong>. "
        f"So it may lie between {lowest} and {highest}."
    )


def _not_known(result: ScoreResult) -> str:
    raising = [
        f"{escape(unknown.label)}: if so, the level would be {escape(unknown.level_if_yes)}."
        for unknown in result.not_known
        if unknown.raises
    ]
    told = "<p>None of it would raise the level by itself. Find out all the same.</p>"
    if raising:
        told = parts.listed(raising)
    return f"<h3>Not known: {len(result.not_known)}</h3>{told}"


def _shown(title: str, labels: list[str]) -> str:
    if not labels:
        return ""
    return f"<h3>{escape(title)}</h3>" + parts.listed(escape(label) for label in labels)


def practise_the_rat(instrument_id: str = "practice-rat") -> PractiseRat:
    """Show the exercise and return it."""
    exercise = PractiseRat(packaged_rules(), instrument_id)
    parts.show(exercise.box)
    return exercise
