"""Whole files: missing, unreadable, broken off, too large. Every fault of every file at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from breaking import (
    CHANGED,
    CLOCKS,
    ESCALATION,
    LANGUAGE,
    MEETINGS,
    PATHWAY,
    PLANS,
    RAT,
    RECORDS,
    SOURCES,
    add,
    assert_fault,
    assert_only,
    change,
    faults_of,
)

from cse_guidance.faults import FaultsFound
from cse_guidance.load import LARGEST_FILE, load_rules, packaged_folder, packaged_rules
from cse_guidance.model import Rules

FILES = [
    SOURCES,
    CLOCKS,
    "area.toml",
    "roles.toml",
    "holidays.toml",
    "definitions.toml",
    ESCALATION,
    MEETINGS,
    RECORDS,
    LANGUAGE,
    PLANS,
    "recording.toml",
    "audit.toml",
    "readers.toml",
    "amendments.toml",
    "glossary.toml",
    "training.toml",
]
FOLDERS = ["pathways", "instruments", "scenarios"]


def test_the_rules_of_this_repository_have_no_fault(conf: Path) -> None:
    assert faults_of(conf) == []


def test_the_rules_that_come_with_the_package_are_those_of_the_repository(
    rules: Rules, conf: Path
) -> None:
    assert packaged_folder() == conf
    assert packaged_rules() == rules
    assert packaged_rules() is packaged_rules()


def test_what_is_loaded_cannot_be_changed(rules: Rules) -> None:
    with pytest.raises(TypeError):
        rules.sources["x"] = rules.sources["this-site"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        rules.pathways["which-meeting"].title = "x"  # type: ignore[misc]


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(conf_copy: Path, file: str) -> None:
    (conf_copy / file).unlink()
    assert_only(faults_of(conf_copy), file, "", "the file is missing", "Add it")


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_empty_folder_is_named(conf_copy: Path, folder: str) -> None:
    for file in (conf_copy / folder).iterdir():
        file.unlink()
    assert_only(faults_of(conf_copy), f"{folder}/", "", "no rule file here", ".toml")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_missing_folder_is_named(conf_copy: Path, folder: str) -> None:
    (conf_copy / folder).rename(conf_copy.parent / "elsewhere")
    assert_only(faults_of(conf_copy), f"{folder}/", "", "no rule file here", ".toml")


def test_a_folder_of_rules_that_does_not_exist_is_named(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert_only(faults_of(nowhere), str(nowhere), "", "no such folder", "Name")


@pytest.mark.parametrize("name", ["x" * 5000, "nul\x00"])
def test_a_folder_that_cannot_be_is_named(tmp_path: Path, name: str) -> None:
    (fault,) = faults_of(tmp_path / name)
    assert "no such folder" in fault.problem


@pytest.mark.parametrize(
    "name", ["instruments/mine.toml.txt", "pathways/mine.TOML.bak", "my-rat.toml", "clock.toml"]
)
def test_a_file_that_nobody_reads_is_named(conf_copy: Path, name: str) -> None:
    (conf_copy / name).write_text('id = "x"', encoding="utf-8")
    assert_only(faults_of(conf_copy), name, "the whole file", "is not read", ".toml")


def test_notes_beside_the_rules_are_left_alone(conf_copy: Path) -> None:
    (conf_copy / "README.md").write_text("Ours.", encoding="utf-8")
    assert faults_of(conf_copy) == []


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("title = \u201cWhich meeting?\u201d", "straight quotation marks"),
        ("review_by = 23/11/2026", "year, month and day"),
        ("title = Which meeting?", "between straight quotation marks"),
        ("[question]", "two brackets"),
        ('title = "x"\ntitle = "y"', "written twice"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_write(
    conf_copy: Path, line: str, remedy: str
) -> None:
    path = conf_copy / PATHWAY
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{line}\n" if "question" in line else f"{line}\n{text}", "utf-8")
    (fault,) = faults_of(conf_copy)
    assert "cannot be read" in fault.problem
    assert remedy in fault.remedy


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "conf").write_text("", encoding="utf-8")
    file = tmp_path / "conf"
    assert_only(faults_of(file), str(file), "", "no such folder", "Name")


def test_an_empty_folder_of_rules_names_every_file_that_is_missing(tmp_path: Path) -> None:
    files = {fault.file for fault in faults_of(tmp_path)}
    assert files == {*FILES, *(f"{folder}/" for folder in FOLDERS)}


def test_a_folder_in_the_place_of_a_file_is_named(conf_copy: Path) -> None:
    (conf_copy / CLOCKS).unlink()
    (conf_copy / CLOCKS).mkdir()
    assert_only(faults_of(conf_copy), CLOCKS, "", "cannot be opened", "read it")


@pytest.mark.parametrize("file", [SOURCES, PATHWAY, RAT, CHANGED, MEETINGS])
def test_a_file_that_is_not_plain_text_is_named(conf_copy: Path, file: str) -> None:
    path = conf_copy / file
    path.write_bytes(path.read_bytes() + b"# caf\xe9\n")
    assert_only(faults_of(conf_copy), file, "", "not plain text", "UTF-8")


@pytest.mark.parametrize("file", [SOURCES, PATHWAY, RAT, CHANGED, MEETINGS])
def test_a_file_that_breaks_off_is_named_with_the_line(conf_copy: Path, file: str) -> None:
    add(conf_copy, file, 'title = "no end')
    line = len((conf_copy / file).read_text(encoding="utf-8").splitlines())
    assert_only(faults_of(conf_copy), file, "", f"line {line}", "quotation mark")


def test_an_entry_that_is_written_twice_is_a_fault(conf_copy: Path) -> None:
    add(conf_copy, "area.toml", 'place = "x"\nplace = "y"')
    assert [fault.file for fault in faults_of(conf_copy)] == ["area.toml"]


def test_a_huge_file_is_refused_unread(conf_copy: Path) -> None:
    add(conf_copy, CLOCKS, "#" * LARGEST_FILE)
    assert_only(faults_of(conf_copy), CLOCKS, "", "too large", "Keep it")


def test_a_file_that_is_nested_too_deeply_is_refused(conf_copy: Path) -> None:
    add(conf_copy, CLOCKS, "x = " + "[" * 100_000)
    assert_only(faults_of(conf_copy), CLOCKS, "", "nested too deeply", "shape")


def test_a_number_with_thousands_of_digits_is_a_fault_like_any_other(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "", "worry", "9" * 5_000)
    assert PATHWAY in {fault.file for fault in faults_of(conf_copy)}


def test_a_file_saved_with_a_byte_order_mark_is_read_or_told_how_to_save_it(
    conf_copy: Path,
) -> None:
    # Notepad and some spreadsheets put the mark there, and nobody can see it.
    path = conf_copy / PATHWAY
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    faults = faults_of(conf_copy)
    assert not faults or "byte order mark" in str(faults[0])


def test_a_file_with_the_line_ends_of_windows_is_read(conf_copy: Path) -> None:
    path = conf_copy / PATHWAY
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert faults_of(conf_copy) == []


def test_faults_of_two_files_are_reported_together(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, "[[clock]]", "title", None)
    change(conf_copy, RAT, "[[indicator]]", "label", "7")
    change(conf_copy, CHANGED, "[[fact]]", "stage", '"nowhere"')
    faults = faults_of(conf_copy)
    assert {fault.file for fault in faults} == {CLOCKS, RAT, CHANGED}
    assert len(faults) == 3


def test_a_fault_at_the_head_of_one_file_hides_no_fault_of_another(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "", "title", None)
    change(conf_copy, CHANGED, "[[fact]]", "stage", '"nowhere"')
    assert {fault.file for fault in faults_of(conf_copy)} == {PATHWAY, CHANGED}


def test_two_unreadable_files_are_reported_together(conf_copy: Path) -> None:
    (conf_copy / SOURCES).unlink()
    add(conf_copy, RAT, "[[[")
    assert {fault.file for fault in faults_of(conf_copy)} == {SOURCES, RAT}


def test_where_a_file_cannot_be_read_what_names_its_things_is_not_blamed(conf_copy: Path) -> None:
    (conf_copy / "roles.toml").unlink()
    assert [fault.file for fault in faults_of(conf_copy)] == ["roles.toml"]


def test_what_is_past_its_review_is_named_on_the_day_after_and_not_before(
    conf: Path, rules: Rules
) -> None:
    source = min(rules.sources.values(), key=lambda one: one.review_by)
    assert faults_of(conf, today=source.review_by) == []
    late = faults_of(conf, today=source.review_by + timedelta(days=1))
    assert_fault(late, SOURCES, f'source "{source.id}"', source.review_by.isoformat(), "again")
    due = [s.id for s in rules.sources.values() if s.review_by == source.review_by]
    assert len(late) == len(due)


def test_far_in_the_future_everything_is_past_its_review(conf: Path, rules: Rules) -> None:
    late = faults_of(conf, today=date.max)
    files = [
        *rules.pathways.values(),
        *rules.instruments.values(),
        *rules.scenarios.values(),
        rules.meetings,
        rules.language,
    ]
    assert len(late) == len(rules.sources) + len(files)


def test_reading_alone_leaves_the_sense_of_the_rules_unchecked(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[decision]]", "expected_outcome", '"elsewhere"')
    assert load_rules(conf_copy, thorough=False).scenarios
    with pytest.raises(FaultsFound):
        load_rules(conf_copy)
