"""What one area puts in for itself: its name, its numbers, what it still has to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What an area can put into a rule file of its own, so that it is no longer missing.
FilledBy = Literal["own ladder", "own form", ""]


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or a link that "Act now" shows; empty means not yet given."""

    id: str
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody whom anybody may ring whom a case or a day has stayed with.

    `about` says when and at what cost; `sources` may be empty for an area's own service.
    """

    id: str
    title: str
    number: str
    about: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that could not be obtained, and where a partnership puts it.

    `words` and `source` are empty until a partnership fills them in. `filled_by` says which
    rule of its own fills the gap instead: "own ladder" is a ladder whose scope is "local rule",
    "own form" an instrument whose standing is "in use".
    """

    id: str
    title: str
    place: str
    why: str
    words: tuple[str, ...] = ()
    source: str = ""
    filled_by: FilledBy = ""


@dataclass(frozen=True, slots=True)
class Area:
    """One area's own details."""

    name: str
    partnership: str
    contacts: tuple[Contact, ...]
    missing: tuple[Missing, ...]
    support: tuple[Support, ...] = ()
