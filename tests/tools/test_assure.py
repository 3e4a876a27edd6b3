"""Changed code is tried again only where nothing but the tests is new."""

from __future__ import annotations

import shutil
from pathlib import Path

import assure
import pytest
from say import Problem

FILES = {"src/a.py": "x = 1\n", "conf/a.toml": "x = 1\n", "tests/test_a.py": "y = 1\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the copy of it in which changed code was tried."""
    root = tmp_path / "project"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(assure, "ROOT", root)
    monkeypatch.setattr(assure, "WORKSPACE", Path(shutil.copytree(root, tmp_path / "workspace")))
    return root


def test_new_tests_may_be_tried_on_what_survived(project: Path) -> None:
    (project / "tests" / "test_b.py").write_text("z = 1\n", encoding="utf-8")
    (project / "tests" / "test_a.py").write_text("z = 1\n", encoding="utf-8")
    assure.check_nothing_but_tests_changed()


@pytest.mark.parametrize("name", ["src/a.py", "src/b.py", "conf/a.toml", "conf/b.toml"])
def test_new_code_or_rules_have_to_be_tried_whole(project: Path, name: str) -> None:
    (project / name).write_text("x = 2\n", encoding="utf-8")
    with pytest.raises(Problem, match=f"{name.partition('/')[0]} has changed"):
        assure.check_nothing_but_tests_changed()


def test_what_survived_is_neither_killed_nor_timed_out() -> None:
    assert assure.survivors_in({"a": 0, "b": 1, "c": 3, "d": -24, "e": 33}) == ["a", "e"]
