"""Files that somebody opens in an exercise: read on this device, and never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load import LARGEST_FILE
from cse_guidance.widgets import parts


def upload_button(label: str, ending: str, *, several: bool) -> widgets.FileUpload:
    """Return a button that opens files of this device.

    Args:
        label: what the button says.
        ending: how the names of the files end, for example ".json".
        several: whether several can be chosen at once.
    """
    layout = widgets.Layout(width="auto", align_self="flex-start")
    return widgets.FileUpload(accept=ending, multiple=several, description=label, layout=layout)


def texts_of(value: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file.

    Raises:
        FaultsFound: a file is too large, or is not plain text.
    """
    for file in value:
        yield str(file["name"]), text_of(file)


def text_of(file: Mapping[str, Any]) -> str:
    """Return the text of a file.

    Raises:
        FaultsFound: it is too large, or is not plain text.
    """
    name, content = str(file["name"]), bytes(file["content"])
    if len(content) > LARGEST_FILE:
        wrong = ("the file is too large.", "Choose the file that was saved by the exercise.")
        raise FaultsFound([Fault(name, "", *wrong)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = ("the file is not plain text.", "Choose the file that was saved by the exercise.")
        raise FaultsFound([Fault(name, "", *wrong)]) from None


def faults_html(found: FaultsFound) -> str:
    """Return the faults of a file, each with its file, its place and what to do."""
    lines = parts.listed(escape(str(fault)) for fault in found.faults)
    return f'<div class="box wrong faults" role="alert">{lines}</div>'
