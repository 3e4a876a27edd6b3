"""Checks that an instrument's way of setting a level has no gap, no overlap and no dead rule.

Together with the order of each scale's answers they make one promise hold for every method:
a graver answer never lowers the level.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from cse_guidance.check.graph import Note
from cse_guidance.faults import listed
from cse_guidance.model import Band, Gate, Indicator, Instrument, Scale
from cse_guidance.model.scoring import Method
from cse_guidance.scoring.sums import Points, rated_points, weighted_points
from cse_guidance.scoring.tier_gate import counted

# The parts of [scoring] that each method uses.
USES: dict[Method, str] = {
    "tier gate": "gate",
    "weighted sum": "weight and band",
    "rated-level sum": "band",
    "anchored profile": "",
    "narrative": "",
}


def check_scoring(instrument: Instrument, note: Note) -> None:
    """Note every fault in how an instrument sets a level, by its method."""
    scoring = instrument.scoring
    given = {"gate": scoring.gates, "weight": scoring.weights, "band": scoring.bands}
    for part, there in given.items():
        uses = part in USES[scoring.method].split()
        if uses and not there:
            remedy = f"Add at least one [[scoring.{part}]]."
            note("scoring", f'the method "{scoring.method}" has no {part}.', remedy)
        if there and not uses:
            problem = f'the method "{scoring.method}" does not use a {part}.'
            note("scoring", problem, f"Take out [[scoring.{part}]], or change the method.")
    if instrument.levels:
        CHECKS[scoring.method](instrument, note)


def _check_gates(instrument: Instrument, note: Note) -> None:
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    gates = [gate for gate in instrument.scoring.gates if gate.level in ranks]
    for above, below in pairwise(gates):
        if ranks[below.level] > ranks[above.level]:
            note(
                f'scoring, gate "{below.level}"',
                f'it stands below the gate for "{above.level}", a lower level.',
                "Put the gates in order, the highest level first.",
            )
    for place, gate in enumerate(gates):
        where = f'scoring, gate "{gate.level}"'
        if gate.kind == "protective":
            problem = "it counts what protects the child."
            note(where, problem, "Count signs, incidents or vulnerabilities.")
        earlier = next((one for one in gates[:place] if _opens_first(instrument, one, gate)), None)
        if earlier is not None:
            note(
                where,
                f'it can never set the level: the gate for "{earlier.level}" opens first.',
                "Change a tier or a number, or take one of the two out.",
            )
        signs = sum(counted(gate, indicator) for indicator in instrument.indicators)
        if signs < gate.at_least:
            note(
                where,
                f"it asks for {gate.at_least} signs, but there are only {signs}.",
                f"Write at_least = {max(signs, 1)} or less.",
            )
    for indicator in instrument.indicators:
        if indicator.kind == "sign" and not indicator.tier and not any(g.kind for g in gates):
            remedy = 'Write tier = "high", "medium" or "low".'
            note(f'indicator "{indicator.id}"', "a sign has no tier.", remedy)
    set_somewhere = {gate.level for gate in gates}
    _check_every_level_is_set(instrument, set_somewhere, note)


def _opens_first(instrument: Instrument, earlier: Gate, gate: Gate) -> bool:
    """Return whether an earlier gate is open whenever a later one is."""
    wide, narrow = (
        {indicator.id for indicator in instrument.indicators if counted(one, indicator)}
        for one in (earlier, gate)
    )
    return bool(narrow) and narrow <= wide and earlier.at_least <= gate.at_least


def _check_weighted(instrument: Instrument, note: Note) -> None:
    scoring = instrument.scoring
    windows = [window.id for window in instrument.windows]
    pairs = [(weight.kind, weight.tier, weight.window) for weight in scoring.weights]
    for place, weight in enumerate(scoring.weights):
        where = f'scoring, weight "{weight.kind}"'
        key = (weight.kind, weight.tier, weight.window)
        if weight.window and weight.window not in windows:
            note(where, f'there is no window "{weight.window}".', f"Write {listed(windows)}.")
        if key in pairs[:place]:
            note(where, f'it is given twice for "{weight.window}".', "Keep one.")
        if not any((i.kind, i.tier) == key[:2] for i in instrument.indicators):
            note(where, "no indicator is of this kind and tier.", "Change it, or take it out.")
    for scale in instrument.scales:
        for answer in scale.answers:
            for window in answer.windows:
                if window not in windows:
                    where = f'scale "{scale.id}", answer "{answer.id}"'
                    remedy = f"Write {listed(windows)}."
                    note(where, f'there is no window "{window}".', remedy)
            if answer.counts and not answer.windows:
                where = f'scale "{scale.id}", answer "{answer.id}"'
                remedy = 'Write windows = ["..."] to say when it happened.'
                note(where, "it counts, but in no window.", remedy)
    _check_order(instrument, weighted_points, note)
    _check_bands(instrument, weighted_points, note)


def _check_rated(instrument: Instrument, note: Note) -> None:
    _check_bands(instrument, rated_points, note)


def _check_order(instrument: Instrument, points_of: Points, note: Note) -> None:
    """Note each graver answer that adds fewer points than a calmer one."""
    for indicator, scale in with_scale(instrument):
        for before, after in pairwise(scale.known):
            fewer = points_of(instrument.scoring, indicator, after)
            more = points_of(instrument.scoring, indicator, before)
            if fewer < more:
                note(
                    f'indicator "{indicator.id}"',
                    f'the answer "{after.id}" adds {fewer}, less than "{before.id}" ({more}).',
                    "Rank the answers of the scale by worry, or change a weight.",
                )


def _check_bands(instrument: Instrument, points_of: Points, note: Note) -> None:
    """Note a gap, an overlap, and a band that no total reaches."""
    bands = instrument.scoring.bands
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    highest = sum(
        points_of(instrument.scoring, indicator, scale.gravest)
        for indicator, scale in with_scale(instrument)
        if scale.known
    )
    for end, band in zip([-1, *(band.most for band in bands)], bands, strict=False):
        if end is not None:  # what stands behind a band without an end is not measured
            _check_start(band, end + 1, note)
    for band in bands:
        where = f'scoring, band "{band.level}"'
        if band.least > highest:
            problem = f"no case reaches it: the highest total is {highest}."
            note(where, problem, f"Write from = {highest} or less, or take it out.")
        if band.most is None and band is not bands[-1]:
            note(where, "it has no end, but another band follows.", 'Write "to".')
        if band.most is not None and band is bands[-1]:
            note(where, "it is the last band, but it ends.", 'Take out the line with "to".')
    for before, band in pairwise(band for band in bands if band.level in ranks):
        if ranks[band.level] < ranks[before.level]:
            where = f'scoring, band "{band.level}"'
            problem = f'it stands above "{before.level}", a higher level.'
            note(where, problem, "A higher total never gives a lower level: put them in order.")
    _check_every_level_is_set(instrument, {band.level for band in bands}, note)


def _check_start(band: Band, expected: int, note: Note) -> None:
    """Note a band that does not begin where the one before it leaves off."""
    where, remedy = f'scoring, band "{band.level}"', f"Write from = {expected}."
    if band.least < expected:
        note(where, f"it overlaps the band before it at {band.least}.", remedy)
    if band.least > expected:
        last = band.least - 1
        gap = f"{expected} to {last}" if last > expected else f"{expected}"
        note(where, f"there is a gap before it: no band holds a total of {gap}.", remedy)


def _check_profile(instrument: Instrument, note: Note) -> None:
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    rating = [scale for scale in instrument.scales if any(a.level for a in scale.answers)]
    if not rating:
        note("scale", "no answer names a level.", 'Write level = "..." beside the answers.')
    for scale in rating:
        for answer in scale.known:
            where = f'scale "{scale.id}", answer "{answer.id}"'
            if not answer.level:
                note(where, "it names no level, and others do.", 'Write level = "...".')
            elif answer.level not in ranks:
                remedy = f"Write {listed(ranks)}."
                note(where, f'there is no level "{answer.level}".', remedy)
        for before, after in pairwise(answer for answer in scale.known if answer.level in ranks):
            if ranks[after.level] < ranks[before.level]:
                problem = f'its level is below that of "{before.id}", a calmer answer.'
                where = f'scale "{scale.id}", answer "{after.id}"'
                note(where, problem, "Rank the answers by worry, 0 for the calmest.")
        for indicator, on in with_scale(instrument):
            if on is scale and indicator.kind != "protective" and not indicator.anchors:
                problem = "it is rated, but nothing describes a rating."
                where = f'indicator "{indicator.id}"'
                note(where, problem, "Add an [[indicator.anchor]] for each answer that counts.")
    set_somewhere = {answer.level for scale in rating for answer in scale.answers}
    _check_every_level_is_set(instrument, set_somewhere, note)


def _check_narrative(instrument: Instrument, note: Note) -> None:
    if len(instrument.levels) > 1:
        problem = f"a narrative form sets no level, but there are {len(instrument.levels)}."
        remedy = "Keep one [[level]], which says what to do whatever was written."
        note("levels", problem, remedy)
    if not instrument.to_write:
        problem = "a narrative form asks for nothing in words."
        note("to_write", problem, "Add at least one [[to_write]].")


def _check_every_level_is_set(instrument: Instrument, levels: set[str], note: Note) -> None:
    somewhere = levels | {floor.level for floor in instrument.floors}
    never = [level.id for level in instrument.levels[1:] if level.id not in somewhere]
    if never:
        problem = f"nothing ever sets the level {listed(never)}."
        note("scoring", problem, "Set it by a rule, or take the level out.")


def with_scale(instrument: Instrument) -> list[tuple[Indicator, Scale]]:
    """Return the indicators whose scale exists, with it."""
    scales = {scale.id: scale for scale in instrument.scales}
    by_domain = {domain.id: scales.get(domain.scale) for domain in instrument.domains}
    found = ((indicator, by_domain.get(indicator.domain)) for indicator in instrument.indicators)
    return [(indicator, scale) for indicator, scale in found if scale is not None]


CHECKS: dict[Method, Callable[[Instrument, Note], None]] = {
    "tier gate": _check_gates,
    "weighted sum": _check_weighted,
    "rated-level sum": _check_rated,
    "anchored profile": _check_profile,
    "narrative": _check_narrative,
}
