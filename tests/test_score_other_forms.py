"""Scoring other forms than this repository's: what an area may set, the promises still hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from cases import expected_rank, of_kind
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.check.instrument import check_instrument
from cse_guidance.load import packaged_rules
from cse_guidance.model import Instrument, Level, Rules
from cse_guidance.score import score

RULES = packaged_rules()
RAT = RULES.instruments["practice-rat"]
INDICATORS = [indicator.id for indicator in RAT.indicators]
(YES,) = [answer.id for answer in RAT.scales[0].answers if answer.counts]


def with_rat(rules: Rules, instrument: Instrument) -> Rules:
    """Return the rules with another instrument in the place of the practice RAT."""
    instruments: Mapping[str, Instrument] = MappingProxyType({instrument.id: instrument})
    return replace(rules, instruments=instruments)


def with_gates(*numbers: int) -> Instrument:
    """Return the practice RAT with other thresholds, one for each gate."""
    gates = tuple(
        replace(gate, at_least=number)
        for gate, number in zip(RAT.scoring.gates, numbers, strict=True)
    )
    return replace(RAT, scoring=replace(RAT.scoring, gates=gates))


def level_of(instrument: Instrument, *there: str) -> int:
    result = score(with_rat(RULES, instrument), instrument.id, dict.fromkeys(there, YES))
    return instrument.rank(result.level)


thresholds = st.lists(
    st.integers(1, 8), min_size=len(RAT.scoring.gates), max_size=len(RAT.scoring.gates)
)


@settings(max_examples=200)
@given(thresholds, st.sets(st.sampled_from(INDICATORS)), st.sampled_from(INDICATORS))
def test_whatever_the_thresholds_one_more_sign_never_lowers_the_level(
    numbers: list[int], there: set[str], one_more: str
) -> None:
    form = with_gates(*numbers)
    found = level_of(form, *there)
    assert found == expected_rank(form, there)
    assert level_of(form, *there, one_more) >= found


@pytest.mark.parametrize("place", range(len(RAT.scoring.gates)))
def test_a_gate_opens_at_its_number_and_not_before(place: int) -> None:
    gate = RAT.scoring.gates[place]
    signs = [i.id for i in RAT.indicators if i.tier == gate.tier]
    for number in range(1, len(signs) + 1):
        numbers = [99] * len(RAT.scoring.gates)
        numbers[place] = number
        form = with_gates(*numbers)
        assert level_of(form, *signs[:number]) == RAT.rank(gate.level)
        assert level_of(form, *signs[: number - 1]) == 0


@pytest.mark.parametrize("place", range(len(RAT.scoring.gates)))
def test_raising_a_threshold_by_one_changes_a_level(place: int) -> None:
    gate = RAT.scoring.gates[place]
    signs = [i.id for i in RAT.indicators if i.tier == gate.tier][: gate.at_least]
    numbers = [other.at_least for other in RAT.scoring.gates]
    numbers[place] += 1
    assert level_of(with_gates(*numbers), *signs) != level_of(RAT, *signs)


@pytest.mark.parametrize("place", range(len(RAT.floors)))
@pytest.mark.parametrize("level", RAT.levels, ids=lambda level: level.id)
def test_moving_a_floor_is_seen_in_the_level_or_is_a_fault(place: int, level: Level) -> None:
    floor = RAT.floors[place]
    floors = (*RAT.floors[:place], replace(floor, level=level.id), *RAT.floors[place + 1 :])
    form = replace(RAT, floors=floors)
    if level.id == floor.level:
        assert not check_instrument(form)
    elif level is RAT.levels[0]:
        assert check_instrument(form)
    else:
        assert level_of(form, floor.indicator) == RAT.rank(level.id)
        assert level_of(RAT, floor.indicator) != RAT.rank(level.id)


@pytest.mark.parametrize("place", range(len(RAT.floors)))
def test_taking_a_floor_out_is_seen_in_the_level(place: int) -> None:
    form = replace(RAT, floors=(*RAT.floors[:place], *RAT.floors[place + 1 :]))
    assert level_of(form, RAT.floors[place].indicator) < level_of(RAT, RAT.floors[place].indicator)


def test_a_sign_at_a_lower_tier_counts_for_less() -> None:
    tiers = {"high": "medium", "medium": "low"}
    for sign in of_kind(RAT, "sign"):
        indicators = tuple(
            replace(i, tier=tiers[i.tier]) if i.id == sign else i for i in RAT.indicators
        )
        assert level_of(replace(RAT, indicators=indicators), sign) < level_of(RAT, sign), sign


def test_the_reason_never_says_that_no_sign_is_known_when_one_is() -> None:
    numbers = [gate.at_least + 1 for gate in RAT.scoring.gates]
    form = with_gates(*numbers)
    (sign, *_) = [i for i in RAT.indicators if i.tier == RAT.scoring.gates[-1].tier]
    result = score(with_rat(RULES, form), form.id, {sign.id: YES})
    assert [shown.id for shown in result.signs] == [sign.id]
    assert all("No sign is known" not in reason.used for reason in result.reasons)
