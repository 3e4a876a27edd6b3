"""`cse-guidance paths`: list every path of a pathway and its outcome."""

from __future__ import annotations

import argparse

from cse_guidance.cli.command import Command, rules_of
from cse_guidance.follow import find_pathway
from cse_guidance.paths import all_paths


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pathway", metavar="PATHWAY")


def _run(chosen: argparse.Namespace) -> object:
    pathway = find_pathway(rules_of(chosen), chosen.pathway)
    return {
        "pathway": pathway.id,
        "version": pathway.version,
        "paths": [{"answers": dict(path), "outcome": end} for path, end in all_paths(pathway)],
    }


COMMAND = Command(
    "paths",
    "List every path of a pathway and its outcome.",
    "paths which-meeting",
    _add,
    _run,
)
