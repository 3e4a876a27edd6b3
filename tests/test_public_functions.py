"""The reference: every public function says all that it should, and its example runs as shown."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from documented import PUBLIC, missing_from, run_examples

import cse_guidance
from cse_guidance import api

CLI = Path(cse_guidance.__file__).parent / "cli"
# What carries every command, and is no rule.
NOT_RULES = {"answers", "cli", "faults", "inputs", "load", "model", "words"}
WITHOUT_EXTRAS = ("cse_guidance.site", "cse_guidance.widgets", "cse_guidance.__main__")


def used_by(command: Path) -> set[tuple[str, str]]:
    """Return each function of a rule that a command calls: its module and its name."""
    return {
        (node.module, alias.name)
        for node in ast.walk(ast.parse(command.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("cse_guidance.")
        and node.module.split(".")[1] not in NOT_RULES
        for alias in node.names
        if alias.name[0].islower()
    }


def modules() -> list[str]:
    found = pkgutil.walk_packages(cse_guidance.__path__, "cse_guidance.")
    return [one.name for one in found if not one.name.startswith(WITHOUT_EXTRAS)]


def with_examples() -> dict[str, tuple[str, Mapping[str, object]]]:
    """Return each docstring that shows an example, with the names of its module."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    found: dict[str, tuple[str, Mapping[str, object]]] = {}
    for name in modules():
        module = importlib.import_module(name)
        for test in finder.find(module, name):
            if test.examples:
                found[test.name] = (test.docstring or "", vars(module))
    return found


OTHERS = with_examples()
PUBLIC_NAMES = {name: getattr(api, name) for name in api.__all__}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_function_says_what_goes_in_and_out_and_shows_it(name: str) -> None:
    assert not missing_from(PUBLIC[name])


@pytest.mark.parametrize("name", PUBLIC)
def test_the_example_of_a_public_function_runs_as_it_is_shown(name: str) -> None:
    shown, wrong = run_examples(PUBLIC[name].__doc__ or "", name, PUBLIC_NAMES)
    assert not wrong
    assert shown, f"the example of {name} shows no result"


@pytest.mark.parametrize("name", OTHERS)
def test_every_other_example_in_the_package_runs_too(name: str) -> None:
    text, known = OTHERS[name]
    assert not run_examples(text, name, known)[1]


@pytest.mark.parametrize("command", sorted(CLI.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_command_calls_is_public(command: Path) -> None:
    for module, name in used_by(command):
        if module == "cse_guidance.calendar_file":
            continue  # it needs a library that is not in the browser, where the rest runs
        public = getattr(api, name, None)
        told = f"cli/{command.name} calls {name}: add it to cse_guidance/api.py"
        assert name in api.__all__, told
        assert public is getattr(importlib.import_module(module), name), told


def test_some_command_calls_a_rule() -> None:
    assert {name for path in CLI.glob("*.py") for _, name in used_by(path)} >= {"score", "follow"}


def test_nothing_public_is_left_off_the_list() -> None:
    tree = ast.parse(Path(api.__file__ or "").read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    assert sorted(imported) == sorted(api.__all__)


def silent(rules: int) -> int:
    """Return it, and say nothing else."""
    return rules


def wrong(rules: int) -> int:
    """Return one more.

    Its source is this test.

    Args:
        rule: a number.

    Raises:
        ValueError: never.

    Example:
        >>> wrong(1)
        3
    """
    return rules + 1


def test_a_docstring_that_leaves_something_out_is_noticed() -> None:
    assert len(missing_from(silent)) == 4
    (args,) = missing_from(wrong)
    assert args.startswith("Args")


def test_an_example_that_does_not_run_as_shown_is_noticed() -> None:
    shown, told = run_examples(">>> 1 + 1\n3\n", "a try", {})
    assert shown == 1
    assert "Expected" in told
    assert run_examples(">>> 1 + one\n2\n", "a try", {"one": 1}) == (1, "")
