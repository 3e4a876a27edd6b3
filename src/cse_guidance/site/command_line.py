"""The command line as the site shows it: run for each page as a person would run it.

The site never imports the command line: it starts the same Python with the same code. What is
shown is what was printed, so no page can promise what a command does not do.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sphinx.errors import ExtensionError

PACKAGE = Path(__file__).resolve().parents[1]
EXAMPLES = Path("docs", "reference", "examples")
OPEN_LINES = 40  # a longer text is folded
SHOWN_ITEMS = 2  # of each list in a result that is too long to show
LIST = """
import json, sys
from pathlib import Path
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.load import load_rules
rules = load_rules(Path(sys.argv[1]), thorough=False)
print(json.dumps([[c.name, c.about, c.example, c.calls(rules)] for c in COMMANDS]))
"""


@dataclass(frozen=True, slots=True)
class ShownCommand:
    """One command with its worked example.

    Attributes:
        name: the word that a person types.
        about: what it does, in a sentence.
        example: the words of its example, after "cse-guidance".
        calls: the words that read each of its inputs, "-" for the file, by the input's name.
        help: what `--help` prints.
        result: what the example prints: JSON.
        files: the files that the example reads.
    """

    name: str
    about: str
    example: str
    calls: dict[str, list[str]]
    help: str
    result: str
    files: tuple[Path, ...]

    @property
    def example_input(self) -> str:
        """The name of the input that the example reads; empty where it reads none."""
        names = {file.as_posix() for file in self.files}
        words = ["-" if word in names else word for word in shlex.split(self.example)]
        return next((name for name, call in self.calls.items() if call == words), "")


@cache
def commands_of(project: Path, conf: Path) -> tuple[ShownCommand, ...]:
    """Return every command, in the order in which help lists them.

    Args:
        project: the folder in which the examples are run.
        conf: the folder of the rules whose inputs are named.

    Raises:
        ExtensionError: a command's example does not work.
    """
    listed = json.loads(_run(project, "-c", LIST, str(conf)))
    return tuple(_command(project, *one) for one in listed)


def _command(
    project: Path, name: str, about: str, example: str, calls: dict[str, list[str]]
) -> ShownCommand:
    words = shlex.split(example)
    return ShownCommand(
        name=name,
        about=about,
        example=example,
        calls=calls,
        help=_run(project, "-m", "cse_guidance", name, "--help"),
        result=_run(project, "-m", "cse_guidance", *words),
        files=tuple(
            Path(word) for word in words if EXAMPLES in Path(word).parents and word.strip()
        ),
    )


def _run(project: Path, *words: str) -> str:
    """Run this Python with this code in the project's folder and return what it prints."""
    environment = os.environ | {
        "PYTHONPATH": str(PACKAGE.parent),
        # The same commit gives the same bytes, whoever builds it and in however wide a window.
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
    done = subprocess.run(  # noqa: S603 - this project's own command
        [sys.executable, *words],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        call = shlex.join(words)
        raise ExtensionError(f"This call should work and does not: {call}\n{done.stderr}")
    return done.stdout


def shown_result(text: str) -> str:
    """Return a result as a page shows it: whole, or with the first items of each list.

    Args:
        text: the result as JSON.
    """
    if lines_of(text) <= OPEN_LINES:
        return text
    short = json.dumps(_first_items(json.loads(text)), ensure_ascii=False, indent=2) + "\n"
    return short if lines_of(short) < lines_of(text) else text


def lines_of(text: str) -> int:
    """Return how many lines a text has."""
    return len(text.splitlines())


def _first_items(value: object) -> object:
    if isinstance(value, dict):
        return {key: _first_items(item) for key, item in value.items()}
    if isinstance(value, list):
        left = len(value) - SHOWN_ITEMS
        first = [_first_items(item) for item in value[:SHOWN_ITEMS]]
        return [*first, f"... and {left} more"] if left > 0 else first
    return value
