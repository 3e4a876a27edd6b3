"""Clocks that cannot be meant, and events that nothing starts or that come after themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import CLOCKS, add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.check.clocks import MOST
from cse_guidance.load import packaged_rules
from cse_guidance.model import Clock, Rules

RULES = packaged_rules()
COUNTED = [clock for clock in RULES.clocks.values() if clock.count is not None]
REPEATS = next(clock for clock in COUNTED if clock.repeats)


def change_clock(conf: Path, clock: str, key: str, value: str | None) -> None:
    """Change an entry of a clock, which may share its id with an event."""
    path = conf / CLOCKS
    before, mark, after = path.read_text(encoding="utf-8").partition(f'[[clock]]\nid = "{clock}"\n')
    lines, gap, rest = after.partition("\n[[")
    kept = [line for line in lines.splitlines() if not line.startswith(f"{key} = ")]
    kept += [] if value is None else [f"{key} = {value}"]
    path.write_text(before + mark + "\n".join(kept) + "\n" + gap + rest, encoding="utf-8")


def test_a_clock_in_a_circle_has_to_say_that_it_repeats(conf_copy: Path) -> None:
    change_clock(conf_copy, REPEATS.id, "repeats", None)
    place = f'clock "{REPEATS.id}"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "to the same event", "repeats = true")


def test_a_clock_that_repeats_runs_in_a_circle(conf_copy: Path) -> None:
    change_clock(conf_copy, "core-group", "repeats", "true")
    place = 'clock "core-group"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "from one event to another", "Take out")


def test_a_clock_that_repeats_needs_nothing_of_its_own(conf_copy: Path) -> None:
    change_clock(conf_copy, REPEATS.id, "each_needs_its_own", "true")
    place = f'clock "{REPEATS.id}"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "each is said to need its own", "Take out")


def test_a_clock_that_repeats_has_a_count(conf_copy: Path) -> None:
    change_clock(conf_copy, REPEATS.id, "count", None)
    change_clock(conf_copy, REPEATS.id, "unit", '"today"')
    place = f'clock "{REPEATS.id}"'
    assert_fault(faults_of(conf_copy), CLOCKS, place, "it repeats, but has no count", "6 months")


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_a_count_that_cannot_be_meant_is_named_and_the_most_that_can_is_not(
    conf_copy: Path, clock: Clock
) -> None:
    most = MOST[clock.unit]
    change_clock(conf_copy, clock.id, "count", str(most))
    assert faults_of(conf_copy) == []
    change_clock(conf_copy, clock.id, "count", str(most + 1))
    problem = f"{most + 1} {clock.unit} cannot be meant"
    assert_only(faults_of(conf_copy), CLOCKS, f'clock "{clock.id}"', problem, str(most))


def test_every_unit_that_is_counted_has_a_most() -> None:
    assert {clock.unit for clock in COUNTED} <= set(MOST)


def test_an_event_that_no_clock_uses_is_named(conf_copy: Path) -> None:
    add(conf_copy, CLOCKS, '[[event]]\nid = "nothing"\ntitle = "nothing happened"')
    assert_only(faults_of(conf_copy), CLOCKS, 'event "nothing"', "no clock starts or stops", "Name")


def test_an_event_after_one_that_does_not_exist_is_named(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "referral-decision"', "after", '["referal-received"]')
    place, problem = 'event "referral-decision"', 'there is no event "referal-received"'
    assert_only(faults_of(conf_copy), CLOCKS, place, problem, '"referral-received"')


def test_an_event_after_itself_is_named(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, 'id = "referral-decision"', "after", '["referral-decision"]')
    place = 'event "referral-decision"'
    assert_only(faults_of(conf_copy), CLOCKS, place, "come after itself", "Take one")


def test_events_that_come_after_each_other_through_a_third_are_all_named(
    conf_copy: Path, rules: Rules
) -> None:
    first = "strategy-discussion"
    assert not rules.events[first].after
    title = f'title = "{rules.events[first].title}"\n'
    swap(conf_copy, CLOCKS, title, f'{title}after = ["review-conference"]\n')
    faults = faults_of(conf_copy)
    circle = (first, "child-protection-conference", "review-conference")
    for name in circle:
        assert_fault(faults, CLOCKS, f'event "{name}"', "through other events", "Take one")
    assert len(faults) == len(circle)


@pytest.mark.parametrize("key", ["from", "to"])
def test_a_clock_whose_event_does_not_exist_is_one_fault_more(conf_copy: Path, key: str) -> None:
    change_clock(conf_copy, "assessment", key, '"nowhere"')
    problem = 'there is no event "nowhere"'
    assert_fault(faults_of(conf_copy), CLOCKS, 'clock "assessment"', problem)


def test_how_it_is_counted_names_a_source_that_exists(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, "[counting]", "sources", '["nobody"]')
    assert_only(faults_of(conf_copy), CLOCKS, "counting", 'there is no source "nobody"')
