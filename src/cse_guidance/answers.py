"""What goes into the rules (answers) and how the rules are shown in what comes out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cse_guidance.model import Action, Rules
from cse_guidance.words import clock_words, reach_words, source_words


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a result cites it."""

    id: str
    short: str
    words: str
    caution: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """One action of a result: what, who, by when, how far the time limit reaches."""

    id: str
    what: str
    who: tuple[str, ...]
    when: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a trace: what was used, what the rule made of it, on which source it rests."""

    used: str
    rule: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, for a person to look at.

    Attributes:
        rule: the id of the rule in the rule files.
        where: the place in what was handed in, in words.
        what: what was found there.
        why: why it matters for the child.
        do: what to do about it.
        scope: how far the rule reaches: "National rule", "Local example (Leicester City, 2016)".
        sources: on what the rule rests.
    """

    rule: str
    where: str
    what: str
    why: str
    do: str
    scope: str
    sources: tuple[Cited, ...]


def cite(rules: Rules, source_ids: Iterable[str]) -> tuple[Cited, ...]:
    """Return sources as a result cites them."""
    found = (rules.sources[source_id] for source_id in source_ids)
    return tuple(Cited(s.id, s.short, source_words(s), s.caution) for s in found)


def to_do(rules: Rules, action: Action) -> ToDo:
    """Return an action with its roles, its clock and its sources in words."""
    clock = rules.clocks[action.clock]
    sources = dict.fromkeys((*action.sources, *clock.sources))
    return ToDo(
        id=action.id,
        what=action.what,
        who=tuple(rules.roles[role].title for role in action.who),
        when=clock_words(rules, clock),
        scope=reach_words(clock),
        sources=cite(rules, sources),
    )


def plain(value: object) -> object:
    """Return a result as plain lists, mappings, texts and numbers, ready for JSON.

    Raises no error. It changes how a result is written and nothing in it, sources included.
    A date becomes "2026-11-25", a date with a time of day "2026-11-25T14:30".

    Args:
        value: what a rule gave, for example what `follow` returns.

    Example:
        >>> import json
        >>> from cse_guidance.api import follow, packaged_rules, plain
        >>> result = follow(packaged_rules(), "which-meeting", {"immediate-danger": "yes"})
        >>> json.loads(json.dumps(plain(result)))["path"]
        [['immediate-danger', 'yes']]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value
