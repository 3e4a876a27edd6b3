"""The parts that every exercise is made of, and their look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import ipywidgets as widgets
from IPython.display import display

from cse_guidance.answers import Cited, ToDo
from cse_guidance.model import Fact, Rules, Scenario

STYLE = """<style>
.cse { font: 16px/1.5 Arial, Helvetica, sans-serif; color: #14202b; max-width: 44rem;
  white-space: normal; overflow-wrap: break-word; }
.cse h2 { font-size: 1.5rem; margin: 0.8rem 0 0.4rem; line-height: 1.25; }
.cse h3 { font-size: 1.15rem; margin: 1.2rem 0 0.3rem; line-height: 1.3; }
.cse p, .cse ul, .cse ol { margin: 0 0 0.7rem; }
.cse li { margin-bottom: 0.35rem; }
.cse .hint, .cse .cited { color: #475662; font-size: 0.92em; }
.cse .box { border-left: 0.4rem solid #b3261e; background: #fdeceb; padding: 0.6rem 0.9rem; }
.cse .care { border-color: #8a5a00; background: #fdf4e3; }
.cse .answer { border-color: #15414b; background: #eef3f4; }
.cse .wrong { border-color: #b3261e; }
.cse .here:focus { outline: none; }
.cse .here:focus-visible { outline: 3px solid #14202b; outline-offset: 2px; }
.cse .urgent { border-color: #b3261e; background: #fdeceb; }
.cse summary { cursor: pointer; padding: 0.4rem 0; font-weight: 700; }
.cse table { border-collapse: collapse; margin: 0 0 0.9rem; font-size: 0.95em; }
.cse caption { text-align: left; font-weight: 700; padding: 0.3rem 0; }
.cse th, .cse td { border: 1px solid #6f7c86; padding: 0.3rem 0.55rem; text-align: left;
  vertical-align: top; background: none; color: inherit; }
.cse td.number { text-align: right; }
.cse .wide { overflow-x: auto; }
.cse h4 { font-size: 1.02rem; margin: 0.9rem 0 0.2rem; }
.cse pre { white-space: pre-wrap; font-size: 0.85rem; }
.cse-form .vega-embed, .cse-form .vega-embed svg { max-width: 100%; height: auto; }
.cse-form .widget-hbox { align-items: center; }
.cse-form .jp-OutputArea-prompt { display: none; }
.cse a.save { display: inline-block; font-weight: 700; padding: 0.6rem 1.1rem; color: #fff;
  background: #15414b; border-radius: 2px; text-decoration: none; }
.cse a:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #14202b; }
.cse-form .widget-text, .cse-form .widget-textarea, .cse-form .widget-datepicker {
  flex-flow: column; align-items: stretch; height: auto; width: 100%; max-width: 40rem;
  margin: 0.2rem 0; }
.cse-form :is(.widget-text, .widget-textarea, .widget-datepicker) > .widget-label {
  font: 700 16px/1.5 Arial, Helvetica, sans-serif; height: auto; width: auto; text-align: left;
  white-space: normal; }
.cse-form :is(.widget-text input, .widget-textarea textarea, .widget-datepicker input) {
  font: 16px/1.4 Arial, Helvetica, sans-serif; min-height: 2.6rem; width: 100%;
  box-sizing: border-box; flex: none; }
.cse-form .widget-checkbox { width: auto; max-width: 100%; height: auto; margin: 0.1rem 0; }
.cse-form .widget-checkbox label { font: 16px/1.5 Arial, Helvetica, sans-serif; white-space: normal;
  height: auto; overflow: visible; color: #14202b; display: flex; gap: 0.5rem;
  align-items: flex-start; }
.cse-form .widget-checkbox input { width: 1.4rem; height: 1.4rem; flex: none; }
.cse-form .widget-radio-box { flex-flow: row wrap; gap: 0 1.2rem; height: auto; }
.cse-form .widget-radio-box label { font: 16px/1.5 Arial, Helvetica, sans-serif; height: auto;
  min-height: 2rem; white-space: normal; overflow: visible; display: flex; gap: 0.4rem;
  align-items: center; margin: 0; color: #14202b; }
.cse-column .widget-radio-box { flex-flow: column; }
.cse-form .widget-radio-box input { width: 1.4rem; height: 1.4rem; flex: none; margin: 0;
  order: -1; }
.cse-form .widget-hbox { flex-wrap: wrap; gap: 0.5rem; height: auto; overflow: visible; }
.cse-form .widget-radio { width: auto; height: auto; margin-left: 0; max-width: 100%; }
.cse-form .jupyter-button { font: 700 16px/1.2 Arial, Helvetica, sans-serif; height: auto;
  min-height: 2.75rem; width: auto; max-width: 100%; padding: 0.4rem 1.1rem; margin: 0;
  flex: none; white-space: normal; overflow: visible; }
.cse-form .jupyter-button.mod-primary { background: #15414b; }
.cse-form select { font: 16px/1.4 Arial, Helvetica, sans-serif; height: 2.6rem; }
.cse-form .widget-dropdown { height: auto; width: 100%; max-width: 34rem; margin: 0; }
.cse-form .widget-dropdown .widget-label { font: 700 16px/2.6rem Arial, Helvetica, sans-serif;
  height: auto; width: auto; min-width: 0; }
.cse-form :is(input, select, button, summary):focus-visible { outline: 3px solid #ffdd00;
  box-shadow: 0 0 0 5px #14202b; }
@media (prefers-color-scheme: dark) {
  .cse, .cse-form .widget-radio-box label, .cse-form .widget-checkbox label,
  .cse-form .widget-label { color: #e9eef1; }
  .cse .hint, .cse .cited { color: #b5c1c9; }
  .cse .box, .cse .urgent, .cse .wrong { border-color: #f2948c; background: #3a1714; }
  .cse .care { border-color: #f0b860; background: #32260e; }
  .cse .answer { border-color: #7cc4d2; background: #12282d; }
  .cse a:not(.save) { color: #7cc4d2; }
  .cse .here:focus-visible { outline-color: #e9eef1; }
  .cse-form .jupyter-button:not(.mod-primary) { color: #e9eef1; background: #2b3a42; }
}
</style>"""

# Marks what a button brings up: the exercise's page brings it into view and moves the focus there.
HERE = 'class="here" tabindex="-1"'

CHOOSE_FIRST = f'<div {HERE}><p class="box" role="alert">Choose an answer first.</p></div>'
PRACTICE_ONLY = (
    "<p><strong>Made-up cases only.</strong> Nothing that you choose is sent or kept. "
    "Child in immediate danger? Call 999.</p>"
)


def html(*parts: str) -> widgets.HTML:
    """Return a widget that shows HTML in the exercises' look."""
    return widgets.HTML(value=f'<div class="cse">{"".join(parts)}</div>')


def set_html(widget: widgets.HTML, *parts: str) -> None:
    """Change what a widget made by `html` shows."""
    widget.value = f'<div class="cse">{"".join(parts)}</div>'


def radios(
    options: Sequence[tuple[str, str]], described_by: str, *, column: bool = False
) -> widgets.RadioButtons:
    """Return radio buttons with nothing preselected: pairs of label and id."""
    group = widgets.RadioButtons(
        options=options, value=None, layout=widgets.Layout(width="auto", max_width="100%")
    )
    group.tooltip = described_by
    if column:
        group.add_class("cse-column")
    return group


def button(label: str, on_click: Callable[[], None], *, main: bool = False) -> widgets.Button:
    """Return a button; the main one stands out."""
    made = widgets.Button(
        description=label,
        button_style="primary" if main else "",
        layout=widgets.Layout(align_self="flex-start"),
    )
    made.on_click(lambda _: on_click())
    return made


def column(children: Iterable[widgets.Widget]) -> widgets.VBox:
    """Return widgets one under the other."""
    box = widgets.VBox(list(children), layout=widgets.Layout(max_width="46rem"))
    box.add_class("cse-form")
    return box


def show(box: widgets.VBox) -> None:
    """Show an exercise with the look that all of them share."""
    box.children = (widgets.HTML(value=STYLE), *box.children)
    display(box)  # type: ignore[no-untyped-call] # IPython says no types here


def listed(items: Iterable[str], *, ordered: bool = False) -> str:
    """Return ready HTML as a list."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def cited(sources: Iterable[Cited]) -> str:
    """Return sources as a small line."""
    return f'<span class="cited">({escape("; ".join(s.words for s in sources))})</span>'


def to_do_list(steps: Iterable[ToDo]) -> str:
    """Return what to do: what, who, by when, how far the time limit reaches."""
    return listed(
        (
            f"<strong>{escape(step.what)}</strong><br>{escape('; '.join(step.who))}: "
            f"{escape(step.when)} <em>({escape(step.scope)})</em> {cited(step.sources)}"
            for step in steps
        ),
        ordered=True,
    )


def result_box(*parts: str, shade: str = "answer") -> str:
    """Return a box that is read out when it appears, and brought into view."""
    return f'<div {HERE}><div class="box {shade}" role="status">{"".join(parts)}</div></div>'


def folded(summary: str, *parts: str) -> str:
    """Return something that opens when asked."""
    return f"<details><summary>{escape(summary)}</summary>{''.join(parts)}</details>"


def about_child(scenario: Scenario) -> str:
    """Return a case's care notice, and who the child is."""
    return (
        f'<p class="box care">{escape(scenario.care_notice)}</p>'
        f"<p>{escape(scenario.child.name)} is {scenario.child.age} and lives "
        f"{escape(scenario.child.living)}.</p>"
    )


def facts_list(scenario: Scenario, stage_id: str) -> str:
    """Return the facts known at a stage, numbered as everywhere else, with a care notice."""
    return about_child(scenario) + numbered_facts(scenario.facts_up_to(stage_id))


def numbered_facts(facts: Iterable[Fact]) -> str:
    """Return facts as a numbered list."""
    return listed(
        (f"<strong>{escape(f.reported_by)}:</strong> {escape(f.text)}" for f in facts), ordered=True
    )


def stage_options(
    rules: Rules, has: Callable[[Scenario, str], object] = lambda _case, _stage: True
) -> list[tuple[str, tuple[str, str]]]:
    """Return stages of cases as options: the title, and case and stage ids.

    Args:
        rules: the loaded rules.
        has: whether a case has at a stage what the exercise is about; without it, every stage.
    """
    return [
        (f"{scenario.title}: {stage.title}", (scenario.id, stage.id))
        for scenario in rules.scenarios.values()
        for stage in scenario.stages
        if has(scenario, stage.id)
    ]


def numbers(scenario: Scenario, stage_id: str) -> dict[str, int]:
    """Return the number that each known fact has on the screen, by its id."""
    known = scenario.facts_up_to(stage_id)
    return {fact.id: number for number, fact in enumerate(known, start=1)}


def facts_named(scenario: Scenario, stage_id: str, facts: Iterable[str]) -> str:
    """Return the facts behind an answer: their numbers, and who reported what."""
    number = numbers(scenario, stage_id)
    text = {fact.id: f"{fact.reported_by}: {fact.text}" for fact in scenario.facts}
    named = [f"Fact {number[one]}. {escape(text[one])}" for one in facts if one in number]
    return (
        "<br>".join(named)
        or "No numbered fact: what is said of the child, or that nobody has said it."
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return ready HTML as a table; the first cell of each row names the row."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = []
    for first, *rest in rows:
        cells = "".join(
            f"<td{' class=number' if cell.replace('.', '').isdigit() else ''}>{cell}</td>"
            for cell in rest
        )
        lines.append(f'<tr><th scope="row">{first}</th>{cells}</tr>')
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def dropdown(
    label: str, options: Iterable[tuple[str, object]], value: object = ""
) -> widgets.Dropdown:
    """Return a list to choose from, with a label that is not cut off."""
    made = widgets.Dropdown(options=list(options), value=value, description=label)
    made.style.description_width = "auto"
    return made
