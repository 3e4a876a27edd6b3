"""The record of what was shown: docs/about/assurance.json, from which the Assurance page is made.

It holds only what comes out the same on every run, so that a test can hold it equal to a fresh
count: the date and the versions say when it was written, and are not compared.
"""

from __future__ import annotations

import ast
import json
import platform
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import prod
from pathlib import Path
from typing import Any

from assurance.approved import approved_texts
from assurance.catching import LAYERS, Caught, tallies
from assurance.promises import PROMISES
from cse_guidance import __version__
from cse_guidance.model import Rules
from cse_guidance.paths import all_paths

Part = dict[str, Any]
WHEN = "recorded"  # of each part: the day and the versions


def written_today() -> dict[str, str]:
    """Return when and with what a part of the record is written."""
    return {
        "on": date.today().isoformat(),  # noqa: DTZ011 - the day of whoever writes it
        "python": platform.python_version(),
        "version": __version__,
    }


def rules_part(rules: Rules) -> Part:
    """Return how much there is to check, and over how much of it the promises are checked."""
    return {
        "pathways": [
            {
                "title": pathway.title,
                "questions": len(pathway.questions),
                "outcomes": len(pathway.outcomes),
                "paths": sum(1 for _ in all_paths(pathway)),
                "assignments": prod(len(question.answers) for question in pathway.questions),
            }
            for pathway in rules.pathways.values()
        ],
        "instruments": [
            {
                "title": instrument.title,
                "lines": len(instrument.indicators),
                "floors": len(instrument.floors),
                "levels": len(instrument.levels),
            }
            for instrument in rules.instruments.values()
        ],
        "clocks": len(rules.clocks),
        "cases": len(rules.scenarios),
        "decisions": sum(len(one.decisions) for one in rules.scenarios.values()),
        "ratings": sum(len(one.ratings) for one in rules.scenarios.values()),
        "approved_texts": len(approved_texts(rules)),
        "promises": list(PROMISES),
    }


def changes_part(caught: Sequence[Caught], reasons: Mapping[str, str]) -> Part:
    """Return what came of the changes to the rule files.

    Args:
        caught: every change with what noticed it first.
        reasons: why a change that nothing notices does no harm, by its name.
    """
    layers = Counter(one.layer for one in caught)
    unnoticed = [one.change.name for one in caught if one.layer not in LAYERS]
    return {
        "made": len(caught),
        "noticed": len(caught) - len(unnoticed),
        "by_layer": {layer: layers[layer] for layer in LAYERS},
        "kinds": [
            {"kind": one.kind, "made": one.made, "by_layer": dict(sorted(one.by_layer.items()))}
            for one in tallies(caught)
        ],
        "unnoticed": [{"what": name, "why": reasons.get(name, "")} for name in unnoticed],
    }


def tests_part(tests: Path) -> Part:
    """Return how many tests are written, and how many of them are properties.

    A property is tried on many generated cases; a test that is run over a list counts once.
    """
    written = properties = 0
    for path in sorted(tests.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                written += 1
                properties += any(_is_given(decorator) for decorator in node.decorator_list)
    return {"written": written, "properties": properties}


def _is_given(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "given"


def read_record(path: Path) -> dict[str, Part]:
    """Return the record by its parts; an empty one where there is none yet."""
    if not path.is_file():
        return {}
    record: dict[str, Part] = json.loads(path.read_text(encoding="utf-8"))
    return record


def write_parts(path: Path, **parts: Part) -> None:
    """Write parts of the record, with the day and the versions, and leave the other parts."""
    now = {name: {**part, WHEN: written_today()} for name, part in parts.items()}
    record = read_record(path) | now
    text = json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def without_when(part: Mapping[str, Any]) -> Part:
    """Return a part without the day and the versions, to be compared."""
    return {key: value for key, value in part.items() if key != WHEN}


def reasons_for_rules(path: Path) -> dict[str, str]:
    """Return why each change of a rule that nothing notices does no harm, by the change's name."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {item["what"]: item["why"] for item in data.get("rule", [])}
