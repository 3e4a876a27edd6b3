"""Dates that are added to an answer: boxes for the events that count, and the last days."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from checking_forms import CHECKERS, RULES
from due import days, moments
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.checkers.dates import (
    DATES,
    boxes_for,
    counted_clocks,
    dates_entry,
    dates_group,
    last_days,
    with_dates,
)
from cse_guidance.checkers.form import Field
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.inputs import Given, Moment, Object, read
from cse_guidance.load.basics import WITHOUT_COUNT
from cse_guidance.model import Action

EVERY_ACTION = [a for one in RULES.pathways.values() for a in one.own_actions] + [
    a for one in RULES.instruments.values() for a in one.actions
]
ACTIONS = list({action.id: action for action in EVERY_ACTION}.values())
some_actions = st.lists(st.sampled_from(ACTIONS), max_size=8, unique_by=lambda one: one.id)
EVENTS = list(RULES.events)


def given_dates(dates: dict[str, date | datetime]) -> Given:
    written = {
        event: when.isoformat(timespec="minutes") if isinstance(when, datetime) else str(when)
        for event, when in dates.items()
    }
    return read(Object((dates_entry(RULES),)), {DATES: written} if dates else {})


@given(some_actions)
def test_a_step_counts_where_its_time_limit_ends_on_a_day_of_its_own(
    actions: list[Action],
) -> None:
    clocks = counted_clocks(RULES, actions)
    for action in actions:
        clock = RULES.clocks[action.clock]
        assert (action.id in clocks) == (clock.unit not in WITHOUT_COUNT)
        assert (action.id in clocks) == (clock.count is not None)
    assert list(clocks) == [action.id for action in actions if action.id in clocks]


@given(some_actions)
def test_there_is_one_box_for_each_event_from_which_a_step_is_counted(
    actions: list[Action],
) -> None:
    group = dates_group(RULES, actions)
    events = {clock.from_event for clock in counted_clocks(RULES, actions).values()}
    if group is None:
        assert events == set()
        assert boxes_for(RULES, actions) == ()
        return
    boxes = [field for field in group.parts if isinstance(field, Field)]
    assert [box.name for box in boxes] == [f"{DATES}/{one}" for one in EVENTS if one in events]
    assert all(RULES.events[box.name.split("/")[1]].title in box.label for box in boxes)
    assert {box.kind for box in boxes} == {"moment"}
    assert set(boxes_for(RULES, actions)) == {box.name for box in boxes}
    assert len(boxes_for(RULES, actions)) == len(boxes)


@given(some_actions, st.dictionaries(st.sampled_from(EVENTS), moments, max_size=5))
def test_a_last_day_is_what_the_deadlines_give_for_the_same_dates(
    actions: list[Action], dates: dict[str, date | datetime]
) -> None:
    found = last_days(RULES, actions, given_dates(dates))
    expected = {}
    for action in actions:
        clock = RULES.clocks[action.clock]
        if clock.from_event not in dates or clock.count is None:
            continue
        happened = [Happened(clock.from_event, dates[clock.from_event])]
        (line,) = (one for one in deadlines(RULES, happened).all if one.clock == clock.id)
        expected[action.id] = line
    assert found.keys() == expected.keys()
    for name, line in expected.items():
        told = " ".join([f"{line.due_words}.", *line.remarks])
        assert found[name] == (line.how if line.due is None else told)


@given(some_actions, days)
def test_without_a_date_there_is_no_last_day(actions: list[Action], day: date) -> None:
    assert last_days(RULES, actions, given_dates({})) == {}
    assert last_days(RULES, [], given_dates({EVENTS[0]: day})) == {}


def test_a_year_whose_bank_holidays_are_not_known_is_said_in_the_place_of_a_day() -> None:
    counted = {a.id: RULES.clocks[a.clock] for a in ACTIONS}
    late = [a for a in ACTIONS if counted[a.id].unit == "working days"]
    assert late
    event = counted[late[0].id].from_event
    found = last_days(RULES, late[:1], given_dates({event: date(2099, 12, 30)}))
    assert "2099" in found[late[0].id] or "2100" in found[late[0].id]
    assert "bank holidays" in found[late[0].id]


@pytest.mark.parametrize("name", CHECKERS)
def test_a_checker_with_boxes_for_dates_may_be_given_the_date_of_every_event(name: str) -> None:
    checker = CHECKERS[name]
    if checker.form.after is None:
        return
    dates = checker.shape.entry(DATES)
    assert dates is not None
    assert not dates.needed
    assert isinstance(dates.shape, Object)
    assert [entry.name for entry in dates.shape.entries] == EVENTS
    assert all(entry.shape == Moment() for entry in dates.shape.entries)
    assert all(entry.about == RULES.events[entry.name].title for entry in dates.shape.entries)


def test_steps_that_are_counted_from_the_same_event_share_its_box() -> None:
    boxes = boxes_for(RULES, [*ACTIONS, *ACTIONS])
    assert len(set(boxes)) == len(boxes)
    assert set(boxes_for(RULES, ACTIONS)) == set(boxes)


def test_dates_stand_beside_the_input_and_change_nothing_of_it() -> None:
    shape = Object((), "About", "thing")
    found = with_dates(RULES, shape)
    assert (found.about, found.called) == ("About", "thing")
    assert [entry.name for entry in found.entries] == [DATES]
