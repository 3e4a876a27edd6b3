"""The words for deadlines, scopes and sources: national apart from local, history as history."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.answers import Cited, ToDo, plain, to_do
from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Clock, Gate, Rules, Scope
from cse_guidance.paths import all_paths
from cse_guidance.score import score
from cse_guidance.words import (
    MONTHS,
    clock_words,
    day_words,
    gate_words,
    month_words,
    reach_words,
    scope_words,
    source_words,
    time_words,
)

RULES = packaged_rules()
CLOCKS = list(RULES.clocks.values())
COUNTED = [clock for clock in CLOCKS if clock.count is not None]


def changed(clock: Clock, count: int) -> Clock:
    return Clock(**{name: getattr(clock, name) for name in clock.__slots__} | {"count": count})


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_a_deadline_names_its_number_its_unit_and_when_it_starts(clock: Clock) -> None:
    words = clock_words(RULES, clock)
    assert str(clock.count) in words
    assert clock.unit.rstrip("s") in words
    assert RULES.events[clock.from_event].title in words


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_changing_the_number_of_a_clock_changes_its_words(clock: Clock) -> None:
    assert clock.count is not None
    assert clock_words(RULES, changed(clock, clock.count + 1)) != clock_words(RULES, clock)


@pytest.mark.parametrize("clock", COUNTED, ids=lambda clock: clock.id)
def test_one_is_said_as_one(clock: Clock) -> None:
    most = " at most" if clock.at_most else ""
    assert time_words(changed(clock, 1)) == f"within 1 {clock.unit.removesuffix('s')}{most}"
    assert time_words(changed(clock, 2)) == f"within 2 {clock.unit}{most}"


def test_what_has_no_number_is_said_as_it_is_written() -> None:
    for clock in CLOCKS:
        if clock.count is None:
            assert clock_words(RULES, clock).startswith(clock.unit)


def test_a_local_clock_is_always_told_with_its_place() -> None:
    for clock in CLOCKS:
        words = scope_words(clock.scope, clock.area)
        assert ("(" in words) == clock.scope.startswith("local")
        assert clock.area in words
    assert len({scope_words(scope) for scope in get_args(Scope)}) == len(get_args(Scope))


def every_result(rules: Rules) -> list[tuple[tuple[ToDo, ...], tuple[Cited, ...]]]:
    results: list[tuple[tuple[ToDo, ...], tuple[Cited, ...]]] = []
    for pathway in rules.pathways.values():
        for path, _ in all_paths(pathway):
            followed = follow(rules, pathway.id, dict(path))
            traced = tuple(one for reason in followed.reasons for one in reason.sources)
            results.append((followed.to_do, followed.sources + traced))
    for instrument in rules.instruments.values():
        for indicator in instrument.indicators:
            worst = instrument.scale_of(indicator).gravest.id
            scored = score(rules, instrument.id, {indicator.id: worst})
            traced = tuple(one for reason in scored.reasons for one in reason.sources)
            results.append((scored.to_do, scored.sources + traced + scored.ask_first.sources))
    return results


def test_no_result_rests_on_a_text_that_nobody_read(rules: Rules) -> None:
    for steps, cited in every_result(rules):
        for one in (*cited, *(source for step in steps for source in step.sources)):
            assert rules.sources[one.id].evidence != "unread"


def test_every_result_tells_what_is_superseded_and_what_is_local(rules: Rules) -> None:
    standings = set()
    for steps, cited in every_result(rules):
        for one in (*cited, *(source for step in steps for source in step.sources)):
            source = rules.sources[one.id]
            assert one.words == source_words(source)
            standings.add(source.status)
            if source.status == "superseded":
                assert "superseded" in one.words
                assert one.caution == source.caution != ""
            if source.status == "local":
                assert source.area in one.words
    assert {"current", "superseded", "local"} <= standings


def test_every_step_of_every_result_has_the_words_of_its_clock(rules: Rules) -> None:
    actions = [a for p in rules.pathways.values() for a in p.actions]
    actions += [a for i in rules.instruments.values() for a in i.actions]
    for action in actions:
        step = to_do(rules, action)
        clock = rules.clocks[action.clock]
        assert step.when == clock_words(rules, clock)
        assert step.scope == reach_words(clock)
        assert clock.area in step.scope
        assert ("National" in step.scope) == (clock.scope == "national")
        assert step.who == tuple(rules.roles[role].title for role in action.who)
        assert {one.id for one in step.sources} == {*action.sources, *clock.sources}


@given(st.dates())
def test_a_date_is_written_as_people_write_it(day: date) -> None:
    number, month, year = day_words(day).split(" ")
    assert (int(number), MONTHS.index(month) + 1, int(year)) == (day.day, day.month, day.year)


@given(st.integers(1, 12), st.integers(1000, 9999))
def test_a_month_is_written_as_people_write_it(month: int, year: int) -> None:
    assert month_words(f"{year}-{month:02}") == f"{MONTHS[month - 1]} {year}"


def test_every_month_of_the_sources_can_be_written(rules: Rules) -> None:
    assert all(month_words(source.checked_on) for source in rules.sources.values())


@pytest.mark.parametrize("gate", RULES.instruments["practice-rat"].scoring.gates)
@pytest.mark.parametrize("number", [1, 2, 7])
def test_the_words_of_a_gate_follow_its_number_and_its_tier(gate: Gate, number: int) -> None:
    other = Gate(gate.level, gate.tier, number, gate.because, gate.sources)
    words = gate_words(other)
    assert words.startswith(f"{number} ")
    assert gate.tier.capitalize() in words
    assert ("or above" in words) == (gate.tier != "high")


def test_a_result_becomes_plain_lists_and_mappings(rules: Rules) -> None:
    found = plain(score(rules, "practice-rat", {}))
    assert isinstance(found, dict)
    assert isinstance(found["to_do"], list)
    assert isinstance(found["ask_first"], dict)
    assert plain({1: ("a", None, True, 2.5)}) == {"1": ["a", None, True, 2.5]}
