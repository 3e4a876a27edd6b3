"""The approved texts: what the rules come to, in words that somebody can read and agree to.

Nobody types them. "python tools/do.py approve" writes them, a test compares them with what the
rules give today, and the difference between the two shows what a change of a rule really does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path

from assurance.approved_cases import cases_text
from assurance.approved_instrument import instrument_text
from assurance.approved_pathway import pathway_text
from assurance.plain_words import clocks_text, in_words
from cse_guidance.model import Rules

# These parts of the rules have no approved text, each for a reason.
WITHOUT_TEXT = {
    "area": "an area's own name and numbers, no rule",
    "sources": "where facts come from: the site's page of sources shows them all",
    "roles": "titles: they stand in the steps of every pathway and instrument",
    "events": "they stand in the clocks' own text",
    "definitions": "quoted words: the site's page of definitions shows them all",
}
OWN_TEXT = ("pathways", "instruments", "clocks", "scenarios")  # written each in its own way
MESSAGES = "messages.txt"  # what the checks say: the tests that break the rules hold it
Text = Callable[[], str]


def approved_texts(rules: Rules) -> dict[str, Text]:
    """Return how to write each approved text, by the name of its file in tests/approved/."""
    texts: dict[str, Text] = {
        "clocks.txt": partial(clocks_text, rules),
        "cases.txt": partial(cases_text, rules),
    }
    for pathway in rules.pathways.values():
        texts[f"pathways/{pathway.id}.txt"] = partial(pathway_text, rules, pathway)
    for instrument in rules.instruments.values():
        texts[f"instruments/{instrument.id}.txt"] = partial(instrument_text, rules, instrument)
    for field in fields(rules):
        if field.name not in (*WITHOUT_TEXT, *OWN_TEXT):
            texts[f"{field.name}.txt"] = partial(in_words, field.name, getattr(rules, field.name))
    return texts


def read_approved(folder: Path) -> dict[str, str]:
    """Return every approved text of a folder by its name, but for the messages of the checks."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.txt"))
        if path.name != MESSAGES
    }


def write_approved(rules: Rules, folder: Path) -> list[str]:
    """Write every approved text and take away those that nothing gives any more.

    Returns:
        The names of the files that are new, changed or gone.
    """
    before = read_approved(folder)
    now = {name: write() for name, write in approved_texts(rules).items()}
    for name, text in now.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in before.keys() - now.keys():
        (folder / name).unlink()
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
