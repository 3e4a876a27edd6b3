"""Any part of the rules in plain words, one line for each thing that is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from cse_guidance.answers import ToDo
from cse_guidance.model import Rules
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
    if isinstance(value, Mapping):
        return True
    return is_dataclass(value) or (isinstance(value, tuple) and any(map(is_dataclass, value)))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from (f"  {line}" for line in _lines(item))
            yield ""
    elif is_dataclass(value):
        yield from other_lines(value, set())
    elif isinstance(value, (tuple, frozenset)):
        items = sorted(value) if isinstance(value, frozenset) else list(value)
        if any(_has_parts(item) or isinstance(item, tuple) for item in items):
            for item in items:
                first, *rest = [*_lines(item)] or ["nothing"]
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
        else:
            yield "; ".join(str(item) for item in items)
    else:
        yield "yes" if value is True else str(value)
