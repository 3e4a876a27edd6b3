"""Which time limits follow from an event, and from what these lead to: the timeline of a case."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.model import Clock, Event, Rules

# About how many days a unit has, so that times in different units can stand on one scale.
DAYS_IN = {"hours": 1 / 24, "days": 1.0, "working days": 7 / 5, "weeks": 7.0, "months": 365 / 12}


@dataclass(frozen=True, slots=True)
class FromEvent:
    """An event, and the time limits that are counted from it: national first, the shortest first.

    `at` is the latest day, in days from the first event, on which it can come, where national
    time limits lead to it; None where none does.
    """

    event: Event
    clocks: tuple[Clock, ...]
    at: float | None


def what_follows(rules: Rules, event_id: str) -> tuple[FromEvent, ...]:
    """Return an event and each event that follows from it by a clock, with the clocks that run.

    Args:
        rules: the rules, with their events and clocks (clocks.toml).
        event_id: the event to start from.

    Returns only events from which a clock runs, in the order in which they come: those that can
    be placed by national time limits first. A clock that `repeats` is named once.

    Raises:
        KeyError: there is no such event.
    """
    at: dict[str, float | None] = {rules.events[event_id].id: 0.0}
    waiting = [event_id]
    while waiting:
        here = waiting.pop(0)
        for clock in _from(rules, here):
            if clock.to_event in at:
                continue
            started = at[here]
            national = clock.scope == "national" and started is not None
            at[clock.to_event] = (started or 0.0) + days_of(clock) if national else None
            waiting.append(clock.to_event)
    found = [
        FromEvent(rules.events[name], clocks, when)
        for name, when in at.items()
        if (clocks := _from(rules, name))
    ]
    return tuple(sorted(found, key=lambda one: float("inf") if one.at is None else one.at))


def days_of(clock: Clock) -> float:
    """Return about how many days a clock gives; none for one that gives no number."""
    return 0.0 if clock.count is None else clock.count * DAYS_IN[clock.unit]


def _from(rules: Rules, event_id: str) -> tuple[Clock, ...]:
    """Return the clocks that run from an event, national ones first, the shortest first."""
    own = [clock for clock in rules.clocks.values() if clock.from_event == event_id]
    return tuple(sorted(own, key=lambda one: (one.scope != "national", days_of(one))))
