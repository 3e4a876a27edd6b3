"""Runs the command line in this process, as often and as fast as a test needs."""

from __future__ import annotations

import argparse
import importlib
import io
import pkgutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from cse_guidance import cli
from cse_guidance.cli.command import Command
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.load import load_rules, packaged_folder, packaged_rules
from cse_guidance.model import Rules

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


def run(words: tuple[str, ...], raw: bytes | None) -> tuple[int, str, str]:
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


def reads_json(command: Command) -> bool:
    """Return whether a command's usage asks for a JSON file."""
    parser = argparse.ArgumentParser(command.name)
    command.add(parser)
    return ".json" in parser.format_usage()
