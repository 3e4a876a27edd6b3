"""What follows from an event: every clock that runs from it, and from what these lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cse_guidance.deadlines.what_follows import DAYS_IN, days_of, what_follows
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules

RULES = packaged_rules()
each_event = pytest.mark.parametrize("name", RULES.events)


def reached(name: str) -> set[str]:
    """Return every event that can be reached by clocks, by trying all of them again and again."""
    found = {name}
    for _ in RULES.clocks:
        found |= {one.to_event for one in RULES.clocks.values() if one.from_event in found}
    return found


@each_event
def test_every_clock_that_follows_is_there_once_and_no_other(name: str) -> None:
    shown = [(one.event.id, clock.id) for one in what_follows(RULES, name) for clock in one.clocks]
    expected = {
        (clock.from_event, clock.id)
        for clock in RULES.clocks.values()
        if clock.from_event in reached(name)
    }
    assert set(shown) == expected
    assert len(shown) == len(expected)


@each_event
def test_national_clocks_stand_first_and_the_shorter_before_the_longer(name: str) -> None:
    for one in what_follows(RULES, name):
        order = [(clock.scope != "national", days_of(clock)) for clock in one.clocks]
        assert order == sorted(order)


@each_event
def test_an_event_comes_after_what_leads_to_it(name: str) -> None:
    found = what_follows(RULES, name)
    placed = [one.at for one in found if one.at is not None]
    assert placed == sorted(placed)
    assert all(one.at is not None for one in found[: len(placed)]), "those without a place are last"
    if any(clock.from_event == name for clock in RULES.clocks.values()):
        assert (found[0].event.id, found[0].at) == (name, 0.0)


def test_what_comes_earlier_stands_first_in_whatever_order_it_is_found(rules: Rules) -> None:
    first, near, far, later = list(rules.events)[:4]
    ways = [(first, near, 50), (first, far, 100), (near, later, 10), (far, far, 1), (later, far, 1)]
    clocks = [
        replace(one, id=f"{start}-{end}", from_event=start, to_event=end, count=count, unit="days")
        for one in [rules.clocks["core-group"]]
        for start, end, count in ways
    ]
    found = what_follows(replace(rules, clocks={one.id: one for one in clocks}), first)
    expected = [(first, 0), (near, 50), (later, 60), (far, 100)]
    assert [(one.event.id, one.at) for one in found] == expected


def test_no_event_is_placed_by_a_local_example() -> None:
    for one in what_follows(RULES, "strategy-discussion"):
        to_it = [clock for clock in RULES.clocks.values() if clock.to_event == one.event.id]
        if one.at:
            assert any(clock.scope == "national" for clock in to_it)
        elif one.at is None:
            assert not any(clock.scope == "national" for clock in to_it)


def test_every_unit_with_a_number_has_its_length() -> None:
    units = {clock.unit for clock in RULES.clocks.values() if clock.count is not None}
    assert units <= set(DAYS_IN)
    assert DAYS_IN["weeks"] == 7 * DAYS_IN["days"]
    assert 5 * DAYS_IN["working days"] == DAYS_IN["weeks"]
    assert (24 * DAYS_IN["hours"], DAYS_IN["days"], 12 * DAYS_IN["months"]) == (1, 1, 365)


def test_an_event_that_there_is_not_is_refused(rules: Rules) -> None:
    with pytest.raises(KeyError):
        what_follows(rules, "nothing")
