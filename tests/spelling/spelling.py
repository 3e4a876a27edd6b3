"""Asks cspell, with its British dictionary, which words it does not know."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from environment import clean_environment, node

ROOT = Path(__file__).resolve().parents[2]
CSPELL = ROOT / "node_modules" / "cspell" / "bin.mjs"
SETTINGS = ROOT / "tests" / "spelling" / "cspell.json"
OWN_WORDS = ROOT / "tests" / "spelling" / "words.txt"
TOLD = re.compile(
    r"^(?P<file>.*?):(?P<line>\d+):\d+\s+- (?:Unknown|Forbidden) word \((?P<word>[^)]*)\)",
    re.MULTILINE,
)
CHECKED = re.compile(r"Files checked: (\d+)")

# The dictionary takes both "organise" and "organize". This site writes "organise".
WITH_Z = re.compile(r"\b\w+iz(?:e[sd]?|ing|ers?|ations?|able)\b", re.IGNORECASE)
WRITTEN_WITH_Z = re.compile(
    r"(?:re|down|over|out)?siz|(?:over|under)?priz|seiz|capsiz|maiz|citiz|horiz"
)


@dataclass(frozen=True)
class Unknown:
    """A word that is not in the dictionary, and where it stands."""

    file: str
    line: int
    word: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.word}"


def unknown_words(*files: str, text: str | None = None) -> tuple[list[Unknown], int]:
    """Return the words that cspell does not know, and how many files it read.

    `files` are patterns of files of this project; `text` is read in their place where it is given.
    """
    assert CSPELL.is_file(), (
        "The spelling checker is not in node_modules. It comes with the other npm packages: "
        "run 'python tools/do.py build', then the same command again."
    )
    answer = subprocess.run(
        [
            *(node(), CSPELL, "lint", "--no-progress", "--no-default-configuration"),
            *("--no-config-search", "--config", SETTINGS),
            *(files if text is None else ["stdin"]),
        ],
        cwd=ROOT,
        env=clean_environment() | {"NO_COLOR": "1"},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    read = CHECKED.search(answer.stdout + answer.stderr)
    assert answer.returncode in (0, 1), answer.stderr
    assert read, answer.stderr
    found = [
        Unknown(one["file"], int(one["line"]), one["word"]) for one in TOLD.finditer(answer.stdout)
    ]
    return found, int(read[1])


def american_z(text: str) -> list[str]:
    """Return the words of a text that are written with -ize and would be written with -ise."""
    return [one[0] for one in WITH_Z.finditer(text) if not WRITTEN_WITH_Z.match(one[0].lower())]


def own_words() -> list[str]:
    """Return the words that this project adds to the dictionary."""
    lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
