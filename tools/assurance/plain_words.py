"""Any part of the rules in plain words, one line for each thing that is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from cse_guidance.answers import ToDo
from cse_guidance.model import Rules
from cse_guidance.model.language import Part
from cse_guidance.words import clock_words, reach_words

HEAD = 'Made from the rules by "python tools/do.py approve". Nobody types this file.\n'


def page(title: str, lines: Iterator[str] | list[str]) -> str:
    """Return a text with its title and the line that says where it comes from."""
    return "\n".join([title, "=" * len(title), HEAD, *lines]).rstrip() + "\n"


def step_lines(mark: str, step: ToDo) -> list[str]:
    """Return a step as two lines: what is done, then who does it and by when."""
    who = "; ".join(step.who)
    return [f"{mark} {step.what}", f"{' ' * len(mark)} {who}: {step.when} [{step.scope}]"]


def clocks_text(rules: Rules) -> str:
    """Return every clock in words, with how far it reaches and on what it rests."""
    return page("Clocks", _clock_lines(rules))


def _clock_lines(rules: Rules) -> Iterator[str]:
    for clock in rules.clocks.values():
        yield f"{clock.title} ({clock.id})"
        yield f"  {clock_words(rules, clock)}"
        start, end = rules.events[clock.from_event], rules.events[clock.to_event]
        yield f"  from when {start.title}, until {end.title}"
        yield f"  {reach_words(clock)}. Sources: {', '.join(clock.sources)}"
        for line in other_lines(clock, CLOCK_SAID):
            yield f"  {line}"
        yield ""


CLOCK_SAID = {"id", "title", "from_event", "to_event", "sources", "scope", "area"}


def in_words(title: str, things: object) -> str:
    """Return any part of the rules: each thing under its name, each value on a line."""
    return page(title.replace("_", " ").capitalize(), _lines(things))


def other_lines(thing: object, said: set[str]) -> Iterator[str]:
    """Return a line for each value that a thing sets, but for those that are said elsewhere."""
    for field in fields(thing) if is_dataclass(thing) else ():
        value = getattr(thing, field.name)
        if field.name in said or value is None or value is False or value in ("", ()):
            continue
        called = field.name.replace("_", " ")
        inside = list(_lines(value))
        if len(inside) == 1 and not _has_parts(value):
            yield f"{called}: {inside[0]}"
        else:
            yield f"{called}:"
            yield from (f"  {line}" for line in inside)


def _has_parts(value: object) -> bool:
    """Return whether a value takes lines of its own."""
    if isinstance(value, tuple):
        return any(_has_parts(item) for item in value)
    return isinstance(value, Mapping) or (is_dataclass(value) and not isinstance(value, Part))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping_lines(value)
    elif is_dataclass(value) and _has_parts(value):
        yield from other_lines(value, set())
    elif _has_parts(value) and isinstance(value, tuple):
        for item in value:
            first, *rest = [*_lines(item)] or ["nothing"]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield _words(value)


def _mapping_lines(value: Mapping[object, object]) -> Iterator[str]:
    for key, item in value.items():
        if _has_parts(item):
            yield str(key)
            yield from (f"  {line}" for line in _lines(item))
            yield ""
        else:
            yield f"{key}: {_words(item)}"


def _words(value: object) -> str:
    if isinstance(value, Part):
        words = "/".join(" ".join(some) for some in value.words) or f"...{value.gap}"
        return f"({words})" if value.optional else words
    if isinstance(value, frozenset):
        return "; ".join(sorted(str(item) for item in value))
    if isinstance(value, tuple):
        return "; ".join(_words(item) for item in value)
    return "yes" if value is True else str(value)
