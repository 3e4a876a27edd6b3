"""Whom anybody may ring after an exercise: each once, and what a number rests on was read."""

from __future__ import annotations

from pathlib import Path

from breaking import add, assert_fault, assert_only, change, faults_of

AREA = "area.toml"
ONE = '[[support]]\nid = "samaritans"\ntitle = "x"\nnumber = "1"\nabout = "x"'


def test_a_number_for_support_rests_on_a_source_that_exists(conf_copy: Path) -> None:
    change(conf_copy, AREA, "[[support]]", "sources", '["nobody"]')
    place = 'support "samaritans"'
    assert_fault(faults_of(conf_copy), AREA, place, 'there is no source "nobody"', "Write")


def test_an_area_may_leave_out_the_source_of_its_own_service(conf_copy: Path) -> None:
    add(conf_copy, AREA, ONE.replace("samaritans", "own-service"))
    assert faults_of(conf_copy) == []


def test_an_id_of_support_is_used_once(conf_copy: Path) -> None:
    add(conf_copy, AREA, ONE)
    assert_only(faults_of(conf_copy), AREA, 'support "samaritans"', "more than one", "Rename")
