"""`cse-guidance compare`: one case through several instruments, and why they part."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.compare import compare
from cse_guidance.inputs.of_instrument import COMPARE_EXAMPLE, comparison_shape


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE.json", help="a case as JSON, or - to read it in")


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    given = read_input(chosen.case, comparison_shape(rules), COMPARE_EXAMPLE).part("answers")
    return compare(rules, {name: given.part(name).words() for name in given.names()})


COMMAND = Command(
    "compare",
    "Put one case through several instruments, and see where and why they part.",
    "compare docs/reference/examples/compare.json",
    _add,
    _run,
)
