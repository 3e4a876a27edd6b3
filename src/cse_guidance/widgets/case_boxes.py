"""Boxes that write straight into a case: nothing has to be saved one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import ipywidgets as widgets

from cse_guidance.model import Rules
from cse_guidance.training.own_case import Entry
from cse_guidance.widgets import parts
from cse_guidance.widgets.case_parts import Box, options


def boxes_for(
    rules: Rules,
    data: Mapping[str, object],
    boxes: tuple[Box, ...],
    entry: Entry,
    then: Callable[[], None] = lambda: None,
) -> list[widgets.Widget]:
    """Return the boxes of a part of a case; what is written in them goes into the entry.

    Args:
        rules: what can be chosen among.
        data: the whole case, whose stages can be chosen among.
        boxes: what is asked for.
        entry: where it is written.
        then: what to do after something was chosen.
    """
    made: list[widgets.Widget] = []
    for box in boxes:
        if box.kind == "several":
            made += _ticks(box, options(rules, data, box.key), entry)
            continue
        made.append(_one(rules, data, box, entry, then))
        if box.hint:
            made.append(parts.html(f'<p class="hint">{box.hint}</p>'))
    return made


def _one(
    rules: Rules,
    data: Mapping[str, object],
    box: Box,
    entry: Entry,
    then: Callable[[], None],
) -> widgets.Widget:
    now = entry.get(box.key)
    if box.kind in ("choice", "source"):
        found = options(rules, data, box.key)
        chosen = now[0] if isinstance(now, list) and now else now
        known = chosen if chosen in [value for _, value in found] else ""
        made = parts.dropdown(box.label, [("Choose", ""), *found], known)
    elif box.kind == "day":
        made = widgets.DatePicker(value=now if isinstance(now, date) else None)
    elif box.kind == "long":
        made = widgets.Textarea(value=shown(now), rows=3)
    else:
        made = widgets.Text(value=shown(now))
    made.description = box.label
    made.style.description_width = "auto"

    def write(change: Mapping[str, Any]) -> None:
        entry[box.key] = written(box, change["new"])
        if box.kind == "choice":
            then()

    made.observe(write, "value")
    return made


def _ticks(box: Box, found: list[tuple[str, str]], entry: Entry) -> list[widgets.Widget]:
    made: list[widgets.Widget] = [parts.html(f"<p><strong>{box.label}</strong></p>")]
    now = entry.get(box.key)
    chosen = now if isinstance(now, list) else []
    ticks = {
        value: widgets.Checkbox(value=value in chosen, description=words, indent=False)
        for words, value in found
    }

    def write(_: object) -> None:
        entry[box.key] = [value for value, tick in ticks.items() if tick.value]

    for tick in ticks.values():
        tick.observe(write, "value")
    return [*made, *ticks.values()]


def shown(value: object) -> str:
    """Return what stands in a file as a box shows it."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


def written(box: Box, value: Any) -> object:
    """Return what was written in a box as it stands in the file."""
    if box.kind == "facts":
        # A bare number is meant as the fact of that number.
        return [f"f{one}" if one.isdigit() else one for one in re.findall(r"[^\s,;]+", value)]
    if box.kind == "source":
        return [value] if value else []
    if box.kind == "number":
        text = value.strip()
        return int(text) if text.isascii() and text.isdigit() else text or None
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
