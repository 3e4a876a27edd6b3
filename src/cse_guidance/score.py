"""Scores a case with an instrument (RAT): answers in, a level out, with the reasons.

A level is never a test for section 47: every result puts that question first.
Unknown is never counted as no: the result says between which levels the answer may lie
and what each unknown answer could change. A protective factor never lowers a level.
"""

from __future__ import annotations

from collections.abc import Mapping

from cse_guidance.answers import cite, to_do
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.model import Indicator, Instrument, Rules, ScaleAnswer
from cse_guidance.score_result import Asked, Rated, ScoreResult, Shown, Unknown, ask_first_line
from cse_guidance.scoring.found import Known, is_there
from cse_guidance.scoring.judgement import JudgementGiven, judge
from cse_guidance.scoring.level import ByRules, level_by_rules


def score(
    rules: Rules,
    instrument_id: str,
    answers: Mapping[str, str],
    *,
    judgement: JudgementGiven | None = None,
    written: Mapping[str, str] | None = None,
) -> ScoreResult:
    """Score a fictional case with an instrument: a level with its reasons, and what to do.

    The rule and its sources are the instrument's own: each tier, gate, band, floor and level of
    its file names its sources, and the result cites them. A level is never a test for section 47.

    Args:
        rules: the loaded rules.
        instrument_id: for example "practice-rat".
        answers: indicator id to the id of an answer of its domain's scale.
            An indicator that is left out is not known, which never counts as no.
        judgement: the level that a person judges right, with reasons. It may raise the level;
            it never takes it below a floor that applies, nor below a gate that holds.
        written: what was written where the form asks for words, by id.

    Returns:
        The level with the trace that led to it, what is not known and what it could change,
        and what to do now. The rule's source is named with each reason.

    Raises:
        FaultsFound: there is no such instrument, indicator, answer or level.

    Example:
        >>> from cse_guidance.api import packaged_rules, score
        >>> rules = packaged_rules()
        >>> result = score(rules, "practice-rat", {"missing": "yes", "gifts": "not-known"})
        >>> result.title, result.ask_first.question
        ('High', 'reasonable-cause')
        >>> [sign.id for sign in result.signs]
        ['missing']
        >>> [one.id for one in result.not_known if one.answered]
        ['gifts']
        >>> all(reason.sources for reason in result.reasons)
        True
    """
    instrument = find_instrument(rules, instrument_id)
    known = read_known(instrument, answers)
    unknown = [i for i in instrument.indicators if i.id not in known]
    by_rules = level_by_rules(rules, instrument, known)
    gravest = level_by_rules(rules, instrument, at_worst(instrument, known, unknown))
    level, judged = by_rules.level, None
    if judgement is not None:
        level, judged = judge(rules, instrument, by_rules, judgement)
    shown = {
        kind: tuple(
            Shown(i.id, i.label, i.tier)
            for i in instrument.indicators
            if i.kind == kind and is_there(known, i)
        )
        for kind in ("sign", "incident", "vulnerability", "protective", "context")
    }
    actions = {action.id: action for action in instrument.actions}
    return ScoreResult(
        instrument=instrument.id,
        version=instrument.version,
        notice=instrument.notice,
        ask_first=ask_first_line(rules, instrument.ask_first),
        level=level.id,
        title=level.title,
        summary=level.summary,
        urgency=level.urgency,
        by_method=by_rules.method.level.title,
        by_rules=by_rules.level.title,
        lowest=by_rules.level.title,
        highest=gravest.level.title,
        total=by_rules.method.total,
        highest_total=gravest.method.total,
        points=by_rules.method.points,
        profile=_profile(instrument, known),
        judgement=judged,
        signs=shown["sign"],
        incidents=shown["incident"],
        vulnerabilities=shown["vulnerability"],
        protective=shown["protective"],
        context=shown["context"],
        not_known=tuple(
            _unknown(rules, instrument, i, known, by_rules, answered=i.id in answers)
            for i in unknown
        ),
        floors=tuple(floor.because for floor in by_rules.floors),
        prompts=tuple(
            prompt.text
            for prompt in instrument.prompts
            if len(shown[prompt.kind]) >= prompt.at_least
        ),
        to_write=tuple(
            Asked(one.id, one.title, one.hint, bool((written or {}).get(one.id, "").strip()))
            for one in instrument.to_write
        ),
        to_do=tuple(to_do(rules, actions[action_id]) for action_id in level.actions),
        reasons=by_rules.reasons,
        sources=cite(rules, level.sources),
    )


def find_instrument(rules: Rules, instrument_id: str) -> Instrument:
    """Return an instrument by its id, as its file has it, with the sources that it names.

    Args:
        rules: the loaded rules.
        instrument_id: for example "practice-rat".

    Raises:
        FaultsFound: there is none; the message names the nearest.

    Example:
        >>> from cse_guidance.api import find_instrument, packaged_rules
        >>> rat = find_instrument(packaged_rules(), "practice-rat")
        >>> all(indicator.sources for indicator in rat.indicators)
        True
    """
    instrument = rules.instruments.get(instrument_id)
    if instrument is None:
        problem = f'there is no instrument "{instrument_id}".'
        remedy = did_you_mean(instrument_id, rules.instruments)
        raise FaultsFound([Fault("your input", "instrument", problem, remedy)])
    return instrument


def own_forms(rules: Rules) -> tuple[Instrument, ...]:
    """Return the forms of the area whose rule files these are; none until it adds one."""
    return tuple(one for one in rules.instruments.values() if one.standing == "in use")


def read_known(instrument: Instrument, answers: Mapping[str, str]) -> dict[str, ScaleAnswer]:
    """Return the answers that say something, by indicator; what is not known is left out.

    Raises:
        FaultsFound: there is no such indicator, or no such answer to it; every fault at once.
    """
    faults = []
    known = {}
    indicators = {indicator.id: indicator for indicator in instrument.indicators}
    for indicator_id, answer_id in answers.items():
        place = f'indicator "{indicator_id}"'
        indicator = indicators.get(indicator_id)
        if indicator is None:
            problem = f'"{instrument.id}" has no such indicator.'
            remedy = did_you_mean(indicator_id, indicators)
            faults.append(Fault("your answers", place, problem, remedy))
            continue
        scale = instrument.scale_of(indicator)
        answer = scale.answer(answer_id)
        if answer is None:
            problem = f'"{answer_id}" is not one of the answers.'
            remedy = did_you_mean(answer_id, [one.id for one in scale.answers])
            faults.append(Fault("your answers", place, problem, remedy))
        elif not answer.unknown:
            known[indicator_id] = answer
    if faults:
        raise FaultsFound(faults)
    return known


def at_worst(
    instrument: Instrument, known: Known, unknown: list[Indicator]
) -> dict[str, ScaleAnswer]:
    """Return what is known, with each thing that is not known as grave as it can be."""
    return dict(known) | {i.id: instrument.scale_of(i).gravest for i in unknown}


def _profile(instrument: Instrument, known: Known) -> tuple[Rated, ...]:
    """Return which indicators have which answer, for the scales that rate."""
    rated = []
    for scale in instrument.scales:
        for answer in reversed(scale.known):
            labels = tuple(i.label for i in instrument.indicators if known.get(i.id) is answer)
            if labels and (answer.level or answer.points):
                rated.append(Rated(answer.text, labels))
    return tuple(rated)


def _unknown(  # noqa: PLR0913 - what is known, what it gives, and the thing asked about
    rules: Rules,
    instrument: Instrument,
    indicator: Indicator,
    known: Known,
    now: ByRules,
    *,
    answered: bool,
) -> Unknown:
    then = level_by_rules(rules, instrument, at_worst(instrument, known, [indicator])).level
    return Unknown(
        id=indicator.id,
        label=indicator.label,
        answered=answered,
        level_if_yes=then.title,
        raises=instrument.rank(then.id) > instrument.rank(now.level.id),
    )
