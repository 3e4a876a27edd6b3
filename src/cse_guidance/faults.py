"""Faults in plain English: where something is wrong, what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file that a person wrote.

    `place` says where in the file, in words; `remedy` says what to write instead. `at` is the same
    place as a path from entry to entry, the first of a list being 1, where the words do not say
    it: "plans/2/actions/1". A form finds the box by it; nothing prints it.
    """

    file: str
    place: str
    problem: str
    remedy: str
    at: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.problem} {self.remedy}"


class FaultsFound(Exception):  # noqa: N818 - the name says what happened, as the message does
    """Everything that is wrong, found in one go.

    Attributes:
        faults: every fault, in the order of the files.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a, b or c"."""
    *before, last = [f'"{word}"' for word in words] or [""]
    return f"{', '.join(before)} or {last}" if before else last


def did_you_mean(word: str, known: Iterable[str], *, most: int = 12) -> str:
    """Return a remedy for an unknown word: the nearest known one, or those that can be used.

    Args:
        word: what was written.
        known: what could have been written.
        most: how many words to list when none is near.
    """
    choices = list(known)
    near = get_close_matches(word, choices, n=1)
    if near:
        return f'Did you mean "{near[0]}"?'
    if not choices:
        return "There is none to choose from yet: add one first."
    if len(choices) > most:
        return f"Write one of the {len(choices)} that exist, for example {listed(choices[:3])}."
    return f"Write {listed(choices)}."
