"""Reads the answers that a person or a program hands in as JSON."""

from __future__ import annotations

import json

from cse_guidance.faults import Fault, FaultsFound

LONGEST = 200_000  # characters; a full form takes about two thousand
EXAMPLE = '{"answers": {"missing": "yes", "gifts": "not-known"}}'


def read_answers(text: str, name: str = "your answers") -> dict[str, str]:
    """Return question or indicator ids with answer ids from JSON.

    Args:
        text: JSON, an object with "answers" in it.
        name: what a message calls it, for example the file's name.

    Raises:
        FaultsFound: it is not JSON, or not of this shape; every fault at once.
    """
    found = _read_object(text, name)
    answers = found.get("answers")
    if not isinstance(answers, dict):
        raise _stop(name, '"answers"', "it is missing, or has no braces { } of its own.")
    faults = [
        Fault(name, f'"{key}"', "only answers are read.", "Take it out. Never name a real child.")
        for key in sorted(found)
        if key != "answers"
    ]
    for key, value in answers.items():
        if not isinstance(value, str):
            problem = "the answer is not a text in quotation marks."
            faults.append(Fault(name, f'"{key}"', problem, 'Write for example "yes".'))
    if faults:
        raise FaultsFound(faults)
    return {str(key): str(value) for key, value in answers.items()}


def _read_object(text: str, name: str) -> dict[str, object]:
    """Return the outermost object of a JSON text."""
    if len(text) > LONGEST:
        raise _stop(name, "", f"it is longer than {LONGEST} characters.")
    try:
        found: object = json.loads(text, object_pairs_hook=_without_repeats)
    except _RepeatedError as error:
        raise _stop(name, "", f'"{error}" is written twice.') from None
    except json.JSONDecodeError as error:
        raise _stop(name, f"line {error.lineno}", "this is not JSON.") from None
    except (RecursionError, ValueError):
        raise _stop(name, "", "this is not JSON that can be read.") from None
    if not isinstance(found, dict):
        raise _stop(name, "", "there are no braces { } around it.")
    return found


def _stop(name: str, place: str, problem: str) -> FaultsFound:
    return FaultsFound([Fault(name, place, problem, f"Write for example {EXAMPLE}.")])


class _RepeatedError(Exception):
    """A key stands twice in one object, so one of its values would be lost in silence."""


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _RepeatedError(key)
        found[key] = value
    return found
