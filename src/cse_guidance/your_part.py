"""Who does what: the steps of a procedure by role, and one reader's part in the first hour and on.

Nothing is decided here. The steps are those of the procedures, the time limits those of the clocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.model import Action, Clock, Meeting, Pathway, Period, Reader, Role, Rules
from cse_guidance.model.meeting import NEEDS, Need

# How long a unit is, in days, in order to say in which period a time limit ends. Working days run
# over a weekend: ten of them are a fortnight.
DAYS_IN = {"hours": 1 / 24, "days": 1.0, "working days": 7 / 5, "weeks": 7.0, "months": 30.0}


@dataclass(frozen=True, slots=True)
class Step:
    """One step, and the outcomes that ask for it; none where every outcome of its file does."""

    action: Action
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What somebody does in one stretch of time, by procedure, and the meetings held in it."""

    period: Period
    groups: tuple[tuple[Pathway, tuple[Step, ...]], ...]
    meetings: tuple[tuple[Meeting, Clock], ...]


@dataclass(frozen=True, slots=True)
class YourPart:
    """One reader's part: in each period, and in which meetings, by how much they are needed."""

    reader: Reader
    periods: tuple[InPeriod, ...]
    meetings: tuple[tuple[Meeting, Need], ...]


def who_does_what(pathway: Pathway, rules: Rules) -> tuple[tuple[Role, tuple[Step, ...]], ...]:
    """Return the steps of a procedure by who does them, in the order of roles.toml.

    Args:
        pathway: the procedure.
        rules: the rules that it belongs to.

    Raises no error. Each step names the sources of its rule.
    """
    found = []
    for role in rules.roles.values():
        steps = tuple(step(pathway, one) for one in _used(pathway) if role.id in one.who)
        if steps:
            found.append((role, steps))
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
    placed: dict[str, list[tuple[Pathway, tuple[Step, ...]]]] = {p: [] for p in rules.periods}
    for name in reader.pathways:
        pathway = rules.pathways[name]
        own = [one for one in _used(pathway) if set(one.who) & set(reader.roles)]
        own = [one for one in own if one.what not in taken]
        taken |= {one.what for one in own}
        for period_id, groups in placed.items():
            here = [one for one in own if period_of(rules, rules.clocks[one.clock]).id == period_id]
            if here:
                groups.append((pathway, tuple(step(pathway, one) for one in here)))
    meetings = _meetings(rules, reader)
    held = [
        (meeting, rules.clocks[one.clock])
        for meeting, _ in meetings
        for one in meeting.clocks
        if one.stage == "holding"
    ]
    periods = tuple(
        InPeriod(
            rules.periods[name],
            tuple(groups),
            tuple((m, clock) for m, clock in held if period_of(rules, clock).id == name),
        )
        for name, groups in placed.items()
    )
    return YourPart(reader, periods, meetings)


def period_of(rules: Rules, clock: Clock) -> Period:
    """Return the period in which a time limit ends. "As soon as possible" is the first day.

    Raises no error: the last period has no end.
    """
    days = 0.0 if clock.unit == "at once" else 1.0
    if clock.count is not None:
        days = clock.count * DAYS_IN[clock.unit]
    periods = list(rules.periods.values())
    ended = (one for one in periods if one.days is not None and days <= one.days)
    return next(ended, periods[-1])


def step(pathway: Pathway, action: Action) -> Step:
    """Return a step with the titles of the outcomes that ask for it, where not all of them do."""
    asking = [one.title for one in pathway.outcomes if action.id in one.actions]
    everywhere = len(asking) == len(pathway.outcomes)
    return Step(action, () if everywhere else tuple(asking))


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
