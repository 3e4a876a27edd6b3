"""What a check of a record looks for, in words for somebody who looks with pen and paper."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.model import RecordCheck, Records
from cse_guidance.model.records import TODAY
from cse_guidance.records.hit import fill, places_in
from cse_guidance.words import MONTHS

ANY = "*"
OPEN = "\u2026"  # where a form has something of its own to say


def said_on_paper(records: Records, check: RecordCheck) -> str:
    """Return what a check would say, with the fields it looks at in the places for one field.

    Args:
        records: the rules.
        check: one of the checks.
    """
    said = dict.fromkeys(places_in(check.what), OPEN)
    said |= {
        "agency": "An agency",
        "field": either(titles(records, check.fields)),
        "other": either(titles(records, check.not_before)),
        "on": either(titles(records, check.on)),
    }
    if check.years is not None:
        said["years"] = str(check.years)
    if check.patterns:
        said["value"] = either(pattern_words(one) for one in check.patterns)
    # Who says what stands at the end of a sentence or after it; on paper, only the sentence does.
    return fill(check.what.removesuffix("{said}"), said).strip()


def titles(records: Records, names: Iterable[str]) -> list[str]:
    """Return what fields are called, by their ids; today is called so."""
    found = {field.id: field.title for field in records.fields}
    return [found.get(name, TODAY) for name in names]


def either(words: Iterable[str]) -> str:
    """Return words as a list of which one is meant: "a, b or c"."""
    *before, last = list(words) or [""]
    return f"{', '.join(before)} or {last}" if before else last


def pattern_words(pattern: str) -> str:
    """Return a pattern of days in words: "1 January of any year", "any day of 1900"."""
    year, month, day = pattern.split("-")
    in_year = "of any year" if year == ANY else year
    if ANY not in (month, day):
        return f"{int(day)} {MONTHS[int(month) - 1]} {in_year}"
    start = "any day" if day == ANY else f"day {int(day)}"
    if month != ANY:
        return f"{start} of {MONTHS[int(month) - 1]} {in_year}"
    if day == ANY:
        return f"{start} of {in_year.removeprefix('of ')}"
    return f"{start} of any month of {in_year.removeprefix('of ')}"
