"""A checker's form: what is asked, in which words, and where each answer goes.

The form says the same on every surface: the page draws it, and a message about something that
was entered calls it by the form's own words. A name is a place in the checker's input:
"answers/missing", or "extracts/{0}/born" inside something that can be entered several times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cse_guidance.model.basics import Scope

Kind = Literal[
    "choice",  # one of a few, all in sight
    "list",  # one of many, in a list that opens
    "ticks",  # any number
    "day",
    "moment",  # a date, with a time of day if it is known
    "number",
    "text",
    "long text",
    "lines",  # several texts, one on each line
]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen.

    Attributes:
        leads_to: the screen that comes next, where the form asks one question a screen; empty
            where the answers are complete.
        unknown: it says that something is not known.
    """

    value: str
    text: str
    hint: str = ""
    leads_to: str = ""
    unknown: bool = False


# Of something that is so or is not, and may be left open.
YES_OR_NO = (
    Option("yes", "Yes"),
    Option("no", "No"),
    Option("not-known", "Not known", unknown=True),
)


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a question, with how far it reaches and the ids of its sources."""

    text: str
    scope: Scope
    area: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in.

    Attributes:
        label: what is asked.
        called: what a message or a result calls it, where the label is too long.
        why: why it is asked, with `sources`, the ids of what that rests on.
        needed: the words that ask for it where it is left empty; empty where it may be.
        today: filled with today's date by a surface that knows it.
        only_with: the name of another box, and what has to be chosen there for this one to make
            a difference; until something is chosen there, it is asked for as well.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    options: tuple[Option, ...] = ()
    notes: tuple[Note, ...] = ()
    why: str = ""
    sources: tuple[str, ...] = ()
    called: str = ""
    needed: str = ""
    today: bool = False
    only_with: tuple[str, tuple[str, ...]] | None = None

    @property
    def short(self) -> str:
        """What a message calls it."""
        return self.called or self.label


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together, under a title. A folded one opens when it is asked for."""

    id: str
    title: str
    parts: tuple[Part, ...]
    intro: str = ""
    folded: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that can be entered several times.

    Attributes:
        name: where it goes: "extracts", or "plans/{0}/actions".
        called: what one of them is called: "Agency".
        at_first: how many stand in the form before anything is added.
    """

    name: str
    called: str
    parts: tuple[Part, ...]
    at_first: int
    most: int


Part = Field | Group | Repeat


@dataclass(frozen=True, slots=True)
class Screen:
    """What is on the screen at once. One question, or a whole form."""

    id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up case that fills in the form, to start from: names of boxes and what goes in.

    It fills in boxes that stand in the form from the start, and adds none.
    """

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form.

    Attributes:
        screens: the first comes first; which comes next says the chosen option.
        button: the words of the button that asks for the answer.
        after: what may be added once there is an answer, such as dates.
        intro: how to fill it in, where that has to be said.
        examples: made-up cases to start from.
    """

    screens: tuple[Screen, ...]
    button: str
    after: Group | None = None
    intro: str = ""
    examples: tuple[Example, ...] = ()

    def fields(self) -> Iterator[Field]:
        """Return every field, in order, wherever it stands."""
        for screen in self.screens:
            yield from fields_in(screen.parts)
        if self.after is not None:
            yield from fields_in(self.after.parts)


def fields_in(parts: tuple[Part, ...]) -> Iterator[Field]:
    """Return every field of some parts, in order."""
    for part in parts:
        if isinstance(part, Field):
            yield part
        else:
            yield from fields_in(part.parts)


def repeats_in(parts: tuple[Part, ...]) -> Iterator[Repeat]:
    """Return everything that can be entered several times, the outer before the inner."""
    for part in parts:
        if isinstance(part, Repeat):
            yield part
        if not isinstance(part, Field):
            yield from repeats_in(part.parts)
