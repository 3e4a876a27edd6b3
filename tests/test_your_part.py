"""Who does what, and each reader's part: every step once, under whoever does it, in its time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.load import packaged_rules
from cse_guidance.model import Clock, Rules
from cse_guidance.model.meeting import NEEDS
from cse_guidance.your_part import (
    MOST_OUTCOMES,
    clocks_of,
    days,
    period_of,
    who_does_what,
    your_part,
)

RULES = packaged_rules()
each_pathway = pytest.mark.parametrize("name", RULES.pathways)
each_reader = pytest.mark.parametrize("name", RULES.readers)
UNITS = ("hours", "days", "working days", "weeks", "months")


def asked_for(name: str) -> set[str]:
    pathway = RULES.pathways[name]
    asked = {action for outcome in pathway.outcomes for action in outcome.actions}
    return asked | {n for q in pathway.questions for answer in q.answers for n in answer.added}


@each_pathway
def test_each_step_stands_under_everybody_who_does_it_and_nobody_else(name: str) -> None:
    pathway = RULES.pathways[name]
    shown = {
        (role.id, action.id, clock.id)
        for role, by_clock in who_does_what(pathway, RULES)
        for clock, actions in by_clock
        for action in actions
    }
    expected = {
        (role, action.id, action.clock)
        for action in pathway.actions
        if action.id in asked_for(name)
        for role in action.who
    }
    assert shown == expected


@each_pathway
def test_what_has_less_time_stands_first(name: str) -> None:
    for _, by_clock in who_does_what(RULES.pathways[name], RULES):
        lengths = [days(clock) for clock, _ in by_clock]
        assert lengths == sorted(lengths)


@each_pathway
def test_the_clocks_of_a_pathway_are_those_of_its_steps(name: str) -> None:
    pathway = RULES.pathways[name]
    expected = {action.clock for action in pathway.actions if action.id in asked_for(name)}
    assert {clock.id for clock in clocks_of(pathway, RULES)} == expected


@each_reader
def test_a_reader_has_every_step_of_theirs_once_and_no_other(name: str) -> None:
    reader = RULES.readers[name]
    part = your_part(RULES, name)
    shown = [
        action
        for one in part.periods
        for _, groups in one.groups
        for group in groups
        for action in group.actions
    ]
    assert all(set(action.who) & set(reader.roles) for action in shown)
    expected = {
        action.what
        for pathway in reader.pathways
        for action in RULES.pathways[pathway].actions
        if action.id in asked_for(pathway) and set(action.who) & set(reader.roles)
    }
    assert sorted(action.what for action in shown) == sorted(expected)


@each_reader
def test_a_step_stands_in_the_period_in_which_its_time_ends(name: str) -> None:
    part = your_part(RULES, name)
    assert [one.period for one in part.periods] == list(RULES.periods.values())
    for one in part.periods:
        clocks = [
            RULES.clocks[action.clock]
            for _, groups in one.groups
            for group in groups
            for action in group.actions
        ]
        assert {clock.id for clock in clocks} == {clock.id for clock in one.clocks}
        assert all(period_of(RULES, clock) == one.period for clock in clocks)


@each_reader
def test_a_step_is_shown_with_the_outcomes_that_ask_for_it(name: str) -> None:
    for one in your_part(RULES, name).periods:
        for pathway, groups in one.groups:
            for group in groups:
                for action in group.actions:
                    asking = tuple(o.title for o in pathway.outcomes if action.id in o.actions)
                    if not asking:
                        assert group.asked == "by an answer"
                    elif len(asking) <= MOST_OUTCOMES:
                        assert (group.asked, group.outcomes) == ("by these outcomes", asking)
                    else:
                        assert group.asked == "by most outcomes"


@each_reader
def test_a_reader_sees_each_meeting_that_invites_them_with_the_strongest_need(name: str) -> None:
    reader = RULES.readers[name]
    shown = {meeting.id: need for meeting, need in your_part(RULES, name).meetings}
    for meeting in RULES.meetings.meetings:
        needs = [
            NEEDS.index(invite.need)
            for invite in RULES.meetings.invites
            if invite.attendee in reader.attendees and meeting.id in invite.meetings
        ]
        assert shown.get(meeting.id) == (NEEDS[min(needs)] if needs else None)


def test_every_reader_is_told_to_ask_for_the_strategy_discussion_or_to_hold_it() -> None:
    for name in RULES.readers:
        part = your_part(RULES, name)
        early = [one for one in part.periods if one.period.days in (0, 1)]
        steps = [a for one in early for _, groups in one.groups for g in groups for a in g.actions]
        assert any("strategy discussion" in action.gives for action in steps), name


def clock_of(count: int, unit: str) -> Clock:
    return replace(RULES.clocks["core-group"], count=count, unit=unit)  # type: ignore[arg-type] # one of UNITS


@given(st.integers(1, 400), st.sampled_from(UNITS))
def test_a_longer_time_never_ends_in_an_earlier_period(count: int, unit: str) -> None:
    order = list(RULES.periods)
    shorter, longer = clock_of(count, unit), clock_of(count + 1, unit)
    first, second = (order.index(period_of(RULES, one).id) for one in (shorter, longer))
    assert first <= second


@pytest.mark.parametrize(
    ("count", "unit", "period"),
    [
        (24, "hours", "first-day"),
        (25, "hours", "first-fortnight"),
        (10, "working days", "first-fortnight"),
        (11, "working days", "later"),
        (2, "weeks", "first-fortnight"),
        (1, "months", "later"),
    ],
)
def test_where_a_period_ends(count: int, unit: str, period: str) -> None:
    assert period_of(RULES, clock_of(count, unit)).id == period


def test_a_step_that_two_procedures_share_stands_under_the_first(rules: Rules) -> None:
    school = rules.readers["school"]
    for order in (school.pathways, school.pathways[::-1]):
        reader = replace(school, pathways=order)
        shown = {
            action.what: pathway.id
            for one in your_part(replace(rules, readers={"school": reader}), "school").periods
            for pathway, groups in one.groups
            for group in groups
            for action in group.actions
        }
        assert shown == {
            action.what: name
            for name in reversed(order)
            for action in rules.pathways[name].actions
            if action.id in asked_for(name) and set(action.who) & set(reader.roles)
        }
    with pytest.raises(KeyError):
        your_part(rules, "nobody")
