"""Takes the text of a rule file apart into its tables, so that it can be changed as a person would.

Only what a person sees is touched: whole tables, whole lines, values. The rest of the text stays as
it was written, comments included.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

HEADER = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?$")
ENTRY = re.compile(r"\s*([\w-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, or a few, that give a key its value. `start` and `end` number lines from 0."""

    key: str
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One table of the file.

    Attributes:
        name: the table's name in its header: "question.answer"; empty for the head of the file.
        start: the line of its header.
        end: the line after its own entries.
        whole: the line after everything that belongs to it, the tables inside it included.
        inside: the tables that it stands in, the outermost first.
        entries: its own entries by their keys.
        number: which it is, from 1, of those beside it that have the same words.
    """

    name: str
    start: int
    end: int
    whole: int
    inside: tuple[Block, ...]
    entries: dict[str, Entry]
    number: int = 1

    @property
    def place(self) -> str:
        """The table in words: question "immediate-danger", answer "yes"."""
        return ", ".join(one.own_name for one in (*self.inside, self) if one.name) or "head"

    @property
    def own_name(self) -> str:
        """The last part of the name, with what tells this table from its neighbours."""
        return self.words if self.number == 1 else f"{self.words} ({self.number})"

    @property
    def words(self) -> str:
        """The last part of the name, with the words of this table that say most about it."""
        called = self.name.rpartition(".")[2]
        for key in ("id", "attendee", "stage", "level", "date", "text", "lead", "title", "number"):
            if key in self.entries:
                return f'{called} "{self.entries[key].value}"'
        words = [str(one.value) for one in self.entries.values() if isinstance(one.value, str)]
        return f'{called} "{" ".join(words[:3])}"' if words and self.inside else called


class RuleText:
    """The text of one rule file.

    Args:
        file: its name, for example "pathways/which-meeting.toml".
        text: what it says. It has to be a file that can be read.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.blocks = self._take_apart()

    def named(self, name: str) -> list[Block]:
        """Return the tables of one name; "*" stands for any but the head of the file."""
        if name == "*":
            return [block for block in self.blocks if block.name]
        return [block for block in self.blocks if block.name == name]

    def beside(self, block: Block) -> list[Block]:
        """Return the tables of the same name inside the same table, this one included."""
        around = [one.start for one in block.inside]
        return [b for b in self.named(block.name) if [one.start for one in b.inside] == around]

    def without(self, start: int, end: int) -> str:
        """Return the text with some lines taken out."""
        return self.with_lines(start, end, [])

    def with_value(self, entry: Entry, value: object) -> str:
        """Return the text with another value for one entry."""
        return self.with_lines(entry.start, entry.end, [f"{entry.key} = {as_toml(value)}"])

    def with_lines(self, start: int, end: int, lines: list[str]) -> str:
        """Return the text with other lines in the place of some."""
        return "\n".join([*self.lines[:start], *lines, *self.lines[end:]]) + "\n"

    def _take_apart(self) -> list[Block]:
        starts = [-1, *self._headers()]
        limits = [*starts[1:], len(self.lines)]
        names = ["" if start < 0 else self._name(start) for start in starts]
        entries = [
            {entry.key: entry for entry in self._entries(start + 1, limit)}
            for start, limit in zip(starts, limits, strict=True)
        ]
        # A comment that stands above the next table belongs to that one.
        ends = [
            max((entry.end for entry in own.values()), default=start + 1)
            for start, own in zip(starts, entries, strict=True)
        ]
        blocks: list[Block] = []
        met: Counter[tuple[int, str]] = Counter()
        for place, name in enumerate(names):
            last = place
            while name and last + 1 < len(names) and names[last + 1].startswith(f"{name}."):
                last += 1
            inside = _around(name, blocks)
            block = Block(name, starts[place], ends[place], ends[last], inside, entries[place])
            beside = (inside[-1].start if inside else -1, block.words)
            met[beside] += 1
            blocks.append(replace(block, number=met[beside]))
        return blocks

    def _headers(self) -> Iterator[int]:
        number = 0
        while number < len(self.lines):
            if ENTRY.match(self.lines[number]):
                number = self._entry(number).end
                continue
            if HEADER.match(self.lines[number]):
                yield number
            number += 1

    def _name(self, number: int) -> str:
        found = HEADER.match(self.lines[number])
        return found.group(1) if found else ""

    def _entries(self, start: int, end: int) -> Iterator[Entry]:
        number = start
        while number < end:
            if ENTRY.match(self.lines[number]):
                entry = self._entry(number)
                number = entry.end
                yield entry
            else:
                number += 1

    def _entry(self, start: int) -> Entry:
        """Return the entry that starts on a line, however many lines its value takes."""
        for end in range(start + 1, len(self.lines) + 1):
            try:
                read = tomllib.loads("\n".join(self.lines[start:end]))
            except tomllib.TOMLDecodeError:
                continue
            ((key, value),) = read.items()
            return Entry(key, value, start, end)
        message = f"{self.file}, line {start + 1}: cannot be read on its own"
        raise ValueError(message)


def _around(name: str, before: list[Block]) -> tuple[Block, ...]:
    """Return the tables that a table stands in: the last before it of each shorter name."""
    parts = name.split(".")
    outer = [".".join(parts[:length]) for length in range(1, len(parts))]
    found = [next((b for b in reversed(before) if b.name == one), None) for one in outer]
    return tuple(block for block in found if block is not None)


def as_toml(value: object) -> str:
    """Return a value as it is written in a rule file."""
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return f"[{', '.join(as_toml(item) for item in value)}]"
    if isinstance(value, (bool, str)):
        # A text is written alike in both, but for one character that TOML does not take as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
