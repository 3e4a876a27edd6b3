"""The approved texts: what the rules come to, in words that somebody can read and agree to.

Nobody types them. "python tools/do.py approve" writes them, a test compares them with what the
rules give today, and the difference between the two shows what a change of a rule really does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

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
    "scenarios": "their keys are worked out by the rules and checked when they are loaded",
}
Text = Callable[[], str]


def approved_texts(rules: Rules) -> dict[str, Text]:
    """Return how to write each approved text, by the name of its file in tests/approved/."""
    texts: dict[str, Text] = {}
    for field in fields(rules):
        if field.name not in WITHOUT_TEXT:
            texts |= dict(_texts_of(rules, field.name))
    return texts


def _texts_of(rules: Rules, part: str) -> Iterator[tuple[str, Text]]:
    things = getattr(rules, part)
    if part == "pathways":
        for pathway in rules.pathways.values():
            yield f"pathways/{pathway.id}.txt", lambda p=pathway: pathway_text(rules, p)
    elif part == "instruments":
        for instrument in rules.instruments.values():
            yield f"instruments/{instrument.id}.txt", lambda i=instrument: instrument_text(rules, i)
    elif part == "clocks":
        yield "clocks.txt", lambda: clocks_text(rules)
    else:
        yield f"{part}.txt", lambda: in_words(part, things)


def read_approved(folder: Path) -> dict[str, str]:
    """Return every approved text of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.txt"))
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
