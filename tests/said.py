"""What the checks say to a person: each message in general words, as it was approved.

A test that breaks a rule file looks for a part of the message. The whole of it is compared here
with tests/approved/messages.txt, which somebody has read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cse_guidance.faults import Fault

APPROVED = Path(__file__).with_name("approved") / "messages.txt"
RECORDING = "CSE_RECORDING"  # names the folder in which "do.py approve" collects what is said
SAID: set[str] = set()
HEAD = 'What the checks say. Made by "python tools/do.py approve". Nobody types this file.'


def approved() -> frozenset[str]:
    """Return every message that somebody has read."""
    return _lines_of(APPROVED)


@cache
def _lines_of(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").splitlines()[2:])


def in_general(fault: Fault) -> str:
    """Return a message with dots in the place of what differs from one file to the next."""
    words = f"{fault.place}: {fault.problem} {fault.remedy}"
    words = re.sub(r'cannot be read: ".*?"\. ', 'cannot be read: "...". ', words)
    words = re.sub(r'"[^"]*"', '"..."', words)
    words = re.sub(r'"\.\.\."(?:(?:, | or | and )"\.\.\.")+', '"..."', words)
    words = re.sub(r"[\w/-]+\.toml\b", "...", words)
    words = re.sub(r"circle: [a-z0-9-]+(?: to [a-z0-9-]+)+", "circle: ...", words)
    words = re.sub(r"(?<![\w-])(?!(?:999|47|17|13|18)\b)\d+", "N", words)
    # Which of these is said depends on how many things there are to choose from.
    return CHOICE.sub("[One that exists is offered.]", words).replace("\n", " ")


CHOICE = re.compile(
    r'(?:Did you mean "\.\.\."\?|Write "\.\.\."\.|'
    r'Write one of the N that exist, for example "\.\.\."\.)$'
)


def said(faults: Iterable[Fault]) -> None:
    """Assert that each message was approved, or collect it when the messages are recorded."""
    for fault in faults:
        words = in_general(fault)
        SAID.add(words)
        if RECORDING not in os.environ:
            assert words in approved(), (
                f"Nobody has approved this message:\n{words}\n"
                'Run "python tools/do.py approve", read the difference, and commit it.'
            )


def write_said(folder: Path) -> None:
    """Write every message that was said, for "do.py approve"."""
    lines = [HEAD, "", *sorted(SAID)]
    text = "\n".join(lines) + "\n"
    (folder / APPROVED.name).write_text(text, encoding="utf-8", newline="\n")
