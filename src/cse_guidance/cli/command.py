"""What every command shares: its name, how it is used, and how it reads rules and JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import LONGEST, Given, Object, read, read_object
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.load import load_rules
from cse_guidance.model import Rules


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: the word that a person types.
        about: what it does, in a sentence.
        example: the words after "cse-guidance" of a call that works in the project's folder.
        add: adds the command's own arguments to its parser.
        run: computes the result, which is written as JSON.
    """

    name: str
    about: str
    example: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], object]

    def calls(self, rules: Rules) -> dict[str, tuple[str, ...]]:
        """Return every call that reads JSON from standard input, by the name of its input.

        An input is called after its command, with the instrument or pathway where the command
        takes one: "score-practice-rat" is what `score practice-rat -` reads. Documentation and
        tests find a new command by this, so that none can be left out.
        """
        chosen = {
            name: name.removeprefix(self.name).removeprefix("-")
            for name in inputs_of(rules)
            if f"{name}-".startswith(f"{self.name}-")
        }
        return {
            name: (self.name, *([thing] if thing else []), "-") for name, thing in chosen.items()
        }


def rules_of(chosen: argparse.Namespace) -> Rules:
    """Return the rules of the folder that the person chose.

    Raises:
        FaultsFound: with every fault of every file.
    """
    return load_rules(chosen.conf)


def read_input(file: str, shape: Object, example: str) -> Given:
    """Return what a JSON file holds; "-" stands for standard input.

    Args:
        file: the name of the file, or "-".
        shape: what may be written in it.
        example: a short example, for messages.

    Raises:
        FaultsFound: with every fault: where it is, what is wrong, what to write instead.
    """
    name = called(file)
    return read(shape, read_object(_text_of(file), name, example), name)


def read_plain(file: str) -> str:
    """Return what a plain text file holds; "-" stands for standard input.

    Raises:
        FaultsFound: it cannot be opened, is no plain text, is empty or is too long.
    """
    text = _text_of(file)
    if len(text) > LONGEST:
        problem = f"it is longer than {LONGEST} characters."
        raise FaultsFound([Fault(called(file), "", problem, "Check it in parts.")])
    if not text.strip():
        raise FaultsFound([Fault(called(file), "", "it is empty.", "Write the text to check.")])
    return text


def called(file: str) -> str:
    """Return what a message calls a file."""
    return "standard input" if file == "-" else file


def _text_of(file: str) -> str:
    """Return the text of a file, or of standard input."""
    most = 4 * LONGEST + 1  # bytes: a character takes up to four
    if file == "-":
        raw = sys.stdin.buffer.read(most) if sys.stdin else b""
    else:
        try:
            with Path(file).open("rb") as opened:
                raw = opened.read(most)
        except (OSError, ValueError):
            problem = "this file cannot be opened."
            remedy = 'Name a file that exists, or "-" to read from standard input.'
            raise FaultsFound([Fault(file, "", problem, remedy)]) from None
    try:
        # What is too long may have been cut inside a character; that it is too long is said later.
        return raw.decode("utf-8-sig", errors="replace" if len(raw) > LONGEST else "strict")
    except UnicodeDecodeError:
        problem, remedy = "this is not plain text.", "Save it as UTF-8."
        raise FaultsFound([Fault(called(file), "", problem, remedy)]) from None
