"""The example of each command, run exactly as its help prints it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from running import CALLS, RULES

import cse_guidance
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.inputs import json_schema
from cse_guidance.inputs.catalogue import inputs_of

PROJECT = Path(__file__).resolve().parents[2]
SRC = Path(cse_guidance.__file__).resolve().parents[1]
EXAMPLES = Path("docs", "reference", "examples")
NAMES = [command.name for command in COMMANDS]
# Runs the command line on another day, for everything that asks through `datetime`.
ANOTHER_DAY = """
import datetime, sys
Date, Moment = datetime.date, datetime.datetime
class AnyDate(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, Date)
class AnyMoment(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, Moment)
class OtherDate(Date, metaclass=AnyDate):
    @classmethod
    def today(cls):
        return Date(2031, 2, 3)
class OtherMoment(Moment, metaclass=AnyMoment):
    @classmethod
    def now(cls, tz=None):
        return Moment(2031, 2, 3, 4, 5, tzinfo=tz)
    today = utcnow = now
datetime.date, datetime.datetime = OtherDate, OtherMoment
from cse_guidance.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(*words: str, **more: str) -> str:
    """Run Python in the project's folder and return what it prints; it has to go well."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONUTF8": "1", **more},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def example_of(name: str) -> tuple[str, ...]:
    """Return the words of the example that a command's help prints, in a narrow window too."""
    lines = run("-m", "cse_guidance", name, "--help", COLUMNS="40").splitlines()
    (line,) = [line for line in lines if line.startswith("Example: ")]
    first, *words = shlex.split(line.removeprefix("Example: "))
    assert first == "cse-guidance"
    return tuple(words)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_a_command_is_answered(name: str) -> None:
    words = example_of(name)
    assert words[0] == name
    assert isinstance(json.loads(run("-m", "cse_guidance", *words)), dict)


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_to_an_example_does_not_depend_on_the_day_or_on_chance(name: str) -> None:
    words = example_of(name)
    now = run("-m", "cse_guidance", *words, PYTHONHASHSEED="1", TZ="Pacific/Auckland")
    then = run("-c", ANOTHER_DAY, *words, PYTHONHASHSEED="2", TZ="America/New_York")
    assert now == then


def test_another_day_is_noticed_where_something_asks_for_the_day() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ANOTHER_DAY, "validate", "--reviews"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert told.returncode == 1
    due = [source for source in RULES.sources.values() if source.review_by.year < 2031]
    assert due
    assert all(f'source "{source.id}"' in told.stderr for source in due)


@pytest.mark.parametrize("name", sorted({call[0] for call in CALLS.values()}))
def test_the_example_of_a_command_that_reads_json_fits_the_published_schema(name: str) -> None:
    words = example_of(name)
    (file,) = [word for word in words if Path(word).parent == EXAMPLES]
    assert Path(file).name == f"{name}.json"
    call = tuple("-" if word == file else word for word in words)
    (which,) = [one for one, other in CALLS.items() if other == call]
    schema = json_schema(inputs_of(RULES)[which], which)
    given = json.loads((PROJECT / file).read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(given)


def test_no_example_lies_about_that_no_command_reads() -> None:
    read = {Path(word).name for name in NAMES for word in example_of(name)}
    there = {path.name for path in (PROJECT / EXAMPLES).iterdir()}
    assert there <= read
