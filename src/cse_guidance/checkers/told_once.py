"""Puts findings of one rule together, so that why it matters and what to do is said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cse_guidance.answers import Finding


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those of one rule together, in the order in which rules first come.

    Args:
        findings: those of one rule say the same of why it matters and of what to do.
    """
    by_rule: dict[str, list[Finding]] = {}
    for one in findings:
        by_rule.setdefault(one.rule, []).append(one)
    return [
        replace(same[0], where=_each_once(same, "where", "; "), what=_each_once(same, "what", " "))
        for same in by_rule.values()
    ]


def _each_once(findings: Iterable[Finding], name: str, between: str) -> str:
    return between.join(dict.fromkeys(str(getattr(one, name)) for one in findings))
