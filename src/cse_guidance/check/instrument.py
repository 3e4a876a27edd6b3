"""Checks that an instrument can set a level, and that its floors and gates make sense."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from cse_guidance.check.graph import note_repeated_ids
from cse_guidance.faults import Fault, listed
from cse_guidance.model import Instrument
from cse_guidance.model.instrument import TIERS, About


def check_instrument(instrument: Instrument) -> list[Fault]:
    """Return every fault in how the parts of an instrument fit together."""
    faults: list[Fault] = []

    def note(place: str, problem: str, remedy: str) -> None:
        faults.append(Fault(instrument.file, place, problem, remedy))

    note_repeated_ids(
        note,
        {
            "indicator": [i.id for i in instrument.indicators],
            "domain": [domain.id for domain in instrument.domains],
            "level": [level.id for level in instrument.levels],
            "floor": [floor.id for floor in instrument.floors],
            "prompt": [prompt.id for prompt in instrument.prompts],
            "action": [action.id for action in instrument.actions],
            "answer of the scale": [answer.id for answer in instrument.scale],
        },
    )
    if not any(answer.counts for answer in instrument.scale):
        note("scale", "no answer counts.", "Write counts = true on the answer that means yes.")
    if not any(answer.unknown for answer in instrument.scale):
        note(
            "scale",
            "no answer means that nobody knows.",
            'Add one, for example id = "not-known" with unknown = true.',
        )
    for domain in instrument.domains:
        if domain.id and not any(i.domain == domain.id for i in instrument.indicators):
            note(f'domain "{domain.id}"', "it has no indicator.", "Add one, or take it out.")
    used = {action for level in instrument.levels for action in level.actions}
    for action in instrument.actions:
        if action.id and action.id not in used:
            note(f'action "{action.id}"', "no level uses it.", "Use it, or take it out.")
    _check_gates(instrument, faults)
    _check_floors(instrument, faults)
    _check_promised_floors(instrument, faults)
    return faults


def _check_gates(instrument: Instrument, faults: list[Fault]) -> None:
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    gates = [gate for gate in instrument.scoring.gates if gate.level in ranks]
    for above, below in pairwise(gates):
        if ranks[below.level] > ranks[above.level]:
            faults.append(
                Fault(
                    instrument.file,
                    f'scoring, gate "{below.level}"',
                    f'it stands below the gate for "{above.level}", a lower level.',
                    "Put the gates in order, the highest level first.",
                )
            )
    for place, gate in enumerate(gates):
        for earlier in gates[:place]:
            opens_earlier = TIERS.index(earlier.tier) <= TIERS.index(gate.tier)
            if opens_earlier and earlier.at_least <= gate.at_least:
                faults.append(
                    Fault(
                        instrument.file,
                        f'scoring, gate "{gate.level}"',
                        f'it can never set the level: the gate for "{earlier.level}" opens first.',
                        "Change a tier or a number, or take one of the two out.",
                    )
                )
                break
        serious = TIERS[TIERS.index(gate.tier) :]
        signs = sum(indicator.tier in serious for indicator in instrument.indicators)
        if signs < gate.at_least:
            faults.append(
                Fault(
                    instrument.file,
                    f'scoring, gate "{gate.level}"',
                    f"it asks for {gate.at_least} signs, but there are only {signs}.",
                    f"Write at_least = {max(signs, 1)} or less.",
                )
            )
    set_somewhere = {gate.level for gate in gates} | {floor.level for floor in instrument.floors}
    never = [level.id for level in instrument.levels[1:] if level.id not in set_somewhere]
    if never:
        faults.append(
            Fault(
                instrument.file,
                "scoring",
                f"nothing ever sets the level {listed(never)}.",
                "Add a gate for it, or take the level out.",
            )
        )


def _check_floors(instrument: Instrument, faults: list[Fault]) -> None:
    kinds = {indicator.id: indicator.kind for indicator in instrument.indicators}
    lowest = instrument.levels[0].id if instrument.levels else ""
    for floor in instrument.floors:
        if kinds.get(floor.indicator) == "protective":
            faults.append(
                Fault(
                    instrument.file,
                    f'floor "{floor.id}"',
                    "it rests on something that protects the child.",
                    "Name an indicator of another kind.",
                )
            )
        if floor.level == lowest:
            faults.append(
                Fault(
                    instrument.file,
                    f'floor "{floor.id}"',
                    f'its level "{lowest}" is the lowest, so it changes nothing.',
                    "Name a higher level, or take the floor out.",
                )
            )


def _check_promised_floors(instrument: Instrument, faults: list[Fault]) -> None:
    """Note a promised floor that is missing: under 13, a learning disability, a disclosure."""
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    highest = len(instrument.levels) - 1
    for about in get_args(About):
        if not about:
            continue
        marked = [i.id for i in instrument.indicators if i.about == about]
        least = highest if about == "disclosure" else 1
        held = [
            floor
            for floor in instrument.floors
            if floor.indicator in marked and ranks.get(floor.level, 0) >= least
        ]
        if not marked:
            problem = f"no indicator is marked as being about: {about}."
            remedy = f'Write about = "{about}" beside the one that is, or add one.'
            faults.append(Fault(instrument.file, "indicators", problem, remedy))
        elif not held and highest > 0:
            level = instrument.levels[least].id
            problem = f'no floor keeps "{marked[0]}" ({about}) at "{level}" or above.'
            remedy = f'Add a [[floor]] with indicator = "{marked[0]}" and level = "{level}".'
            faults.append(Fault(instrument.file, "floors", problem, remedy))
