"""Keeps what was read by its id, and notes each id that is used twice."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Protocol, TypeVar

from cse_guidance.load.table import Table


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_WithId)


def by_id(tables: list[Table], read: Callable[[Table], Thing]) -> MappingProxyType[str, Thing]:
    """Return what each table holds, by its id, in the order of the tables."""
    found: dict[str, Thing] = {}
    first: dict[str, str] = {}
    for table in tables:
        thing = read(table)
        if thing.id in found:
            also = f" It is used in {first[thing.id]} too." if first[thing.id] != table.file else ""
            remedy = f"Give each an id of its own.{also}"
            table.fault(f'the id "{thing.id}" is used twice.', remedy)
        elif thing.id:
            found[thing.id] = thing
            first[thing.id] = table.file
    return MappingProxyType(found)
