"""The faults of a case in the words of the form: its boxes, not the entries of a file."""

from __future__ import annotations

import re

from cse_guidance.faults import Fault
from cse_guidance.model import Rules
from cse_guidance.widgets.case_parts import ABOUT, CHILD, PARTS, label_of

EMPTY = re.compile(r'"(\w+)" is (?:empty|missing|an empty list)\.')
NO_ENTRY = re.compile(r"there is no \[\[(\w+)\]\]\.")
ANSWER = re.compile(r'answer "([^"]+)"')
NO_NUMBER = '"age" is a text.'
# What is worked out and so has no box of its own.
WORKED_OUT = {
    "expected_outcome": (
        "the answers do not lead to an outcome yet.",
        "Answer each question until it says where they lead.",
    ),
    "expected_level": (
        "no level can be worked out yet.",
        "Choose a stage and a form, and answer at least one line.",
    ),
}


def in_form_words(rules: Rules, fault: Fault) -> tuple[str, str, str]:
    """Return where a fault is, what is wrong and what to do, for somebody who sees the form."""
    where = ANSWER.sub(lambda found: f'answer to "{_asked(rules, found[1])}"', fault.place)
    empty, no_entry = EMPTY.fullmatch(fault.problem), NO_ENTRY.fullmatch(fault.problem)
    if empty and empty[1] in WORKED_OUT:
        return where, *WORKED_OUT[empty[1]]
    if empty:
        label = _label(fault.place, empty[1])
        return where, f'"{label}" is empty.', "Write or choose something there."
    if no_entry:
        part = next((one for one in PARTS if one.key == no_entry[1]), None)
        one = part.one if part else "answer"
        return where, f"there is no {one} yet.", "Add at least one."
    if fault.problem == NO_NUMBER:
        return where, "the age is not a whole number.", "Write it in figures, for example 14."
    return where, fault.problem, fault.remedy


def _label(place: str, key: str) -> str:
    """Return the label of the box that an entry of the file has, in the part of that place."""
    if "answer" in place and key in ("why", "answer"):
        return {"why": "Why", "answer": "The answer"}[key]
    if place.startswith("child"):
        return label_of(key, CHILD)
    for part in PARTS:
        if place.startswith(part.key.replace("_", " ")):
            return label_of(key, part.boxes)
    return label_of(key, ABOUT)


def _asked(rules: Rules, name: str) -> str:
    """Return the words of a question or of a line of a form, by its id.

    Where several procedures word it in their own way, the words of its id have to do.
    """
    asked = (one for pathway in rules.pathways.values() for one in pathway.questions)
    lines = (one for form in rules.instruments.values() for one in form.indicators)
    found = {one.text for one in asked if one.id == name}
    found |= {one.label for one in lines if one.id == name}
    return found.pop() if len(found) == 1 else name.replace("-", " ")
