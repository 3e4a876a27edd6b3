"""`cse-guidance merge-plans`: put the plans of one child into one."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.inputs.of_plans import EXAMPLE, plans_shape
from cse_guidance.plans import merge_plans


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plans", metavar="PLANS.json", help="plans as JSON, or - to read them in")


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    return merge_plans(rules, read_input(chosen.plans, plans_shape(rules), EXAMPLE))


COMMAND = Command(
    "merge-plans",
    "Put the plans of one child into one, and say what a person has to decide.",
    "merge-plans docs/reference/examples/merge-plans.json",
    _add,
    _run,
)
