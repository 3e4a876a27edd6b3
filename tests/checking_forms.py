"""Compares a checker's form with the shape of its input, and fills a form in from JSON."""

from __future__ import annotations

import copy
import dataclasses
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache

from any_input import ODD_TEXTS, Maker

from cse_guidance.answers import Cited
from cse_guidance.checkers import Checker, checkers_of
from cse_guidance.checkers.form import Form
from cse_guidance.inputs import json_schema
from cse_guidance.inputs.shape import Day, Flag, ListOf, Moment, Object, OneOf, Shape
from cse_guidance.load import packaged_rules

Entry = tuple[str, str]
Json = dict[str, object]

RULES = packaged_rules()
CHECKERS: dict[str, Checker] = {name: make() for name, make in checkers_of(RULES).items()}
# What stands in the blocks of a sheet for whoever draws it, and is not read by a person.
NOT_READ = ("kind", "look", "page", "change", "ask", "id", "short")


def places_of(shape: Shape, name: str = "", depth: int = 0) -> Iterator[str]:
    """Yield the name of the box that each entry of a shape needs: "extracts/{0}/born"."""
    if isinstance(shape, Object):
        for entry in shape.entries:
            yield from places_of(entry.shape, f"{name}/{entry.name}".strip("/"), depth)
    elif isinstance(shape, ListOf) and isinstance(shape.of, Object):
        yield from places_of(shape.of, f"{name}/{{{depth}}}", depth + 1)
    else:
        yield name


def shape_at(shape: Shape, place: str) -> Shape | None:
    """Return the shape of a place of an input, or None where there is no such place."""
    for step in place.split("/"):
        if isinstance(shape, ListOf) and step.startswith("{"):
            shape = shape.of
        else:
            entry = shape.entry(step) if isinstance(shape, Object) else None
            if entry is None:
                return None
            shape = entry.shape
    return shape


def boxes_of(form: Form) -> list[str]:
    """Return the name of every box of a form."""
    return [field.name for field in form.fields()]


def entries_of(shape: Shape, value: object, name: str = "") -> list[Entry]:
    """Return what a person types into the boxes of a form to hand in a value of a shape."""
    match shape:
        case Object():
            assert isinstance(value, dict)
            return [
                box
                for entry in shape.entries
                if entry.name in value
                for box in entries_of(entry.shape, value[entry.name], f"{name}/{entry.name}")
            ]
        case ListOf() if isinstance(shape.of, Object):
            assert isinstance(value, list)
            return [
                box
                for number, item in enumerate(value)
                for box in entries_of(shape.of, item, f"{name}/{number}")
            ]
        case ListOf():
            assert isinstance(value, list)
            texts = value if isinstance(shape.of, OneOf) else ["\r\n".join(value)]
            return [(name.strip("/"), text) for text in texts]
        case Day() | Moment():
            return _in_boxes(str(value), name.strip("/"))
        case Flag():
            return [(name.strip("/"), "yes" if value else "no")]
        case _:
            return [(name.strip("/"), str(value))]


def typed_in(checker: Checker, value: Json) -> list[Entry]:
    """Return what a person types into the boxes that a form has, to hand in a value.

    Plans and actions have no box for an id: the form counts them, and a harm names their numbers.
    """
    given = with_counted_ids(value) if "plans" in value else value
    boxes = [re.compile(re.sub(r"\\{\d\\}", r"\\d+", re.escape(b))) for b in boxes_of(checker.form)]
    return [
        (name, text.replace("\r\n", ", ") if name.endswith("/actions") else text)
        for name, text in entries_of(checker.shape, given)
        if any(box.match(name) for box in boxes)
    ]


def with_counted_ids(plans: Json) -> Json:
    """Return plans in which each plan, and each action of a plan, has its place as its id."""
    new: Json = copy.deepcopy(plans)
    for place, plan in enumerate(new["plans"], start=1):  # type: ignore[arg-type, var-annotated]
        plan["id"] = str(place)
        ids = {}
        for number, action in enumerate(plan.get("actions", []), start=1):
            ids[action["id"]] = action["id"] = str(number)
        for harm in plan.get("harm_outside", []):
            if "actions" in harm:
                harm["actions"] = [ids.get(one, one) for one in harm["actions"]]
    return new


def _in_boxes(written: str, name: str) -> list[Entry]:
    """Return a date, or a date with a time, as it is typed into three or four boxes."""
    day, _, time = written.partition("T")
    year, month, date = day.split("-")
    boxes = {"day": date, "month": month, "year": year, "time": time}
    return [(f"{name}/{part}", text) for part, text in boxes.items() if text]


def as_a_form_gives(value: object) -> object:
    """Return JSON without what a form cannot say: lists and objects with nothing in them.

    A form has a line for each text of a list, without the spaces at its ends.
    """
    if isinstance(value, dict):
        kept = {name: as_a_form_gives(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item not in ({}, [])}
    if isinstance(value, list):
        items = [as_a_form_gives(item) for item in value]
        texts = [item.strip() if isinstance(item, str) else item for item in items]
        return [item for item in texts if item not in ({}, [], "")]
    return value


def with_needed(shape: Object, value: Json) -> Json:
    """Return JSON with what the input cannot do without, if only empty, as a form hands it in."""
    empty: Json = {
        entry.name: [] if isinstance(entry.shape, ListOf) else {}
        for entry in shape.entries
        if entry.needed and isinstance(entry.shape, Object | ListOf)
    }
    return empty | value


@cache
def _schema_of(shape: Object) -> Json:
    return json_schema(shape, "any")


def right_input(shape: Object, seed: object) -> Json:
    """Return JSON that a shape allows and that a form can give."""
    made = Maker(_schema_of(shape), str(seed)).right()
    given = as_a_form_gives(made)
    assert isinstance(given, dict)
    return with_needed(shape, given)


def right_entries(shape: Object, seed: object) -> list[Entry]:
    """Return what a person might type to hand in something that a shape allows."""
    return entries_of(shape, right_input(shape, seed))


def any_entries(shape: Object, seed: object) -> list[Entry]:
    """Return entries that are right, or almost right, or far from it."""
    chance = random.Random(str(seed))  # noqa: S311 - examples, not secrets
    entries = right_entries(shape, seed)
    for _ in range(chance.choice([0, 0, 1, 2, 8])):
        place = chance.randrange(len(entries) + 1)
        name, text = entries[place] if place < len(entries) else ("answers/x", "yes")
        names = [
            name,
            f"{name}/day",
            name.rpartition("/")[0],
            name.replace("/", "//", 1),
            f"{name}/0/1/2",
            name.replace("0", "9" * 12),
            chance.choice(ODD_TEXTS),
        ]
        wrong = (chance.choice(names), chance.choice([text, *ODD_TEXTS, "31", "x", "0", "-1"]))
        entries[place : place + chance.choice([0, 1])] = [wrong]
    return entries


def parts_of(value: object) -> Iterator[object]:
    """Yield a result or a sheet and everything in it, in order."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in NOT_READ:
                yield from parts_of(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from parts_of(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from parts_of(item)


def texts_of(value: object) -> list[str]:
    """Return every text of a result or a sheet that a person reads, in order."""
    return [one for one in parts_of(value) if isinstance(one, str) and one]


def sources_of(value: object) -> list[Cited]:
    """Return every source of a result or a sheet, as often as it is named, in order."""
    return [one for one in parts_of(value) if isinstance(one, Cited)]


def once(sources: Iterable[Cited]) -> list[str]:
    """Return the ids of sources, each once, in the order in which they are first named."""
    return list(dict.fromkeys(source.id for source in sources))
