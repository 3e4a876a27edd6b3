"""Scoring the practice RAT: the promises about levels, with expectations read from the rules."""

from __future__ import annotations

from itertools import product

import pytest
from cases import expected_rank, of_kind, with_floor
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.model import Instrument, Rules
from cse_guidance.score import score
from cse_guidance.score_result import ScoreResult

RULES = packaged_rules()
RAT = RULES.instruments["practice-rat"]
INDICATORS = [indicator.id for indicator in RAT.indicators]
(YES,) = [answer.id for answer in RAT.scales[0].answers if answer.counts]
(UNKNOWN,) = [answer.id for answer in RAT.scales[0].answers if answer.unknown]
(NO,) = [answer.id for answer in RAT.scales[0].answers if not answer.counts and not answer.unknown]

forms = st.dictionaries(st.sampled_from(INDICATORS), st.sampled_from([YES, NO, UNKNOWN]))


def scored(answers: dict[str, str]) -> ScoreResult:
    return score(RULES, RAT.id, answers)


def rank(answers: dict[str, str]) -> int:
    return RAT.rank(scored(answers).level)


def yes_to(*indicators: str) -> dict[str, str]:
    return dict.fromkeys(indicators, YES)


def title(place: int) -> str:
    return RAT.levels[place].title


@settings(max_examples=300)
@given(forms)
def test_the_level_is_the_highest_gate_or_floor_that_applies(answers: dict[str, str]) -> None:
    there = {one for one, answer in answers.items() if answer == YES}
    assert rank(answers) == expected_rank(RAT, there)


@settings(max_examples=200)
@given(forms, st.sampled_from(INDICATORS))
def test_one_more_yes_never_lowers_the_level(answers: dict[str, str], one_more: str) -> None:
    assert rank(answers | {one_more: YES}) >= rank(answers)


@settings(max_examples=150)
@given(forms, st.sets(st.sampled_from(of_kind(RAT, "protective"))))
def test_what_helps_never_changes_the_level_and_is_shown(
    answers: dict[str, str], helps: set[str]
) -> None:
    with_help = scored(answers | yes_to(*helps))
    assert with_help.level == scored(answers).level
    assert helps <= {shown.id for shown in with_help.protective}


@settings(max_examples=150)
@given(forms, st.sets(st.sampled_from(of_kind(RAT, "vulnerability"))))
def test_vulnerabilities_never_change_the_level_except_through_a_floor(
    answers: dict[str, str], vulnerable: set[str]
) -> None:
    counted_never = vulnerable - with_floor(RAT)
    with_them = scored(answers | yes_to(*counted_never))
    assert with_them.level == scored(answers).level
    assert counted_never <= {shown.id for shown in with_them.vulnerabilities}


@settings(max_examples=200)
@given(forms)
def test_not_known_and_left_out_give_the_same_level_and_are_both_listed(
    answers: dict[str, str],
) -> None:
    left_out = {one: answer for one, answer in answers.items() if answer != UNKNOWN}
    said_so = left_out | dict.fromkeys(set(INDICATORS) - set(left_out), UNKNOWN)
    first, second = scored(left_out), scored(said_so)
    assert (first.level, first.lowest, first.highest) == (
        second.level,
        second.lowest,
        second.highest,
    )
    open_ones = set(INDICATORS) - set(left_out)
    assert {unknown.id for unknown in first.not_known} == open_ones
    assert {unknown.id for unknown in second.not_known} == open_ones
    assert not any(unknown.answered for unknown in first.not_known)
    assert all(unknown.answered for unknown in second.not_known)


@settings(max_examples=80)
@given(forms)
def test_the_range_runs_from_every_unknown_no_to_every_unknown_yes(
    answers: dict[str, str],
) -> None:
    result = scored(answers)
    settled = {one: answer for one, answer in answers.items() if answer != UNKNOWN}
    rest = set(INDICATORS) - set(settled)
    assert result.lowest == scored(settled | dict.fromkeys(rest, NO)).title == result.title
    assert result.highest == scored(settled | dict.fromkeys(rest, YES)).title
    for unknown in result.not_known:
        if_so = scored(answers | {unknown.id: YES})
        assert unknown.level_if_yes == if_so.title
        assert unknown.raises == (RAT.rank(if_so.level) > RAT.rank(result.level))


@settings(max_examples=100)
@given(forms)
def test_every_result_asks_the_section_47_question_first(answers: dict[str, str]) -> None:
    result = scored(answers)
    pathway = RULES.pathways[result.ask_first.pathway]
    question = pathway.question(result.ask_first.question)
    assert question is not None
    assert question.asks == "significant harm"
    assert result.ask_first.text == question.text
    assert result.to_do[0].id == RAT.levels[0].actions[0]
    assert result.to_do
    assert all(step.what and step.who and step.when and step.sources for step in result.to_do)
    assert result.reasons
    assert all(reason.used and reason.rule and reason.sources for reason in result.reasons)
    assert result.notice == RAT.notice


def test_every_subset_of_a_smaller_form_sets_the_level_that_its_rules_say() -> None:
    def first(tier: str, count: int) -> list[str]:
        return [indicator.id for indicator in RAT.indicators if indicator.tier == tier][:count]

    plain = [one for one in of_kind(RAT, "vulnerability") if one not in with_floor(RAT)][:1]
    small = [
        *first("high", 2),
        *first("medium", 2),
        *sorted(with_floor(RAT)),
        *plain,
        *of_kind(RAT, "protective")[:1],
    ]
    ranks = {
        chosen: rank(dict(zip(small, chosen, strict=True)))
        for chosen in product((NO, YES), repeat=len(small))
    }
    for chosen, found in ranks.items():
        there = {one for one, answer in zip(small, chosen, strict=True) if answer == YES}
        assert found == expected_rank(RAT, there)
        for place, answer in enumerate(chosen):
            if answer == NO:
                assert ranks[(*chosen[:place], YES, *chosen[place + 1 :])] >= found


@pytest.mark.parametrize("indicator", INDICATORS)
def test_each_line_alone_sets_the_level_of_its_tier_or_its_floor(indicator: str) -> None:
    result = scored(yes_to(indicator))
    assert RAT.rank(result.level) == expected_rank(RAT, {indicator})
    shown = [
        *result.signs,
        *result.incidents,
        *result.vulnerabilities,
        *result.protective,
        *result.context,
    ]
    assert [one.id for one in shown] == [indicator]


def test_one_high_sign_is_enough_for_the_highest_level(rat: Instrument) -> None:
    serious = [indicator.id for indicator in rat.indicators if indicator.tier == "high"]
    assert serious
    assert all(rank(yes_to(one)) == len(rat.levels) - 1 for one in serious)


def test_each_sign_moves_the_level_off_the_lowest(rat: Instrument) -> None:
    assert all(rank(yes_to(one)) > 0 for one in of_kind(rat, "sign"))


@settings(max_examples=150)
@given(forms, st.sampled_from(["under-13", "learning-disability"]))
def test_under_13_and_a_learning_disability_are_never_the_lowest_level(
    answers: dict[str, str], which: str
) -> None:
    assert rank(answers | yes_to(which)) > 0


@settings(max_examples=150)
@given(forms)
def test_something_said_is_always_the_highest_level(answers: dict[str, str]) -> None:
    assert rank(answers | yes_to("disclosure")) == len(RAT.levels) - 1


@settings(max_examples=100)
@given(forms)
def test_each_floor_that_applies_is_told_with_its_reason(answers: dict[str, str]) -> None:
    result = scored(answers)
    applying = [floor for floor in RAT.floors if answers.get(floor.indicator) == YES]
    assert result.floors == tuple(floor.because for floor in applying)
    told = " ".join(reason.rule for reason in result.reasons)
    assert all(floor.because in told for floor in applying)


@settings(max_examples=100)
@given(forms)
def test_a_prompt_is_shown_from_its_number_on_and_changes_no_level(
    answers: dict[str, str],
) -> None:
    result = scored(answers)
    for prompt in RAT.prompts:
        known = [one for one in of_kind(RAT, prompt.kind) if answers.get(one) == YES]
        assert (prompt.text in result.prompts) == (len(known) >= prompt.at_least)


def test_nothing_answered_gives_the_lowest_level_and_says_how_far_it_could_rise() -> None:
    result = scored({})
    assert result.title == result.lowest == title(0)
    assert result.highest == title(len(RAT.levels) - 1)
    assert len(result.not_known) == len(INDICATORS)
    assert result.to_do


def test_every_fault_of_the_answers_is_named_at_once(rules: Rules) -> None:
    with pytest.raises(FaultsFound) as found:
        score(rules, RAT.id, {INDICATORS[0]: "maybe", INDICATORS[1] + "x": YES})
    first, second = found.value.faults
    assert (first.place, "maybe" in first.problem) == (f'indicator "{INDICATORS[0]}"', True)
    assert f'"{YES}"' in first.remedy
    assert second.remedy == f'Did you mean "{INDICATORS[1]}"?'


def test_an_unknown_instrument_is_named_with_the_nearest_one(rules: Rules) -> None:
    with pytest.raises(FaultsFound) as found:
        score(rules, "practise-rat", {})
    (fault,) = found.value.faults
    assert fault.remedy == f'Did you mean "{RAT.id}"?'
