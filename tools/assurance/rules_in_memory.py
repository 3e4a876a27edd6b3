"""Loads rules from texts in memory, quickly enough to do it some thousands of times.

The real readers and the real checks run. What is the same for every change is done once: a file
that is not changed is taken apart once, and what is read from it, and each check of one object
alone, is remembered.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from inspect import signature
from pathlib import Path
from typing import Any

import cse_guidance.check as checks
import cse_guidance.load as readers
from cse_guidance.check import check_rules
from cse_guidance.faults import Fault
from cse_guidance.load import read_rules
from cse_guidance.load.folder import SOURCES, Folder
from cse_guidance.load.table import Table
from cse_guidance.model import Rules

MOST_KEPT = 20_000  # tables: the rules of a folder are some hundreds
taken_apart = cache(tomllib.loads)


def texts_of(conf: Path) -> dict[str, str]:
    """Return the text of every rule file of a folder by its name."""
    files = sorted(conf.rglob("*.toml"))
    return {path.relative_to(conf).as_posix(): path.read_text(encoding="utf-8") for path in files}


class TextFolder(Folder):
    """A folder of rule files whose texts are in memory.

    Args:
        conf: the folder that the texts were read from.
        texts: the text of every file by its name.
        changed: the name of the file that differs from the folder's; empty for none.
    """

    def __init__(self, conf: Path, texts: Mapping[str, str], changed: str = "") -> None:
        super().__init__(conf)
        self._texts = texts
        self._changed = changed

    def file(self, name: str) -> Table:
        """Return a file's table."""
        self._seen.add(name)
        text = self._texts.get(name)
        if text is None:
            self._note(name, "the file is missing.", "Add it.")
            return Table({}, name, "", [])
        # A changed text is read once and never again: it would only fill the memory.
        data = tomllib.loads(text) if name == self._changed else taken_apart(text)
        table = Table(data, name, "", self.faults)
        if name != SOURCES:
            self.brought += table.tables("source", needed=False)
        return table

    def files(self, name: str) -> list[Table]:
        """Return the table of each file in a folder inside this one."""
        return [self.file(one) for one in sorted(self._texts) if one.startswith(f"{name}/")]

    def check_nothing_is_left_out(self) -> None:
        """Note nothing: a text in memory is not a file in the wrong place."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: the rules as far as they could be read, and every fault."""

    rules: Rules
    while_reading: tuple[Fault, ...]
    when_checked: tuple[Fault, ...]


def load_texts(conf: Path, texts: Mapping[str, str], changed: str = "") -> Loaded:
    """Return what `load_rules` would make of a folder with these texts.

    Args:
        conf: the folder that the texts were read from.
        texts: the text of every file by its name.
        changed: the name of the file that differs from the folder's; empty for none.
    """
    there = TextFolder(conf, texts, changed)
    rules = read_rules(there)
    reading = tuple(there.faults)
    if there.unreadable or (changed and reading):
        # One fault is enough to notice a change; the checks would only find more of them.
        return Loaded(rules, reading, ())
    return Loaded(rules, reading, tuple(check_rules(rules, already=reading)))


@contextmanager
def remembering() -> Iterator[None]:
    """Remember, while this lasts, what each reader and each check of one object gave at first."""
    patched: list[tuple[Any, str, object]] = []
    for module, start, remember in (
        (readers, "read_", _read_once),
        (checks, "check_", _check_once),
    ):
        for name, function in list(vars(module).items()):
            if name.startswith(start) and callable(function) and _takes_one(function):
                patched.append((module, name, function))
                setattr(module, name, remember(function))
    try:
        yield
    finally:
        for module, name, function in patched:
            setattr(module, name, function)


def _takes_one(function: Callable[..., object]) -> bool:
    taken = list(signature(function).parameters.values())
    return len(taken) == 1 and taken[0].annotation not in ("Folder", "Rules")


def _read_once(read: Callable[[Table], object]) -> Callable[[Table], object]:
    """Read a table that was read before no second time, as long as it had no fault."""
    kept: dict[int, tuple[object, object]] = {}

    def remembered(table: Table) -> object:
        data = table._data  # noqa: SLF001 - what was read is told by what it was read from
        data_before, thing = kept.get(id(data), (None, None))
        if data_before is data:
            return thing
        faults = len(table.faults)
        thing = read(table)
        # Only what is there from the start comes again; a changed table comes once.
        if len(table.faults) == faults and len(kept) < MOST_KEPT:
            kept[id(data)] = (data, thing)
        return thing

    return remembered


def _check_once(check: Callable[[Any], list[Fault]]) -> Callable[[Any], list[Fault]]:
    """Check what was checked before no second time. What is equal has equal faults."""
    kept: dict[str, tuple[object, list[Fault]]] = {}

    def remembered(thing: Any) -> list[Fault]:
        name = getattr(thing, "id", type(thing).__name__)  # there is one of what has no id
        if name not in kept:
            kept[name] = (thing, check(thing))
        before, faults = kept[name]
        return list(faults) if before == thing else check(thing)

    return remembered
