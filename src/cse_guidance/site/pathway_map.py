"""Draws how the procedures lead to each other, on one sheet: each box is a link to its page."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from cse_guidance.model import Pathway
from cse_guidance.procedures_map import ProceduresMap, at_any_time, steps_from_first
from cse_guidance.site.graphviz import Called, picture, quoted
from cse_guidance.words import time_words

NAME = "pathway-map"
LINE = 22
START = "start"
TITLE = "All procedures on one page"
TEXT = (
    "A worry about a child leads to 999 in danger, or to the first procedure. Every procedure "
    "leads to a strategy discussion when there is reasonable cause to suspect significant harm. "
    "The same follows in words."
)


def draw_map(found: ProceduresMap, addresses: Mapping[str, str]) -> str:
    """Return the map as an SVG element with a title and a description.

    Args:
        found: how the procedures lead to each other.
        addresses: the page of each procedure, by its id; one without a page is no link.

    Raises:
        ExtensionError: Node or Graphviz could not draw it.
    """
    return picture(as_dot(found, addresses), Called(NAME, TITLE, TEXT), has_links=True)


def as_dot(found: ProceduresMap, addresses: Mapping[str, str]) -> str:
    """Return the map in the language of Graphviz.

    What leads out of every procedure is drawn once. Of the others only the main ways on are
    drawn, and none back: the words beside the picture have all of them.
    """
    danger, discussion = f"{found.first}-999", f"{found.first}-discussion"
    lines = [
        "digraph map {",
        "rankdir=TB; nodesep=0.25; ranksep=0.45; bgcolor=transparent; concentrate=false;",
        'node [fontname="Arial", fontsize=14, margin="0.16,0.1", shape=box];',
        'edge [fontname="Arial", fontsize=12, arrowsize=0.8];',
        _box(START, "Worried about a child?", "question", "shape=box, style=rounded"),
        _box(
            danger,
            f"Danger, or not sure: {found.danger.title}",
            f"outcome urgency-{found.danger.urgency}",
            "penwidth=3",
        ),
        _box(
            discussion,
            f"Reasonable cause to suspect significant harm, or not sure: {found.discussion.title}, "
            f"{time_words(found.discussion_by)}. Every box leads here",
            f"outcome urgency-{found.discussion.urgency}",
            "penwidth=3, peripheries=2",
        ),
        f"{quoted(START)} -> {quoted(danger)};",
        f"{quoted(START)} -> {quoted(found.first)};",
        f"{{ rank=same; {quoted(danger)}; {quoted(found.first)}; }}",
        f"{quoted(danger)} -> {quoted(discussion)};",
        f"{quoted(found.first)} -> {quoted(discussion)};",
    ]
    apart = at_any_time(found)
    boxes = {one.id: _procedure(one, addresses.get(one.id, "")) for one in found.pathways}
    lines += [box for name, box in boxes.items() if name not in apart]
    if apart:
        inside = " ".join(boxes[name] for name in apart)
        # One below the other, so that the sheet stays upright.
        inside += f" {' -> '.join(map(quoted, apart))} [style=invis];"
        lines.append(
            f'subgraph cluster_apart {{ label="At any time"; fontname="Arial"; fontsize=14; '
            f'class="apart"; {inside} }}'
        )
    steps = steps_from_first(found)
    lines += [
        f"{quoted(discussion if way.discussion and way.start == found.first else way.start)}"
        f" -> {quoted(way.end)};"
        for way in found.ways
        if way.main and way.start in steps and steps[way.end] > steps[way.start]
    ]
    return "\n".join([*lines, "}"])


def _procedure(pathway: Pathway, address: str) -> str:
    link = f", URL={quoted(address)}" if address else ""
    return _box(pathway.id, pathway.title, "question", f"style=rounded{link}")


def _box(name: str, words: str, classes: str, more: str) -> str:
    label = quoted(textwrap.fill(words, LINE))
    return f"{quoted(name)} [label={label}, class={quoted(classes)}, {more}];"
