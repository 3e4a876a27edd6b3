"""`cse-guidance meeting`: who has to be at a meeting, who is missing, and what follows."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, read_input, rules_of
from cse_guidance.inputs.of_meeting import EXAMPLE, meeting_shape
from cse_guidance.meeting import meeting


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "meeting", metavar="MEETING.json", help="a meeting as JSON, or - to read it in"
    )


def _run(chosen: argparse.Namespace) -> object:
    rules = rules_of(chosen)
    return meeting(rules, read_input(chosen.meeting, meeting_shape(rules), EXAMPLE))


COMMAND = Command(
    "meeting",
    "Say who has to be at a meeting, who is missing, whether it is quorate and what follows.",
    "meeting docs/reference/examples/meeting.json",
    _add,
    _run,
)
