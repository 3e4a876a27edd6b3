"""Asks a checker: what was entered goes in, the answer or what to mend comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.entered import Entries, ToMend, entered, is_number
from cse_guidance.checkers.form import fields_in, repeats_in
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import LONGEST, read
from cse_guidance.words import capital

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
    found = entered(checker.shape, checker.complete(entries))
    to_mend = [*found.to_mend, *_needed(checker, entries)]
    try:
        given = read(checker.shape, found.values, FORM)
        if not to_mend:
            return checker.answer(given, today)
    except FaultsFound as faults:
        told = [one.name for one in to_mend]
        more = [_of_fault(checker, found.names, one) for one in faults.faults]
        to_mend += [one for one in more if not one.name or not _is_told(one.name, told)]
    names = [name for name, _ in entries]
    places = _places_of(names)
    in_order = sorted(to_mend, key=lambda one: places.get(one.name, len(names)))
    return Mend(tuple(named(checker, one, names) for one in in_order))


def _needed(checker: Checker, entries: Entries) -> list[ToMend]:
    """Return each box that has to be filled in and is empty, on forms of one screen.

    Inside something that can be entered several times, it has to be filled in wherever anything
    else is: one that was left empty altogether is left out.
    """
    if len(checker.form.screens) > 1:
        return []
    filled = [name for name, text in entries if text.strip()]
    return [
        ToMend(name, field.needed)
        for field in checker.form.fields()
        if field.needed
        for name in _each(field.name, filled)
        if not any(_is_in(one, name) for one in filled)
    ]


def _each(pattern: str, names: Sequence[str]) -> list[str]:
    """Return a box's name for each thing of which anything is filled in; often there is one."""
    start, mark, rest = pattern.rpartition("}")
    if not mark:
        return [pattern]
    length = len(start.split("/"))
    items = ["/".join(n.split("/")[:length]) for n in names if _fits(start + mark, n, whole=False)]
    return [item + rest for item in dict.fromkeys(items)]


def _is_told(name: str, told: Sequence[str]) -> bool:
    """Return whether something is told of a box already, or of a part of it, such as its day."""
    return any(_is_in(one, name) for one in told)


def _is_in(name: str, place: str) -> bool:
    """Return whether a name is a place, or one inside it: "born/day" is in "born"."""
    return f"{name}/".startswith(f"{place}/")


def _places_of(names: Sequence[str]) -> dict[str, int]:
    """Return where in a form each box stands, and each thing that holds boxes.

    What is about the whole form stands first.
    """
    found = {"": -1}
    for place, name in enumerate(names):
        steps = name.split("/")
        for end in range(1, len(steps) + 1):
            found.setdefault("/".join(steps[:end]), place)
    return found


def _of_fault(checker: Checker, names: Mapping[str, str], fault: Fault) -> ToMend:
    """Return a fault as something to mend, beside the box that it is about."""
    steps = [step.strip('"') for step in fault.place.split(", ")] if fault.place else []
    steps = fault.at.split("/") if fault.at else steps
    name = ""
    # Of a choice in which nothing is chosen, not even the name is handed in.
    for end in range(len(steps), -1, -1):
        name = names.get("/".join(steps[:end]), "")
        if name or not end:
            rest = "/".join([name, *steps[end:]]).strip("/")
            boxes = checker.form.fields()
            name = rest if any(_fits(box.name, rest) is not None for box in boxes) else name
            break
    return ToMend(name, f"{fault.problem} {fault.remedy}")


def named(checker: Checker, one: ToMend, names: Sequence[str] = ()) -> ToMend:
    """Return something to mend with the words of the box, as the form has them, before it.

    `names` are those of the boxes that stand in the form, in order.
    """
    titles = title_of(checker, one.name, names)
    return ToMend(one.name, capital(f"{titles}: {one.words}" if titles else one.words))


def title_of(checker: Checker, name: str, names: Sequence[str] = ()) -> str:
    """Return what the form calls a box: "Agency 2, date of birth".

    Things are counted as a person counts those that stand in the form: a number in a name stays
    the same when something before it is taken out.
    """
    screens = tuple(part for screen in checker.form.screens for part in screen.parts)
    after = checker.form.after
    parts = (*screens, after) if after else screens
    words = []
    for repeat in repeats_in(parts):
        if _fits(repeat.name + "/{n}", name, whole=False) is not None:
            words.append(f"{repeat.called} {_as_counted(repeat.name, name, names)}")
    for field in fields_in(parts):
        if _fits(field.name, name, whole=False) is not None:
            words.append(field.short.rstrip("?."))
            break
    return ", ".join(words)


def _as_counted(repeat: str, name: str, names: Sequence[str]) -> int:
    """Return which of the things that stand in the form, the first being 1, a box belongs to."""
    length = len(repeat.split("/"))
    before, number = name.split("/")[:length], int(name.split("/")[length])
    paths = (n.split("/") for n in names)
    others = (p[length] for p in paths if p[:length] == before and len(p) > length)
    there = {int(one) for one in others if is_number(one)}
    return len([one for one in there if one < number]) + 1 if there else number + 1


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
