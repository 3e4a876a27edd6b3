"""What the audit, the readers, the amendments and the glossary name exists, in the right order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from breaking import PATHWAY, add, assert_fault, assert_only, change, faults_of, swap

AUDIT, READERS = "audit.toml", "readers.toml"
AMENDMENTS, GLOSSARY = "amendments.toml", "glossary.toml"


@pytest.mark.parametrize(
    ("where", "key", "value", "told"),
    [
        ((AUDIT, "finding-1"), "scenarios", '["the-plyer"]', ('finding "finding-1"', "scenario")),
        ((AUDIT, "finding-1"), "sources", '["nowhere"]', ('finding "finding-1"', "source")),
        ((AUDIT, "two-plans"), "findings", '["finding-66"]', ('mistake "two-plans"', "finding")),
        ((AUDIT, "two-plans"), "sources", '["nowhere"]', ('mistake "two-plans"', "source")),
        ((READERS, "police"), "roles", '["polise"]', ('reader "police"', "role")),
        ((READERS, "police"), "attendees", '["polise"]', ('reader "police"', "attendee")),
        ((READERS, "police"), "pathways", '["which"]', ('reader "police"', "pathway")),
        ((GLOSSARY, "hub"), "sources", '["nowhere"]', ('term "hub"', "source")),
    ],
)
def test_a_name_that_does_not_exist_is_told(
    conf_copy: Path, where: tuple[str, str], key: str, value: str, told: tuple[str, str]
) -> None:
    file, after = where
    place, called = told
    change(conf_copy, file, f'id = "{after}"', key, value)
    # What rests on that name in other files, such as a reader's role card, may be told as well.
    own = [fault for fault in faults_of(conf_copy) if fault.file == file]
    assert_only(own, file, place, f"there is no {called}")


def test_a_finding_may_not_rest_on_a_text_that_nobody_read(conf_copy: Path) -> None:
    change(conf_copy, AUDIT, 'id = "finding-1"', "sources", '["working-together-2026"]')
    assert_only(faults_of(conf_copy), AUDIT, 'finding "finding-1"', "has not been read")


@pytest.mark.parametrize(
    ("period", "days"),
    [("first-day", "15"), ("first-day", "0"), ("first-day", None), ("first-fortnight", None)],
)
def test_periods_that_do_not_follow_each_other_are_told(
    conf_copy: Path, period: str, days: str | None
) -> None:
    change(conf_copy, READERS, f'id = "{period}"', "days", days)
    assert_only(faults_of(conf_copy), READERS, "the periods", "do not follow", "without")


@pytest.mark.parametrize("days", ["1", None])
def test_a_last_period_with_an_end_is_told(conf_copy: Path, days: str | None) -> None:
    """Also where an earlier one has no end, so that one is without."""
    change(conf_copy, READERS, 'id = "first-day"', "days", days)
    swap(conf_copy, READERS, 'title = "Later"', 'title = "Later"\ndays = 99')
    assert_only(faults_of(conf_copy), READERS, "the periods", "one without an end")


def test_amendments_stand_with_the_newest_first(conf_copy: Path) -> None:
    change(conf_copy, AMENDMENTS, "[[amendment]]", "date", "2020-01-01")
    assert_only(faults_of(conf_copy), AMENDMENTS, "the order", "order of their dates", "newest")


def test_a_new_version_of_a_rule_file_needs_an_amendment(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "", "version", '"2026.2"')
    problem = f'version "2026.2" of {PATHWAY}'
    assert_only(faults_of(conf_copy), AMENDMENTS, "the whole file", problem, "[[amendment]]")
    path = conf_copy / AMENDMENTS
    text = path.read_text(encoding="utf-8")
    new = (
        f"[[amendment]]\ndate = {date(2030, 1, 1)}\nkind = 'updated'\nwhat = 'New words.'\n"
        f"files = ['{PATHWAY}']\nversion = '2026.2'\n\n"
    )
    path.write_text(text.replace("[[amendment]]", f"{new}[[amendment]]", 1), encoding="utf-8")
    assert faults_of(conf_copy) == []


def test_a_file_that_no_amendment_names_needs_none(conf_copy: Path) -> None:
    path = conf_copy / AMENDMENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'"{PATHWAY}", ', "", 1), encoding="utf-8")
    change(conf_copy, PATHWAY, "", "version", '"2026.2"')
    assert faults_of(conf_copy) == []


def test_an_amendment_of_a_file_that_has_no_version_is_told(conf_copy: Path) -> None:
    swap(conf_copy, AMENDMENTS, '"records.toml"', '"records.toml", "recrods.toml"')
    (fault,) = faults_of(conf_copy)
    assert 'no rule file "recrods.toml"' in fault.problem
    assert "records.toml" in fault.remedy


def test_two_terms_that_are_written_alike_are_told(conf_copy: Path) -> None:
    add(
        conf_copy,
        GLOSSARY,
        '[[term]]\nid = "icpc"\ntitle = "icpc"\nmeaning = "x"\nsources = ["this-site"]',
    )
    problem = '"icpc" is also the term "initial-conference"'
    assert_fault(faults_of(conf_copy), GLOSSARY, 'term "icpc"', problem, "one of them")
