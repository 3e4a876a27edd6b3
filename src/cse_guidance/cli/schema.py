"""`cse-guidance schema`: the JSON Schema of an input."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, rules_of
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.inputs import json_schema
from cse_guidance.inputs.catalogue import inputs_of


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", metavar="INPUT", help="for example score-practice-rat")


def _run(chosen: argparse.Namespace) -> object:
    shapes = inputs_of(rules_of(chosen))
    shape = shapes.get(chosen.input)
    if shape is None:
        problem = f'there is no input "{chosen.input}".'
        remedy = did_you_mean(chosen.input, shapes)
        raise FaultsFound([Fault("your input", "schema", problem, remedy)])
    return json_schema(shape, chosen.input)


COMMAND = Command(
    "schema",
    "Show the JSON Schema of an input.",
    "schema follow-which-meeting",
    _add,
    _run,
)
