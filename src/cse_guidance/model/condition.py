"""Conditions on the facts of a case: a fact, all or any of several conditions, or the contrary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactIs:
    """True where the fact is true."""

    fact: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every part is true. Without parts it is always true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where at least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Contrary:
    """True where the part is false."""

    part: Condition


Condition = FactIs | AllOf | AnyOf | Contrary
ALWAYS = AllOf(())
