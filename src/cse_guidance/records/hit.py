"""What a mechanism hands back: where it found something, and the words for the places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a check found: which field, whose extract, and the words to fill in."""

    agencies: tuple[str, ...]
    field: str
    words: Mapping[str, str]


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return a text with each place in braces filled in; what has no words stays as it is."""
    return PLACE.sub(lambda place: words.get(place[1], place[0]), text)


def places_in(text: str) -> list[str]:
    """Return the places in braces that a text has."""
    return PLACE.findall(text)
