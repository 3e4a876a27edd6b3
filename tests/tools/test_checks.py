"""All tests run, in pieces: what any of them finds makes the whole fail, and is shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import checks
import pytest

BROKEN = "def test_it():\n    assert 1 + 1 == 3, 'the sum is wrong'\n"
SOUND = "def test_it():\n    assert 1 + 1 == 2\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project with one sound test without a browser, and two files with."""
    write(tmp_path, "tests/test_sum.py", SOUND)
    write(tmp_path, "tests/browser/test_page.py", SOUND)
    write(tmp_path, "tests/browser/test_another_page.py", SOUND)
    write(tmp_path, "pyproject.toml", "[tool.pytest.ini_options]\ntestpaths = ['tests']\n")
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    monkeypatch.setattr(checks, "PYTHON", sys.executable)
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[bool, str]:
    """Return whether the tests of the small project passed, and all that was shown."""
    good = checks.run_tests([*arguments], dict(os.environ))
    return good, capfd.readouterr().out


def test_every_piece_is_run_once_and_shown(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert project.is_dir()
    good, shown = run(capfd)
    assert good
    assert shown.count("1 passed") == 3
    titles = ("All tests that need no browser:", "test_page.py:", "test_another_page.py:")
    assert [shown.count(f"\n{title}\n") + shown.startswith(title) for title in titles] == [1] * 3


@pytest.mark.parametrize(
    "name",
    ["tests/test_sum.py", "tests/browser/test_page.py", "tests/browser/test_another_page.py"],
)
def test_one_failure_in_any_piece_fails_the_whole_and_is_shown(
    name: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(project, name, BROKEN)
    good, shown = run(capfd)
    assert not good
    assert "the sum is wrong" in shown
    assert shown.count("1 passed") == 2
    assert shown.count("1 failed") == 1


def test_a_piece_without_a_test_is_a_failure(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(project, "tests/browser/test_page.py", "")
    assert not run(capfd)[0]
    for file in (project / "tests/browser").glob("*.py"):
        file.unlink()
    assert not run(capfd)[0]


def test_further_words_go_to_one_run(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "tests/test_sum.py", BROKEN)
    good, shown = run(capfd, "tests/browser")
    assert good
    assert shown.count("2 passed") == 1
    assert not run(capfd, "-k", "sum")[0]
