"""How deadlines are counted has to be stated whole: every sentence, each once."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from breaking import CLOCKS, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules
from cse_guidance.model.counting import CountingRule, DateCheck

RULE_IDS, CHECK_IDS = get_args(CountingRule), get_args(DateCheck)


def test_every_sentence_is_there(rules: Rules) -> None:
    assert set(rules.counting.rules) == set(RULE_IDS)
    assert set(rules.counting.checks) == set(CHECK_IDS)
    assert all(rules.counting.rules.values())
    assert all(one.why and one.do for one in rules.counting.checks.values())


@pytest.mark.parametrize("value", ["2", "-1", '"none"', "true", "0.5"])
def test_the_day_of_the_event_is_nought_or_one(conf_copy: Path, value: str) -> None:
    change(conf_copy, CLOCKS, "[counting]", "day_of_event", value)
    assert_only(faults_of(conf_copy), CLOCKS, "counting", '"day_of_event" is', "Write")


@pytest.mark.parametrize("key", ["day_of_event", "reminder", "sources"])
def test_what_is_missing_is_named(conf_copy: Path, key: str) -> None:
    change(conf_copy, CLOCKS, "[counting]", key, None)
    assert_only(faults_of(conf_copy), CLOCKS, "counting", f'"{key}" is missing', "Write")


@pytest.mark.parametrize("name", RULE_IDS)
def test_a_rule_that_is_missing_is_named(conf_copy: Path, name: str, rules: Rules) -> None:
    lines = f'[[counting.rule]]\nid = "{name}"\ntext = "{rules.counting.rules[name]}"\n'  # type: ignore[index] # one of them
    swap(conf_copy, CLOCKS, lines, "")
    problem = f'there is no rule "{name}"'
    assert_only(faults_of(conf_copy), CLOCKS, "counting", problem, "[[counting.rule]]")


@pytest.mark.parametrize("name", CHECK_IDS)
def test_a_check_that_is_written_twice_or_misspelt_is_named(conf_copy: Path, name: str) -> None:
    extra = '\n[[counting.check]]\nid = "{}"\nwhy = "x"\ndo = "x"\n\n[[event]]\nid = "concern"'
    event = '\n[[event]]\nid = "concern"'
    swap(conf_copy, CLOCKS, event, extra.format(name))
    place = f'counting, check "{name}"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "more than one check", "Keep one")
    change(
        conf_copy, CLOCKS, f'[[counting.check]]\nid = "{name}"'.split("\n")[1], "id", f'"{name}x"'
    )
    assert_fault(faults_of(conf_copy), CLOCKS, f'counting, check "{name}x"', f'"{name}x"', "Write")


@pytest.mark.parametrize("key", ["why", "do"])
def test_a_check_says_why_and_what_to_do(conf_copy: Path, key: str) -> None:
    change(conf_copy, CLOCKS, "[[counting.check]]", key, '""')
    place = f'counting, check "{CHECK_IDS[0]}"'
    assert_only(faults_of(conf_copy), CLOCKS, place, f'"{key}" is empty', "Write")


def test_without_the_table_it_is_asked_for(conf_copy: Path) -> None:
    path = conf_copy / CLOCKS
    text = path.read_text(encoding="utf-8")
    start, end = text.index("[counting]"), text.index('[[event]]\nid = "concern"')
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert_only(faults_of(conf_copy), CLOCKS, "", "[counting] is missing", "Add a table")


def test_something_else_in_it_is_named(conf_copy: Path) -> None:
    swap(conf_copy, CLOCKS, "[counting]\n", "[counting]\ncolour = 1\n")
    assert_only(faults_of(conf_copy), CLOCKS, "counting", '"colour" is not something', "Take it")
