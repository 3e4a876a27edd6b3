"""Makes every change to the rules, one at a time, and says what notices it first."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assurance.approved import approved_texts
from assurance.changes import Change, WhatToChange, every_change
from assurance.promises import first_broken
from assurance.rules_in_memory import Loaded, load_texts, remembering
from cse_guidance.faults import Fault
from cse_guidance.model import Rules

# What can notice a change, the first first. The last two are no good news.
Layer = Literal[
    "reading",
    "checks",
    "cases",
    "promises",
    "approved texts",
    "nothing",
    "changes nothing",
]
LAYERS: dict[Layer, str] = {
    "reading": "Reading the file: something is missing, or cannot be written there",
    "checks": "The checks of the rules: how they fit together, and the promises on every path",
    "cases": "A made-up case: the rules no longer give what its file says",
    "promises": "A promise asked of the rules a second time, without the checks",
    "approved texts": "The approved text: a person reads the difference before it is accepted",
}


@dataclass(frozen=True, slots=True)
class Caught:
    """A change, and what noticed it first. `by` says which fault, promise or text."""

    change: Change
    layer: Layer
    by: str


class Watch:
    """What is compared with: the rules of a folder as they are, and their approved texts.

    Args:
        conf: the folder of the rules.
        texts: the text of each of its files by its name.
        approved: the approved texts by their names.
    """

    def __init__(self, conf: Path, texts: Mapping[str, str], approved: Mapping[str, str]) -> None:
        self.conf = conf
        self.texts = texts
        self.approved = approved
        self.before = load_texts(conf, texts)

    def caught(self, change: Change) -> Caught:
        """Return what notices a change first."""
        loaded = self._load(change)
        faults = loaded.while_reading or loaded.when_checked
        if loaded.while_reading:
            return Caught(change, "reading", str(faults[0]))
        if loaded.when_checked:
            only_cases = all(fault.file.startswith("scenarios/") for fault in faults)
            return Caught(change, "cases" if only_cases else "checks", str(faults[0]))
        if loaded.rules == self.before.rules:
            return Caught(change, "changes nothing", "")
        promise = first_broken(loaded.rules)
        if promise:
            return Caught(change, "promises", promise)
        differs = self._first_difference(loaded.rules, change.file)
        return Caught(change, "approved texts" if differs else "nothing", differs)

    def _load(self, change: Change) -> Loaded:
        texts = {**self.texts, change.file: change.text}
        try:
            return load_texts(self.conf, texts, change.file)
        except tomllib.TOMLDecodeError as error:
            fault = Fault(change.file, "", f"cannot be read: {error}", "")
            return Loaded(self.before.rules, (fault,), ())

    def _first_difference(self, rules: Rules, changed: str) -> str:
        """Return the first approved text that is no longer right; the likeliest is tried first."""
        likely = Path(changed).stem
        texts = approved_texts(rules)
        for name in sorted(texts, key=lambda name: (Path(name).stem != likely, name)):
            if texts[name]() != self.approved.get(name):
                return name
        return next(iter(sorted(self.approved.keys() - texts.keys())), "")


def catch_all(
    conf: Path, texts: Mapping[str, str], approved: Mapping[str, str], what: WhatToChange
) -> Iterator[Caught]:
    """Yield every change with what notices it first.

    Args:
        conf: the folder of the rules.
        texts: the text of each of its files by its name.
        approved: the approved texts by their names.
        what: which changes to make.
    """
    with remembering():
        watch = Watch(conf, texts, approved)
        for change in every_change(texts, what):
            yield watch.caught(change)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many changes of one kind there were, and how many each layer noticed first."""

    kind: str
    made: int
    by_layer: Mapping[str, int]


def tallies(caught: Iterable[Caught]) -> list[Tally]:
    """Return what came of each kind of change, in the order in which they were made."""
    found: dict[str, Counter[str]] = {}
    for one in caught:
        found.setdefault(one.change.kind, Counter())[one.layer] += 1
    return [Tally(kind, layers.total(), dict(layers)) for kind, layers in found.items()]
