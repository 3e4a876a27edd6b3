"""Runs the command line: in this process, as often as a test needs, or in one of its own."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest

import cse_guidance
from cse_guidance import cli
from cse_guidance.cli.command import Command
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.load import load_rules, packaged_folder, packaged_rules
from cse_guidance.model import Rules

PROJECT = Path(__file__).resolve().parents[1]
SRC = Path(cse_guidance.__file__).resolve().parents[1]
RULES = packaged_rules()
# Every call that reads JSON from standard input, by the name of the input that it reads.
CALLS: Mapping[str, tuple[str, ...]] = {
    name: call for command in COMMANDS for name, call in command.calls(RULES).items()
}
PARSER = cli._parser()  # noqa: SLF001 - building it takes longer than most commands
MODULES: list[ModuleType] = [
    importlib.import_module(f"cse_guidance.cli.{one.name}")
    for one in pkgutil.iter_modules(cli.__path__)
]


def known_rules(folder: Path, **settings: object) -> Rules:
    """Read the rules of the package once; any other folder as the command would."""
    return RULES if folder == packaged_folder() else load_rules(folder, **settings)  # type: ignore[arg-type]


def run(words: Sequence[str], raw: bytes | None) -> tuple[int, str, str]:
    """Run a command in this process; return its code, its output and its messages."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    err = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        # The rules are read and the parser is built once: what is tried here is the input.
        patch.setattr(cli, "_parser", lambda: PARSER)
        for module in MODULES:
            if hasattr(module, "load_rules"):
                patch.setattr(module, "load_rules", known_rules)
        patch.setattr(sys, "stdin", raw if raw is None else io.TextIOWrapper(io.BytesIO(raw)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = cli.main(words)
    told = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        told.append(buffer.getvalue().decode("utf-8"))
    return code, told[0], told[1]


def really_run(*words: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, in the project's folder, `more` in its environment.

    Its streams are said to hold no more than ASCII, as on an old machine.
    """
    done = subprocess.run(
        [sys.executable, "-m", "cse_guidance", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "ascii", **more},
        cwd=PROJECT,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert done.returncode in (0, 1)
    return done


def reads_json(command: Command) -> bool:
    """Return whether a command's usage asks for a JSON file."""
    parser = argparse.ArgumentParser(command.name)
    command.add(parser)
    return ".json" in parser.format_usage()
