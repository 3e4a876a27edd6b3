"""Checks of a record that do not fit together are named, each with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import RECORDS, add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules

FUTURE = 'id = "born-in-the-future"'
PLACE = 'check "born-in-the-future"'
LIST, ONE = '["nobody"]', '"nobody"'

# from which line on, key, what to write, place, what is missing
NAMED = [
    ("", "sources", LIST, "the head of the file", "source"),
    ("[act_first]", "sources", LIST, "act_first", "source"),
    ("[limits]", "sources", LIST, "limits", "source"),
    (FUTURE, "sources", LIST, PLACE, "source"),
    (FUTURE, "group", ONE, PLACE, "group"),
    (FUTURE, "fields", LIST, PLACE, "field or date"),
    ('id = "eighteen-at-referral"', "on", LIST, 'check "eighteen-at-referral"', "date"),
    ('id = "date-before-birth"', "not_before", LIST, 'check "date-before-birth"', "date"),
    ('id = "strategy-discussion-not-recorded"', "where_given", LIST,
     'check "strategy-discussion-not-recorded"', "field or date"),
    ('id = "placing-authority-not-recorded"', "where_says", LIST,
     'check "placing-authority-not-recorded"', "answer"),
    ('id = "born-swapped-between-agencies"', "replaces", LIST,
     'check "born-swapped-between-agencies"', "check"),
    (FUTURE, "what", '"{agency}: {nobody}"', PLACE, "place"),
]  # fmt: skip


@pytest.mark.parametrize("named", NAMED, ids=[f"{place}-{key}" for _, key, _, place, _ in NAMED])
def test_a_name_that_nothing_has_is_reported(
    conf_copy: Path, named: tuple[str, str, str, str, str]
) -> None:
    after, key, value, place, called = named
    change(conf_copy, RECORDS, after, key, value)
    assert_fault(faults_of(conf_copy), RECORDS, place, f'there is no {called} "nobody"')


@pytest.mark.parametrize(
    ("table", "called", "name"),
    [
        ("[[group]]", "group", "real-people"),
        ("[[field]]", "field or date", "born"),
        ("[[date]]", "field or date", "event"),
        ("[[check]]", "check", "nhs-number-could-be-real"),
    ],
)
def test_an_id_that_is_used_twice_is_named(
    conf_copy: Path, table: str, called: str, name: str
) -> None:
    text = (conf_copy / RECORDS).read_text(encoding="utf-8")
    first = text.split(f"\n{table}\n")[1].partition("[[")[0].partition("# ---")[0]
    add(conf_copy, RECORDS, f"{table}\n{first}")
    assert_only(faults_of(conf_copy), RECORDS, f'{called} "{name}"', "more than one", "Rename")


def test_a_date_and_a_field_cannot_share_an_id(conf_copy: Path) -> None:
    change(conf_copy, RECORDS, "[[date]]", "id", '"born"')
    assert_fault(faults_of(conf_copy), RECORDS, 'field or date "born"', "more than one", "Rename")


@pytest.mark.parametrize("name", ["agency", "dates", "today", "extracts"])
def test_an_id_with_a_meaning_of_its_own_is_refused(conf_copy: Path, name: str) -> None:
    swap(conf_copy, RECORDS, 'id = "gp"', f'id = "{name}"')
    swap(conf_copy, RECORDS, 'fields = ["gp"]', f'fields = ["{name}"]')
    swap(conf_copy, RECORDS, 'fields = ["school", "gp"]', f'fields = ["school", "{name}"]')
    place = f'field "{name}"'
    assert_only(faults_of(conf_copy), RECORDS, place, "a meaning of its own", "Use another")


def test_a_field_that_nothing_looks_at_is_not_asked_for(conf_copy: Path) -> None:
    new = '[[field]]\nid = "shoe-size"\ntitle = "shoe size"\nkind = "whole"\nabout = "x"'
    add(conf_copy, RECORDS, new)
    assert_only(faults_of(conf_copy), RECORDS, 'field "shoe-size"', "no check looks", "take it out")


def test_a_group_without_a_check_is_named(conf_copy: Path) -> None:
    add(conf_copy, RECORDS, '[[group]]\nid = "more"\ntitle = "More"')
    assert_only(faults_of(conf_copy), RECORDS, 'group "more"', "no check", "take it out")


@pytest.mark.parametrize(
    ("check", "fields", "problem"),
    [
        ("born-in-the-future", '["address"]', 'of kind "text"'),
        ("nhs-number-fails-the-check", '["gp"]', 'of kind "text"'),
        ("either-side-of-13", '["born", "written-on"]', '1 of kind "whole"'),
        ("either-side-of-13", '["born"]', '1 of kind "whole"'),
        ("eighteen-at-referral", '["born", "written-on"]', '1 of kind "day"'),
        ("names-swapped-between-agencies", '["given-names"]', '2 of kind "name"'),
        ("other-name-in-one-extract-only", '["also-known-as"]', "no name to compare"),
        ("name-nearly-the-same", '["also-known-as"]', 'of kind "names"'),
    ],
)
def test_a_check_looks_at_fields_that_it_can_look_at(
    conf_copy: Path, check: str, fields: str, problem: str
) -> None:
    change(conf_copy, RECORDS, f'id = "{check}"', "fields", fields)
    assert_fault(faults_of(conf_copy), RECORDS, f'check "{check}"', problem, "Name")


def test_no_date_comes_before_itself(conf_copy: Path) -> None:
    check = "enquiry-before-the-discussion"
    change(conf_copy, RECORDS, f'id = "{check}"', "not_before", '["section-47-start"]')
    place = f'check "{check}"'
    assert_only(faults_of(conf_copy), RECORDS, place, "before itself", "Take it out")


def test_a_condition_rests_on_fixed_answers(conf_copy: Path) -> None:
    check = "placing-authority-not-recorded"
    change(conf_copy, RECORDS, f'id = "{check}"', "where_given", '["legal-status"]')
    place = f'check "{check}"'
    assert_only(faults_of(conf_copy), RECORDS, place, "no fixed answers", "kind choice")


@pytest.mark.parametrize(
    ("check", "replaces", "problem"),
    [
        ("born-swapped-between-agencies", '["name-differs"]', "looks at more"),
        ("born-swapped-between-agencies", '["born-is-a-placeholder"]', "looks at more"),
        ("born-swapped-between-agencies", '["born-swapped-between-agencies"]', "replaces others"),
        ("either-side-of-13", '["born-swapped-between-agencies"]', "replaces others"),
    ],
)
def test_a_check_replaces_only_what_says_no_more(
    conf_copy: Path, check: str, replaces: str, problem: str
) -> None:
    old = 'replaces = ["born-differs"]\n'
    if check == "either-side-of-13":
        swap(conf_copy, RECORDS, "years = 13", f"years = 13\nreplaces = {replaces}")
    else:
        swap(conf_copy, RECORDS, old, f"replaces = {replaces}\n")
    assert_only(faults_of(conf_copy), RECORDS, f'check "{check}"', problem)


@pytest.mark.parametrize("key", ["why", "do"])
def test_only_what_was_found_has_places(conf_copy: Path, key: str) -> None:
    change(conf_copy, RECORDS, FUTURE, key, '"See {value}."')
    assert_only(faults_of(conf_copy), RECORDS, PLACE, "which nothing fills", "braces")


@pytest.mark.parametrize(
    ("check", "what", "needed"),
    [("born-in-the-future", "{value} is after today.", "{agency}"),
     ("born-differs", "The {field} differs.", "{said}")],
)  # fmt: skip
def test_what_was_found_says_in_whose_record(
    conf_copy: Path, check: str, what: str, needed: str
) -> None:
    change(conf_copy, RECORDS, f'id = "{check}"', "what", f'"{what}"')
    assert_only(faults_of(conf_copy), RECORDS, f'check "{check}"', "whose record", needed)


def test_a_national_check_rests_on_something_national(conf_copy: Path) -> None:
    change(conf_copy, RECORDS, FUTURE, "scope", '"national"')
    assert_only(faults_of(conf_copy), RECORDS, PLACE, "rests on no law", "local example")


def test_nothing_rests_on_a_source_that_nobody_read(conf_copy: Path, rules: Rules) -> None:
    unread = next(source.id for source in rules.sources.values() if source.evidence == "unread")
    for after in ("[limits]", FUTURE):
        change(conf_copy, RECORDS, after, "sources", f'["{unread}"]')
    places = [fault.place for fault in faults_of(conf_copy)]
    assert places == ["limits", PLACE]
