"""Checks that the parts of an instrument fit together, and that its floors keep the promises."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from cse_guidance.check.graph import Note, note_repeated_ids
from cse_guidance.check.scoring import check_scoring, with_scale
from cse_guidance.faults import Fault, listed
from cse_guidance.model import Instrument, Scale
from cse_guidance.model.instrument import About

PROMISED_FLOORS = [about for about in get_args(About) if about]


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
            "scale": [scale.id for scale in instrument.scales],
            "window": [window.id for window in instrument.windows],
            "thing to write": [one.id for one in instrument.to_write],
        },
    )
    for scale in instrument.scales:
        _check_scale(scale, note)
        if scale.id and not any(domain.scale == scale.id for domain in instrument.domains):
            note(f'scale "{scale.id}"', "no domain uses it.", "Use it, or take it out.")
    for domain in instrument.domains:
        if domain.id and not any(i.domain == domain.id for i in instrument.indicators):
            note(f'domain "{domain.id}"', "it has no indicator.", "Add one, or take it out.")
    used = {action for level in instrument.levels for action in level.actions}
    for action in instrument.actions:
        if action.id and action.id not in used:
            note(f'action "{action.id}"', "no level uses it.", "Use it, or take it out.")
    for lower, higher in pairwise(instrument.levels):
        if higher.urgency < lower.urgency:
            problem = f'its urgency is below that of "{lower.id}", a lower level.'
            note(f'level "{higher.id}"', problem, f"Write urgency = {lower.urgency} or more.")
    _check_anchors(instrument, note)
    check_scoring(instrument, note)
    _check_floors(instrument, faults)
    _check_promised_floors(instrument, faults)
    return faults


def _check_scale(scale: Scale, note: Note) -> None:
    """Note a scale that cannot say yes, no or not known, or whose answers are out of order."""
    place = f'scale "{scale.id}"'
    note_repeated_ids(note, {"answer of the scale": [answer.id for answer in scale.answers]})
    if not any(answer.counts for answer in scale.answers):
        note(place, "no answer counts.", "Write counts = true on the answer that means yes.")
    if not any(answer.unknown for answer in scale.answers):
        note(
            place,
            "no answer means that nobody knows.",
            'Add one, for example id = "not-known" with unknown = true.',
        )
    if scale.known and (scale.known[0].counts or scale.known[0].points):
        note(
            place,
            f'its calmest answer "{scale.known[0].id}" counts.',
            "Give the answer that means no worry = 0, and let it count for nothing.",
        )
    for before, after in pairwise(scale.known):
        where = f'{place}, answer "{after.id}"'
        if before.worry == after.worry:
            note(where, f'it has the same worry as "{before.id}".', "Rank each answer.")
        if (after.counts, after.points) < (before.counts, before.points):
            note(
                where,
                f'it counts for less than "{before.id}", a calmer answer.',
                "Rank the answers by worry, 0 for the calmest.",
            )


def _check_anchors(instrument: Instrument, note: Note) -> None:
    """Note an anchor that describes no answer, two that describe one, and one that is missing."""
    for indicator, scale in with_scale(instrument):
        described = [anchor.answer for anchor in indicator.anchors if anchor.answer]
        if not described:
            continue
        place = f'indicator "{indicator.id}"'
        for name in dict.fromkeys(described):
            if scale.answer(name) is None:
                note(place, f'an anchor describes "{name}", which is no answer.', "Rename it.")
            if described.count(name) > 1:
                note(place, f'two anchors describe "{name}".', "Keep one.")
        bare = [a.id for a in scale.known if a.counts and a.id not in described]
        if bare:
            problem = f"no anchor describes {listed(bare)}."
            note(place, problem, "Describe each answer that counts.")


def _check_floors(instrument: Instrument, faults: list[Fault]) -> None:
    kinds = {indicator.id: indicator.kind for indicator in instrument.indicators}
    lowest = [level.id for level in instrument.levels[:1]]
    counting = {
        indicator.id: [answer.id for answer in scale.answers if answer.counts]
        for indicator, scale in with_scale(instrument)
    }
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
        for answer_id in floor.answers:
            if answer_id not in counting.get(floor.indicator, floor.answers):
                faults.append(
                    Fault(
                        instrument.file,
                        f'floor "{floor.id}"',
                        f'"{answer_id}" is not an answer that counts.',
                        "Name an answer with counts = true, or take the line with answers out.",
                    )
                )
        if floor.level in lowest:
            faults.append(
                Fault(
                    instrument.file,
                    f'floor "{floor.id}"',
                    f'its level "{floor.level}" is the lowest, so it changes nothing.',
                    "Name a higher level, or take the floor out.",
                )
            )


def _check_promised_floors(instrument: Instrument, faults: list[Fault]) -> None:
    """Note a promised floor that is missing: under 13, a learning disability, a disclosure."""
    highest = len(instrument.levels) - 1
    for about in PROMISED_FLOORS:
        marked = [i.id for i in instrument.indicators if i.about == about]
        least = highest if about == "disclosure" else 1
        enough = [level.id for level in instrument.levels[least:]]
        held = any(f.indicator in marked and f.level in enough for f in instrument.floors)
        if not marked:
            problem = f"no indicator is marked as being about: {about}."
            remedy = f'Write about = "{about}" beside the one that is, or add one.'
            faults.append(Fault(instrument.file, "indicators", problem, remedy))
        elif not held and highest > 0:
            level = instrument.levels[least].id
            problem = f'no floor keeps "{marked[0]}" ({about}) at "{level}" or above.'
            remedy = f'Add a [[floor]] with indicator = "{marked[0]}" and level = "{level}".'
            faults.append(Fault(instrument.file, "floors", problem, remedy))
