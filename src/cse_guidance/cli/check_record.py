"""`cse-guidance check-record`: check a case record and compare what agencies have written."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.inputs.of_record import EXAMPLE, record_shape
from cse_guidance.records import check_record


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "record", metavar="RECORD.json", help="a record as JSON, or - to read it in"
    )


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    given = read_input(chosen.record, record_shape(rules.records), EXAMPLE)
    return check_record(rules, given)


COMMAND = Command(
    "check-record",
    "Check a fictional case record and compare what agencies have written.",
    "check-record docs/reference/examples/check-record.json",
    _add,
    _run,
)
