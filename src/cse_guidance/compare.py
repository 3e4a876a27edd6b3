"""Puts one case through several instruments side by side, and says where and why they part.

Nothing here decides which instrument is right. Each reason is worked out by scoring the same case
again with one thing changed: without the vulnerabilities, with everything moved to the present,
with one single sign. That shows what a form makes of the same child.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from cse_guidance.answers import Reason
from cse_guidance.compare_why import Because, reasons_behind
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.model import Instrument, Rules, ScaleAnswer
from cse_guidance.score import find_instrument, read_known, score

Cases = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Side:
    """What one instrument makes of the case.

    Attributes:
        urgency: how urgent the level is, on the scale of the pathways' outcomes.
        lowest, highest: between which levels the answer may lie, for what is not known.
        total: the points, where the instrument adds up; None where it does not.
        carried: answers taken over from another instrument that asks the same thing.
        reasons: the trace of the level.
        because: what the same instrument gives when one thing about the case is changed.
    """

    instrument: str
    title: str
    method: str
    level: str
    level_title: str
    urgency: int
    lowest: str
    highest: str
    total: int | None
    not_known: int
    carried: tuple[str, ...]
    reasons: tuple[Reason, ...]
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Two instruments that part over the case, and why, the one that worries more first."""

    graver: str
    calmer: str
    what: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One case on several instruments.

    Attributes:
        agree: whether all levels are equally urgent.
        ask_first: what comes before any of them.
        sides: what each instrument gives, in the order of the rule files.
        partings: each pair that parts.
    """

    agree: bool
    ask_first: str
    then: str
    sides: tuple[Side, ...]
    partings: tuple[Parting, ...]


def compare(rules: Rules, cases: Cases) -> Comparison:
    """Put one fictional case through several instruments, and see where and why they part.

    Which instrument is right is not decided here. Each side has the reasons of its own
    instrument, with the sources that they rest on.

    Args:
        rules: the loaded rules.
        cases: instrument id to the answers on it (indicator id to answer id). Where two
            instruments share an indicator and a scale has the same answer, it carries over.

    Raises:
        FaultsFound: fewer than two instruments, an unknown instrument, indicator or answer, or
            two instruments that are told opposite things about the same indicator.

    Example:
        >>> from cse_guidance.api import compare, packaged_rules
        >>> rules = packaged_rules()
        >>> both = compare(rules, {"practice-rat": {"unknown-vehicles": "yes"},
        ...                        "seraf-style": {"vehicles": "current"}})
        >>> [(side.level_title, side.urgency) for side in both.sides]
        [('High', 4), ('Category 1', 1)]
    """
    chosen = [find_instrument(rules, instrument_id) for instrument_id in cases]
    if len(chosen) < 2:  # noqa: PLR2004 - one thing alone cannot be compared
        remedy = f"Give answers for two or more: {', '.join(rules.instruments)}."
        raise FaultsFound(
            [Fault("your answers", "answers", "there is nothing to compare.", remedy)]
        )
    known = {one.id: read_known(one, cases[one.id]) for one in chosen}
    _same_child(chosen, known)
    sides = []
    for instrument in sorted(chosen, key=list(rules.instruments.values()).index):
        carried = _carried(instrument, chosen, cases)
        sides.append(_side(rules, instrument, dict(cases[instrument.id]) | carried, tuple(carried)))
    first = score(rules, sides[0].instrument, {}).ask_first
    pairs = [_parting(*pair) for pair in combinations(sides, 2)]
    partings = tuple(parting for parting in pairs if parting is not None)
    return Comparison(not partings, first.text, first.then, tuple(sides), partings)


def compare_scenario(rules: Rules, scenario_id: str, stage_id: str) -> Comparison:
    """Put a fictional case, as known at one stage, through every instrument that its key rates.

    The case rests on no source: it is made up. What each instrument makes of it cites its own.

    Args:
        rules: the loaded rules.
        scenario_id: for example "the-booked-meeting".
        stage_id: one of the stages of that case.

    Raises:
        FaultsFound: there is no such scenario or stage, or fewer than two instruments rate it.

    Example:
        >>> from cse_guidance.api import compare_scenario, packaged_rules
        >>> compare_scenario(packaged_rules(), "the-booked-meeting", "monday").agree
        False
    """
    scenario = rules.scenarios.get(scenario_id)
    if scenario is None:
        problem, remedy = (
            f'there is no case "{scenario_id}".',
            did_you_mean(scenario_id, rules.scenarios),
        )
        raise FaultsFound([Fault("your input", "scenario", problem, remedy)])
    stages = [stage.id for stage in scenario.stages]
    if stage_id not in stages:
        problem = f'"{scenario_id}" has no stage "{stage_id}".'
        raise FaultsFound([Fault("your input", "stage", problem, did_you_mean(stage_id, stages))])
    rated = [rating.instrument for rating in scenario.ratings if rating.stage == stage_id]
    return compare(rules, {name: scenario.rating_answers(stage_id, name) for name in rated})


def _same_child(chosen: list[Instrument], known: Mapping[str, Mapping[str, ScaleAnswer]]) -> None:
    """Refuse a case in which one instrument is told yes and another no about the same thing."""
    faults = []
    for one, other in combinations(chosen, 2):
        for indicator in known[one.id].keys() & known[other.id].keys():
            first, second = known[one.id][indicator], known[other.id][indicator]
            if first.counts != second.counts:
                problem = f'it says "{second.text}", and {one.title} says "{first.text}".'
                remedy = "Write the same about the same child on both."
                place = f'"answers", "{other.id}", "{indicator}"'
                faults.append(Fault("your answers", place, problem, remedy))
    if faults:
        raise FaultsFound(sorted(faults))


def _carried(instrument: Instrument, chosen: list[Instrument], cases: Cases) -> dict[str, str]:
    """Return the answers that another instrument has to an indicator that this one asks too."""
    carried: dict[str, str] = {}
    for other in chosen:
        for indicator_id, answer_id in cases[other.id].items():
            indicator = instrument.indicator(indicator_id)
            if indicator is None or indicator_id in cases[instrument.id]:
                continue
            if instrument.scale_of(indicator).answer(answer_id) is not None:
                carried.setdefault(indicator_id, answer_id)
    return carried


def _side(
    rules: Rules, instrument: Instrument, answers: Mapping[str, str], carried: tuple[str, ...]
) -> Side:
    result = score(rules, instrument.id, answers)
    known = read_known(instrument, answers)
    return Side(
        instrument=instrument.id,
        title=instrument.title,
        method=instrument.scoring.method,
        level=result.level,
        level_title=result.title,
        urgency=result.urgency,
        lowest=result.lowest,
        highest=result.highest,
        total=result.total,
        not_known=len(result.not_known),
        carried=carried,
        reasons=result.reasons,
        because=reasons_behind(rules, instrument, known),
    )


def _parting(one: Side, other: Side) -> Parting | None:
    if one.urgency == other.urgency:
        return None
    graver, calmer = (one, other) if one.urgency > other.urgency else (other, one)
    what = (
        f"{graver.title} gives {graver.level_title} (urgency {graver.urgency} of 5). "
        f"{calmer.title} gives {calmer.level_title} (urgency {calmer.urgency} of 5)."
    )
    why = [f"{side.title}: {line.text}" for side in (graver, calmer) for line in side.because]
    return Parting(graver.instrument, calmer.instrument, what, tuple(why))
