"""Fills in the places of a text that a rule file wrote: {found}, {carries} and such."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACE = re.compile(r"\{([a-z]+)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with each {place} filled in. What is filled in is never looked at again."""
    return PLACE.sub(lambda place: values.get(place.group(1), place.group()), text)


def places(text: str) -> frozenset[str]:
    """Return the places that a text has."""
    return frozenset(PLACE.findall(text))
