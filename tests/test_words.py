"""The words for deadlines, scopes and sources: national apart from local, history as history."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.answers import Cited, ToDo, plain, to_do
from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Band, Clock, Gate, Rules, Scope, Weight, Window
from cse_guidance.model.condition import ALWAYS, AllOf, AnyOf, Contrary, FactIs
from cse_guidance.paths import all_paths
from cse_guidance.score import score
from cse_guidance.words import (
    MONTHS,
    band_words,
    clock_words,
    condition_words,
    day_words,
    gate_words,
    moment_words,
    month_words,
    reach_words,
    scope_words,
    source_words,
    time_words,
    weekday_words,
    weight_words,
    window_words,
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


@given(st.dates(date(1000, 1, 2)), st.times(), st.sampled_from([0, 1]))
def test_a_moment_is_written_with_its_day_of_the_week_and_its_time(
    day: date, clock: time, fold: int
) -> None:
    weekday, rest = weekday_words(day).split(" ", 1)
    assert rest == day_words(day)
    assert weekday[:3] == day.ctime()[:3]
    assert moment_words(day) == weekday_words(day)
    words = moment_words(datetime.combine(day, clock.replace(fold=fold)))
    assert words.startswith(f"{clock.isoformat('minutes')} on {weekday_words(day)}")
    midnight = clock.replace(fold=0) == datetime.min.time()
    assert ("midnight after" in words) == midnight
    assert (weekday_words(day - timedelta(days=1)) in words) == midnight
    assert ("second time" in words) == (fold == 1 and not midnight)


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


def test_a_window_of_time_is_said_with_its_own_months() -> None:
    assert window_words(Window("a", "A", 0, 6)) == "in the last 6 months"
    assert window_words(Window("b", "B", 6, 12)) == "6 to 12 months ago"
    assert window_words(Window("c", "C", 0, None)) == "at any time"
    assert window_words(Window("d", "D", 12, None)) == "more than 12 months ago"
    for instrument in RULES.instruments.values():
        told = [window_words(window) for window in instrument.windows]
        assert len(set(told)) == len(told)


def test_a_band_and_a_weight_are_said_with_their_own_numbers() -> None:
    assert band_words(Band("x", 6, 10)) == "A total of 6 to 10"
    assert band_words(Band("x", 3, 3)) == "A total of 3"
    assert band_words(Band("x", 16, None)) == "A total of 16 or more"
    assert weight_words(Weight("incident", "", "ever", 1)) == "an incident"
    assert weight_words(Weight("sign", "high", "ever", 5)) == "a sign (high)"


def test_a_condition_is_said_in_the_words_of_its_facts() -> None:
    texts = {"a": "It rains", "b": "It snows"}
    rain, snow = FactIs("a"), FactIs("b")
    assert condition_words(ALWAYS, texts) == ""
    assert condition_words(rain, texts) == "It rains"
    assert condition_words(Contrary(rain), texts) == "this is not so: It rains"
    assert condition_words(AllOf((rain,)), texts) == "It rains"
    assert condition_words(AnyOf((rain, snow)), texts) == "any of these (It rains; It snows)"
    both = AllOf((AnyOf((rain, snow)), Contrary(snow)))
    assert condition_words(both, texts) == (
        "all of these (any of these (It rains; It snows); this is not so: It snows)"
    )
