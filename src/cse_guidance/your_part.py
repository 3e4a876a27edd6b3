"""Who does what: the steps of a procedure by role, and one reader's part in the first hour and on.

Nothing is decided here. The steps are those of the procedures, the time limits those of the clocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from cse_guidance.deadlines.what_follows import days_of
from cse_guidance.model import Action, Clock, Meeting, Pathway, Period, Reader, Role, Rules
from cse_guidance.model.meeting import NEEDS, Need

Asked = Literal["by these outcomes", "by most outcomes", "by an answer"]
# A step that more outcomes than this ask for is shown as one that most cases need.
MOST_OUTCOMES = 2


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps that the same outcomes ask for; `asked` says where no few outcomes can be named."""

    asked: Asked
    outcomes: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What somebody does in one stretch of time, by procedure, and the meetings held in it.

    `clocks` are those of its steps.
    """

    period: Period
    groups: tuple[tuple[Pathway, tuple[Steps, ...]], ...]
    clocks: tuple[Clock, ...]
    meetings: tuple[tuple[Meeting, Clock], ...]


@dataclass(frozen=True, slots=True)
class YourPart:
    """One reader's part: in each period, and in which meetings, by how much they are needed."""

    reader: Reader
    periods: tuple[InPeriod, ...]
    meetings: tuple[tuple[Meeting, Need], ...]


def who_does_what(
    pathway: Pathway, rules: Rules
) -> tuple[tuple[Role, tuple[tuple[Clock, tuple[Action, ...]], ...]], ...]:
    """Return the steps of a procedure by who does them and by which clock.

    Args:
        pathway: the procedure.
        rules: the rules that it belongs to.

    Returns the roles in the order of roles.toml, and of each its clocks, the shortest first.
    Raises no error. Each step names the sources of its rule.
    """
    found = []
    for role in rules.roles.values():
        own = [action for action in _used(pathway) if role.id in action.who]
        clocks = sorted({action.clock for action in own}, key=lambda one: days(rules.clocks[one]))
        if own:
            by_clock = tuple(
                (rules.clocks[name], tuple(one for one in own if one.clock == name))
                for name in clocks
            )
            found.append((role, by_clock))
    return tuple(found)


def clocks_of(pathway: Pathway, rules: Rules) -> tuple[Clock, ...]:
    """Return the clocks that the steps of a procedure name, in the order of clocks.toml.

    Raises no error. Each clock says how far it reaches, and names its sources.
    """
    named = {action.clock for action in _used(pathway)}
    return tuple(clock for clock in rules.clocks.values() if clock.id in named)


def your_part(rules: Rules, reader_id: str) -> YourPart:
    """Return the part of one reader of readers.toml.

    A step that two procedures share stands once, under the first that the reader needs.

    Raises:
        KeyError: there is no such reader.
    """
    reader = rules.readers[reader_id]
    taken: set[str] = set()
    own: list[tuple[Pathway, Action]] = []
    for name in reader.pathways:
        pathway = rules.pathways[name]
        new = [
            one
            for one in _used(pathway)
            if set(one.who) & set(reader.roles) and one.what not in taken
        ]
        taken |= {one.what for one in new}
        own += [(pathway, one) for one in new]
    meetings = _meetings(rules, reader)
    held = [
        (meeting, rules.clocks[one.clock])
        for meeting, _ in meetings
        for one in meeting.clocks
        if one.stage == "holding"
    ]
    periods = []
    for period in rules.periods.values():
        here = [(p, a) for p, a in own if period_of(rules, rules.clocks[a.clock]) == period]
        groups = tuple(
            (rules.pathways[name], by_outcomes(rules.pathways[name], actions))
            for name in reader.pathways
            if (actions := [action for pathway, action in here if pathway.id == name])
        )
        clocks = tuple(rules.clocks[name] for name in dict.fromkeys(a.clock for _, a in here))
        now = tuple((m, clock) for m, clock in held if period_of(rules, clock) == period)
        periods.append(InPeriod(period, groups, clocks, now))
    return YourPart(reader, tuple(periods), meetings)


def days(clock: Clock) -> float:
    """Return about how many days a clock gives. "As soon as possible" counts as a day."""
    if clock.count is not None:
        return days_of(clock)
    return 0.0 if clock.unit == "at once" else 1.0


def period_of(rules: Rules, clock: Clock) -> Period:
    """Return the period in which a time limit ends.

    Raises no error: the last period has no end.
    """
    periods = list(rules.periods.values())
    ended = (one for one in periods if one.days is not None and days(clock) <= one.days)
    return next(ended, periods[-1])


def by_outcomes(pathway: Pathway, actions: Iterable[Action]) -> tuple[Steps, ...]:
    """Return steps by the outcomes that ask for them; then what most ask for, or an answer adds."""
    found: dict[tuple[Asked, tuple[str, ...]], list[Action]] = {}
    for action in actions:
        asking = tuple(one.title for one in pathway.outcomes if action.id in one.actions)
        few = len(asking) <= MOST_OUTCOMES
        asked: Asked = "by these outcomes" if few else "by most outcomes"
        asked = asked if asking else "by an answer"
        found.setdefault((asked, asking if few else ()), []).append(action)
    order = get_args(Asked)
    in_order = sorted(found.items(), key=lambda one: order.index(one[0][0]))
    return tuple(Steps(asked, asking, tuple(steps)) for (asked, asking), steps in in_order)


def _used(pathway: Pathway) -> tuple[Action, ...]:
    """Return the steps that some outcome or answer of a procedure asks for."""
    asked = {name for outcome in pathway.outcomes for name in outcome.actions}
    asked |= {n for question in pathway.questions for a in question.answers for n in a.added}
    return tuple(action for action in pathway.actions if action.id in asked)


def _meetings(rules: Rules, reader: Reader) -> tuple[tuple[Meeting, Need], ...]:
    """Return the meetings that invite the reader, each with the strongest need."""
    found = []
    for meeting in rules.meetings.meetings:
        needs = {
            invite.need
            for invite in rules.meetings.invites
            if invite.attendee in reader.attendees and meeting.id in invite.meetings
        }
        strongest = next((need for need in NEEDS if need in needs), None)
        if strongest is not None:
            found.append((meeting, strongest))
    return tuple(found)
