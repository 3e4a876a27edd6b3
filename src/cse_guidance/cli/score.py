"""`cse-guidance score`: score a case with an instrument (RAT)."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.inputs.of_instrument import EXAMPLE, case_shape, judgement_of
from cse_guidance.score import find_instrument, score


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("instrument", metavar="INSTRUMENT")
    parser.add_argument("case", metavar="CASE.json", help="a case as JSON, or - to read it in")


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    instrument = find_instrument(rules, chosen.instrument)
    given = read_input(chosen.case, case_shape(instrument), EXAMPLE)
    return score(
        rules,
        instrument.id,
        given.part("answers").words(),
        judgement=judgement_of(given),
        written=given.part("written").words(),
    )


COMMAND = Command(
    "score",
    "Score a case with an instrument (RAT).",
    "score practice-rat docs/reference/examples/score.json",
    _add,
    _run,
)
