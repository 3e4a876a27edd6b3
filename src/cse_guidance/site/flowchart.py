"""Draws a pathway as an SVG picture when the site is built."""

from __future__ import annotations

import textwrap

from cse_guidance.model import Outcome, Pathway, Question
from cse_guidance.site.graphviz import POINTS_TO_PIXELS, Called, picture, quoted

LINE = 26  # characters in a line of a box


def draw_flowchart(pathway: Pathway) -> str:
    """Return a pathway as an SVG element, with a title and a description in words.

    Raises:
        ExtensionError: Node or Graphviz could not draw it.
    """
    return picture(
        as_dot(pathway),
        Called(
            f"flowchart-{pathway.id}",
            f"{pathway.title}: flowchart",
            f"{len(pathway.questions)} questions lead to {len(pathway.outcomes)} outcomes. "
            "The same questions follow in words.",
        ),
        scale=POINTS_TO_PIXELS,
    )


def as_dot(pathway: Pathway) -> str:
    """Return a pathway in the language of Graphviz."""
    lines = [
        "digraph pathway {",
        "rankdir=TB; ordering=out; nodesep=0.2; ranksep=0.4; bgcolor=transparent;",
        'node [fontname="Arial", fontsize=13, margin="0.16,0.1"];',
        'edge [fontname="Arial", fontsize=12, arrowsize=0.8];',
    ]
    for number, question in enumerate(pathway.questions, start=1):
        lines.append(_question_box(number, question))
    for outcome in pathway.outcomes:
        lines.append(_outcome_box(outcome))
    for question in pathway.questions:
        lines.extend(_arrows(question))
    return "\n".join([*lines, "}"])


def _question_box(number: int, question: Question) -> str:
    label = quoted(textwrap.fill(f"{number}. {question.text}", LINE))
    return f'{quoted(question.id)} [label={label}, shape=box, style=rounded, class="question"];'


def _outcome_box(outcome: Outcome) -> str:
    label = quoted(textwrap.fill(outcome.title, LINE - 4))
    classes = f"outcome urgency-{outcome.urgency}"
    return f'{quoted(outcome.id)} [label={label}, shape=box, class="{classes}", penwidth=2];'


def _arrows(question: Question) -> list[str]:
    """Return one arrow to each place that the answers lead to, with every such answer on it."""
    labels: dict[str, list[str]] = {}
    for answer in question.answers:
        more = len(answer.added)
        added = f" (+{more})" if more else ""
        before = "or " if answer.leads_to in labels else ""
        label = _wrapped(before + answer.text + added)
        labels.setdefault(answer.leads_to, []).append(label)
    return [
        f"{quoted(question.id)} -> {quoted(target)} [label={quoted(chr(10).join(lines))}];"
        for target, lines in labels.items()
    ]


def _wrapped(label: str) -> str:
    """Return a label in short lines, with room at its sides so that it stays off the arrow."""
    return "\n".join(f" {line} " for line in textwrap.wrap(label, LINE - 8))
