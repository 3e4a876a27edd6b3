"""What one agency has written about a child, without the words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cse_guidance.inputs import Given
from cse_guidance.model import RecordField, Records
from cse_guidance.records.nhs_number import digits_of
from cse_guidance.records.same import is_said, plain_name, plain_text
from cse_guidance.words import day_words

Value = str | tuple[str, ...] | date | int


@dataclass(frozen=True, slots=True)
class Extract:
    """One agency's extract: field id to what is recorded. What says nothing is left out.

    Attributes:
        agency: who holds it.
        values: field id to what is recorded there.
        no_names: names that are none: somebody asked, and there is none.
    """

    agency: str
    values: Mapping[str, Value]
    no_names: frozenset[str]

    def day(self, field_id: str) -> date | None:
        """Return a date, or None where none is recorded."""
        value = self.values.get(field_id)
        return value if isinstance(value, date) else None

    def whole(self, field_id: str) -> int | None:
        """Return a number, or None where none is recorded."""
        value = self.values.get(field_id)
        return value if isinstance(value, int) else None

    def text(self, field_id: str) -> str:
        """Return a text; an empty one where none is recorded."""
        value = self.values.get(field_id)
        return value if isinstance(value, str) else ""

    def names(self, field_id: str) -> tuple[str, ...]:
        """Return the names in a list, or the one name, without those that say "none"."""
        value = self.values.get(field_id, ())
        names = (value,) if isinstance(value, str) else value
        listed = names if isinstance(names, tuple) else ()
        return tuple(name for name in listed if plain_text(name) not in self.no_names)

    def said(self, field: RecordField) -> str:
        """Return in words what is recorded in a field; an empty text where nothing is."""
        value = self.values.get(field.id)
        if value is None:
            return ""
        if isinstance(value, date):
            return day_words(value)
        if isinstance(value, tuple):
            return ", ".join(tidy(name) for name in value)
        return tidy(str(value))

    def key(self, field: RecordField) -> object:
        """Return what is the same for two extracts that mean the same in a field."""
        value = self.values.get(field.id)
        if isinstance(value, str):
            if field.kind == "name":
                return plain_name(value)
            return digits_of(value) if field.kind == "nhs number" else plain_text(value)
        if isinstance(value, tuple):
            return frozenset(plain_name(name) for name in self.names(field.id))
        return value


def read_extract(records: Records, given: Given) -> Extract:
    """Return what one agency has written, without the words that say nothing.

    Args:
        records: the rules; they say which words say nothing.
        given: one of the extracts that were handed in.
    """
    nothing = frozenset(plain_text(word) for word in records.not_recorded)
    values: dict[str, Value] = {}
    for field in records.fields:
        value = _value(field, given.part("dates") if field.dated else given, nothing)
        if value is not None:
            values[field.id] = value
    no_names = frozenset(plain_text(word) for word in records.asked_none)
    return Extract(tidy(given.text("agency")), values, no_names)


def _value(field: RecordField, given: Given, nothing: frozenset[str]) -> Value | None:
    def says_something(text: str) -> bool:
        return is_said(text) and plain_text(text) not in nothing

    if field.kind == "day":
        return given.day(field.entry)
    if field.kind == "whole":
        return given.whole(field.entry)
    if field.kind == "names":
        names = tuple(name for name in given.texts(field.entry) if says_something(name))
        return names or None
    text = given.text(field.entry)
    ways = (text, digits_of(text)) if field.kind == "nhs number" else (text,)
    return text if all(says_something(way) for way in ways) else None


def tidy(text: str) -> str:
    """Return a text as it can be shown in a line."""
    return " ".join(text.split())


def listed(names: list[str]) -> str:
    """Return names as a list in a sentence: "Police, School and Health"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
