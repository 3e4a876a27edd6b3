"""What marks the code that was tried: a comment changes nothing, and anything that runs does."""

from __future__ import annotations

from pathlib import Path

import pytest
from assurance.code import Mutant, code_alone, digests, modules_of, mutant_of, results_in, stale

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = '''"""What it is for."""

LIMIT = 3  # why


def small(number: int) -> bool:
    """Return whether it is small.

    Example: "#" is no comment here.
    """
    # A thought.
    return number < LIMIT or "# not a comment" == ""
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What it is for.", "What it was for."),
        ("# why", "# why not"),
        ("Return whether", "Say whether"),
        ("    # A thought.\n", ""),
        ("\n\n\n", "\n\n"),
    ],
)
def test_words_about_the_code_change_nothing(old: str, new: str) -> None:
    assert old in SOURCE
    assert code_alone(SOURCE.replace(old, new)) == code_alone(SOURCE)


@pytest.mark.parametrize(
    ("old", "new"), [("3", "4"), ("<", "<="), ("# not a comment", "# not"), ("small", "tiny")]
)
def test_anything_that_runs_changes_the_mark(old: str, new: str) -> None:
    assert code_alone(SOURCE.replace(old, new, 1)) != code_alone(SOURCE)


def test_a_module_is_named_when_its_code_is_no_longer_what_was_tried() -> None:
    now = digests(REPOSITORY)
    assert set(now) == set(modules_of(REPOSITORY))
    assert stale(REPOSITORY, {"digests": now}) == []
    one, *_ = now
    assert stale(REPOSITORY, {"digests": now | {one: "other"}}) == [one]
    assert stale(REPOSITORY, {"digests": {k: v for k, v in now.items() if k != one}}) == [one]
    assert stale(REPOSITORY, {"digests": now | {"src/gone.py": "x"}}) == ["src/gone.py"]


def test_scoring_pathways_and_promises_are_among_what_is_tried() -> None:
    names = {Path(name).name for name in modules_of(REPOSITORY)}
    assert {"score.py", "follow.py", "paths.py", "promises.py", "graph.py"} <= names


def test_a_mutant_is_known_by_what_it_changes_and_not_by_its_number() -> None:
    shown = "# x: survived\n--- a.py\n+++ a.py\n@@ -1 +1 @@\n def f():\n-    a = 1\n+    a = 2\n"
    expected = Mutant("cse_guidance.follow.follow", "a = 1", "a = 2")
    for number in (1, 22):
        assert mutant_of(f"cse_guidance.follow.x_follow__mutmut_{number}", shown) == expected
    name = "cse_guidance.inputs.shape.x\u01c1Object\u01c1entry__mutmut_3"
    assert mutant_of(name, shown).function == "cse_guidance.inputs.shape.Object.entry"
    assert expected.name == "cse_guidance.follow.follow: a = 1  ->  a = 2"


def test_the_results_of_all_modules_are_read(tmp_path: Path) -> None:
    for name, codes in {
        "a.py.meta": {"a__1": 1, "a__2": 0},
        "in/b.py.meta": {"b__1": None},
    }.items():
        path = tmp_path / "mutants" / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = str({"exit_code_by_key": codes}).replace("'", '"').replace("None", "null")
        path.write_text(text, encoding="utf-8")
    assert results_in(tmp_path) == {"a__1": 1, "a__2": 0, "b__1": None}
    assert results_in(tmp_path / "nowhere") == {}
