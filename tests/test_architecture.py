"""The rules stand on the standard library alone, and arrows point one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SRC / "cse_guidance"
SURFACES = ("cli", "widgets", "site", "browser")
# Forms and sheets are drawn by these alone: the page that is built, and the page in use.
DRAW_CHECKERS = ("site", "browser")
# An exercise shows what the rules say on the same sheets.
ASK_CHECKERS = (*DRAW_CHECKERS, "exercises", "checkers")
# These may import what the site is built with. `calendar_file` shows nothing: it turns a result
# into a file, and so may be imported by a surface, but only when somebody asks for that file.
ON_DEMAND = "calendar_file"
NEED_MORE = ("widgets", "site", ON_DEMAND)
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 250

ALONE = """
import importlib, sys
source, *names = sys.argv[1:]
sys.path.insert(0, source)
for name in names:
    importlib.import_module(name)
allowed = set(sys.stdlib_module_names) | set(sys.builtin_module_names) | {"cse_guidance"}
foreign = {name.partition(".")[0] for name in sys.modules} - allowed - {"__main__", "__mp_main__"}
surfaces = {name for name in sys.modules if name.startswith("cse_guidance.")
            and name.split(".")[1] in ("widgets", "site", "calendar_file")}
sys.exit(f"not of the standard library: {foreign | surfaces}" if foreign | surfaces else 0)
"""


def dotted(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {dotted(path) for path in MODULES}


def part(module: str) -> str:
    """Return the part of the package that a module belongs to: "load", "cli", "score"."""
    return [*module.split("."), ""][1]


def imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import hides where it points"
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                found.add(inside if inside in NAMES else node.module or "")
    return found


def own(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] == "cse_guidance"}


RULES = [path for path in MODULES if part(dotted(path)) not in (*SURFACES, ON_DEMAND)]
PLAIN = [path for path in MODULES if part(dotted(path)) not in NEED_MORE]


def test_the_rules_and_the_command_line_import_with_the_standard_library_alone() -> None:
    names = [dotted(path) for path in PLAIN if path.name != "__main__.py"]
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", ALONE, str(SRC), *names],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", PLAIN, ids=dotted)
def test_a_module_of_the_rules_names_no_other_library(path: Path) -> None:
    first = {name.split(".")[0] for name in imports(path)}
    assert first <= {*sys.stdlib_module_names, "cse_guidance"}


@pytest.mark.parametrize("path", RULES, ids=dotted)
def test_the_rules_never_import_a_surface(path: Path) -> None:
    if path.name == "__main__.py":
        assert {part(name) for name in own(imports(path))} == {"cli"}
        return
    assert not {part(name) for name in own(imports(path))} & {*SURFACES, ON_DEMAND}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if part(dotted(path)) in SURFACES], ids=dotted
)
def test_surfaces_never_import_each_other(path: Path) -> None:
    others = set(SURFACES) - {part(dotted(path))}
    assert not {part(name) for name in own(imports(path))} & others


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_only_the_page_asks_the_checkers(path: Path) -> None:
    found = {part(name) for name in own(imports(path))}
    if "checkers" in found:
        assert part(dotted(path)) in ASK_CHECKERS
    if "exercises" in found:
        assert part(dotted(path)) in (*DRAW_CHECKERS, "exercises")


def test_the_checkers_are_rules_and_so_import_no_surface() -> None:
    checkers = [path for path in MODULES if part(dotted(path)) == "checkers"]
    assert checkers
    assert set(checkers) <= set(RULES) & set(PLAIN)


def test_what_answers_in_the_browser_needs_the_standard_library_alone() -> None:
    """Whatever it imports, at once or on its way to an answer, wherever that stands."""
    reached = {"cse_guidance.browser"}
    left = list(reached)
    by_name = {dotted(path): path for path in MODULES}
    while left:
        path = by_name[left.pop()]
        found = imports(path)
        first = {name.split(".")[0] for name in found}
        assert first <= {*sys.stdlib_module_names, "cse_guidance"}, f"{dotted(path)} needs more"
        new = {name for name in found if name in by_name} - reached
        reached |= new
        left += new
    parts = {part(name) for name in reached}
    assert not parts & {*NEED_MORE, "cli"}
    assert {"checkers", "load", "model"} <= parts


def test_a_calendar_file_is_made_by_what_imports_no_surface_and_loads_only_when_asked_for() -> None:
    (exporter,) = [path for path in MODULES if part(dotted(path)) == ON_DEMAND]
    assert not {part(name) for name in own(imports(exporter))} & set(SURFACES)
    users = [path for path in MODULES if f"cse_guidance.{ON_DEMAND}" in imports(path)]
    assert [part(dotted(path)) for path in users] == ["cli"]
    for path in users:
        top = ast.parse(path.read_text(encoding="utf-8")).body
        at_once = [one for one in top if isinstance(one, ast.Import | ast.ImportFrom)]
        assert not any(ON_DEMAND in ast.unparse(one) for one in at_once)


def test_no_modules_import_each_other_in_a_circle() -> None:
    arrows = {dotted(path): imports(path) & NAMES for path in MODULES}
    left = dict(arrows)
    while left:
        free = [name for name, needs in left.items() if not needs & set(left)]
        assert free, f"these import each other: {sorted(left)}"
        for name in free:
            del left[name]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.name} says nothing about itself"

    def check(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if node.name.startswith("_"):
                continue
            assert ast.get_docstring(node), f"{path.name}: {node.name}"
            if isinstance(node, ast.ClassDef):
                check(node.body)

    check(tree.body)


def test_no_rule_file_runs_anything() -> None:
    for path in RULES:
        called = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"eval", "exec", "compile", "__import__"}, path.name
