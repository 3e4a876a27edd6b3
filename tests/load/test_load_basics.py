"""Sources, clocks, definitions: what each has to say about itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import (
    CHANGED,
    CLOCKS,
    PATHWAY,
    RAT,
    SOURCES,
    add,
    assert_fault,
    assert_only,
    change,
    faults_of,
)

DEFINITIONS = "definitions.toml"
SUPERSEDED = 'id = "working-together-2023"'
FIRST_SOURCE = 'source "children-act-1989-s47"'


@pytest.mark.parametrize(
    ("file", "table", "extra"),
    [
        (SOURCES, "source", ""),
        ("roles.toml", "role", 'title = "x"'),
        (CLOCKS, "event", 'title = "x"'),
    ],
)
def test_an_id_that_is_used_twice_is_named(
    conf_copy: Path, file: str, table: str, extra: str
) -> None:
    text = (conf_copy / file).read_text(encoding="utf-8")
    first = text.split(f"[[{table}]]")[1].partition("[[")[0].partition("# ---")[0]
    first_id = next(line for line in first.splitlines() if line.startswith("id = "))
    again = f"[[{table}]]\n{first_id}\n{extra}" if extra else f"[[{table}]]\n{first}"
    add(conf_copy, file, again)
    name = first_id.partition(" = ")[2]
    assert_only(faults_of(conf_copy), file, f"{table} {name}", f"{name} is used twice", "own")


@pytest.mark.parametrize("folder", ["pathways", "instruments", "scenarios"])
def test_two_files_with_one_id_are_named(conf_copy: Path, folder: str) -> None:
    first = min((conf_copy / folder).iterdir())
    copy = first.with_name("zz-copy.toml")
    copy.write_bytes(first.read_bytes())
    assert_fault(faults_of(conf_copy), f"{folder}/{copy.name}", "", "is used twice", "own")


def test_a_source_with_neither_address_nor_reason_is_named(conf_copy: Path) -> None:
    change(conf_copy, SOURCES, "[[source]]", "address", None)
    assert_only(faults_of(conf_copy), SOURCES, FIRST_SOURCE, "either an address", "no_address")


def test_an_address_that_is_none_is_named(conf_copy: Path) -> None:
    change(conf_copy, SOURCES, "[[source]]", "address", '"www.legislation.gov.uk"')
    assert_only(faults_of(conf_copy), SOURCES, FIRST_SOURCE, "is not one", "https://")


def test_a_quoted_source_says_in_whose_copy_it_was_read(conf_copy: Path) -> None:
    change(conf_copy, SOURCES, SUPERSEDED, "quoted_by", None)
    place = 'source "working-together-2023"'
    assert_only(faults_of(conf_copy), SOURCES, place, '"quoted_by" is missing', "quoted_by")


def test_a_superseded_source_names_what_replaced_it(conf_copy: Path) -> None:
    change(conf_copy, SOURCES, SUPERSEDED, "superseded_by", None)
    place = 'source "working-together-2023"'
    assert_only(faults_of(conf_copy), SOURCES, place, '"superseded_by" is missing', "replaced")


def test_a_superseded_source_carries_a_caution(conf_copy: Path) -> None:
    change(conf_copy, SOURCES, SUPERSEDED, "caution", None)
    place = 'source "working-together-2023"'
    assert_only(faults_of(conf_copy), SOURCES, place, "needs a caution", "caution")


@pytest.mark.parametrize("value", ['"2026-13"', '"November 2026"', '"2026-1"', '"2026-11-23"'])
def test_the_month_of_checking_is_a_month(conf_copy: Path, value: str) -> None:
    change(conf_copy, SOURCES, "[[source]]", "checked_on", value)
    assert_only(faults_of(conf_copy), SOURCES, FIRST_SOURCE, '"checked_on" is', "2026-11")


def test_a_clock_in_a_counted_unit_needs_a_number(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "assessment"', "count", None)
    assert_only(faults_of(conf_copy), CLOCKS, 'clock "assessment"', '"count" is missing', "count")


def test_a_clock_without_a_number_takes_none(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "today"', "unit", '"today"\ncount = 2')
    assert_only(faults_of(conf_copy), CLOCKS, 'clock "today"', "takes no count", "Take out")


def test_a_local_example_says_where_it_is_from(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "leicester-cse-meeting"', "area", None)
    place = 'clock "leicester-cse-meeting"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "does not say where", "area")


def test_a_local_point_of_a_question_says_where_it_is_from(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[question.point]]", "area", None)
    (fault,) = faults_of(conf_copy)
    assert fault.place.startswith('question "raising-facts", point "')
    assert "does not say where" in fault.problem


def test_a_national_rule_names_no_area(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "leicester-cse-meeting"', "scope", '"national"')
    place = 'clock "leicester-cse-meeting"'
    faults = faults_of(conf_copy)
    assert_fault(faults, CLOCKS, place, "an area is named", "local example")
    assert_fault(faults, CLOCKS, place, "rests on no law or statutory guidance", "local example")


def test_a_definition_in_use_has_no_end(conf_copy: Path) -> None:
    change(conf_copy, DEFINITIONS, 'id = "cse-2009"', "in_use", "true")
    place = 'definition "cse-2009"'
    assert_only(faults_of(conf_copy), DEFINITIONS, place, "has an end", "until")


def test_a_definition_that_is_history_says_until_when(conf_copy: Path) -> None:
    change(conf_copy, DEFINITIONS, 'id = "cse-2009"', "until", None)
    place = 'definition "cse-2009"'
    assert_only(faults_of(conf_copy), DEFINITIONS, place, "until when", "until")


def test_a_sign_has_a_tier(conf_copy: Path) -> None:
    change(conf_copy, RAT, 'id = "missing"', "tier", None)
    assert_only(faults_of(conf_copy), RAT, 'indicator "missing"', "has no tier", "tier")


@pytest.mark.parametrize("key", ["tier_why", "tier_sources"])
def test_a_tier_says_on_what_it_rests(conf_copy: Path, key: str) -> None:
    change(conf_copy, RAT, 'id = "missing"', key, None)
    assert_only(faults_of(conf_copy), RAT, 'indicator "missing"', "on what it rests", key)


@pytest.mark.parametrize("kind", ["vulnerability", "protective", "context", "incident"])
def test_only_signs_have_tiers(conf_copy: Path, kind: str) -> None:
    change(conf_copy, RAT, 'id = "missing"', "kind", f'"{kind}"')
    faults = faults_of(conf_copy)
    assert_fault(faults, RAT, 'indicator "missing"', "Only signs have tiers", "Take out")


def test_an_answer_never_both_counts_and_is_unknown(conf_copy: Path) -> None:
    change(conf_copy, RAT, "[[scale]]", "unknown", "true\ncounts = true")
    place = 'scale "known", answer "not-known"'
    assert_only(faults_of(conf_copy), RAT, place, "both counts and is unknown", "never counted")


def test_a_fact_that_says_nothing_is_named(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, 'id = "f2"', "text", '""')
    assert_only(faults_of(conf_copy), CHANGED, 'fact "f2"', '"text" is empty', "Write")
