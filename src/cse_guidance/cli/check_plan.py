"""`cse-guidance check-plan`: check one plan, or all plans of one child."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.inputs.of_plans import EXAMPLE, plans_shape
from cse_guidance.plans import check_plan


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", metavar="PLAN.json", help="plans as JSON, or - to read them in")


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    return check_plan(rules, read_input(chosen.plan, plans_shape(rules), EXAMPLE))


COMMAND = Command(
    "check-plan",
    "Check one plan, or all plans of one child.",
    "check-plan docs/reference/examples/check-plan.json",
    _add,
    _run,
)
