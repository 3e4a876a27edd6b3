"""What plans.toml has to say about each kind of plan, each rule and each question."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import PLANS, add, assert_fault, assert_only, change, faults_of

from cse_guidance.model import Rules

RULE = 'id = "several-plans"'


@pytest.mark.parametrize(
    ("table", "extra"),
    [("kind", ""), ("status", ""), ("harm", ""), ("opposite", ""), ("rule", "")],
)
def test_an_id_that_is_used_twice_is_named(conf_copy: Path, table: str, extra: str) -> None:
    text = (conf_copy / PLANS).read_text(encoding="utf-8")
    first = text.split(f"[[{table}]]")[1].partition("[[")[0].partition("# ---")[0]
    first_id = next(line for line in first.splitlines() if line.startswith("id = "))
    add(conf_copy, PLANS, f"[[{table}]]\n{first}{extra}")
    name = first_id.partition(" = ")[2]
    assert_fault(faults_of(conf_copy), PLANS, f"{table} {name}", f"{name} is used twice", "own")


def test_a_local_rule_about_plans_says_where_it_is_from(conf_copy: Path, rules: Rules) -> None:
    local = next(r for r in rules.plans.rules.values() if r.scope == "local example")
    change(conf_copy, PLANS, f'id = "{local.id}"', "area", None)
    assert_only(faults_of(conf_copy), PLANS, f'rule "{local.id}"', "does not say where", "area")


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (RULE, 'rule "several-plans"'),
        ('id = "cse"', 'kind "cse"'),
        ("[[status]]", 'status "early-help"'),
        ("[[question]]", 'question "plan missing"'),
    ],
)
def test_a_local_scope_without_a_place_is_named(conf_copy: Path, after: str, place: str) -> None:
    change(conf_copy, PLANS, after, "scope", '"local rule"')
    assert_only(faults_of(conf_copy), PLANS, place, "does not say where", "area")


def test_a_kind_of_plan_has_clocks_or_says_why_it_has_none(conf_copy: Path, rules: Rules) -> None:
    clocked = next(kind for kind in rules.plans.kinds.values() if kind.first_review)
    change(conf_copy, PLANS, f'id = "{clocked.id}"', "first_review", None)
    place = f'kind "{clocked.id}"'
    assert_only(faults_of(conf_copy), PLANS, place, '"first_review" is missing', "first_review")


def test_a_kind_of_plan_has_not_both_a_clock_and_a_reason_for_none(
    conf_copy: Path, rules: Rules
) -> None:
    clocked = next(kind for kind in rules.plans.kinds.values() if kind.first_review)
    change(conf_copy, PLANS, f'id = "{clocked.id}"', "forum", '"x"\nno_review = "y"')
    place = f'kind "{clocked.id}"'
    assert_only(faults_of(conf_copy), PLANS, place, "names a clock", "Take out no_review")


def test_a_reason_that_stands_twice_is_named(conf_copy: Path) -> None:
    add(conf_copy, PLANS, '[[left_out]]\nline = "lead"\nwhy = "x"')
    assert_only(faults_of(conf_copy), PLANS, 'left out "lead"', "two reasons", "Keep one")


@pytest.mark.parametrize("key", ["alike", "alike_opposed"])
@pytest.mark.parametrize("value", ["0", "101", "0.5", '"75"'])
def test_a_share_is_a_whole_number_of_per_cent(conf_copy: Path, key: str, value: str) -> None:
    change(conf_copy, PLANS, "[likeness]", key, value)
    assert_only(faults_of(conf_copy), PLANS, "likeness", f'"{key}" is', "")


@pytest.mark.parametrize("value", ["0", "11", "0.5", '"5"'])
def test_how_many_rules_are_shown_first_is_a_small_whole_number(
    conf_copy: Path, value: str
) -> None:
    change(conf_copy, PLANS, "[look_first]", "most", value)
    assert_only(faults_of(conf_copy), PLANS, "look_first", '"most" is', "")
