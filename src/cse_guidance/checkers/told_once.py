"""Puts findings together that say the same: why it matters and what to do is told once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from cse_guidance.answers import Finding


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those of one rule together, in the order in which each came first.

    Only what is alike in why it matters, what to do, how far it reaches and its sources is put
    together; each place and each thing that was found is kept. Raises no error.
    """
    together: dict[Hashable, list[Finding]] = {}
    for one in findings:
        together.setdefault(alike(one), []).append(one)
    return [
        replace(same[0], where=_each_once(same, "where", "; "), what=_each_once(same, "what", " "))
        for same in together.values()
    ]


def alike(one: Finding) -> Hashable:
    """Return what two findings have to have in common to be told as one."""
    return one.rule, one.why, one.do, one.scope, one.sources


def _each_once(findings: Iterable[Finding], name: str, between: str) -> str:
    return between.join(dict.fromkeys(str(getattr(one, name)) for one in findings))
