"""Reads one table of a rule file and notes everything that is wrong with it.

A reader never stops at the first fault: it notes it, hands back a harmless value and goes on,
so that a person sees every fault of every file at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from cse_guidance.faults import Fault, did_you_mean, listed

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
NO_DAY = date(1, 1, 1)
Word = TypeVar("Word", bound=str)


def kind_of(value: object) -> str:
    """Return in plain words what kind of value was written."""
    if isinstance(value, bool):
        return "true or false"
    names: list[tuple[type, str]] = [
        (str, "a text"),
        (int, "a whole number"),
        (float, "a number"),
        (datetime, "a date with a time"),
        (date, "a date"),
        (list, "a list"),
        (dict, "a table"),
    ]
    return next((name for kind, name in names if isinstance(value, kind)), "something else")


class Table:
    """One table of a rule file.

    Args:
        data: the table as it was read.
        file: the file's name, as shown to a person.
        place: where in the file, in words; empty for the whole file.
        faults: the list that every fault is added to.
    """

    def __init__(self, data: dict[str, object], file: str, place: str, faults: list[Fault]) -> None:
        self._data = data
        self._used: set[str] = set()
        self.file = file
        self.place = place
        self.faults = faults

    def fault(self, problem: str, remedy: str) -> None:
        """Note that something is wrong in this table."""
        self.faults.append(Fault(self.file, self.place, problem, remedy))

    def has(self, key: str) -> bool:
        """Return whether an entry is written at all."""
        return key in self._data

    def _take(self, key: str, *, needed: bool, example: str) -> object | None:
        self._used.add(key)
        if key not in self._data:
            if needed:
                self.fault(f'"{key}" is missing.', f"Write {key} = {example}")
            return None
        return self._data[key]

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a text; an empty one counts as missing where it is needed."""
        value = self._take(key, needed=needed, example='"..." (a text in quotation marks).')
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(f'"{key}" is {kind_of(value)}.', f'Write {key} = "..." (a text).')
            return ""
        if needed and not value.strip():
            self.fault(f'"{key}" is empty.', "Write a text between the quotation marks.")
        return value

    def id(self, key: str = "id") -> str:
        """Return an id: small letters, numbers and hyphens."""
        value = self.text(key)
        if value and not ID_PATTERN.match(value):
            self.fault(
                f'the {key} "{value}" has other characters than an id may have.',
                'Write small letters, numbers and single hyphens, for example "early-help".',
            )
        return value

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """Return a list of texts; at least one where it is needed."""
        value = self._take(key, needed=needed, example='["...", "..."] (a list of texts).')
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(f'"{key}" is not a list of texts.', f'Write {key} = ["...", "..."].')
            return ()
        texts = tuple(str(item) for item in value)
        if needed and not texts:
            self.fault(f'"{key}" is an empty list.', "Name at least one.")
        if any(not text.strip() for text in texts):
            self.fault(f'"{key}" has an empty text in it.', "Take it out, or write something.")
        for repeated in sorted({text for text in texts if texts.count(text) > 1}):
            self.fault(f'"{key}" names "{repeated}" twice.', "Name it once.")
        return texts

    def whole(
        self, key: str, *, needed: bool = True, least: int = 0, most: int = 1_000
    ) -> int | None:
        """Return a whole number from `least` to `most`; None where it is missing."""
        value = self._take(key, needed=needed, example=f"{max(least, 1)} (a whole number).")
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(f'"{key}" is {kind_of(value)}.', f"Write a whole number: {key} = 1.")
            return None
        if not least <= value <= most:
            self.fault(f'"{key}" is {value}.', f"Write a number from {least} to {most}.")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not written."""
        value = self._take(key, needed=False, example="true.")
        if value is None:
            return False
        if not isinstance(value, bool):
            self.fault(f'"{key}" is {kind_of(value)}.', f"Write {key} = true or {key} = false.")
            return False
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        value = self._take(key, needed=True, example="2027-05-31 (a date).")
        if value is None:
            return NO_DAY
        if isinstance(value, datetime) or not isinstance(value, date):
            self.fault(
                f'"{key}" is {kind_of(value)}.',
                f"Write a date without quotation marks: {key} = 2027-05-31.",
            )
            return NO_DAY
        return value

    def review(self) -> tuple[date, date]:
        """Return when a file was reviewed, and by when it is due again."""
        reviewed_on, review_by = self.day("reviewed_on"), self.day("review_by")
        if NO_DAY not in (reviewed_on, review_by) and review_by <= reviewed_on:
            self.fault('"review_by" is not after "reviewed_on".', "Write a later date.")
        return reviewed_on, review_by

    def one_of(self, key: str, allowed: Sequence[Word], default: Word | None = None) -> Word:
        """Return one of the allowed words, or `default` where nothing is written."""
        text = self.text(key, needed=default is None)
        if not text and default is not None:
            return default
        for word in allowed:
            if word == text:
                return word
        if text:
            remedy = f"Write {listed(word for word in allowed if word)}."
            self.fault(f'"{key}" is "{text}".', remedy)
        return allowed[0]

    def value(self, key: str) -> object | None:
        """Return whatever is written, or None: for what no other reader fits."""
        return self._take(key, needed=False, example="")

    def words(self, key: str, allowed: Sequence[Word], *, needed: bool = True) -> tuple[Word, ...]:
        """Return a list of words, each one of those allowed, in the order of `allowed`."""
        written = self.texts(key, needed=needed)
        for text in written:
            if text.strip() and text not in allowed:
                self.fault(f'"{key}" names "{text}".', f"Write {listed(allowed)}.")
        return tuple(word for word in allowed if word in written)

    def table(self, key: str) -> Table:
        """Return a table inside this one; an empty one where it is missing or wrong."""
        value = self._take(key, needed=False, example="")
        place = f"{self.place}, {key}" if self.place else key
        if value is None:
            self.fault(f"[{key}] is missing.", f"Add a table that starts with [{key}].")
            return Table({}, self.file, place, [])
        if not isinstance(value, dict):
            self.fault(f'"{key}" is {kind_of(value)}.', f"Write a table: [{key}].")
            return Table({}, self.file, place, [])
        return Table(value, self.file, place, self.faults)

    def tables(self, key: str, *, label: str = "id", needed: bool = True) -> list[Table]:
        """Return the tables of a list, each with its place in words.

        Args:
            key: the list's name in the file.
            label: the entry that names each table to a person.
            needed: whether an empty list is a fault.
        """
        self._used.add(key)
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(f'"{key}" is not a list of tables.', f"Start each with [[{key}]].")
            return []
        if needed and not value:
            self.fault(f"there is no [[{key}]].", f"Add at least one, starting with [[{key}]].")
        called = key.replace("_", " ")
        found = []
        for number, item in enumerate(value, start=1):
            known_as = item.get(label)
            which = f'"{known_as}"' if isinstance(known_as, str) and known_as else str(number)
            place = f"{called} {which}"
            if self.place:
                place = f"{self.place}, {place}"
            found.append(Table(item, self.file, place, self.faults))
        return found

    def finish(self) -> None:
        """Note every entry that nobody asked for: most often a slip of the keyboard."""
        for key in self._data:
            if key not in self._used:
                self.fault(f'"{key}" is not something that can be written here.', self._near(key))

    def _near(self, key: str) -> str:
        remedy = did_you_mean(key, sorted(self._used))
        return remedy if remedy.startswith("Did") else f"Take it out. {remedy}"
