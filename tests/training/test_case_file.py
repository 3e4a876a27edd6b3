"""A case that is written as a file loads again as the same case, and is checked as in a folder."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from breaking import faults_of
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load import load_rules, packaged_folder, packaged_rules
from cse_guidance.load.scenario import read_scenario
from cse_guidance.load.table import Table
from cse_guidance.model import OtherWay, RecordError, Scenario, TrainerNote, WhatIf
from cse_guidance.training.case_file import CaseData, case_data, case_text, check_case, open_case

RULES = packaged_rules()
CASES = list(RULES.scenarios.values())
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def file_of(case: Scenario) -> str:
    return (packaged_folder() / case.file).read_text(encoding="utf-8")


@every_case
def test_a_shipped_case_is_written_and_read_and_comes_out_equal(case: Scenario) -> None:
    text = case_text(case_data(case))
    assert check_case(RULES, text, case.file) == case
    assert not any(value in (None, []) for value in tomllib.loads(text).values())


@every_case
def test_what_is_written_holds_all_that_the_file_holds(case: Scenario) -> None:
    """Not only what the reader keeps: nothing that somebody wrote is lost on the way."""
    assert without_nothing(case_data(case)) == without_nothing(open_case(file_of(case)))


def without_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {k: without_nothing(v) for k, v in value.items() if v not in (None, [], "")}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


@every_case
def test_what_a_case_may_say_and_need_not_is_written_too(case: Scenario) -> None:
    stage, first = case.stages[-1].id, case.decisions[0]
    other = (("immediate-danger", "yes"), ("reasonable-cause", "not-sure"))
    full = replace(
        case,
        facts=(*case.facts[:-1], replace(case.facts[-1], at_odds_with=("f1", "f2"))),
        decisions=(replace(first, accepted=(OtherWay(other, "Why."),)), *case.decisions[1:]),
        what_if=(WhatIf(stage, first.pathway, "Police", 'More, "said" so.', other, "Because."),),
        record_errors=(RecordError(("f1",), "What.", "Better.", "a-check"),),
        notes=(TrainerNote("expect", "All.", stage), TrainerNote("keep safe", "Of the whole.")),
    )
    faults: list[Fault] = []
    data = open_case(case_text(case_data(full)))
    assert read_scenario(Table(data, case.file, "", faults)) == full
    assert faults == []


def test_the_whole_folder_loads_with_a_written_case_in_it(conf_copy: Path) -> None:
    case = CASES[0]
    data = case_data(case) | {"id": "our-own", "title": 'Our "own"\ncase'}
    path = conf_copy / "scenarios" / "our-own.toml"
    path.write_text(case_text(data), encoding="utf-8")
    assert load_rules(conf_copy).scenarios["our-own"].title == 'Our "own"\ncase'


@pytest.mark.parametrize("broken", ["about", "fact", "decision", "answer", "early", "trap", "if"])
def test_the_faults_are_those_of_the_folder(conf_copy: Path, broken: str) -> None:
    case = RULES.scenarios["the-booked-meeting"]
    data: CaseData = open_case(file_of(case))
    decision = data["decision"][0]  # type: ignore[index] # the case's file has decisions
    if broken == "about":
        data["about"] = ""
    elif broken == "fact":
        data["fact"][0]["stage"] = "sunday"  # type: ignore[index] # and facts
    elif broken == "decision":
        decision["expected_outcome"] = "early-help"
    elif broken == "answer":
        decision["answer"].pop()
    elif broken == "early":
        decision["answer"][0]["facts"] = ["f9"]
    elif broken == "trap":
        data["language_trap"][0]["phrase"] = "Maya is fourteen"  # type: ignore[index] # and traps
    else:
        stays = {"question": "immediate-danger", "answer": "no"}
        data["what_if"] = [
            {
                "stage": "monday",
                "pathway": "which-meeting",
                "from": "x",
                "text": "x",
                "why": "x",
                "answer": [stays],
            }
        ]
    text = case_text(data)
    with pytest.raises(FaultsFound) as found:
        check_case(RULES, text, case.file)
    (conf_copy / case.file).write_text(text, encoding="utf-8")
    assert sorted(found.value.faults) == sorted(faults_of(conf_copy))


TEXTS = st.text(max_size=30)
DATA = st.recursive(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True) | TEXTS,
        TEXTS | st.integers(-9, 9) | st.dates() | st.lists(TEXTS, min_size=1, max_size=3),
        max_size=4,
    ),
    lambda inside: st.dictionaries(
        st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True),
        inside | st.lists(inside, min_size=1, max_size=2) | TEXTS,
        max_size=3,
    ),
    max_leaves=6,
)


@given(DATA)
def test_whatever_is_written_is_what_the_standard_library_reads(data: CaseData) -> None:
    assert tomllib.loads(case_text(data)) == data


def test_what_a_case_has_no_place_for_is_refused() -> None:
    for value in (1.5, True, {1: 2}.items()):
        with pytest.raises(TypeError):
            case_text({"a": value})
    assert tomllib.loads(case_text({"a": date(2027, 5, 31), "b": None})) == {"a": date(2027, 5, 31)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = ", "our.toml"),
        ("x" * 1_000_001, "too large"),
        ("[" * 3000, "our.toml"),
        (f"a = {'9' * 5000}", "cannot be read"),
    ],
)
def test_a_file_that_is_no_case_is_told_in_words(text: str, told: str) -> None:
    with pytest.raises(FaultsFound, match=told):
        open_case(text, "our.toml")
