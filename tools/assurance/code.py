"""What the record says of the code of the rules: a mutation test of it, and whether it still holds.

mutmut changes the code in one place at a time and runs the tests that reach that place. A change
that no test notices has survived: it is named in the record, with a reason.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import tokenize
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

KILLED = (1, 3)  # the exit codes of mutmut's worker: a test failed, or broke down
TIMED_OUT = (-24, 24, 36, 152, 255)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place of the code.

    Attributes:
        function: the module and the function: "cse_guidance.follow.follow".
        was: the line before, with the spaces at its ends taken off; several joined by " / ".
        becomes: the line after; empty when it was taken out.
    """

    function: str
    was: str
    becomes: str

    @property
    def name(self) -> str:
        """The change in one line, the same on every run."""
        return f"{self.function}: {self.was}  ->  {self.becomes}"


def modules_of(root: Path) -> list[str]:
    """Return the modules that are changed, as pyproject.toml names them to mutmut."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["mutmut"]["only_mutate"]
    there = sorted(path.relative_to(root).as_posix() for path in (root / "src").rglob("*.py"))
    return [path for path in there if any(fnmatch(path, pattern) for pattern in patterns)]


def digests(root: Path) -> dict[str, str]:
    """Return a mark of the code of each module: what a docstring or a comment says is left out."""
    return {
        name: hashlib.sha256(code_alone((root / name).read_text("utf-8")).encode()).hexdigest()[:16]
        for name in modules_of(root)
    }


def code_alone(source: str) -> str:
    """Return the lines of a module that run, the same under every version of Python."""
    gone = {line for first, last in _docstrings(source) for line in range(first, last + 1)}
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    kept = [line.rstrip() for number, line in enumerate(lines, start=1) if number not in gone]
    return "\n".join(line for line in kept if line)


def _docstrings(source: str) -> Iterator[tuple[int, int]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            continue
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield first.lineno, first.end_lineno or first.lineno


def results_in(workspace: Path) -> dict[str, int | None]:
    """Return the exit code of each mutant that mutmut made, by mutmut's name for it."""
    found: dict[str, int | None] = {}
    for path in sorted((workspace / "mutants" / "src").rglob("*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def mutant_of(name: str, shown: str) -> Mutant:
    """Return a mutant from what `mutmut show` says of it."""
    module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
    function = mangled.removeprefix("x_").replace("x\u01c1", "").replace("\u01c1", ".")
    lines = shown.splitlines()
    was = [line[1:].strip() for line in lines if line.startswith("-") and line[:3] != "---"]
    becomes = [line[1:].strip() for line in lines if line.startswith("+") and line[:3] != "+++"]
    return Mutant(f"{module}.{function}", " / ".join(was), " / ".join(becomes))


def code_part(
    root: Path, results: Mapping[str, int | None], survivors: list[Mutant], tool: str
) -> dict[str, Any]:
    """Return what the record says of the code.

    Args:
        root: the project's folder.
        results: the exit code of each mutant.
        survivors: those that no test noticed, or that no test reached.
        tool: the tool and its version.
    """
    codes = list(results.values())
    reasons = reasons_for_code(root / "tests" / "assurance" / "justified.toml")
    return {
        "tool": tool,
        "made": len(codes),
        "killed": sum(code in KILLED for code in codes),
        "timed_out": sum(code in TIMED_OUT for code in codes),
        "digests": digests(root),
        "survived": [
            {"what": name, "why": reasons.get(name, "")}
            for name in sorted(mutant.name for mutant in survivors)
        ],
    }


def reasons_for_code(path: Path) -> dict[str, str]:
    """Return why each surviving mutant does no harm, by its name; "*" in it stands for anything."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{item['function']}: {item['was']}  ->  {item['becomes']}": item["why"]
        for item in data.get("code", [])
    }


def stale(root: Path, part: Mapping[str, Any]) -> list[str]:
    """Return the modules whose code is not the code that the record speaks of."""
    now, then = digests(root), part.get("digests", {})
    return sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))
