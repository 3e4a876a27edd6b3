"""Checks that the parts of an instrument fit together, and that its floors keep the promises."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from cse_guidance.check.graph import Note, note_repeated_ids
from cse_guidance.check.scoring import check_scoring
from cse_guidance.faults import Fault
from cse_guidance.model import Instrument, Scale
from cse_guidance.model.instrument import About


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
    """Note an anchor that describes no answer, or an answer that has two."""
    scales = {domain.id: domain.scale for domain in instrument.domains}
    answers = {scale.id: [answer.id for answer in scale.answers] for scale in instrument.scales}
    for indicator in instrument.indicators:
        place = f'indicator "{indicator.id}"'
        described = [anchor.answer for anchor in indicator.anchors]
        allowed = answers.get(scales.get(indicator.domain, ""), described)
        for name in described:
            if name and name not in allowed:
                note(place, f'an anchor describes "{name}", which is no answer.', "Rename it.")
            if name and described.count(name) > 1:
                note(place, f'two anchors describe "{name}".', "Keep one.")
        if len(allowed) > len(described) > 0:
            left = [a for a in allowed if a not in described]
            known = [s for s in instrument.scales for a in s.known if a.id in left[1:] and a.counts]
            if known:
                note(place, "some answers that count have no anchor.", "Describe each of them.")


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
        indicator = instrument.indicator(floor.indicator)
        scales = {one.id: one for one in instrument.scales}
        domains = {domain.id: domain.scale for domain in instrument.domains}
        scale = scales.get(domains.get(indicator.domain, "")) if indicator else None
        for answer_id in floor.answers if scale else ():
            answer = scale.answer(answer_id) if scale else None
            if answer is None or not answer.counts:
                faults.append(
                    Fault(
                        instrument.file,
                        f'floor "{floor.id}"',
                        f'"{answer_id}" is not an answer that counts.',
                        "Name an answer with counts = true, or take the line with answers out.",
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
