"""A folder that is not one of rules: told in a few words, however much is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import faults_of

from cse_guidance.load.folder import MOST_LEFT_OUT


def left_out(conf: Path) -> list[str]:
    return [fault.file for fault in faults_of(conf) if "not read" in fault.problem]


def test_a_whole_disk_is_not_listed(tmp_path: Path) -> None:
    names = [f"{number:04}.txt" for number in range(3 * MOST_LEFT_OUT)]
    for name in names:
        (tmp_path / name).touch()
    assert left_out(tmp_path) == [*names[:MOST_LEFT_OUT], "the folder"]


def test_as_many_as_are_named_need_no_further_word(conf_copy: Path) -> None:
    names = [f"{number:04}.txt" for number in range(MOST_LEFT_OUT)]
    for name in names:
        (conf_copy / name).touch()
    assert left_out(conf_copy) == names


def test_what_is_hidden_is_left_alone_wherever_it_is(conf_copy: Path) -> None:
    (conf_copy / ".history").mkdir()
    (conf_copy / ".history" / "old.txt").touch()
    (conf_copy / "pathways" / ".swap").touch()
    assert faults_of(conf_copy) == []


@pytest.mark.parametrize("kind", [PermissionError, OSError])
def test_a_folder_that_may_not_be_looked_at_is_told(
    conf_copy: Path, kind: type[OSError], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.is_dir

    def refuse(path: Path) -> bool:
        if path.name == "pathways":
            raise kind
        return real(path)

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert "pathways/" in [fault.file for fault in faults_of(conf_copy)]
