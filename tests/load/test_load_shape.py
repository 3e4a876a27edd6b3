"""One entry at a time: left out, misspelt, of the wrong kind, empty. Each is named where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from breaking import (
    BOOKED,
    CHANGED,
    CLOCKS,
    CONF,
    ESCALATION,
    PATHWAY,
    RAT,
    RECORDS,
    SOURCES,
    assert_fault,
    assert_only,
    change,
    faults_of,
    swap,
)

PROFILE = "instruments/anchored-profile.toml"
SERAF = "instruments/seraf-style.toml"
# All pathways, and all cases, are read by the same code: these have every kind of entry.
STAND_FOR_ALL = (BOOKED, PATHWAY, "pathways/missing.toml")
# What a rule file may leave out.
MAY_BE_LEFT_OUT = {
    "about", "address", "adds", "adds_first", "after", "also_right", "applies_to", "area", "asks",
    "at_odds_with",
    "borrows_from", "builds_on", "caution", "clock", "clocks", "count", "counts", "do_after",
    "each_needs_its_own", "facts", "filled_by", "gives", "harm", "hint", "holds", "in_use",
    "intro", "item", "joins", "keeps_record", "leads", "limit", "may_lower", "name", "needed",
    "neutral", "no_address", "no_review", "not_seen", "note", "number", "one", "partnership",
    "quoted_by", "repeats", "replaced_by", "replaces", "stands_for", "superseded_by",
    "supervised", "then", "tier", "tier_sources", "tier_why", "unknown", "unless", "unsure",
    "until", "voice", "when", "where_given", "where_says", "worry",
}  # fmt: skip
# Where the same name may be left out in one kind of table and in no other.
MAY_BE_LEFT_OUT_HERE = {
    ("amendments.toml", "[[amendment]]", "files"),
    ("area.toml", "[[support]]", "sources"),
    ("amendments.toml", "[[amendment]]", "pages"),
    ("audit.toml", "[[finding]]", "checkers"),
    ("audit.toml", "[[finding]]", "scenarios"),
    (BOOKED, "[[note]]", "stage"),
    (BOOKED, "[[record_error]]", "check"),
    ("glossary.toml", "[[term]]", "also"),
    ("glossary.toml", "[[term]]", "page"),
    (PROFILE, "[[scale.answer]]", "level"),
    ("readers.toml", "[[period]]", "days"),
    (SERAF, "[[scale.answer]]", "windows"),
    (SERAF, "[[scoring.band]]", "to"),
    (SERAF, "[[window]]", "to_months"),
    ("training.toml", "[[plan.part]]", "cases"),
    ("training.toml", "[[plan.part]]", "pages"),
}
# Where the same name is needed in one kind of table and not in another.
NEEDED_HERE = {
    (SOURCES, "[[source]]", "area"),
    (CLOCKS, "[[clock]]", "scope"),
    (ESCALATION, "[[ladder.stage]]", "number"),
    (PATHWAY, "[[action]]", "clock"),
    (PATHWAY, "[[outcome]]", "gives"),
    (RAT, "[[action]]", "clock"),
    (RECORDS, "[[field]]", "about"),
    (RECORDS, "[[date]]", "about"),
}


def every_kind_of_entry() -> Iterator[tuple[str, str, str, int]]:
    """Yield file, table, key and line number of the first entry of each kind."""
    for path in sorted(CONF.rglob("*.toml")):
        file = path.relative_to(CONF).as_posix()
        if file.startswith(("scenarios/", "pathways/")) and file not in STAND_FOR_ALL:
            continue
        table = ""
        seen = set()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("["):
                table = line
            entry = re.match(r"([a-z_]+) = ", line)
            if entry and (table, entry[1]) not in seen:
                seen.add((table, entry[1]))
                yield file, table, entry[1], number


ENTRIES = list(every_kind_of_entry())
IDS = [f"{Path(file).stem}-{table.strip('[]')}-{key}" for file, table, key, _ in ENTRIES]
each_entry = pytest.mark.parametrize(("file", "table", "key", "number"), ENTRIES, ids=IDS)


def rewrite(conf: Path, file: str, number: int, line: str | None) -> None:
    lines = (conf / file).read_text(encoding="utf-8").splitlines()
    lines[number : number + 1] = [] if line is None else [line]
    (conf / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


@each_entry
def test_an_entry_of_the_wrong_kind_is_named(
    conf_copy: Path, file: str, table: str, key: str, number: int
) -> None:
    rewrite(conf_copy, file, number, f"{key} = {{ wrong = 1.5 }}")
    named = [f for f in faults_of(conf_copy) if f.file == file and f'"{key}"' in f.problem]
    assert named, table
    assert all(key in fault.remedy for fault in named[:1])


@each_entry
def test_a_misspelt_entry_is_named_with_the_right_spelling(
    conf_copy: Path, file: str, table: str, key: str, number: int
) -> None:
    line = (conf_copy / file).read_text(encoding="utf-8").splitlines()[number]
    rewrite(conf_copy, file, number, line.replace(key, f"{key}z", 1))
    told = [f for f in faults_of(conf_copy) if f.file == file and f'"{key}z"' in f.problem]
    assert [fault.remedy for fault in told] == [f'Did you mean "{key}"?'], table


@each_entry
def test_an_entry_that_is_needed_and_left_out_is_named(
    conf_copy: Path, file: str, table: str, key: str, number: int
) -> None:
    rewrite(conf_copy, file, number, None)
    faults = faults_of(conf_copy)
    missing = [f for f in faults if f.file == file and f'"{key}" is missing' in f.problem]
    here = (file, table, key)
    left_out = key in MAY_BE_LEFT_OUT or here in MAY_BE_LEFT_OUT_HERE
    if not left_out or here in NEEDED_HERE:
        assert missing
        assert key in missing[0].remedy


@pytest.mark.parametrize("value", ['""', '"   "'])
def test_an_empty_text_counts_as_missing(conf_copy: Path, value: str) -> None:
    change(conf_copy, PATHWAY, "[[question]]", "text", value)
    assert_only(
        faults_of(conf_copy), PATHWAY, 'question "immediate-danger"', '"text" is empty', "Write"
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("[]", '"who" is an empty list'),
        ('[""]', '"who" has an empty text'),
        ('"anyone"', '"who" is not a list of texts'),
        ("[1]", '"who" is not a list of texts'),
        ('["anyone", "anyone"]', '"who" names "anyone" twice'),
    ],
)
def test_a_list_that_is_empty_or_no_list_is_named(
    conf_copy: Path, value: str, problem: str
) -> None:
    change(conf_copy, PATHWAY, 'id = "ring-999"', "who", value)
    assert_only(faults_of(conf_copy), PATHWAY, 'action "ring-999"', problem)


@pytest.mark.parametrize("value", ["0", "-1", "true", "1.0", '"1"', "2027-05-31"])
def test_a_number_that_is_none_or_too_small_is_named(conf_copy: Path, value: str) -> None:
    change(conf_copy, RAT, "[[scoring.gate]]", "at_least", value)
    assert_only(faults_of(conf_copy), RAT, 'scoring, gate "high"', '"at_least" is ', "Write")


@pytest.mark.parametrize("value", ['"2027-05-31"', "2027", "2027-05-31T10:00:00", "10:00:00"])
def test_a_date_in_quotation_marks_or_with_a_time_is_named(conf_copy: Path, value: str) -> None:
    change(conf_copy, SOURCES, "[[source]]", "review_by", value)
    (fault,) = faults_of(conf_copy)
    assert '"review_by" is ' in fault.problem
    assert "without quotation marks" in fault.remedy


@pytest.mark.parametrize("value", ['"Now"', '"a b"', '"-a"', '"a--b"', '"a_b"', '"é"'])
def test_an_id_with_other_characters_is_named(conf_copy: Path, value: str) -> None:
    change(conf_copy, CLOCKS, "[[clock]]", "id", value)
    named = [f for f in faults_of(conf_copy) if "has other characters" in f.problem]
    assert len(named) == 1
    assert "small letters" in named[0].remedy


@pytest.mark.parametrize(
    ("file", "after", "key"),
    [
        (CLOCKS, "[[clock]]", "unit"),
        (CLOCKS, "[[clock]]", "scope"),
        (SOURCES, "[[source]]", "kind"),
        (SOURCES, "[[source]]", "status"),
        (SOURCES, "[[source]]", "evidence"),
        (RAT, "[[indicator]]", "kind"),
        (RAT, "[[indicator]]", "tier"),
        (RAT, "[scoring]", "method"),
        (RAT, "[[scoring.gate]]", "tier"),
        (RAT, "", "purpose"),
        (PATHWAY, "[[question]]", "asks"),
        (PATHWAY, "[[question.point]]", "scope"),
    ],
)
def test_a_word_that_is_not_one_of_those_allowed_is_named_with_them(
    conf_copy: Path, file: str, after: str, key: str
) -> None:
    old = change(conf_copy, file, after, key, '"sometimes"')
    told = [f for f in faults_of(conf_copy) if f.problem == f'"{key}" is "sometimes".']
    assert len(told) == 1
    assert old in told[0].remedy


def test_what_an_outcome_gives_is_one_of_the_words_that_promises_use(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[outcome]]", "gives", '["a chat"]')
    told = [f for f in faults_of(conf_copy) if '"a chat"' in f.problem]
    assert len(told) == 1
    assert "strategy discussion" in told[0].remedy


@pytest.mark.parametrize("key", ["ask_first", "judgement", "scoring"])
def test_a_whole_table_that_is_missing_is_named(conf_copy: Path, key: str) -> None:
    text = (conf_copy / RAT).read_text(encoding="utf-8")
    text = re.sub(rf"(?ms)^\[\[?{key}[\].].*?(?=^\[(?!\[?{key}))", "", text)
    (conf_copy / RAT).write_text(text, encoding="utf-8")
    assert_fault(faults_of(conf_copy), RAT, "", f"[{key}] is missing", f"[{key}]")


def test_a_list_of_tables_that_is_missing_is_named(conf_copy: Path) -> None:
    text = (conf_copy / CHANGED).read_text(encoding="utf-8")
    (conf_copy / CHANGED).write_text(text.partition("[[prompt]]")[0], encoding="utf-8")
    assert_only(faults_of(conf_copy), CHANGED, "", "there is no [[prompt]]", "[[prompt]]")


def test_a_table_in_the_place_of_a_list_of_tables_is_named(conf_copy: Path) -> None:
    text = (conf_copy / "roles.toml").read_text(encoding="utf-8")
    head, first = text.split("[[role]]")[:2]
    (conf_copy / "roles.toml").write_text(f"{head}[role]{first}", encoding="utf-8")
    assert_fault(faults_of(conf_copy), "roles.toml", "", "not a list of tables", "[[role]]")


def test_a_whole_table_that_nobody_knows_is_named(conf_copy: Path) -> None:
    swap(conf_copy, RAT, "[[prompt]]", "[[promt]]")
    assert_fault(faults_of(conf_copy), RAT, "", '"promt"', 'Did you mean "prompt"?')


def test_a_child_of_eighteen_is_no_child(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[child]", "age", "18")
    assert_only(faults_of(conf_copy), CHANGED, "child", "is 18", "under 18")


def test_the_files_that_stand_for_all_pathways_have_every_kind_of_entry() -> None:
    def kinds(path: Path) -> set[tuple[str, str]]:
        table, found = "", set()
        for line in path.read_text(encoding="utf-8").splitlines():
            table = line if line.startswith("[") else table
            if entry := re.match(r"([a-z_]+) = ", line):
                found.add((table, entry[1]))
        return found

    every = set().union(*(kinds(path) for path in (CONF / "pathways").glob("*.toml")))
    tried = {(table, key) for file, table, key, _ in ENTRIES if file.startswith("pathways/")}
    assert every == tried
