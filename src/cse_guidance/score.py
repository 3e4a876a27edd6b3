"""Scores a case with an instrument (RAT): answers in, a level out, with the reasons.

A level is never a test for section 47: every result puts that question first.
Unknown is never counted as no: the result says between which levels the answer may lie
and what each unknown answer could change. A protective factor never lowers a level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cse_guidance.answers import Reason, cite, to_do
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.model import Action, Indicator, Instrument, Level, Rules
from cse_guidance.model.instrument import TIERS, Method
from cse_guidance.score_result import ScoreResult, Shown, Unknown, ask_first_line
from cse_guidance.words import sentence


def score(rules: Rules, instrument_id: str, answers: Mapping[str, str]) -> ScoreResult:
    """Score a case with an instrument.

    Args:
        rules: the loaded rules.
        instrument_id: for example "practice-rat".
        answers: indicator id to the id of an answer of the instrument's scale.
            An indicator that is left out is not known.

    Raises:
        FaultsFound: there is no such instrument, indicator or answer.
    """
    instrument = find_instrument(rules, instrument_id)
    _check_answers(instrument, answers)
    counting = {answer.id for answer in instrument.scale if answer.counts}
    unknown_ids = {answer.id for answer in instrument.scale if answer.unknown}
    there = {i for i, answer in answers.items() if answer in counting}
    unknown = [i for i in instrument.indicators if answers.get(i.id, "") in ("", *unknown_ids)]
    level, reasons = _level(rules, instrument, there)
    highest, _ = _level(rules, instrument, there | {i.id for i in unknown})
    shown = {
        kind: tuple(
            Shown(i.id, i.label, i.tier)
            for i in instrument.indicators
            if i.kind == kind and i.id in there
        )
        for kind in ("sign", "incident", "vulnerability", "protective", "context")
    }
    return ScoreResult(
        instrument=instrument.id,
        version=instrument.version,
        notice=instrument.notice,
        ask_first=ask_first_line(rules, instrument.ask_first),
        level=level.id,
        title=level.title,
        summary=level.summary,
        lowest=level.title,
        highest=highest.title,
        signs=shown["sign"],
        incidents=shown["incident"],
        vulnerabilities=shown["vulnerability"],
        protective=shown["protective"],
        context=shown["context"],
        not_known=tuple(
            _unknown(rules, instrument, i, there, answered=i.id in answers) for i in unknown
        ),
        floors=tuple(f.because for f in instrument.floors if f.indicator in there),
        prompts=tuple(
            prompt.text
            for prompt in instrument.prompts
            if len(shown[prompt.kind]) >= prompt.at_least
        ),
        to_do=tuple(to_do(rules, action) for action in _actions(instrument, level)),
        reasons=reasons,
        sources=cite(rules, level.sources),
    )


def find_instrument(rules: Rules, instrument_id: str) -> Instrument:
    """Return an instrument by its id.

    Raises:
        FaultsFound: there is none.
    """
    instrument = rules.instruments.get(instrument_id)
    if instrument is None:
        problem = f'there is no instrument "{instrument_id}".'
        remedy = did_you_mean(instrument_id, rules.instruments)
        raise FaultsFound([Fault("your input", "instrument", problem, remedy)])
    return instrument


def _check_answers(instrument: Instrument, answers: Mapping[str, str]) -> None:
    faults = []
    indicators = [indicator.id for indicator in instrument.indicators]
    allowed = [answer.id for answer in instrument.scale]
    for indicator_id, answer_id in answers.items():
        place = f'indicator "{indicator_id}"'
        if indicator_id not in indicators:
            problem = f'"{instrument.id}" has no such indicator.'
            faults.append(
                Fault("your answers", place, problem, did_you_mean(indicator_id, indicators))
            )
        elif answer_id not in allowed:
            problem = f'"{answer_id}" is not one of the answers.'
            faults.append(Fault("your answers", place, problem, did_you_mean(answer_id, allowed)))
    if faults:
        raise FaultsFound(faults)


Finder = Callable[[Rules, Instrument, set[str]], tuple[Level, list[Reason]]]


def _by_tier_gate(
    rules: Rules, instrument: Instrument, there: set[str]
) -> tuple[Level, list[Reason]]:
    """Return the level of the first gate that opens; the lowest level if none does."""
    for gate in instrument.scoring.gates:
        serious = TIERS[TIERS.index(gate.tier) :]
        found = [i for i in instrument.indicators if i.tier in serious and i.id in there]
        if len(found) >= gate.at_least:
            names = "; ".join(f"{i.label} ({i.tier.capitalize()})" for i in found)
            used = f"Signs known that count here ({len(found)}): {names}."
            level = instrument.levels[instrument.rank(gate.level)]
            return level, [Reason(used, gate.because, cite(rules, gate.sources))]
    lowest = instrument.levels[0]
    known = [i for i in instrument.indicators if i.tier and i.id in there]
    names = "; ".join(f"{i.label} ({i.tier.capitalize()})" for i in known)
    few = f"Too few signs are known for a higher level ({len(known)}): {names}."
    used = few if known else "No sign is known."
    return lowest, [Reason(used, lowest.summary, cite(rules, lowest.sources))]


METHODS: dict[Method, Finder] = {"tier gate": _by_tier_gate}


def _level(
    rules: Rules, instrument: Instrument, there: set[str]
) -> tuple[Level, tuple[Reason, ...]]:
    """Return the level by the method, raised by every floor that applies, with the trace."""
    level, reasons = METHODS[instrument.scoring.method](rules, instrument, there)
    for floor in instrument.floors:
        if floor.indicator not in there:
            continue
        least = instrument.levels[instrument.rank(floor.level)]
        raised = instrument.rank(least.id) > instrument.rank(level.id)
        before, level = level, least if raised else level
        effect = f"This raises the level from {before.title} to {least.title}." if raised else ""
        label = next(i.label for i in instrument.indicators if i.id == floor.indicator)
        rule = f"Floor rule: {floor.because} {effect}".rstrip()
        reasons.append(Reason(sentence(label), rule, cite(rules, floor.sources)))
    return level, tuple(reasons)


def _unknown(
    rules: Rules, instrument: Instrument, indicator: Indicator, there: set[str], *, answered: bool
) -> Unknown:
    now, _ = _level(rules, instrument, there)
    if_yes, _ = _level(rules, instrument, there | {indicator.id})
    return Unknown(
        id=indicator.id,
        label=indicator.label,
        answered=answered,
        level_if_yes=if_yes.title,
        raises=instrument.rank(if_yes.id) > instrument.rank(now.id),
    )


def _actions(instrument: Instrument, level: Level) -> list[Action]:
    actions = {action.id: action for action in instrument.actions}
    return [actions[action_id] for action_id in level.actions]
