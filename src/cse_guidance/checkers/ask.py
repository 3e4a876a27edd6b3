"""Asks a checker: what was entered goes in, the answer or what to mend comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.entered import Entries, ToMend, entered, is_number
from cse_guidance.checkers.form import fields_in, repeats_in
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import LONGEST, read

# What a message calls the whole of what was entered.
FORM = "This form"


@dataclass(frozen=True, slots=True)
class Mend:
    """What has to be mended before there is an answer, in the order of the form.

    Each has the name of its box, or an empty one where it is about the whole form.
    """

    to_mend: tuple[ToMend, ...]


def ask(checker: Checker, entries: Entries, today: date | None = None) -> Answered | Mend:
    """Return what a checker answers to what was entered in its form, or what to mend first.

    Args:
        checker: the checker.
        entries: the name of each box and what stands in it, in the order of the form.
        today: the day of the answer, to be written on it.

    Raises no error: whatever is wrong with what was entered is said in plain words.
    """
    if sum(len(name) + len(text) for name, text in entries) > LONGEST:
        words = f"{FORM} holds more than {LONGEST} characters: take some out."
        return Mend((ToMend("", words),))
    found = entered(checker.shape, entries)
    to_mend = [named(checker, one) for one in found.to_mend] + _needed(checker, entries)
    try:
        given = read(checker.shape, found.values, FORM)
        if not to_mend:
            return checker.answer(given, today)
    except FaultsFound as faults:
        seen = {one.name for one in to_mend}
        more = [_of_fault(checker, found.names, one) for one in faults.faults]
        to_mend += [one for one in more if one.name not in seen or not one.name]
    return Mend(tuple(to_mend))


def _needed(checker: Checker, entries: Entries) -> list[ToMend]:
    """Return each box that has to be filled in and is empty, on forms of one screen."""
    if len(checker.form.screens) > 1:
        return []
    filled = {name for name, text in entries if text.strip()}
    return [
        ToMend(field.name, field.needed)
        for field in checker.form.fields()
        if field.needed and "{" not in field.name and field.name not in filled
    ]


def _of_fault(checker: Checker, names: Mapping[str, str], fault: Fault) -> ToMend:
    """Return a fault as something to mend, beside the box that it is about."""
    steps = [step.strip('"') for step in fault.place.split(", ")] if fault.place else []
    name = ""
    for end in range(len(steps), 0, -1):
        name = names.get("/".join(steps[:end]), "")
        if name:
            rest = "/".join([name, *steps[end:]])
            boxes = checker.form.fields()
            name = rest if any(_fits(box.name, rest) is not None for box in boxes) else name
            break
    return named(checker, ToMend(name, f"{fault.problem} {fault.remedy}"))


def named(checker: Checker, one: ToMend) -> ToMend:
    """Return something to mend with the words of the box, as the form has them, before it."""
    titles = title_of(checker, one.name)
    return ToMend(one.name, f"{titles}: {one.words}" if titles else one.words)


def title_of(checker: Checker, name: str) -> str:
    """Return what the form calls a box: "Agency 2, date of birth"."""
    screens = tuple(part for screen in checker.form.screens for part in screen.parts)
    after = checker.form.after
    parts = (*screens, after) if after else screens
    words = []
    for repeat in repeats_in(parts):
        start = _fits(repeat.name + "/{n}", name, whole=False)
        if start is not None:
            words.append(f"{repeat.called} {int(start) + 1}")
    for field in fields_in(parts):
        if _fits(field.name, name, whole=False) is not None:
            words.append(field.short.rstrip("?."))
            break
    return ", ".join(words)


def _fits(pattern: str, name: str, *, whole: bool = True) -> str | None:
    """Return the last number of a name that fits a pattern ("" where it has none), or None.

    "extracts/{0}/born" fits "extracts/2/born" and, where not the whole has to fit,
    "extracts/2/born/day".
    """
    wanted, steps = pattern.split("/"), name.split("/")
    if len(wanted) > len(steps) or (whole and len(wanted) < len(steps)):
        return None
    number = ""
    for one, step in zip(wanted, steps, strict=False):
        if one.startswith("{"):
            if not is_number(step):
                return None
            number = step
        elif one != step:
            return None
    return number
