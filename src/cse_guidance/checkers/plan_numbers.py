"""Gives each plan and each action its number, so that nobody has to type a name for it.

A result calls a plan and its actions by their ids. In the form they have none: a plan is called
"1" there as it stands there, and so is an action in its plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cse_guidance.checkers.entered import MOST_ENTRIES, Entries, is_number

# "1, 3", "1 and 3", "Actions 1, 2 and 3": numbers, and what stands between them.
NUMBERS = re.compile(r"(?:actions?|and|[0-9]|[,;&\s])+")
# A plan's or an action's number in the form, to what stands in its boxes.
Things = Mapping[str, Entries]


def with_numbers(entries: Entries) -> Entries:
    """Return what stands in a form with an id for each plan and each action that has none.

    The id is the number by which a person counts them in the form; where somebody has typed that
    one elsewhere, it is the next that is free. What is left empty altogether gets none. The
    numbers of the actions that deal with a harm are put one on a line. Raises no error.

    Args:
        entries: the name of each box and what stands in it, in the order of the form.
    """
    if len(entries) > MOST_ENTRIES:
        return entries
    plans = _things(entries, "plans")
    found = [(f"plans/{plan}/id", number) for plan, number in _missing_ids(plans).items()]
    known = {}
    for plan, boxes in plans.items():
        actions = _things(boxes, "actions")
        missing = _missing_ids(actions)
        found += [(f"plans/{plan}/actions/{one}/id", number) for one, number in missing.items()]
        known[plan] = {*_ids(actions).values(), *missing.values()}
    return (*((name, _one_on_a_line(name, text, known)) for name, text in entries), *found)


def _things(entries: Entries, name: str) -> Things:
    """Return the things of a name by their numbers, in order, each with its own boxes."""
    found: dict[str, list[tuple[str, str]]] = {}
    for box, text in entries:
        start, _, rest = box.partition("/")
        number, _, inner = rest.partition("/")
        if start == name and inner and is_number(number):
            found.setdefault(number, []).append((inner, text))
    return {number: found[number] for number in sorted(found, key=lambda one: (int(one), one))}


def _ids(things: Things) -> dict[str, str]:
    """Return the ids that somebody has typed, by the number of the thing."""
    return {
        number: text
        for number, boxes in things.items()
        for box, text in boxes
        if box == "id" and text.strip()
    }


def _missing_ids(things: Things) -> dict[str, str]:
    """Return an id for each thing in which something stands, but no id."""
    typed = _ids(things)
    taken = {*typed.values()}
    found = {}
    for place, (number, boxes) in enumerate(things.items(), start=1):
        if number in typed or not any(text.strip() for _, text in boxes):
            continue
        one = place
        while str(one) in taken:
            one += 1
        found[number] = str(one)
        taken.add(str(one))
    return found


def _one_on_a_line(name: str, text: str, known: Mapping[str, set[str]]) -> str:
    """Return the text of a box, with the numbers of actions in it one on a line."""
    match name.split("/"):
        case "plans", plan, "harm_outside", _, "actions":
            ids = known.get(plan, set())
            lines = (line.strip() for line in text.splitlines())
            return "\n".join(one for line in lines for one in _numbers(line, ids))
        case _:
            return text


def _numbers(line: str, known: set[str]) -> list[str]:
    """Return the numbers in a line; the line as it is where it is an id, or holds other words."""
    if line in known or not NUMBERS.fullmatch(line.casefold()):
        return [line]
    return re.findall("[0-9]+", line) or [line]
