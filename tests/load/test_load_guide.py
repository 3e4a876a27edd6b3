"""What the audit, the readers, the amendments and the glossary have to say to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules

AUDIT, READERS = "audit.toml", "readers.toml"
AMENDMENTS, GLOSSARY = "amendments.toml", "glossary.toml"


def test_everything_that_the_briefing_lists_is_there(rules: Rules) -> None:
    """The briefing of 2016 has ten findings and six things that it asks for."""
    kinds = [finding.kind for finding in rules.findings.values()]
    assert (kinds.count("found"), kinds.count("asked for")) == (10, 6)
    for finding in rules.findings.values():
        assert finding.pages
        assert finding.since
        assert "leicester-audit-2016" in finding.sources


@pytest.mark.parametrize(
    ("file", "after", "key", "place"),
    [
        (AUDIT, 'id = "finding-3"', "title", 'finding "finding-3"'),
        (AUDIT, 'id = "finding-3"', "pages", 'finding "finding-3"'),
        (AUDIT, 'id = "finding-3"', "since", 'finding "finding-3"'),
        (AUDIT, 'id = "two-plans"', "instead", 'mistake "two-plans"'),
        (AUDIT, 'id = "two-plans"', "findings", 'mistake "two-plans"'),
        (READERS, 'id = "police"', "roles", 'reader "police"'),
        (READERS, 'id = "police"', "pathways", 'reader "police"'),
        (READERS, 'id = "first-day"', "title", 'period "first-day"'),
        (GLOSSARY, 'id = "core-group"', "meaning", 'term "core-group"'),
        (GLOSSARY, 'id = "core-group"', "sources", 'term "core-group"'),
    ],
)
def test_what_is_left_out_is_named(
    conf_copy: Path, file: str, after: str, key: str, place: str
) -> None:
    change(conf_copy, file, after, key, None)
    assert_fault(faults_of(conf_copy), file, place, f'"{key}" is missing')


def test_every_rule_file_with_a_version_has_its_amendment(rules: Rules, conf: Path) -> None:
    """The check asks it of files that have one already; of this project's own, all are asked."""
    told = {file for one in rules.amendments for file in one.files}
    with_version = {
        path.relative_to(conf).as_posix()
        for path in conf.rglob("*.toml")
        if path.name != AMENDMENTS and "\nversion = " in path.read_text(encoding="utf-8")
    }
    assert told == with_version


@pytest.mark.parametrize("key", ["date", "kind", "what"])
def test_an_amendment_without_its_day_its_kind_or_its_words_is_named(
    conf_copy: Path, key: str
) -> None:
    change(conf_copy, AMENDMENTS, "[[amendment]]", key, None)
    faults = [one for one in faults_of(conf_copy) if f'"{key}" is missing' in one.problem]
    assert [one.file for one in faults] == [AMENDMENTS]


def test_an_amendment_of_rule_files_says_their_version(conf_copy: Path) -> None:
    change(conf_copy, AMENDMENTS, "files = ", "version", None)
    faults = faults_of(conf_copy)
    assert [one for one in faults if '"version" is missing' in one.problem]


def test_a_kind_that_there_is_not_is_named(conf_copy: Path) -> None:
    swap(conf_copy, AUDIT, 'kind = "found"', 'kind = "seen"')
    assert_only(faults_of(conf_copy), AUDIT, 'finding "finding-1"', '"kind" is "seen"', "asked for")


def test_a_slip_of_the_keyboard_is_named(conf_copy: Path) -> None:
    swap(conf_copy, GLOSSARY, "meaning = ", "meening = ")
    place = 'term "strategy-discussion"'
    assert_fault(faults_of(conf_copy), GLOSSARY, place, '"meening"', "meaning")
