"""A ladder that misses a stage, or shows one area's time limit as another's, is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import ESCALATION, add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.load import load_rules
from cse_guidance.model import Rules

COMMON = 'id = "common-rules"'
SEFTON = 'id = "sefton-2017"'
OWN = """
[[ladder]]
id = "ours"
title = "Our stages"
scope = "local rule"
area = "Anywhere, 2026"
sources = ["this-site"]
[[ladder.stage]]
number = 1
title = "Ours"
who = ["anyone"]
with = ["decision-maker"]
what = "Ring."
"""


def test_an_areas_own_ladder_is_no_fault(conf_copy: Path) -> None:
    add(conf_copy, ESCALATION, OWN)
    assert faults_of(conf_copy) == []
    assert load_rules(conf_copy).ladders["ours"].area


@pytest.mark.parametrize("number", ["2", "3"])
def test_stages_that_are_not_numbered_one_after_the_other_are_named(
    conf_copy: Path, number: str
) -> None:
    change(conf_copy, ESCALATION, COMMON, "number", number)
    place = 'ladder "common-rules"'
    assert_only(faults_of(conf_copy), ESCALATION, place, f"are numbered {number}, 2", "1, 2, 3")


def test_a_stage_that_is_left_out_is_named(conf_copy: Path) -> None:
    swap(conf_copy, ESCALATION, "number = 2\n", "number = 5\n")
    swap(conf_copy, ESCALATION, "number = 3\n", "number = 2\n")
    place = 'ladder "common-rules"'
    assert_only(faults_of(conf_copy), ESCALATION, place, "numbered 1, 5, 2, 4", "none left out")


@pytest.mark.parametrize("number", ["0", "10", '"1"', "true"])
def test_a_number_that_no_stage_has_is_named_once(conf_copy: Path, number: str) -> None:
    change(conf_copy, ESCALATION, COMMON, "number", number)
    (fault,) = faults_of(conf_copy)
    assert fault.place == 'ladder "common-rules", stage "The two people"'
    assert '"number" is' in fault.problem


@pytest.mark.parametrize(
    ("after", "key", "place", "called"),
    [
        (COMMON, "sources", 'ladder "common-rules"', "source"),
        ("[[ladder.point]]", "sources", 'ladder "common-rules", point', "source"),
        (COMMON, "who", 'ladder "common-rules", stage "The two people"', "role"),
        (COMMON, "with", 'ladder "common-rules", stage "The two people"', "role"),
        (SEFTON, "clocks", 'ladder "sefton-2017", stage "Practitioner and team manager"', "clock"),
    ],
)
def test_a_name_that_nothing_has_is_reported(
    conf_copy: Path, after: str, key: str, place: str, called: str
) -> None:
    change(conf_copy, ESCALATION, after, key, '["nobody"]')
    assert_only(faults_of(conf_copy), ESCALATION, place, f'there is no {called} "nobody"')


@pytest.mark.parametrize("scope", ["local rule", "local example"])
def test_a_local_ladder_says_whose_it_is(conf_copy: Path, scope: str) -> None:
    change(conf_copy, ESCALATION, SEFTON, "scope", f'"{scope}"')
    change(conf_copy, ESCALATION, SEFTON, "area", None)
    place = 'ladder "sefton-2017"'
    faults = faults_of(conf_copy)
    assert_fault(faults, ESCALATION, place, f"a {scope} does not say where it is from", "area")


def test_a_ladder_of_everybody_names_no_area(conf_copy: Path) -> None:
    swap(conf_copy, ESCALATION, 'scope = "site advice"', 'scope = "site advice"\narea = "Sefton"')
    place = 'ladder "common-rules"'
    assert_only(faults_of(conf_copy), ESCALATION, place, "an area is named", "local example")


@pytest.mark.parametrize("after", [COMMON, "[[ladder.point]]"])
def test_a_ladder_is_not_national_on_local_sources(conf_copy: Path, after: str) -> None:
    change(conf_copy, ESCALATION, after, "scope", '"national"')
    if after != COMMON:
        change(conf_copy, ESCALATION, after, "area", None)
    faults = faults_of(conf_copy)
    place = 'ladder "common-rules"' + ("" if after == COMMON else ", point")
    assert_only(faults, ESCALATION, place, "rests on no law or statutory guidance")


def test_the_time_limit_of_one_area_is_never_shown_as_that_of_all(conf_copy: Path) -> None:
    swap(conf_copy, ESCALATION, "number = 2\n", 'number = 2\nclocks = ["sefton-reply"]\n')
    place = 'ladder "common-rules", stage "Managers and safeguarding leads"'
    problem = 'its clock "sefton-reply" is that of Sefton, 2017'
    assert_only(faults_of(conf_copy), ESCALATION, place, problem, "clock of the ladder's own")


def test_the_time_limit_of_one_area_is_never_shown_as_that_of_another(conf_copy: Path) -> None:
    add(conf_copy, ESCALATION, OWN + 'clocks = ["sefton-reply"]')
    place = 'ladder "ours", stage "Ours"'
    assert_only(faults_of(conf_copy), ESCALATION, place, "is that of Sefton, 2017", "take this one")


def test_a_national_clock_may_stand_in_any_ladder(conf_copy: Path, rules: Rules) -> None:
    clock = next(one.id for one in rules.clocks.values() if one.scope == "national")
    add(conf_copy, ESCALATION, OWN + f'clocks = ["{clock}"]')
    assert faults_of(conf_copy) == []


def test_two_ladders_never_share_an_id(conf_copy: Path) -> None:
    add(conf_copy, ESCALATION, OWN.replace('"ours"', '"sefton-2017"'))
    place = 'ladder "sefton-2017"'
    assert_only(faults_of(conf_copy), ESCALATION, place, "is used twice", "of its own")


def test_the_stages_that_were_not_seen_are_never_filled_in(rules: Rules) -> None:
    """What could not be read of an example is named, and the last stage shown is before it."""
    examples = [one for one in rules.ladders.values() if one.scope == "local example"]
    assert examples
    for ladder in examples:
        assert ladder.not_seen, ladder.id
        assert f"Stage {ladder.stages[-1].number + 1}" in ladder.not_seen
