"""The command line: the same rules, JSON out, messages in plain English.

JSON goes to standard output and messages to standard error.
The exit code is 0 when all is well and 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from cse_guidance import __version__
from cse_guidance.answers import plain
from cse_guidance.case_file import LONGEST, read_answers
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import find_pathway, follow
from cse_guidance.load import load_rules, packaged_folder
from cse_guidance.model import Rules
from cse_guidance.paths import all_paths
from cse_guidance.score import score


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code, 0 or 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        chosen = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], object] = chosen.command
        result = command(chosen)
    except _UsageError as error:
        print(error, file=sys.stderr)
        return 1
    except FaultsFound as found:
        for fault in found.faults:
            print(fault, file=sys.stderr)
        return 1
    return _write(json.dumps(plain(result), ensure_ascii=False, indent=2))


def _write(text: str) -> int:
    """Write to standard output, and return 1 with a message if nobody can read it there."""
    try:
        print(text, flush=True)
    except OSError as error:
        # Python would try once more when it ends, and complain: give it somewhere to write.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
        if not isinstance(error, BrokenPipeError):
            print("The result could not be written: no room, or no way to write.", file=sys.stderr)
        return 1
    return 0


def _validate(chosen: argparse.Namespace) -> object:
    today = datetime.now(tz=UTC).date() if chosen.reviews else None
    rules = load_rules(chosen.conf, today=today)
    counts = {
        "sources": len(rules.sources),
        "clocks": len(rules.clocks),
        "pathways": len(rules.pathways),
        "paths": sum(len(list(all_paths(p))) for p in rules.pathways.values()),
        "instruments": len(rules.instruments),
        "scenarios": len(rules.scenarios),
    }
    print("No fault was found.", file=sys.stderr)
    return {"sound": True, "found": counts}


def _score(chosen: argparse.Namespace) -> object:
    with _named(chosen.case):
        return score(_rules(chosen), chosen.instrument, _answers(chosen.case))


def _follow(chosen: argparse.Namespace) -> object:
    with _named(chosen.answers):
        return follow(_rules(chosen), chosen.pathway, _answers(chosen.answers))


@contextmanager
def _named(file: str) -> Iterator[None]:
    """Call answers by the name of the file that they came from."""
    try:
        yield
    except FaultsFound as found:
        name = "standard input" if file == "-" else file
        raise FaultsFound(
            replace(fault, file=name) if fault.file == "your answers" else fault
            for fault in found.faults
        ) from None


def _paths(chosen: argparse.Namespace) -> object:
    pathway = find_pathway(_rules(chosen), chosen.pathway)
    return {
        "pathway": pathway.id,
        "version": pathway.version,
        "paths": [{"answers": dict(path), "outcome": end} for path, end in all_paths(pathway)],
    }


def _rules(chosen: argparse.Namespace) -> Rules:
    return load_rules(chosen.conf)


def _answers(name: str) -> dict[str, str]:
    if name == "-":
        name = "standard input"
        raw = sys.stdin.buffer.read(4 * LONGEST) if sys.stdin else b""
    else:
        try:
            with Path(name).open("rb") as file:
                raw = file.read(4 * LONGEST)
        except (OSError, ValueError):
            problem = "this file cannot be opened."
            remedy = 'Name a file that exists, or "-" to read from standard input.'
            raise FaultsFound([Fault(name, "", problem, remedy)]) from None
    return read_answers(_decoded(raw, name), name)


def _decoded(raw: bytes, name: str) -> str:
    try:
        # What is too long may have been cut inside a character; that it is too long is said later.
        return raw.decode("utf-8-sig", errors="replace" if len(raw) > LONGEST else "strict")
    except UnicodeDecodeError:
        raise FaultsFound(
            [Fault(name, "", "this is not plain text.", "Save it as UTF-8.")]
        ) from None


class _UsageError(Exception):
    """The command was not written as it should be."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave the exit code to `main`."""
        raise _UsageError(f'{message}\nWrite "{self.prog} --help" to see how it is used.')


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="cse-guidance",
        description="Rules for staff who suspect that a child is being sexually exploited. "
        "For practice on fictional cases: never put a real child's details in.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(
        name: str, command: Callable[[argparse.Namespace], object], about: str, example: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name, help=about, description=about, epilog=f"Example: cse-guidance {example}"
        )
        sub.add_argument(
            "--conf",
            type=Path,
            default=packaged_folder(),
            metavar="DIR",
            help="the folder of the rules; without it, the rules that came with the package",
        )
        sub.set_defaults(command=command)
        return sub

    validate = add("validate", _validate, "Check every rule file and name every fault.", "validate")
    validate.add_argument(
        "--reviews", action="store_true", help="also name what is past its review date today"
    )
    scored = add(
        "score",
        _score,
        "Score a case with an instrument (RAT).",
        "score practice-rat case.json",
    )
    scored.add_argument("instrument", metavar="INSTRUMENT")
    scored.add_argument("case", metavar="CASE.json", help="answers as JSON, or - to read them in")
    followed = add(
        "follow",
        _follow,
        "Follow a pathway as far as the answers reach.",
        "follow which-meeting answers.json",
    )
    followed.add_argument("pathway", metavar="PATHWAY")
    followed.add_argument("answers", metavar="ANSWERS.json", help="answers as JSON, or -")
    listed = add(
        "paths", _paths, "List every path of a pathway and its outcome.", "paths which-meeting"
    )
    listed.add_argument("pathway", metavar="PATHWAY")
    return parser
