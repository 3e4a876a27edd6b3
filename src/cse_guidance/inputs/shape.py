"""The shapes that an input may have: texts, dates, numbers, choices, lists and objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LONGEST_TEXT = 4_000  # characters
MOST_ITEMS = 500
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, which is not empty and at most `longest` characters long."""

    longest: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Day:
    """A date as year, month and day: "2026-11-25"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date with a time of day: "2026-11-25" or "2026-11-25T14:30".

    Read as a `date` where no time is given, as a `datetime` without a zone where one is.
    """


@dataclass(frozen=True, slots=True)
class DayOrWords:
    """A date as year, month and day, or a time in words: "2026-11-25" or "ongoing".

    Read as a `date` where it is written as one, as a text where it is not. What looks like
    a date has to be in the calendar.
    """

    longest: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of things of one shape, at most `most` of them."""

    of: Shape
    most: int = MOST_ITEMS


@dataclass(frozen=True, slots=True)
class Entry:
    """One named entry of an object. `about` says in a sentence what goes in."""

    name: str
    shape: Shape
    about: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """An object with named entries and no others. `called` is what a message calls an entry."""

    entries: tuple[Entry, ...]
    about: str = ""
    called: str = "entry"

    def entry(self, name: str) -> Entry | None:
        """Return the entry with this name, or None."""
        return next((entry for entry in self.entries if entry.name == name), None)


Shape = Text | Day | DayOrWords | Moment | Whole | Flag | OneOf | ListOf | Object


def optional(shapes: Mapping[str, tuple[Shape, str]], *, called: str = "entry") -> Object:
    """Return an object in which every entry may be left out: name to shape and sentence."""
    entries = tuple(Entry(name, shape, about) for name, (shape, about) in shapes.items())
    return Object(entries, called=called)
