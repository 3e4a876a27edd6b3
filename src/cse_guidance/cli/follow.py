"""`cse-guidance follow`: follow a pathway as far as the answers reach."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.follow import find_pathway, follow
from cse_guidance.inputs.of_pathway import EXAMPLE, answers_shape


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pathway", metavar="PATHWAY")
    parser.add_argument("answers", metavar="ANSWERS.json", help="answers as JSON, or -")


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    pathway = find_pathway(rules, chosen.pathway)
    given = read_input(chosen.answers, answers_shape(pathway), EXAMPLE)
    return follow(rules, pathway.id, given.part("answers").words())


COMMAND = Command(
    "follow",
    "Follow a pathway as far as the answers reach.",
    "follow which-meeting docs/reference/examples/follow.json",
    _add,
    _run,
)
