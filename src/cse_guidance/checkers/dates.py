"""The last days of an answer's steps, once somebody has said when things happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from cse_guidance.checkers.form import Field, Group
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import Entry, Moment, Object, optional
from cse_guidance.model import Clock, Rules
from cse_guidance.words import sentence

DATES = "dates"
TITLE = "Add dates, and see the last day of each step"
INTRO = "Use made-up dates. Fill in those that you want; each may be left empty."


class Timed(Protocol):
    """A step that a clock runs for, such as an action of a pathway. `clock` is the clock's id."""

    @property
    def id(self) -> str:
        """The step's own id."""

    @property
    def clock(self) -> str:
        """The id of the clock that runs for it."""


def counted_clocks(rules: Rules, timed: Iterable[Timed]) -> dict[str, Clock]:
    """Return, by the step's id, the clock of each step that ends on a day of its own."""
    found = {one.id: rules.clocks[one.clock] for one in timed}
    return {name: clock for name, clock in found.items() if clock.count is not None}


def dates_group(rules: Rules, timed: Iterable[Timed]) -> Group | None:
    """Return the boxes for every event from which one of these steps is counted."""
    events = {clock.from_event for clock in counted_clocks(rules, timed).values()}
    fields = tuple(
        Field(f"{DATES}/{event.id}", f"When {event.title}", "moment", called=f"When {event.title}")
        for event in rules.events.values()
        if event.id in events
    )
    return Group(DATES, TITLE, fields, intro=INTRO) if fields else None


def dates_entry(rules: Rules) -> Entry:
    """Return the entry of a checker's shape that holds the dates of events."""
    moments = optional({e.id: (Moment(), e.title) for e in rules.events.values()}, called="event")
    return Entry(DATES, moments, "When things happened, to work out the last days.")


def with_dates(rules: Rules, shape: Object) -> Object:
    """Return a checker's shape with the dates of events beside its input."""
    return Object((*shape.entries, dates_entry(rules)), shape.about, shape.called)


def boxes_for(rules: Rules, timed: Iterable[Timed]) -> tuple[str, ...]:
    """Return the names of the date boxes that make a difference to these steps."""
    clocks = counted_clocks(rules, timed).values()
    return tuple(dict.fromkeys(f"{DATES}/{clock.from_event}" for clock in clocks))


def last_days(rules: Rules, timed: Iterable[Timed], given: Given) -> dict[str, str]:
    """Return the last day of each step, in sentences, by the step's id.

    Where it cannot be counted, the sentences say why. A step whose event has no date is left out.
    """
    dates = given.part(DATES).moments()
    if not dates:
        return {}
    happened = [Happened(event, when) for event, when in dates.items()]
    due = {(one.clock, one.start_event): one for one in deadlines(rules, happened).all}
    found = {}
    for name, clock in counted_clocks(rules, timed).items():
        line = due.get((clock.id, clock.from_event))
        if line is not None:
            counted = line.due is not None
            found[name] = (
                " ".join([sentence(line.due_words), *line.remarks]) if counted else line.how
            )
    return found
