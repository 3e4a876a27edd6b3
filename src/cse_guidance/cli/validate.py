"""`cse-guidance validate`: check every rule file and name every fault."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime

from cse_guidance.check.reviews import reviews_due
from cse_guidance.cli.command import Command
from cse_guidance.load import load_rules
from cse_guidance.paths import all_paths


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reviews", action="store_true", help="count what is past its review date as a fault"
    )
    parser.add_argument(
        "--today",
        type=_day,
        metavar="DATE",
        help="the day to compare review dates with, as 2026-11-25; without it, today",
    )


def _day(text: str) -> date:
    """Return the day that a person wrote."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        told = "this is not a date. Write the year, month and day: 2026-11-25."
        raise argparse.ArgumentTypeError(told) from None


def _run(chosen: argparse.Namespace) -> object:
    today = chosen.today or datetime.now(tz=UTC).date()
    rules = load_rules(chosen.conf, today=today if chosen.reviews else None)
    due = reviews_due(rules, today)
    counts = {
        "sources": len(rules.sources),
        "clocks": len(rules.clocks),
        "pathways": len(rules.pathways),
        "paths": sum(len(list(all_paths(p))) for p in rules.pathways.values()),
        "instruments": len(rules.instruments),
        "scenarios": len(rules.scenarios),
        "meetings": len(rules.meetings.meetings),
        "phrases": len(rules.language.phrases),
    }
    for fault in due:
        print(fault, file=sys.stderr)
    told = f"No fault was found. Past their review date: {len(due)}."
    print(told, file=sys.stderr)
    return {"sound": True, "found": counts, "reviews_due": due}


COMMAND = Command(
    "validate",
    "Check every rule file and name every fault.",
    # With a day, so that the answer shown on the site is the same whenever it is built.
    "validate --today 2026-11-25",
    _add,
    _run,
)
