"""The promises about instruments, as questions to ask of any rules: where do these break one?"""

from __future__ import annotations

from collections.abc import Iterator

from assurance.asked import SOON, Asked, clock_of
from cse_guidance.model import Indicator, Instrument, Rules
from cse_guidance.model.scoring import TIERS
from cse_guidance.score import read_known
from cse_guidance.scoring.level import level_by_rules

MOST_KEPT = 50  # instruments whose levels are remembered


def _instruments(rules: Rules) -> Iterator[Instrument]:
    yield from rules.instruments.values()


def _harm_asked_beside_each_level(rules: Rules) -> Iterator[str]:
    for instrument in _instruments(rules):
        first = {level.actions[0] for level in instrument.levels if level.actions}
        clocks = [clock_of(rules, instrument.action(action)) for action in first]
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


OF_FORMS: dict[str, Asked] = {
    "every level asks about section 47 first": _harm_asked_beside_each_level,
    "each sign moves the level off the lowest": _signs_raise,
    "one High sign is enough for the highest level": _one_high_sign_is_enough,
    "one more sign never lowers the level": _one_more_never_lowers,
    "what helps the child never changes the level": _what_helps_changes_nothing,
    "promised floors hold": _floors_hold,
}
