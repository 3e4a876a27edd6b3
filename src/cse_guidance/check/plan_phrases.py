"""Notes phrases that cannot be read, and places in a text that nothing fills in."""

from __future__ import annotations

from collections.abc import Collection

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.plans.fill import places
from cse_guidance.plans.phrase import read_phrase


def check_phrase(text: str, file: str, place: str, notes: Notes) -> None:
    """Note a phrase that cannot be read."""
    try:
        read_phrase(text, ("child",))
    except ValueError as error:
        problem = f'the phrase "{text}" cannot be read: {error}.'
        remedy = "Write words with spaces, a/b for a or b, [a] for what may be missing."
        notes.faults.append(Fault(file, place, problem, remedy))


def check_places(text: str, known: Collection[str], file: str, place: str, notes: Notes) -> None:
    """Note each {place} of a text that nothing fills in."""
    for name in sorted(places(text) - {*known}):
        listed = ", ".join("{" + one + "}" for one in sorted(known))
        problem = f"nothing fills in {{{name}}}."
        notes.faults.append(Fault(file, place, problem, f"Write one of {listed}, or words."))
