"""The command line: the same rules, JSON out, messages in plain English.

JSON goes to standard output and messages to standard error.
The exit code is 0 when all is well and 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cse_guidance import __version__
from cse_guidance.answers import plain
from cse_guidance.cli.command import Command
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_folder

LINE = 78  # characters


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code, 0 or 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        chosen = _parser().parse_args(arguments)
        command: Command = chosen.command
        result = command.run(chosen)
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
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.about,
            description=textwrap.fill(command.about, LINE),
            epilog=f"Example: cse-guidance {command.example}",
            # The example stays on one line, however narrow the window, so that it can be copied.
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument(
            "--conf",
            type=Path,
            default=packaged_folder(),
            metavar="DIR",
            help="the folder of the rules; without it, the rules that came with the package",
        )
        command.add(sub)
        sub.set_defaults(command=command)
    return parser
