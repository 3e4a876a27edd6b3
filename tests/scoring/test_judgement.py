"""A person's judgement: it may raise a level, with reasons, and never goes below a floor."""

from __future__ import annotations

import pytest
from all_forms import NAMES, answers_to, rules_with_all_forms
from cases import expected_level
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.model import Instrument
from cse_guidance.score import score
from cse_guidance.score_result import ScoreResult
from cse_guidance.scoring.judgement import JudgementGiven

RULES = rules_with_all_forms()
each_form = pytest.mark.parametrize("name", NAMES)


def judged(form: Instrument, answers: dict[str, str], level: str) -> ScoreResult:
    given_by_a_person = JudgementGiven(level, "The school nurse knows more than the form asks.")
    return score(RULES, form.id, answers, judgement=given_by_a_person)


def held(form: Instrument, answers: dict[str, str]) -> int:
    """Return the level below which judgement cannot go, read from the file's tables."""
    ranks = {level.id: rank for rank, level in enumerate(form.levels)}
    there = {i for i, a in answers.items() if _counts(form, i, a)}
    firm = [0]
    for floor in form.floors:
        fires = (
            answers.get(floor.indicator) in floor.answers
            if floor.answers
            else (floor.indicator in there)
        )
        firm += [ranks[floor.level]] if fires else []
    opened = False
    for gate in form.scoring.gates:
        tiers = ("low", "medium", "high")
        wanted = [
            i.id
            for i in form.indicators
            if (gate.kind and i.kind == gate.kind)
            or (gate.tier and i.tier and tiers.index(i.tier) >= tiers.index(gate.tier))
        ]
        if not opened and len(there & set(wanted)) >= gate.at_least:
            opened = True  # the first gate that opens sets the level
            firm += [ranks[gate.level]] if gate.holds else []
    return max(firm)


def _counts(form: Instrument, indicator_id: str, answer_id: str) -> bool:
    indicator = form.indicator(indicator_id)
    answer = form.scale_of(indicator).answer(answer_id) if indicator else None
    return answer is not None and answer.counts


@each_form
@settings(max_examples=100)
@given(st.data())
def test_judgement_raises_freely_and_lowers_no_further_than_a_rule_holds(
    name: str, data: st.DataObject
) -> None:
    form = RULES.instruments[name]
    answers = data.draw(answers_to(form))
    wanted = data.draw(st.sampled_from(form.levels))
    by_rules = expected_level(form, answers)
    result = judged(form, answers, wanted.id)
    got, want = form.rank(result.level), form.rank(wanted.id)
    assert result.by_rules == form.levels[by_rules].title
    assert result.judgement is not None
    assert result.judgement.taken == (got == want)
    if want >= by_rules:
        assert got == want
        assert not result.judgement.second_reader
    elif not form.judgement.may_lower:
        assert got == by_rules
    else:
        assert got == max(want, held(form, answers))
        assert result.judgement.second_reader
    assert result.to_do == score(RULES, form.id, answers, judgement=None).to_do or got != by_rules


@each_form
def test_the_words_say_what_became_of_the_judgement(name: str) -> None:
    form = RULES.instruments[name]
    told = {judged(form, {}, level.id).judgement for level in form.levels}
    assert len({one.told for one in told if one}) == len(form.levels)
    for level in form.levels[1:]:
        found = judged(form, {}, level.id).judgement
        assert found is not None
        assert form.levels[0].title in found.told
        assert level.title in found.told


def test_a_high_sign_cannot_be_judged_away() -> None:
    form = RULES.instruments["practice-rat"]
    gate = next(gate for gate in form.scoring.gates if gate.holds)
    signs = [i.id for i in form.indicators if i.tier == gate.tier][: gate.at_least]
    result = judged(form, dict.fromkeys(signs, "yes"), form.levels[0].id)
    assert result.level == gate.level
    assert result.judgement is not None
    assert not result.judgement.taken


def test_a_floor_lets_a_level_be_lowered_as_far_as_itself_and_no_further() -> None:
    form = RULES.instruments["seraf-style"]
    signs = [i for i in form.indicators if i.tier == "high"]
    answers = {i.id: form.scale_of(i).gravest.id for i in signs} | {"under-13": "yes"}
    result = judged(form, answers, form.levels[0].id)
    floor = next(floor for floor in form.floors if floor.indicator == "under-13")
    assert form.rank(result.level) == form.rank(floor.level) < expected_level(form, answers)
    assert result.judgement is not None
    assert "no further" in result.judgement.told


@each_form
@pytest.mark.parametrize(
    ("level", "reasons", "places"),
    [
        ("nowhere", "Because.", ['judgement, "level"']),
        ("", " ", ['judgement, "level"', 'judgement, "reasons"']),
        ("{lowest}", " ", ['judgement, "reasons"']),
    ],
)
def test_a_judgement_without_a_level_or_reasons_is_refused(
    name: str, level: str, reasons: str, places: list[str]
) -> None:
    level = level.format(lowest=RULES.instruments[name].levels[0].id)
    with pytest.raises(FaultsFound) as found:
        score(RULES, name, {}, judgement=JudgementGiven(level, reasons))
    assert [fault.place for fault in found.value.faults] == places
    assert all(fault.remedy for fault in found.value.faults)
