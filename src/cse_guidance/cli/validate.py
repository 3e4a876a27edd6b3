"""`cse-guidance validate`: check every rule file and name every fault."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from cse_guidance.cli.command import Command
from cse_guidance.load import load_rules
from cse_guidance.paths import all_paths


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reviews", action="store_true", help="also name what is past its review date today"
    )


def _run(chosen: argparse.Namespace) -> object:
    today = datetime.now(tz=UTC).date() if chosen.reviews else None
    rules = load_rules(chosen.conf, today=today)
    counts = {
        "sources": len(rules.sources),
        "clocks": len(rules.clocks),
        "pathways": len(rules.pathways),
        "paths": sum(len(list(all_paths(p))) for p in rules.pathways.values()),
        "instruments": len(rules.instruments),
        "scenarios": len(rules.scenarios),
        "phrases": len(rules.language.phrases),
    }
    print("No fault was found.", file=sys.stderr)
    return {"sound": True, "found": counts}


COMMAND = Command("validate", "Check every rule file and name every fault.", "validate", _add, _run)
