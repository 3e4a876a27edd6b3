"""Checks the ladders for a disagreement: stages in order, and no area's time limit shown wider."""

from __future__ import annotations

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Clock, Ladder, Rules

FILE = "escalation.toml"


def check_escalation(rules: Rules, notes: Notes) -> None:
    """Note every fault in how the ladders fit together and with the other files."""
    for ladder in rules.ladders.values():
        place = f'ladder "{ladder.id}"'
        notes.sources(FILE, place, ladder.sources)
        notes.reach(FILE, place, ladder.scope, ladder.sources)
        for point in ladder.points:
            notes.sources(FILE, f"{place}, point", point.sources)
            notes.reach(FILE, f"{place}, point", point.scope, point.sources)
        _check_order(ladder, place, notes)
        for stage in ladder.stages:
            where = f'{place}, stage "{stage.title}"'
            notes.known(FILE, where, "role", (*stage.who, *stage.with_whom), rules.roles)
            notes.known(FILE, where, "clock", stage.clocks, rules.clocks)
            for name in stage.clocks:
                clock = rules.clocks.get(name)
                if clock is not None:
                    _check_clock(ladder, where, clock, notes)


def _check_order(ladder: Ladder, place: str, notes: Notes) -> None:
    numbers = [stage.number for stage in ladder.stages]
    # A number that could not be read is 0, and was noted when it was read.
    if all(numbers) and numbers != list(range(1, len(numbers) + 1)):
        problem = f"its stages are numbered {', '.join(map(str, numbers))}."
        remedy = "Number them 1, 2, 3 and so on, in that order, with none left out."
        notes.faults.append(Fault(FILE, place, problem, remedy))


def _check_clock(ladder: Ladder, where: str, clock: Clock, notes: Notes) -> None:
    """Note a time limit of one area in the procedure of another, or of nobody in particular."""
    if clock.area and clock.area != ladder.area:
        problem = f'its clock "{clock.id}" is that of {clock.area}, but the ladder is not.'
        remedy = "Add a clock of the ladder's own to clocks.toml, or take this one out."
        notes.faults.append(Fault(FILE, where, problem, remedy))
