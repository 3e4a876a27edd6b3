"""Pictures of a group's results, as Vega-Lite specifications that JupyterLab draws by itself.

No colour stands alone: each number is written in the picture too, and each picture stands beside
a table. A picture keeps its own white paper, so that it reads the same in a dark room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

import ipywidgets as widgets

from cse_guidance.training.confusion import Calibrated, Confusion
from cse_guidance.training.intervals import Change

Spec = dict[str, Any]
VEGA_LITE = "application/vnd.vegalite.v5+json"
# Without the menu: one of its entries would open another host's editor.
EMBED = {"actions": False, "renderer": "svg"}
INK, MARK, BAND = "#14202b", "#15414b", "#8fb3bb"
CELL, WIDE, LINE = 96, 360, 26  # pixels, and letters to a line of a label


def picture(spec: Spec) -> widgets.Output:
    """Return a widget that shows a specification, with its description where none can be drawn."""
    shown = {
        "output_type": "display_data",
        "data": {VEGA_LITE: spec, "text/plain": spec["description"]},
        "metadata": {VEGA_LITE: {"embed_options": EMBED}},
    }
    return widgets.Output(outputs=(shown,))


def _paper(description: str, values: Sequence[Spec], **more: object) -> Spec:
    text = {"font": "Arial, Helvetica, sans-serif", "fontSize": 14, "color": INK}
    names = {
        "labelFont": text["font"],
        "labelFontSize": 13,
        "labelColor": INK,
        "titleFont": text["font"],
        "titleFontSize": 13,
        "titleColor": INK,
        "labelLimit": 260,
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": description,
        "background": "#ffffff",
        "padding": 12,
        "config": {
            "axis": names,
            "text": text,
            "legend": {"disable": True},
            "view": {"stroke": "transparent"},
        },
        "data": {"values": list(values)},
        **more,
    }


def _lines(text: str, letters: int = LINE) -> str:
    return "|".join(wrap(text, letters))


def _axis(title: str, **more: object) -> Spec:
    return {"title": title, "labelExpr": "split(datum.label, '|')", **more}


def matrix_picture(found: Confusion, title: str) -> Spec:
    """Return a matrix: a row for what the rules give, a column for what was chosen."""
    words = {choice.id: _lines(choice.text, 14) for choice in found.choices}
    rows = {choice.id: _lines(choice.text) for choice in found.choices}
    asked = [row for row in found.cells if any(cell.count for cell in row)]
    used = [choice.id for choice in found.choices]
    values = [
        {
            "given": rows[cell.answer],
            "chosen": words[cell.chosen],
            "count": cell.count,
            "same": cell.answer == cell.chosen,
        }
        for row in asked
        for cell in row
    ]
    most = max((one["count"] for one in values if isinstance(one["count"], int)), default=1)
    place = {
        "x": {
            "field": "chosen",
            "type": "nominal",
            "sort": [words[name] for name in used],
            "axis": _axis("Chosen", labelAngle=0),
        },
        "y": {
            "field": "given",
            "type": "nominal",
            "sort": [rows[name] for name in used],
            # A label of several lines starts at the middle of its row and would run into the next.
            "axis": _axis("The rules give", labelOffset=-14),
        },
    }
    shade = {"domain": [0, most], "range": ["#ffffff", MARK], "interpolate": "rgb"}
    frame = {"test": "datum.same", "value": INK}
    return _paper(
        f"{title}. {matrix_words(found)}",
        values,
        width={"step": CELL},
        height={"step": 66},
        encoding=place,
        layer=[
            {
                "mark": {"type": "rect"},
                "encoding": {
                    "color": {"field": "count", "type": "quantitative", "scale": shade},
                    "stroke": {"condition": frame, "value": "#6f7c86"},
                    # A thick frame is where the choice is that of the rules.
                    "strokeWidth": {"condition": {"test": "datum.same", "value": 4}, "value": 1},
                },
            },
            {
                "mark": {"type": "text", "fontSize": 16, "fontWeight": "bold"},
                "encoding": {
                    "text": {"field": "count", "type": "quantitative"},
                    "color": {
                        "condition": {"test": f"datum.count > {most / 2}", "value": "#ffffff"},
                        "value": INK,
                    },
                },
            },
        ],
    )


def matrix_words(found: Confusion) -> str:
    """Return in words what a matrix shows: what was chosen in place of what."""
    words = {choice.id: choice.text for choice in found.choices}
    told = [
        f'"{words[cell.chosen]}" in place of "{words[cell.answer]}": {cell.count - cell.accepted}'
        for cell in found.mixed_up
    ]
    return f"Confused: {'; '.join(told)}." if told else "Nothing was confused."


def shares_picture(description: str, lines: Iterable[tuple[str, int, int, float, float]]) -> Spec:
    """Return shares as points with the band in which each may lie, and the numbers beside them.

    Args:
        description: the same in words, for those who do not see the picture.
        lines: what each is called, how many were right, of how many, and from where to where.
    """
    values: list[Spec] = []
    for name, right, of, low, high in lines:
        said = f"{right} of {of}" if of else "nobody"
        one = {"what": _lines(name, 32), "low": 100 * low, "high": 100 * high, "said": said}
        # On its way to the screen an empty value would be lost: it is left out.
        values.append(one | ({"share": 100 * right / of} if of else {}))
    across = {
        "type": "quantitative",
        "scale": {"domain": [0, 100]},
        "title": "Right, of 100 (the line: where it may lie)",
    }
    return _paper(
        description,
        values,
        width=WIDE,
        height={"step": 56},
        encoding={
            "y": {
                "field": "what",
                "type": "nominal",
                "sort": [one["what"] for one in values],
                "axis": _axis("", labelOffset=-8),
            },
        },
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 6, "color": BAND},
                "encoding": {"x": {**across, "field": "low"}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 160, "color": MARK},
                "encoding": {"x": {**across, "field": "share"}},
            },
            {
                "mark": {"type": "text", "dy": -16},
                "encoding": {
                    "x": {"value": WIDE / 2},
                    "text": {"field": "said", "type": "nominal"},
                },
            },
        ],
    )


def calibration_picture(found: Sequence[Calibrated], description: str) -> Spec:
    """Return how often answers of each confidence were right."""
    return shares_picture(
        description,
        [
            (one.confidence.capitalize(), one.right, one.answered, one.low, one.high)
            for one in found
        ],
    )


def change_picture(found: Change, description: str) -> Spec:
    """Return the mean before and after as two bars, each with its number."""
    values = [
        {"set": name, "share": 100 * share, "said": f"{100 * share:.0f} of 100"}
        for name, share in (("Before", found.before), ("After", found.after))
    ]
    place = {
        "y": {
            "field": "set",
            "type": "nominal",
            "sort": [one["set"] for one in values],
            "axis": _axis(""),
        },
        "x": {
            "field": "share",
            "type": "quantitative",
            "scale": {"domain": [0, 100]},
            "title": "Right, of 100: the mean of the people who have both",
        },
    }
    return _paper(
        description,
        values,
        width=WIDE,
        height={"step": 48},
        encoding=place,
        layer=[
            {"mark": {"type": "bar", "color": BAND, "stroke": INK}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6},
                "encoding": {"text": {"field": "said", "type": "nominal"}},
            },
        ],
    )
