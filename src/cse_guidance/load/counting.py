"""Reads how deadlines are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TypeVar, get_args

from cse_guidance.load.table import Table
from cse_guidance.model import Counting, WhyAndDo
from cse_guidance.model.counting import CountingRule, DateCheck

Name = TypeVar("Name", bound=str)
Thing = TypeVar("Thing")


def read_counting(table: Table) -> Counting:
    """Return how deadlines are counted, having noted every fault in that table."""
    counting = Counting(
        day_of_event=table.whole("day_of_event", most=1) or 0,
        reminder=table.text("reminder"),
        rules=_each_once(table, "rule", get_args(CountingRule), lambda item: item.text("text")),
        checks=_each_once(
            table,
            "check",
            get_args(DateCheck),
            lambda item: WhyAndDo(why=item.text("why"), do=item.text("do")),
        ),
        sources=table.texts("sources"),
    )
    table.finish()
    return counting


def _each_once(
    table: Table, key: str, names: Sequence[Name], read: Callable[[Table], Thing]
) -> MappingProxyType[Name, Thing]:
    """Return the tables of a list by what each is about; all have to be there, each once."""
    found: dict[Name, Thing] = {}
    items = table.tables(key)
    for item in items:
        name = item.one_of("id", names)
        thing = read(item)
        item.finish()
        if name in found:
            item.fault(f'there is more than one {key} "{name}".', "Keep one.")
        found[name] = thing
    for name in names if items else ():
        if name not in found:
            table.fault(f'there is no {key} "{name}".', f"Add a [[counting.{key}]] with this id.")
    return MappingProxyType(found)
