"""Checks of events, of clocks, and of how they are counted."""

from __future__ import annotations

from collections.abc import Mapping

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Clock, Event, Rules
from cse_guidance.model.basics import Unit

FILE = "clocks.toml"
# More than this is most often a slip in the number or in the unit. About a year in each unit,
# three in months, two weeks in hours.
MOST: Mapping[Unit, int] = {
    "hours": 336,
    "days": 366,
    "working days": 260,
    "weeks": 52,
    "months": 36,
}


def check_clocks(rules: Rules, notes: Notes) -> None:
    """Note everything about events and clocks that does not fit together."""
    for event in rules.events.values():
        notes.known(FILE, f'event "{event.id}"', "event", event.after, rules.events)
    for clock in rules.clocks.values():
        place = f'clock "{clock.id}"'
        notes.known(FILE, place, "event", [clock.from_event, clock.to_event], rules.events)
        notes.sources(FILE, place, clock.sources)
        notes.reach(FILE, place, clock.scope, clock.sources)
        _check_ends(clock, place, notes)
        _check_count(clock, place, notes)
    _check_order(rules.events, notes)
    _check_every_event_is_used(rules, notes)
    notes.sources(FILE, "counting", rules.counting.sources)
    notes.sources("holidays.toml", "holidays", rules.holidays.sources)


def _check_ends(clock: Clock, place: str, notes: Notes) -> None:
    """Note a clock that runs in a circle without saying that it repeats, and the other way."""
    circle = clock.from_event == clock.to_event != ""
    if circle and not clock.repeats:
        problem = f'it runs from "{clock.from_event}" to the same event.'
        remedy = "Name another event, or write repeats = true if each one starts the next."
        notes.faults.append(Fault(FILE, place, problem, remedy))
    if clock.repeats and not circle:
        problem = "it repeats, but runs from one event to another."
        remedy = "Take out the line with repeats, or name the same event twice."
        notes.faults.append(Fault(FILE, place, problem, remedy))
    if clock.repeats and clock.each_needs_its_own:
        problem = "it repeats, and each is said to need its own."
        remedy = "Take out each_needs_its_own: the next one always answers the one before."
        notes.faults.append(Fault(FILE, place, problem, remedy))
    if clock.repeats and clock.count is None:
        problem = "it repeats, but has no count."
        remedy = "Write a count and a unit, for example 6 months."
        notes.faults.append(Fault(FILE, place, problem, remedy))


def _check_count(clock: Clock, place: str, notes: Notes) -> None:
    most = MOST.get(clock.unit)
    if most is not None and clock.count is not None and clock.count > most:
        problem = f"{clock.count} {clock.unit} cannot be meant."
        remedy = f"Check the number and the unit. Write {most} {clock.unit} at most."
        notes.faults.append(Fault(FILE, place, problem, remedy))


def _check_order(events: Mapping[str, Event], notes: Notes) -> None:
    """Note events each of which is said to come after the other, perhaps through a third."""
    for event in events.values():
        seen: set[str] = set()
        waiting = [*event.after]
        while waiting:
            name = waiting.pop()
            if name not in seen and name in events:
                seen.add(name)
                waiting.extend(events[name].after)
        if event.id in seen:
            problem = "it is said to come after itself, at once or through other events."
            place = f'event "{event.id}"'
            notes.faults.append(Fault(FILE, place, problem, 'Take one name out of "after".'))


def _check_every_event_is_used(rules: Rules, notes: Notes) -> None:
    used = {one for clock in rules.clocks.values() for one in (clock.from_event, clock.to_event)}
    for event in rules.events.values():
        if event.id not in used:
            problem = "no clock starts or stops with it."
            remedy = "Name it in a clock, or take it out."
            notes.faults.append(Fault(FILE, f'event "{event.id}"', problem, remedy))
