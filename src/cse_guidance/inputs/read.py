"""Reads what was handed in by its shape, and names everything that is wrong with it."""

from __future__ import annotations

import re
from datetime import date, datetime

from cse_guidance.faults import Fault, FaultsFound, did_you_mean, listed
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import (
    EARLIEST,
    LATEST,
    Day,
    DayOrWords,
    Flag,
    ListOf,
    Moment,
    Object,
    OneOf,
    Shape,
    Text,
    Whole,
)

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}\Z")
SHOWN = 60  # characters of a wrong value that a message repeats


def read(shape: Object, value: object, name: str = "your input") -> Given:
    """Return what was handed in, once it is of the right shape.

    The shape is this project's own and rests on no source. The ids in it come from the rules.

    Args:
        shape: what may be written.
        value: JSON as Python reads it.
        name: what a message calls it, for example the file's name.

    Raises:
        FaultsFound: with every fault: where it is, what is wrong, what to write instead.

    Example:
        >>> from cse_guidance.api import FaultsFound, inputs_of, packaged_rules, read
        >>> shape = inputs_of(packaged_rules())["follow-which-meeting"]
        >>> read(shape, {"answers": {"immediate-danger": "no"}}).part("answers").words()
        {'immediate-danger': 'no'}
        >>> try:
        ...     read(shape, {"answers": {"immediate-danger": 1}}, "case.json")
        ... except FaultsFound as found:
        ...     print(found.faults[0].place, found.faults[0].problem)
        "answers", "immediate-danger" it is a number.
    """
    reader = _Reader(name)
    given = reader.read(shape, value, "")
    if reader.faults or not isinstance(given, Given):
        raise FaultsFound(reader.faults)
    return given


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []

    def fault(self, place: str, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.name, place, problem, remedy))

    def read(self, shape: Shape, value: object, place: str) -> object:
        """Return the value as Python keeps it, or None where something is wrong with it."""
        match shape:
            case Object():
                return self._object(shape, value, place)
            case ListOf():
                return self._list(shape, value, place)
            case Text():
                return self._text(shape, value, place)
            case OneOf():
                return self._one_of(shape, value, place)
            case Whole():
                return self._whole(shape, value, place)
            case Flag():
                return self._flag(value, place)
            case Day():
                return self._day(value, place)
            case DayOrWords():
                return self._day_or_words(shape, value, place)
            case Moment():
                return self._moment(value, place)

    def _object(self, shape: Object, value: object, place: str) -> Given | None:
        if not isinstance(value, dict):
            self.fault(place, f"it is {_kind_of(value)}.", "Put its entries between { and }.")
            return None
        found: dict[str, object] = {}
        names = [entry.name for entry in shape.entries]
        for key, item in value.items():
            entry = shape.entry(str(key))
            where = _inside(place, f'"{_short(str(key))}"')
            if entry is None:
                problem = f"there is no such {shape.called}."
                remedy = did_you_mean(str(key), names)
                if not remedy.startswith("Did"):
                    remedy = f"Take it out. {remedy} Never write about a real child."
                self.fault(where, problem, remedy)
            else:
                found[entry.name] = self.read(entry.shape, item, where)
        for entry in shape.entries:
            if entry.needed and entry.name not in value:
                where = _inside(place, f'"{entry.name}"')
                self.fault(where, "it is missing.", f"Add it: {entry.about}")
        return Given(found)

    def _list(self, shape: ListOf, value: object, place: str) -> tuple[object, ...] | None:
        if not isinstance(value, list):
            self.fault(place, f"it is {_kind_of(value)}.", "Put a list between [ and ].")
            return None
        if len(value) > shape.most:
            problem = f"it has {len(value)} lines."
            self.fault(place, problem, f"Write at most {shape.most}.")
            return None
        return tuple(
            self.read(shape.of, item, _inside(place, str(number)))
            for number, item in enumerate(value, start=1)
        )

    def _text(self, shape: Text, value: object, place: str) -> str | None:
        if not isinstance(value, str):
            problem = f"it is {_kind_of(value)}."
            self.fault(place, problem, "Write a text between quotation marks.")
            return None
        if not value.strip():
            self.fault(place, "it is empty.", "Write a text, or take the entry out.")
        elif len(value) > shape.longest:
            problem = f"it is {len(value)} characters long."
            self.fault(place, problem, f"Write at most {shape.longest} characters.")
        return value

    def _one_of(self, shape: OneOf, value: object, place: str) -> str | None:
        if not isinstance(value, str):
            remedy = f"Write {listed(shape.words)}."
            self.fault(place, f"it is {_kind_of(value)}.", remedy)
            return None
        if value not in shape.words:
            problem = f'"{_short(value)}" is not one of the answers.'
            self.fault(place, problem, did_you_mean(value, shape.words))
        return value

    def _whole(self, shape: Whole, value: object, place: str) -> int | None:
        remedy = f"Write a whole number from {shape.least} to {shape.most}."
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(place, f"it is {_kind_of(value)}.", remedy)
            return None
        if not shape.least <= value <= shape.most:
            self.fault(place, "the number is too small or too large.", remedy)
        return value

    def _flag(self, value: object, place: str) -> object:
        if not isinstance(value, bool):
            self.fault(place, f"it is {_kind_of(value)}.", "Write true or false.")
        return value

    def _day_or_words(self, shape: DayOrWords, value: object, place: str) -> date | str | None:
        if isinstance(value, str) and DAY.match(value.strip()):
            return self._day(value, place)
        return self._text(Text(shape.longest), value, place)

    def _day(self, value: object, place: str) -> date | None:
        remedy = 'Write the year, month and day: "2026-11-25".'
        if not isinstance(value, str) or not DAY.match(value):
            said = f'"{_short(value)}"' if isinstance(value, str) else _kind_of(value)
            self.fault(place, f"it is {said}, not a date.", remedy)
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fault(place, f'"{value}" is not in the calendar.', f"Check the date. {remedy}")
            return None
        if not EARLIEST <= day <= LATEST:
            remedy = f"Write a date from {EARLIEST.year} to {LATEST.year}."
            self.fault(place, f'"{value}" cannot be right.', remedy)
        return day

    def _moment(self, value: object, place: str) -> date | None:
        if not isinstance(value, str) or not TIME.match(value):
            if isinstance(value, str) and "T" in value:
                remedy = 'Write the time as hours and minutes: "2026-11-25T14:30".'
                self.fault(place, f'"{_short(value)}" is not a date with a time.', remedy)
                return None
            return self._day(value, place)
        day = self._day(value[:10], place)
        hours, minutes = int(value[11:13]), int(value[14:16])
        if hours > 23 or minutes > 59:  # noqa: PLR2004 - a day has these many
            remedy = "Write a time from 00:00 to 23:59."
            self.fault(place, f'"{value[11:]}" is not a time of day.', remedy)
            return None
        return day and datetime(day.year, day.month, day.day, hours, minutes)  # noqa: DTZ001 - as the clock on the wall shows


def _inside(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def _kind_of(value: object) -> str:
    """Return in plain words what kind of value was written."""
    if value is None:
        return "null (nothing)"
    if isinstance(value, bool):
        return "true or false"
    names: list[tuple[type | tuple[type, ...], str]] = [
        (str, "a text"),
        ((int, float), "a number"),
        (list, "a list"),
        (dict, "an object"),
    ]
    return next((name for kind, name in names if isinstance(value, kind)), "something else")
