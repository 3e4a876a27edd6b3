"""meetings.toml: a condition that is none is named, and so is a scope that says no place."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import MEETINGS, assert_fault, assert_only, change, faults_of

from cse_guidance.load import load_rules
from cse_guidance.model.condition import AllOf, AnyOf, Contrary, FactIs

SCHOOL = 'attendee = "school"'
PLACE = 'invite "school"'


@pytest.mark.parametrize(
    "value",
    [
        '""',
        '"  "',
        "true",
        "7",
        "2027-05-31",
        "[]",
        '["in-school"]',
        "{}",
        "{ all = [] }",
        '{ all = "in-school" }',
        '{ any = [""] }',
        "{ any = [7] }",
        '{ some = ["in-school"] }',
        '{ not = ["in-school"] }',
        "{ not = 1 }",
        '{ all = ["in-school"], any = ["missing"] }',
        "{ not = { not = { not = { not = { not = { not = " + '"missing"' + " } } } } } }",
    ],
)
def test_what_is_no_condition_is_named(conf_copy: Path, value: str) -> None:
    change(conf_copy, MEETINGS, SCHOOL, "when", value)
    assert_only(faults_of(conf_copy), MEETINGS, PLACE, '"when" is not a condition', "any = [")


def test_conditions_lie_inside_one_another(conf_copy: Path) -> None:
    written = '{ all = ["missing", { any = ["railway", { not = "in-school" }] }] }'
    change(conf_copy, MEETINGS, SCHOOL, "when", written)
    rules = load_rules(conf_copy)
    rule = next(one for one in rules.meetings.invites if one.attendee == "school")
    inner = AnyOf((FactIs("railway"), Contrary(FactIs("in-school"))))
    assert rule.when == AllOf((FactIs("missing"), inner))


@pytest.mark.parametrize("key", ["decides", "does_not_decide"])
def test_what_a_meeting_decides_is_one_of_the_words_that_promises_use(
    conf_copy: Path, key: str
) -> None:
    change(conf_copy, MEETINGS, 'id = "core-group"', key, '["the weather"]')
    told = [f for f in faults_of(conf_copy) if '"the weather"' in f.problem]
    assert [fault.place for fault in told] == ['meeting "core-group"']
    assert "section 47" in told[0].remedy


@pytest.mark.parametrize(
    ("after", "key"),
    [
        ("[[invite]]", "need"),
        ("[[invite]]", "scope"),
        ("[[line]]", "about"),
        ("[[meeting]]", "kind"),
        ("[[meeting.clock]]", "stage"),
        ("[[agency]]", "stands_for"),
        ("[[finding]]", "id"),
        ('id = "child"', "voice"),
        ("[[fact]]", "asks"),
    ],
)
def test_a_word_that_is_not_one_of_those_allowed_is_named_with_them(
    conf_copy: Path, after: str, key: str
) -> None:
    old = change(conf_copy, MEETINGS, after, key, '"sometimes"')
    told = [f for f in faults_of(conf_copy) if f.problem == f'"{key}" is "sometimes".']
    assert len(told) == 1
    assert old in told[0].remedy


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ('id = "swindon-conference"', 'quorum "swindon-conference"'),
        ('attendee = "treating-clinician"', 'invite "treating-clinician"'),
    ],
)
def test_a_local_rule_says_where_it_is_from(conf_copy: Path, after: str, place: str) -> None:
    change(conf_copy, MEETINGS, after, "area", None)
    assert_only(faults_of(conf_copy), MEETINGS, place, "does not say where", "area")


def test_a_national_rule_names_no_area(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, SCHOOL, "scope", '"national"\narea = "Leeds, 2020"')
    assert_fault(faults_of(conf_copy), MEETINGS, PLACE, "an area is named", "Take out")


def test_a_share_of_a_quorum_is_at_least_one(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, "[[quorum.share]]", "at_least", "0")
    (fault,) = faults_of(conf_copy)
    assert fault.place == 'quorum "strategy-minimum", share 1'
    assert '"at_least" is 0' in fault.problem
