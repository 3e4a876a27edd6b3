"""Reads a JSON text, or says in plain words why it cannot be read."""

from __future__ import annotations

import json

from cse_guidance.faults import Fault, FaultsFound

LONGEST = 200_000  # characters; the longest form takes about two thousand


def read_object(text: str, name: str, example: str) -> dict[str, object]:
    """Return the outermost object of a JSON text.

    What JSON is says its standard, RFC 8259, and this follows no other source. What the
    standard leaves open is refused: an entry that is written twice.

    Args:
        text: the JSON, at most 200,000 characters.
        name: what a message calls it, for example the file's name.
        example: a short example of what could be written.

    Raises:
        FaultsFound: it is too long, is not JSON, repeats an entry or is not an object.

    Example:
        >>> from cse_guidance.api import FaultsFound, read_object
        >>> read_object('{"answers": {}}', "case.json", "{}")
        {'answers': {}}
        >>> try:
        ...     read_object('{"answers": {}, "answers": {}}', "case.json", "{}")
        ... except FaultsFound as found:
        ...     print(found)
        case.json: "answers" is written twice. Write for example {}.
    """

    def stop(place: str, problem: str) -> FaultsFound:
        return FaultsFound([Fault(name, place, problem, f"Write for example {example}.")])

    if len(text) > LONGEST:
        raise stop("", f"it is longer than {LONGEST} characters.")
    try:
        found: object = json.loads(text, object_pairs_hook=_without_repeats)
    except _RepeatedError as error:
        raise stop("", f'"{error}" is written twice.') from None
    except json.JSONDecodeError as error:
        raise stop(f"line {error.lineno}", "this is not JSON.") from None
    except (RecursionError, ValueError):
        raise stop("", "this is not JSON that can be read.") from None
    if not isinstance(found, dict):
        raise stop("", "there are no braces { } around it.")
    return found


class _RepeatedError(Exception):
    """A key stands twice in one object, so one of its values would be lost in silence."""


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _RepeatedError(key)
        found[key] = value
    return found
