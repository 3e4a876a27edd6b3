"""Notes phrases that cannot be read, and places in a text that nothing fills in."""

from __future__ import annotations

from collections.abc import Collection

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.plans.fill import places
from cse_guidance.plans.phrase import read_phrases


def check_phrase(text: str, file: str, place: str, notes: Notes) -> None:
    """Note a phrase that cannot be read. An empty one was noted when it was read."""
    if text.strip():
        read_phrases(
            [text],
            ["child"],
            lambda problem, remedy: notes.faults.append(Fault(file, place, problem, remedy)),
        )


def check_places(text: str, known: Collection[str], file: str, place: str, notes: Notes) -> None:
    """Note each {place} of a text that nothing fills in."""
    for name in sorted(places(text) - {*known}):
        listed = ", ".join("{" + one + "}" for one in sorted(known))
        problem = f"nothing fills in {{{name}}}."
        notes.faults.append(Fault(file, place, problem, f"Write one of {listed}, or words."))
