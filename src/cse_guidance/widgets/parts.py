"""The parts that every exercise is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import ipywidgets as widgets
from IPython.display import display

from cse_guidance.answers import Cited, ToDo
from cse_guidance.model import Fact, Rules, Scenario
from cse_guidance.widgets.look import STYLE
from cse_guidance.words import support_words

# Marks what a button brings up: the exercise's page brings it into view and moves the focus there.
HERE = 'class="here" tabindex="-1"'

CHOOSE_FIRST = f'<div {HERE}><p class="box" role="alert">Choose an answer first.</p></div>'
PRACTICE_ONLY = (
    "<p><strong>Made-up cases only.</strong> Nothing that you choose is sent or kept. "
    "Child in immediate danger? Call 999.</p>"
)
MAY_STOP = "Nothing in the cases is graphic. Stop or skip whenever you want to."


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


def before_you_start(rules: Rules) -> str:
    """Return what every exercise starts with: practice only, a way to stop, and support."""
    return f"{PRACTICE_ONLY}<p>{MAY_STOP} {escape(support_words(rules))}</p>"


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
