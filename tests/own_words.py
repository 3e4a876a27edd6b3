"""Gathers every text of this project that somebody reads, each with the file it stands in."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from cse_guidance.load.table import ID_PATTERN

ROOT = Path(__file__).resolve().parents[1]
# These name things for programs and are never read as words.
NOT_READ = {"id", "sources", "source", "address", "leads_to", "patterns", "unless", "everyday"}
TAG = re.compile(r"<[^<>]*>|\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{#[^{}]*#\}")


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield the file, the place in it and the text of everything that somebody reads."""
    for path in sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("*.md")):
        yield _named(path), "", path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("conf/**/*.toml")):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((_named(path), place, text) for place, text in _in_rules(found, ""))
    for path in sorted(ROOT.glob("notebooks/*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            yield _named(path), cell["id"], "".join(cell["source"])
    for folder in ("docs", "src"):
        for path in sorted(ROOT.glob(f"{folder}/**/*.html")):
            yield _named(path), "", TAG.sub(" ", path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.glob(f"{folder}/**/*.js")):
            yield _named(path), "", path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("src/**/*.py")):
        yield from ((_named(path), place, text) for place, text in _in_python(path))


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _in_rules(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if "-" not in value or not ID_PATTERN.match(value):  # an id of something
            yield place, value
    elif isinstance(value, list):
        for item in value:
            yield from _in_rules(item, place)
    elif isinstance(value, dict):
        known_as = value.get("id", "")
        for key, item in value.items():
            if key not in NOT_READ or _is_tables(item):
                where = " ".join(part for part in (place, str(known_as), key) if part)
                yield from _in_rules(item, where)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _in_python(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every text in a module, docstrings with them, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield f"line {node.lineno}", node.value
