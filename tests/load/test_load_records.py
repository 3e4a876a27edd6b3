"""The file with the checks of a record: what each table has to say about itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import RECORDS, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules
from cse_guidance.model.records import MECHANISMS, PARAMETERS

FUTURE = 'id = "born-in-the-future"'


def test_every_parameter_that_a_mechanism_needs_is_missed(conf_copy: Path, rules: Rules) -> None:
    whole = (conf_copy / RECORDS).read_text(encoding="utf-8")
    tried = set()
    for check in rules.records.checks:
        for name in MECHANISMS[check.kind].needs:
            change(conf_copy, RECORDS, f'id = "{check.id}"', name, None)
            place = f'check "{check.id}"'
            faults = faults_of(conf_copy)
            assert_fault(faults, RECORDS, place, f'"{name}" is missing', f"write {name}")
            (conf_copy / RECORDS).write_text(whole, encoding="utf-8")
            tried.add(name)
    assert tried == {name for mechanism in MECHANISMS.values() for name in mechanism.needs}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("years", "13"),
        ("percent", "80"),
        ("patterns", '["*-01-01"]'),
        ("starts", '"999"'),
        ("on", '["referral"]'),
        ("not_before", '["referral"]'),
        ("where_given", '["referral"]'),
        ("where_says", '["yes"]'),
    ],
)
def test_a_parameter_that_a_mechanism_cannot_use_is_named(
    conf_copy: Path, name: str, value: str
) -> None:
    assert name in PARAMETERS
    swap(conf_copy, RECORDS, FUTURE, f"{FUTURE}\n{name} = {value}")
    place = 'check "born-in-the-future"'
    assert_fault(faults_of(conf_copy), RECORDS, place, f'cannot use "{name}"', "Take out")


@pytest.mark.parametrize("pattern", ["01-01", "*-1-1", "*-13-01", "*-01-32", "2000", "*", "*-*-*x"])
def test_a_pattern_for_days_is_one(conf_copy: Path, pattern: str) -> None:
    change(conf_copy, RECORDS, 'id = "born-is-a-placeholder"', "patterns", f'["{pattern}"]')
    place = 'check "born-is-a-placeholder"'
    assert_only(faults_of(conf_copy), RECORDS, place, "is not a pattern", "*-01-01")


@pytest.mark.parametrize("starts", ["", "9x9", "99999999999"])
def test_a_range_of_numbers_starts_with_digits(conf_copy: Path, starts: str) -> None:
    change(conf_copy, RECORDS, 'id = "nhs-number-could-be-real"', "starts", f'"{starts}"')
    place = 'check "nhs-number-could-be-real"'
    assert_only(faults_of(conf_copy), RECORDS, place, '"starts" is', "999")


@pytest.mark.parametrize(("name", "value"), [("years", "0"), ("years", "121")])
def test_an_age_is_one_that_people_reach(conf_copy: Path, name: str, value: str) -> None:
    change(conf_copy, RECORDS, 'id = "eighteen-at-referral"', name, value)
    place = 'check "eighteen-at-referral"'
    assert_only(faults_of(conf_copy), RECORDS, place, f'"{name}" is {value}', "from 1 to")


@pytest.mark.parametrize("value", ["0", "100"])
def test_nearly_the_same_is_neither_never_nor_always(conf_copy: Path, value: str) -> None:
    change(conf_copy, RECORDS, 'id = "name-nearly-the-same"', "percent", value)
    place = 'check "name-nearly-the-same"'
    assert_only(faults_of(conf_copy), RECORDS, place, f'"percent" is {value}', "from 1 to 99")


@pytest.mark.parametrize("name", ["on", "patterns", "not_before"])
def test_an_empty_list_that_a_mechanism_needs_is_named(
    conf_copy: Path, rules: Rules, name: str
) -> None:
    check = next(c.id for c in rules.records.checks if name in MECHANISMS[c.kind].needs)
    change(conf_copy, RECORDS, f'id = "{check}"', name, "[]")
    assert_only(faults_of(conf_copy), RECORDS, f'check "{check}"', "empty list", "at least one")


def test_what_a_field_has_to_say_names_one_field(conf_copy: Path) -> None:
    check = "placing-authority-not-recorded"
    change(conf_copy, RECORDS, f'id = "{check}"', "where_given", '["looked-after", "gp"]')
    place = f'check "{check}"'
    assert_only(faults_of(conf_copy), RECORDS, place, "exactly one field", "Name the one")


def test_only_a_check_that_compares_replaces_others(conf_copy: Path) -> None:
    swap(conf_copy, RECORDS, FUTURE, f'{FUTURE}\nreplaces = ["born-differs"]')
    place = 'check "born-in-the-future"'
    assert_fault(faults_of(conf_copy), RECORDS, place, "compares extracts", "Take out")


def test_a_choice_has_answers_and_nothing_else_has(conf_copy: Path) -> None:
    change(conf_copy, RECORDS, 'id = "disability"', "answers", None)
    swap(conf_copy, RECORDS, 'id = "gp"', 'id = "gp"\nanswers = ["yes"]')
    faults = faults_of(conf_copy)
    assert_fault(faults, RECORDS, 'field "disability"', '"answers" is missing')
    assert_fault(faults, RECORDS, 'field "gp"', "answers are given", "choice")
    assert len(faults) == 2


def test_a_choice_leaves_a_choice(conf_copy: Path) -> None:
    change(conf_copy, RECORDS, 'id = "disability"', "answers", '["yes"]')
    assert_only(faults_of(conf_copy), RECORDS, 'field "disability"', "only one answer", "another")


@pytest.mark.parametrize("table", ["group", "field", "date", "check"])
def test_a_list_that_is_missing_is_named(conf_copy: Path, table: str) -> None:
    path = conf_copy / RECORDS
    text = path.read_text(encoding="utf-8").replace(f"[[{table}]]", "[[not-this]]")
    path.write_text(text, encoding="utf-8")
    assert_fault(faults_of(conf_copy), RECORDS, "", f"there is no [[{table}]]", "Add")


@pytest.mark.parametrize("table", ["act_first", "limits", "words"])
def test_what_every_result_says_cannot_be_left_out(conf_copy: Path, table: str) -> None:
    swap(conf_copy, RECORDS, f"[{table}]", f"[not-{table}]")
    assert_fault(faults_of(conf_copy), RECORDS, "", f"[{table}] is missing", f"[{table}]")


@pytest.mark.parametrize("table", ["act_first", "limits"])
def test_what_every_result_says_cannot_be_emptied(conf_copy: Path, table: str) -> None:
    change(conf_copy, RECORDS, f"[{table}]", "text", '""')
    assert_only(faults_of(conf_copy), RECORDS, table, "is empty", "Write a text")


@pytest.mark.parametrize(
    "key", ["id", "kind", "group", "strength", "fields", "what", "why", "do", "scope", "sources"]
)
def test_a_check_says_everything_that_it_has_to(conf_copy: Path, key: str) -> None:
    change(conf_copy, RECORDS, "[[check]]", key, None)
    assert any(f'"{key}" is missing' in fault.problem for fault in faults_of(conf_copy))


def test_a_local_check_says_where_it_is_from(conf_copy: Path) -> None:
    change(conf_copy, RECORDS, 'id = "two-dates-needed"', "area", None)
    place = 'check "two-dates-needed"'
    assert_only(faults_of(conf_copy), RECORDS, place, "does not say where", "area")


def test_a_slip_of_the_keyboard_is_named(conf_copy: Path) -> None:
    swap(conf_copy, RECORDS, FUTURE, f'{FUTURE}\nwhi = "x"')
    place = 'check "born-in-the-future"'
    assert_only(faults_of(conf_copy), RECORDS, place, '"whi" is not', "why")
