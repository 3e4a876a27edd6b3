"""Turns what stands in the boxes of a form into a checker's input, or says what to mend.

A form gives names and texts, and nothing else: what each text means says the shape of the input.
What was left empty is left out. The input is then read as if it had come as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cse_guidance.checkers.typed_date import (
    NotADateError,
    date_in_words,
    date_of_boxes,
    moment_of_boxes,
)
from cse_guidance.inputs.shape import Day, DayOrWords, Flag, ListOf, Moment, Object, Shape, Whole

Entries = Sequence[tuple[str, str]]
MOST_ENTRIES = 5_000
MOST_DIGITS = 9  # of a number: more than anybody counts
FLAGS = {"yes": True, "no": False}
TREE = "there is no such place in this form."


@dataclass(frozen=True, slots=True)
class ToMend:
    """Something that was entered and has to be mended: the name of the box, and what to do."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, as the input's JSON, with what has to be mended first.

    Attributes:
        names: the place of a list's item in the input to its number in the form: what was left
            empty between two items is left out, and a message still has to find the box.
    """

    values: dict[str, object]
    to_mend: tuple[ToMend, ...]
    names: dict[str, str]


def entered(shape: Object, entries: Entries) -> Entered:
    """Return what was entered in a form as the input that the shape describes.

    Args:
        shape: what may be entered.
        entries: the name of each box and what stands in it, in the order of the form.

    Raises no error: what is wrong is among the things to mend.
    """
    reader = _Reader()
    if len(entries) > MOST_ENTRIES:
        reader.mend("", f"More than {MOST_ENTRIES} boxes were filled in: take some out.")
        return reader.done({})
    tree: dict[str, object] = {}
    for name, text in entries:
        if not _put(tree, name.split("/"), text):
            reader.mend(name, TREE)
    values = reader.read(shape, tree, "", "")
    return reader.done(values if isinstance(values, dict) else {})


def is_number(text: str) -> bool:
    """Return whether a text is a whole number in figures, of a length that anybody counts."""
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def _put(tree: dict[str, object], path: list[str], text: str) -> bool:
    """Put a text where its name says; False where that cannot be."""
    *before, last = path
    for step in before:
        inner = tree.setdefault(step, {})
        if not isinstance(inner, dict):
            return False
        tree = inner
    texts = tree.setdefault(last, [])
    if not isinstance(texts, list):
        return False
    texts.append(text)
    return True


class _Reader:
    def __init__(self) -> None:
        self.to_mend: list[ToMend] = []
        self.names: dict[str, str] = {}

    def done(self, values: dict[str, object]) -> Entered:
        return Entered(values, tuple(self.to_mend), self.names)

    def mend(self, name: str, words: str) -> None:
        self.to_mend.append(ToMend(name, words))

    def read(self, shape: Shape, node: object, name: str, place: str) -> object:
        """Return the value, or None where the boxes are empty or have to be mended.

        `name` is where the boxes are in the form, `place` where the value goes in the input.
        """
        self.names[place] = name
        match shape:
            case Object():
                return self._object(shape, node, name, place)
            case ListOf():
                return self._list(shape, node, name, place)
            case Day() | Moment():
                return self._date(shape, node, name)
            case _:
                return self._text(shape, node, name)

    def _object(self, shape: Object, node: object, name: str, place: str) -> object:
        if not isinstance(node, dict):
            self.mend(name, TREE)
            return None
        found: dict[str, object] = {}
        for key, inner in node.items():
            entry = shape.entry(key)
            where = f"{name}/{key}" if name else key
            if entry is None:
                self.mend(where, TREE)
                continue
            value = self.read(entry.shape, inner, where, f"{place}/{key}" if place else key)
            if value is not None:
                found[entry.name] = value
        if not place:
            # What the input cannot do without is there, if only empty.
            for entry in shape.entries:
                if entry.needed and isinstance(entry.shape, (Object, ListOf)):
                    empty: object = {} if isinstance(entry.shape, Object) else []
                    found.setdefault(entry.name, empty)
            return found
        return found or None

    def _list(self, shape: ListOf, node: object, name: str, place: str) -> object:
        if isinstance(node, dict):
            numbers = [key for key in node if is_number(key)]
            if len(numbers) < len(node):
                self.mend(name, TREE)
            found: list[object] = []
            for number in sorted(numbers, key=int):
                where = f"{place}/{len(found) + 1}"
                value = self.read(shape.of, node[number], f"{name}/{number}", where)
                if value is not None:
                    found.append(value)
            return found or None
        if not isinstance(node, list) or isinstance(shape.of, (Object, ListOf)):
            self.mend(name, TREE)
            return None
        texts = [line.strip() for text in node for line in str(text).splitlines()]
        filled = [text for text in texts if text]
        for number in range(1, len(filled) + 1):
            self.names[f"{place}/{number}"] = name
        return filled or None

    def _date(self, shape: Day | Moment, node: object, name: str) -> object:
        boxes = {
            key: str(texts[-1])
            for key, texts in (node.items() if isinstance(node, dict) else ())
            if isinstance(texts, list) and key in ("day", "month", "year", "time")
        }
        if not isinstance(node, dict) or len(boxes) < len(node):
            self.mend(name, TREE)
            return None
        try:
            return moment_of_boxes(boxes) if isinstance(shape, Moment) else date_of_boxes(boxes)
        except NotADateError as wrong:
            self.mend(f"{name}/{wrong.part}", wrong.words)
            return None

    def _text(self, shape: Shape, node: object, name: str) -> object:
        if not isinstance(node, list):
            self.mend(name, TREE)
            return None
        # A form gives "\r\n" at the end of a line where a person pressed the one key.
        text = str(node[-1]).replace("\r\n", "\n").replace("\r", "\n")
        return self._typed(shape, text, name) if text.strip() else None

    def _typed(self, shape: Shape, text: str, name: str) -> object:
        match shape:
            case Flag():
                return FLAGS.get(text)
            case Whole():
                return self._whole(text.strip(), name)
            case DayOrWords():
                try:
                    return date_in_words(text) or text
                except NotADateError as wrong:
                    self.mend(name, wrong.words)
                    return None
            case _:
                return text

    def _whole(self, text: str, name: str) -> int | None:
        if is_number(text):
            return int(text)
        self.mend(name, "Write a whole number, in figures.")
        return None
