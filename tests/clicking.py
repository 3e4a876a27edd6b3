"""Uses an exercise as a person would: reads what is on screen and clicks what is there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import fields, is_dataclass, replace
from html import unescape
from types import MappingProxyType
from typing import Any

import ipywidgets as widgets

POISON = "<script>x</script>"
# These fields hold words that the rules themselves understand.
UNDERSTOOD = {"unit", "scope", "asks", "gives", "method", "status", "kind", "evidence", "purpose"}


def quietly() -> redirect_stdout[io.StringIO]:
    """Show an exercise without printing it: outside a notebook it would be shown as text."""
    return redirect_stdout(io.StringIO())


def on_screen(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    """Yield every widget inside another, in reading order."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from on_screen(child)


def markup(widget: widgets.Widget) -> str:
    """Return all the HTML on screen, but the style sheet."""
    shown = [w.value for w in on_screen(widget) if isinstance(w, widgets.HTML)]
    return "\n".join(value for value in shown if not value.startswith("<style>"))


def words(widget: widgets.Widget) -> str:
    """Return the HTML on screen with its characters as a person reads them."""
    return unescape(markup(widget))


def buttons(widget: widgets.Widget, label: str) -> list[widgets.Button]:
    """Return the buttons with a label, in order."""
    shown = [w for w in on_screen(widget) if isinstance(w, widgets.Button)]
    return [button for button in shown if button.description == label]


def click(widget: widgets.Widget, label: str, number: int = 0) -> None:
    """Click a button that is on screen."""
    found = buttons(widget, label)
    assert found, f"no button {label!r} is on screen"
    found[number].click()


def nothing_is_chosen(widget: widgets.Widget) -> bool:
    """Return whether every choice on screen is still open."""
    choices = [w for w in on_screen(widget) if isinstance(w, widgets.RadioButtons)]
    assert choices, "nothing to choose is on screen"
    return all(choice.index is None and choice.value is None for choice in choices)


def poisoned(value: Any, name: str = "") -> Any:
    """Return rules in which every text that a person wrote has markup in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: poisoned(getattr(value, f.name), f.name)
                                 for f in fields(value)})  # fmt: skip
    if isinstance(value, MappingProxyType):
        return MappingProxyType({key: poisoned(one) for key, one in value.items()})
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    if isinstance(value, str) and name not in UNDERSTOOD and is_written(value, name):
        return value + POISON
    return value


def is_written(text: str, name: str) -> bool:
    """Return whether a text is for people; ids have no space and no capital."""
    return " " in text or text != text.lower() or (name == "text" and text != "")
