"""The protective promises as questions to ask of any rules: which of them do these break?

They are worked out here on their own, without the package's checks, so that a change that the
checks let pass is looked at a second time. tests/test_promises.py and tests/test_score.py ask
more of the rules of this repository; these are the parts that can be asked of any rules quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cse_guidance.model import (
    Action,
    Clock,
    Indicator,
    Instrument,
    Outcome,
    Pathway,
    Question,
    Rules,
)
from cse_guidance.model.scoring import TIERS
from cse_guidance.score import read_known
from cse_guidance.scoring.level import level_by_rules

Asked = Callable[[Rules], Iterator[str]]
SOON = ("at once", "today")
MOST_KEPT = 50  # instruments whose levels are remembered
# The steps that the promises name, by their ids in the pathways.
LOOK_AGAIN, WRITE_DOWN = "look-again-at-section-47", "record-facts"
TWO = 2  # answers that are not doubt: yes and no


def broken_promises(rules: Rules) -> dict[str, list[str]]:
    """Return where the rules break a promise, by the promise. Promises that are kept are left out.

    Args:
        rules: rules that loaded without a fault.
    """
    found = {promise: list(ask(rules)) for promise, ask in PROMISES.items()}
    return {promise: places for promise, places in found.items() if places}


def first_broken(rules: Rules) -> str:
    """Return the first promise that the rules break; empty if they keep all."""
    for promise, ask in PROMISES.items():
        if next(ask(rules), None) is not None:
            return promise
    return ""


def _pathways(rules: Rules) -> Iterator[Pathway]:
    yield from rules.pathways.values()


def _instruments(rules: Rules) -> Iterator[Instrument]:
    yield from rules.instruments.values()


def _first_action(pathway: Pathway, outcome: Outcome) -> Action | None:
    return pathway.action(outcome.actions[0]) if outcome.actions else None


def _clock(rules: Rules, action: Action | None) -> Clock | None:
    return rules.clocks.get(action.clock) if action else None


def _asking(pathway: Pathway, about: str) -> Question | None:
    return next((question for question in pathway.questions if question.asks == about), None)


def _ends_of(pathway: Pathway, node: str, known: dict[str, set[str]]) -> set[str]:
    """Return every outcome that can be reached from a node."""
    if node not in known:
        question = pathway.question(node)
        answers = question.answers if question else ()
        ends = [_ends_of(pathway, answer.leads_to, known) for answer in answers]
        known[node] = set().union(*ends) if question else {node}
    return known[node]


def _raised_give(about: str, gives: str) -> Asked:
    """Every answer but the most reassuring one ends in what the promise names."""

    def ask(rules: Rules) -> Iterator[str]:
        for pathway in _pathways(rules):
            question = _asking(pathway, about)
            if question is None:
                yield f"{pathway.id}: nothing asks about {about}"
                continue
            outcomes = {outcome.id: outcome for outcome in pathway.outcomes}
            known: dict[str, set[str]] = {}
            calm = min(question.answers, key=lambda answer: answer.worry or 0)
            for answer in question.answers:
                ends = _ends_of(pathway, answer.leads_to, known) if answer is not calm else set()
                for end in sorted(ends):
                    if gives not in outcomes[end].gives:
                        yield f"{pathway.id}, {question.id}, {answer.id}: {end}"

    return ask


def _danger_first(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        question = _asking(pathway, "immediate danger")
        if question is None or pathway.start != question.id:
            yield pathway.id


def _call_first(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if "999" not in outcome.gives:
                continue
            first = _first_action(pathway, outcome)
            clock = _clock(rules, first)
            if first is None or first.gives != "999" or clock is None or clock.unit != "at once":
                yield f"{pathway.id}, {outcome.id}"


def _doubt_can_be_said(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for question in pathway.questions:
            if sum(answer.unsure for answer in question.answers) != 1:
                yield f"{pathway.id}, {question.id}"


def _one_calm_answer(rules: Rules) -> Iterator[str]:
    """Where answers are ranked, one alone is the calmest, and it is not the doubtful one."""
    for pathway in _pathways(rules):
        for question in pathway.questions:
            ranks = [answer.worry for answer in question.answers if answer.worry is not None]
            calm = [answer for answer in question.answers if answer.worry == min(ranks, default=0)]
            if ranks and (len(calm) != 1 or calm[0].unsure):
                yield f"{pathway.id}, {question.id}"


def _yes_can_be_said(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for question in pathway.questions:
            if sum(not answer.unsure for answer in question.answers) < TWO:
                yield f"{pathway.id}, {question.id}"


def _doubt_is_never_calmer(rules: Rules) -> Iterator[str]:
    """Where answers are not ranked: doubt ends no calmer than any other answer may end."""
    for pathway in _pathways(rules):
        urgency = {outcome.id: outcome.urgency for outcome in pathway.outcomes}
        known: dict[str, set[str]] = {}
        for question in pathway.questions:
            if any(answer.worry is not None for answer in question.answers):
                continue
            calmest = {
                answer: min(urgency[end] for end in _ends_of(pathway, answer.leads_to, known))
                for answer in question.answers
            }
            doubt = [rank for answer, rank in calmest.items() if answer.unsure]
            if doubt and min(doubt) < max(calmest.values()):
                yield f"{pathway.id}, {question.id}"


def _something_happens_soon(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            clock = _clock(rules, _first_action(pathway, outcome))
            if clock is None or clock.unit not in SOON:
                yield f"{pathway.id}, {outcome.id}"


def _asked_for_the_same_day(rules: Rules) -> Iterator[str]:
    """Nothing slower stands before the step that asks for, or holds, the strategy discussion."""
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if "strategy discussion" not in outcome.gives:
                continue
            steps = [action for one in outcome.actions if (action := pathway.action(one))]
            ask = next((n for n, one in enumerate(steps) if one.gives == "strategy discussion"), -1)
            units = [clock.unit for one in steps[: ask + 1] if (clock := _clock(rules, one))]
            if ask < 0 or not set(units) <= {*SOON, "as soon as possible"}:
                yield f"{pathway.id}, {outcome.id}"


def _stays_open(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            calm = "strategy discussion" not in outcome.gives
            if calm and LOOK_AGAIN not in outcome.actions:
                yield f"{pathway.id}, {outcome.id}"


def _is_written_down(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if WRITE_DOWN not in outcome.actions:
                yield f"{pathway.id}, {outcome.id}"


def _harm_asked_beside_each_level(rules: Rules) -> Iterator[str]:
    for instrument in _instruments(rules):
        first = {level.actions[0] for level in instrument.levels if level.actions}
        clocks = [_clock(rules, instrument.action(action)) for action in first]
        if len(first) != 1 or any(clock is None or clock.unit not in SOON for clock in clocks):
            yield instrument.id


def _counting(instrument: Instrument, indicator: Indicator) -> tuple[str, ...]:
    """Return the answers that say that a thing is there, from the calmest to the gravest."""
    return tuple(answer.id for answer in instrument.scale_of(indicator).known if answer.counts)


# What each instrument made of some answers: a change elsewhere leaves an instrument as it was.
_ranks: dict[int, tuple[Instrument, dict[frozenset[tuple[str, str]], int]]] = {}


def _rank(rules: Rules, instrument: Instrument, answers: dict[str, str]) -> int:
    kept = _ranks.get(id(instrument))
    if kept is None or kept[0] is not instrument:
        if len(_ranks) > MOST_KEPT:
            _ranks.clear()
        kept = _ranks[id(instrument)] = (instrument, {})
    given = frozenset(answers.items())
    if given not in kept[1]:
        level = level_by_rules(rules, instrument, read_known(instrument, answers)).level
        kept[1][given] = instrument.rank(level.id)
    return kept[1][given]


def _signs_raise(rules: Rules) -> Iterator[str]:
    """Where a method counts signs: a total may leave a sign at the lowest level, and says so."""
    for instrument in _instruments(rules):
        if instrument.scoring.method != "tier gate":
            continue
        for indicator in instrument.indicators:
            for yes in _counting(instrument, indicator) if indicator.kind == "sign" else ():
                if _rank(rules, instrument, {indicator.id: yes}) == 0:
                    yield f"{instrument.id}, {indicator.id}"


def _one_high_sign_is_enough(rules: Rules) -> Iterator[str]:
    for instrument in _instruments(rules):
        if not any(gate.tier == TIERS[-1] for gate in instrument.scoring.gates):
            continue
        for indicator in instrument.indicators:
            for yes in _counting(instrument, indicator) if indicator.tier == TIERS[-1] else ():
                if _rank(rules, instrument, {indicator.id: yes}) != len(instrument.levels) - 1:
                    yield f"{instrument.id}, {indicator.id}"


def _one_more_never_lowers(rules: Rules) -> Iterator[str]:
    """One line after another gets its graver answers, in the order of the form and from its end."""
    for instrument in _instruments(rules):
        for order in (instrument.indicators, instrument.indicators[::-1]):
            answers: dict[str, str] = {}
            before = _rank(rules, instrument, answers)
            for indicator in order:
                for answer in instrument.scale_of(indicator).known:
                    answers[indicator.id] = answer.id
                    after = _rank(rules, instrument, answers)
                    if after < before:
                        yield f"{instrument.id}, {indicator.id}, {answer.id}"
                    before = after


def _what_helps_changes_nothing(rules: Rules) -> Iterator[str]:
    for instrument in _instruments(rules):
        lowest = _rank(rules, instrument, {})
        for indicator in instrument.indicators:
            for yes in _counting(instrument, indicator) if indicator.kind == "protective" else ():
                if _rank(rules, instrument, {indicator.id: yes}) != lowest:
                    yield f"{instrument.id}, {indicator.id}"


def _floors_hold(rules: Rules) -> Iterator[str]:
    for instrument in _instruments(rules):
        highest = len(instrument.levels) - 1
        least = {"under 13": 1, "learning disability": 1, "disclosure": highest}
        for about, rank in least.items() if highest else ():
            marked = [i for i in instrument.indicators if i.about == about]
            held = all(
                _rank(rules, instrument, {one.id: yes}) >= rank
                for one in marked
                for yes in _counting(instrument, one)
            )
            if not marked or not held:
                yield f"{instrument.id}, {about}"


PROMISES: dict[str, Asked] = {
    "danger is asked first": _danger_first,
    "danger, or doubt about it, gives 999": _raised_give("immediate danger", "999"),
    "the call to 999 is the first thing done, at once": _call_first,
    "suspected harm, or doubt about it, gives a strategy discussion": _raised_give(
        "significant harm", "strategy discussion"
    ),
    '"not sure" is an answer to every question': _doubt_can_be_said,
    "one answer alone is the reassuring one, and it is not doubt": _one_calm_answer,
    "yes and no are answers to every question": _yes_can_be_said,
    "among answers that are not ranked, doubt never ends calmer than another": (
        _doubt_is_never_calmer
    ),
    "something happens today on every path": _something_happens_soon,
    "a strategy discussion is asked for the same day, and nothing slower stands before": (
        _asked_for_the_same_day
    ),
    "without a strategy discussion the section 47 question stays open": _stays_open,
    "every path asks to write it down": _is_written_down,
    "every level asks about section 47 first": _harm_asked_beside_each_level,
    "each sign moves the level off the lowest": _signs_raise,
    "one High sign is enough for the highest level": _one_high_sign_is_enough,
    "one more sign never lowers the level": _one_more_never_lowers,
    "what helps the child never changes the level": _what_helps_changes_nothing,
    "promised floors hold": _floors_hold,
}
