"""Makes one small change to a rule file, as a slip of the keyboard or of the mind would.

Which changes are made to which file is written in tests/assurance/what_to_change.toml. Here are
only the ways to change something: a mechanism knows nothing of pathways, forms or clocks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from assurance.rule_text import Block, Entry, RuleText, as_toml

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one file.

    Attributes:
        kind: what sort of change it is, in words.
        file: the file that is changed.
        where: the table in words.
        what: what is changed there.
        text: the whole text of the file after the change.
    """

    kind: str
    file: str
    where: str
    what: str
    text: str

    @property
    def name(self) -> str:
        """The change in one line, the same on every run."""
        return f"{self.file}, {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of what_to_change.toml.

    Attributes:
        kind: what sort of change it is, in words.
        files: a pattern for the names of the files, as in "pathways/*.toml".
        tables: the name of the tables to change; "*" for all, empty for the head of the file.
        how: the mechanism.
        keys: the entries to change; "*" for any.
        ids_of: the names of the tables among whose ids another is chosen.
        ids_in: the file in which these tables stand; empty for the file itself.
        never: entries that "*" leaves alone.
    """

    kind: str
    files: str
    tables: str
    how: str
    keys: tuple[str, ...]
    ids_of: tuple[str, ...]
    ids_in: str
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that no change is made to, and why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class WhatToChange:
    """Everything that what_to_change.toml says."""

    kinds: tuple[Kind, ...]
    left_out: tuple[LeftOut, ...]

    def forgotten(self, files: Iterator[str] | list[str]) -> list[str]:
        """Return the files that are neither changed nor left out."""
        known = [kind.files for kind in self.kinds] + [one.file for one in self.left_out]
        return [file for file in files if not any(fnmatch(file, one) for one in known)]


def read_what_to_change(path: Path) -> WhatToChange:
    """Return what a file says is to be changed, and what is left out."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = [
        Kind(
            kind=item["kind"],
            files=item["files"],
            tables=item.get("tables", ""),
            how=item["how"],
            keys=tuple(item.get("keys", [])),
            ids_of=tuple(item.get("ids_of", [])),
            ids_in=item.get("ids_in", ""),
            never=tuple(item.get("never", [])),
        )
        for item in data["change"]
    ]
    left_out = [LeftOut(item["file"], item["why"]) for item in data["left_out"]]
    return WhatToChange(tuple(kinds), tuple(left_out))


def every_change(texts: Texts, what: WhatToChange) -> Iterator[Change]:
    """Yield every change of every file, each text once.

    Args:
        texts: the text of every rule file by its name.
        what: which changes to make.
    """
    apart = {file: RuleText(file, text) for file, text in texts.items()}
    seen: set[tuple[str, str]] = set()
    for kind in what.kinds:
        for file in sorted(texts):
            if not fnmatch(file, kind.files):
                continue
            for block in apart[file].named(kind.tables):
                for what_changed, text in HOW[kind.how](apart, apart[file], block, kind):
                    if (file, text) not in seen:
                        seen.add((file, text))
                        yield Change(kind.kind, file, block.place, what_changed, text)


Made = Iterator[tuple[str, str]]
Apart = Mapping[str, RuleText]
Mechanism = Callable[[Apart, RuleText, Block, Kind], Made]


def _chosen(block: Block, kind: Kind) -> list[Entry]:
    every = "*" in kind.keys
    return [
        entry
        for key, entry in block.entries.items()
        if key in kind.keys or (every and key not in kind.never)
    ]


def _drop_table(_apart: Apart, text: RuleText, block: Block, _kind: Kind) -> Made:
    yield "taken out", text.without(block.start, block.whole)


def _drop_line(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        yield f"{entry.key} taken out", text.without(entry.start, entry.end)


def _drop_item(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        if not isinstance(entry.value, list):
            continue
        for place, item in enumerate(entry.value):
            rest = [*entry.value[:place], *entry.value[place + 1 :]]
            named = f"{as_toml(item)} taken out of {entry.key}"
            yield named, text.with_value(entry, rest)


def _swap_first_two(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        if isinstance(entry.value, list) and len(entry.value) > 1:
            first, second, *rest = entry.value
            changed = text.with_value(entry, [second, first, *rest])
            yield f"the first two of {entry.key} swapped", changed


def _one_more_or_less(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        if isinstance(entry.value, bool) or not isinstance(entry.value, int):
            continue
        for value in (entry.value - 1, entry.value + 1):
            yield _becomes(entry, value), text.with_value(entry, value)


def _flip(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        if isinstance(entry.value, bool):
            yield _becomes(entry, not entry.value), text.with_value(entry, not entry.value)


def _in_use(text: RuleText, block: Block, entry: Entry) -> list[str]:
    """Return each text that an entry has in the tables of this name, in the order of the file."""
    alike = [b.entries[entry.key].value for b in text.named(block.name) if entry.key in b.entries]
    return list(dict.fromkeys(value for value in alike if isinstance(value, str)))


def _every_other_value(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """Each value that the same entry has in another table of the same name."""
    for entry in _chosen(block, kind):
        for value in _in_use(text, block, entry):
            if value != entry.value:
                yield _becomes(entry, value), text.with_value(entry, value)


def _next_value(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """The value after this one among those that the entry has, the first after the last."""
    for entry in _chosen(block, kind):
        known = _in_use(text, block, entry)
        if len(known) > 1 and entry.value in known:
            value = known[(known.index(entry.value) + 1) % len(known)]
            yield _becomes(entry, value), text.with_value(entry, value)


def _ids(apart: Apart, text: RuleText, kind: Kind) -> list[object]:
    among = apart[kind.ids_in] if kind.ids_in else text
    blocks = [block for name in kind.ids_of for block in among.named(name)]
    return [block.entries["id"].value for block in blocks if "id" in block.entries]


def _every_other_id(apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    for entry in _chosen(block, kind):
        for value in _ids(apart, text, kind):
            if value != entry.value:
                yield _becomes(entry, value), text.with_value(entry, value)


def _next_id(apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """The id after this one; the first where this is the last. In a list, for each of its items."""
    known = _ids(apart, text, kind)

    def after(value: object) -> object:
        return known[(known.index(value) + 1) % len(known)] if value in known else known[0]

    for entry in _chosen(block, kind):
        if isinstance(entry.value, list):
            for place, item in enumerate(entry.value):
                changed = [*entry.value[:place], after(item), *entry.value[place + 1 :]]
                yield _becomes(entry, changed), text.with_value(entry, changed)
        else:
            value = after(entry.value)
            yield _becomes(entry, value), text.with_value(entry, value)


def _every_lower_id(apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """Each id that stands before this one: ids are listed from the lowest to the highest."""
    known = _ids(apart, text, kind)
    for entry in _chosen(block, kind):
        for value in known[: known.index(entry.value)] if entry.value in known else []:
            yield _becomes(entry, value), text.with_value(entry, value)


def _lowest_beside(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """The lowest number that a table beside this one has for the same entry."""
    for entry in _chosen(block, kind):
        beside = [b.entries[entry.key].value for b in text.beside(block) if entry.key in b.entries]
        lowest = min(value for value in beside if isinstance(value, int))
        if lowest != entry.value:
            yield _becomes(entry, lowest), text.with_value(entry, lowest)


def _drop_line_beside(_apart: Apart, text: RuleText, block: Block, kind: Kind) -> Made:
    """The same entry taken out of this table and of all beside it."""
    for key in kind.keys:
        gone = [b.entries[key] for b in text.beside(block) if key in b.entries]
        lines = {number for entry in gone for number in range(entry.start, entry.end)}
        if len(gone) > 1:
            kept = [line for number, line in enumerate(text.lines) if number not in lines]
            yield f"{key} taken out here and beside it", "\n".join(kept) + "\n"


def _becomes(entry: Entry, value: object) -> str:
    return f"{entry.key} = {as_toml(entry.value)} becomes {as_toml(value)}"


HOW: dict[str, Mechanism] = {
    "drop table": _drop_table,
    "drop line": _drop_line,
    "drop line beside": _drop_line_beside,
    "drop item": _drop_item,
    "swap first two": _swap_first_two,
    "one more or less": _one_more_or_less,
    "flip": _flip,
    "every other value": _every_other_value,
    "next value": _next_value,
    "every other id": _every_other_id,
    "every lower id": _every_lower_id,
    "next id": _next_id,
    "lowest beside": _lowest_beside,
}
