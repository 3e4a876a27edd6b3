"""What checking a case record gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.answers import Cited, Finding

Standing = Literal["agree", "differ", "only one has it", "nobody has it"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one agency says in a field."""

    agency: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field side by side: who says what, whether they agree, who has nothing."""

    field: str
    title: str
    standing: Standing
    said: tuple[Said, ...]
    not_recorded_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfExtract:
    """What was found in one agency's extract by itself."""

    agency: str
    findings: tuple[Finding, ...]
    prompts: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SaidAlways:
    """Something that every result says, with its sources."""

    text: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class RecordResult:
    """What checking a case record gives.

    A finding says that something is wrong, missing or different; a prompt asks somebody to look,
    and may well be right. Each list is in the order of the rule file: what could hurt a child
    most stands first.

    Attributes:
        notice: that this is for fictional cases.
        today: the day against which the dates were read; None where it was not given.
        act_first: that nothing here has to come before the child's safety.
        limits: that a result without a finding does not show that the record is right.
        first: the few findings to look at first, from all the lists.
        in_each: what was found in each extract by itself.
        between: what was found when the extracts were compared.
        between_prompts: what to look at, found when the extracts were compared.
        table: every field side by side.
        not_checked: what could not be looked at, and why.
    """

    title: str
    version: str
    notice: str
    today: date | None
    act_first: SaidAlways
    limits: SaidAlways
    first: tuple[Finding, ...]
    in_each: tuple[OfExtract, ...]
    between: tuple[Finding, ...]
    between_prompts: tuple[Finding, ...]
    table: tuple[Row, ...]
    not_checked: tuple[str, ...]
