"""`cse-guidance check-language`: find phrases that blame a child or blur what happened."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, read_plain, rules_of
from cse_guidance.inputs.of_language import EXAMPLE, TEXT
from cse_guidance.language import check_language


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TEXT.json", help="a text as JSON, or - to read it in")
    parser.add_argument(
        "--text", action="store_true", help="the file is plain text (.txt) and not JSON"
    )


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    if chosen.text:
        return check_language(rules, read_plain(chosen.file))
    return check_language(rules, read_input(chosen.file, TEXT, EXAMPLE).text("text"))


COMMAND = Command(
    "check-language",
    "Find phrases that blame a child or blur what happened.",
    "check-language docs/reference/examples/check-language.json",
    _add,
    _run,
)
