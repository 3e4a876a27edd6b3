"""The record from which the Assurance page is made says what is so today."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from assurance import code
from assurance.catching import LAYERS, Caught
from assurance.record import (
    changes_part,
    read_record,
    reasons_for_rules,
    rules_part,
    without_when,
    write_parts,
)
from assurance.record import (
    tests_part as part_of_tests,
)
from counting import COUNTED

from cse_guidance.model import Rules

REPOSITORY = Path(__file__).resolve().parents[2]
RECORD = REPOSITORY / "docs" / "about" / "assurance.json"
JUSTIFIED = Path(__file__).with_name("justified.toml")
OWN_PART = {"changes to the rule files", "changes to the rule files that are noticed"}
AGAIN = 'Run "python tools/do.py approve", read the difference, and commit it.'
MUTANTS = (
    'Run "python tools/do.py mutants" (it takes a while), and commit docs/about/assurance.json.'
)


@pytest.fixture(scope="module")
def record() -> Mapping[str, Mapping[str, Any]]:
    found = read_record(RECORD)
    assert found, f"docs/about/assurance.json is missing. {AGAIN}"
    return found


def test_the_rules_are_as_many_as_the_record_says(
    record: Mapping[str, Mapping[str, Any]], rules: Rules
) -> None:
    assert without_when(record["rules"]) == rules_part(rules), AGAIN


def test_the_changes_are_noticed_as_the_record_says(
    record: Mapping[str, Mapping[str, Any]], caught: list[Caught]
) -> None:
    now = changes_part(caught, reasons_for_rules(JUSTIFIED))
    assert without_when(record["changes"]) == now, AGAIN
    assert now["made"] == sum(kind["made"] for kind in now["kinds"])
    assert now["noticed"] == sum(now["by_layer"][layer] for layer in LAYERS)


def test_the_tests_are_as_many_as_the_record_says(record: Mapping[str, Mapping[str, Any]]) -> None:
    assert without_when(record["tests"]) == part_of_tests(REPOSITORY / "tests"), AGAIN


@pytest.fixture
def code_record(record: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the record says of changed code."""
    assert "code" in record, MUTANTS
    return record["code"]


def test_the_code_is_the_code_that_was_tried(code_record: Mapping[str, Any]) -> None:
    stale = code.stale(REPOSITORY, code_record)
    assert not stale, f"changed since its tests were tried: {', '.join(stale)}. {MUTANTS}"


def test_every_change_of_the_code_that_survived_has_its_reason(
    code_record: Mapping[str, Any],
) -> None:
    survived = {one["what"]: one["why"] for one in code_record["survived"]}
    reasons = code.reasons_for_code(JUSTIFIED)
    assert not survived.keys() - reasons.keys(), "write a better test, or say why it does no harm"
    assert not reasons.keys() - survived.keys(), "these did not survive: take them out"
    assert all(why.strip() for why in reasons.values())
    assert survived == reasons, MUTANTS


def test_all_mutants_were_tried(code_record: Mapping[str, Any]) -> None:
    part = code_record
    assert part["made"] == part["killed"] + part["timed_out"] + len(part["survived"])
    assert part["killed"] > len(part["survived"])


def test_what_the_tests_tried_is_what_the_record_says(
    record: Mapping[str, Mapping[str, Any]], *, whole_run: bool
) -> None:
    """This file is run last, so that every test has counted by now."""
    if not whole_run:
        pytest.skip("only some of the tests are run")
    assert "tried" in record, AGAIN
    tried = {what: number for what, number in COUNTED.items() if what not in OWN_PART}
    assert without_when(record["tried"]) == tried, AGAIN


def test_writing_one_part_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    assert read_record(path) == {}
    write_parts(path, rules={"clocks": 3}, code={"made": 1})
    write_parts(path, rules={"clocks": 4})
    found = read_record(path)
    assert (found["rules"]["clocks"], found["code"]["made"]) == (4, 1)
    assert date.fromisoformat(found["rules"]["recorded"]["on"])
    assert json.loads(path.read_text(encoding="utf-8")) == found
    assert without_when(found["rules"]) == {"clocks": 4}


def test_a_property_is_told_from_a_test(tmp_path: Path) -> None:
    text = (
        "@given(x)\ndef test_a(): ...\n"
        "@settings(max_examples=3)\n@given(st.integers())\ndef test_b(): ...\n"
        "@pytest.mark.parametrize('x', [1])\ndef test_c(): ...\ndef helper(): ...\n"
    )
    (tmp_path / "test_some.py").write_text(text, encoding="utf-8")
    assert part_of_tests(tmp_path) == {"written": 3, "properties": 2}
