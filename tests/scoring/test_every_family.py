"""The promises about levels, on every family of scoring: sums, gates, profiles, words alone."""

from __future__ import annotations

from typing import get_args

import pytest
from all_forms import NAMES, answers_to, rules_with_all_forms
from cases import expected_level, graver_answers, points, possible
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.model import Instrument
from cse_guidance.model.scoring import Method
from cse_guidance.score import score
from cse_guidance.score_result import ScoreResult

RULES = rules_with_all_forms()
each_form = pytest.mark.parametrize("name", NAMES)


def scored(form: Instrument, answers: dict[str, str]) -> ScoreResult:
    return score(RULES, form.id, answers)


def rank(form: Instrument, answers: dict[str, str]) -> int:
    return form.rank(scored(form, answers).level)


def test_every_family_has_a_form() -> None:
    assert {RULES.instruments[name].scoring.method for name in NAMES} == set(get_args(Method))


@each_form
@settings(max_examples=120)
@given(st.data())
def test_the_level_is_what_the_tables_of_the_file_say(name: str, data: st.DataObject) -> None:
    form = RULES.instruments[name]
    answers = data.draw(answers_to(form))
    result = scored(form, answers)
    assert form.rank(result.level) == expected_level(form, answers)
    if form.scoring.bands:
        assert result.total == points(form, answers) == sum(line.points for line in result.points)
    else:
        assert result.total is None
        assert result.points == ()


@each_form
@settings(max_examples=120)
@given(st.data())
def test_a_graver_answer_never_lowers_the_level_nor_the_total(
    name: str, data: st.DataObject
) -> None:
    form = RULES.instruments[name]
    answers = data.draw(answers_to(form))
    indicator = data.draw(st.sampled_from([i.id for i in form.indicators]))
    calm = data.draw(st.sampled_from([a.id for a in possible(form, indicator)]))
    before = scored(form, answers | {indicator: calm})
    for graver in graver_answers(form, indicator, calm):
        after = scored(form, answers | {indicator: graver})
        assert form.rank(after.level) >= form.rank(before.level)
        assert (after.total or 0) >= (before.total or 0)


@each_form
@settings(max_examples=80)
@given(st.data())
def test_the_range_runs_from_the_calmest_to_the_gravest(name: str, data: st.DataObject) -> None:
    form = RULES.instruments[name]
    answers = data.draw(answers_to(form))
    result = scored(form, answers)
    open_ones = {one.id for one in result.not_known}
    settled = {one: answer for one, answer in answers.items() if one not in open_ones}
    calm = {i: min(_ranked(form, i), key=lambda pair: pair[0])[1] for i in open_ones}
    grave = {i: max(_ranked(form, i), key=lambda pair: pair[0])[1] for i in open_ones}
    titles = [level.title for level in form.levels]
    assert titles.index(result.lowest) == expected_level(form, settled | calm)
    assert titles.index(result.highest) == expected_level(form, settled | grave)
    anything = {i: data.draw(st.sampled_from(_ranked(form, i)))[1] for i in sorted(open_ones)}
    between = rank(form, settled | anything)
    assert titles.index(result.lowest) <= between <= titles.index(result.highest)


def _ranked(form: Instrument, indicator: str) -> list[tuple[int, str]]:
    return [(a.worry, a.id) for a in possible(form, indicator) if a.worry is not None]


@each_form
@settings(max_examples=60)
@given(st.data())
def test_not_known_is_the_same_as_not_asked_and_never_calmer_than_no(
    name: str, data: st.DataObject
) -> None:
    form = RULES.instruments[name]
    answers = data.draw(answers_to(form))
    unknown = {i.id: a.id for i in form.indicators for a in possible(form, i.id) if a.unknown}
    asked = dict(unknown) | answers
    assert rank(form, asked) == rank(form, answers)
    told = scored(form, asked)
    assert {one.id for one in told.not_known if one.answered} >= set(unknown) - set(answers)
    raising = {one.id for one in told.not_known if one.raises}
    for indicator in raising:
        worst = max(_ranked(form, indicator))[1]
        assert rank(form, answers | {indicator: worst}) > rank(form, answers)


@each_form
def test_what_protects_is_shown_and_never_changes_anything(name: str) -> None:
    form = RULES.instruments[name]
    helps = [i.id for i in form.indicators if i.kind == "protective"]
    assert helps
    for indicator in form.indicators:
        worst = {indicator.id: form.scale_of(indicator).gravest.id}
        with_help = worst | {i: form.scale_of(_of(form, i)).gravest.id for i in helps}
        alone, helped = scored(form, worst), scored(form, with_help)
        assert (alone.level, alone.total) == (helped.level, helped.total)
        assert {one.id for one in helped.protective} == set(helps)


def _of(form: Instrument, indicator: str):  # noqa: ANN202 - an indicator of the form
    found = form.indicator(indicator)
    assert found is not None
    return found


@each_form
def test_floors_hold_under_13_learning_disability_and_disclosure(name: str) -> None:
    form = RULES.instruments[name]
    least = {"under 13": 1, "learning disability": 1, "disclosure": len(form.levels) - 1}
    for indicator in form.indicators:
        if not indicator.about or len(form.levels) == 1:
            continue
        (yes,) = [a.id for a in possible(form, indicator.id) if a.counts]
        assert rank(form, {indicator.id: yes}) >= least[indicator.about]


@each_form
def test_every_level_says_what_to_do_who_does_it_and_when_to_look_again(name: str) -> None:
    form = RULES.instruments[name]
    for level in form.levels:
        actions = [form.action(action_id) for action_id in level.actions]
        assert actions
        for action in actions:
            assert action is not None
            assert action.who
            assert action.clock in RULES.clocks
        counted = [RULES.clocks[a.clock].to_event for a in actions if a is not None]
        assert "level-reviewed" in counted, f"{level.id} has no date to look again"
        assert "section 47" in scored(form, {}).to_do[0].what


@each_form
def test_every_level_can_be_reached(name: str) -> None:
    form = RULES.instruments[name]
    reached = {rank(form, {})}
    worst = {i.id: form.scale_of(i).gravest.id for i in form.indicators if i.kind != "protective"}
    given_so_far: dict[str, str] = {}
    for indicator in form.indicators:
        if indicator.about or indicator.kind == "protective":
            continue
        for answer in form.scale_of(indicator).known:
            reached.add(rank(form, {indicator.id: answer.id}))
        given_so_far[indicator.id] = worst[indicator.id]
        reached.add(rank(form, given_so_far))
    assert reached == set(range(len(form.levels)))


@each_form
def test_every_result_asks_the_section_47_question_first(name: str) -> None:
    form = RULES.instruments[name]
    for answers in ({}, {i.id: form.scale_of(i).gravest.id for i in form.indicators}):
        first = scored(form, answers).ask_first
        pathway = RULES.pathways[first.pathway]
        asked = pathway.question(first.question)
        assert asked is not None
        assert asked.asks == "significant harm"
        assert first.text == asked.text


@each_form
def test_the_trace_names_what_was_used_and_rests_on_a_source(name: str) -> None:
    form = RULES.instruments[name]
    for indicator in form.indicators:
        if indicator.kind == "protective":
            continue
        result = scored(form, {indicator.id: form.scale_of(indicator).gravest.id})
        assert result.reasons
        for reason in result.reasons:
            assert reason.used
            assert reason.rule
            assert reason.sources
        if form.rank(result.level) > 0:
            assert any(indicator.label in reason.used for reason in result.reasons)


@each_form
def test_the_profile_names_every_rating_that_was_given(name: str) -> None:
    form = RULES.instruments[name]
    rating = {s.id for s in form.scales if any(a.level or a.points for a in s.answers)}
    for indicator in form.indicators:
        scale = form.scale_of(indicator)
        for answer in scale.known:
            profile = scored(form, {indicator.id: answer.id}).profile
            rated = scale.id in rating and bool(answer.level or answer.points)
            assert [(one.answer, one.labels) for one in profile] == (
                [(answer.text, (indicator.label,))] if rated else []
            )


@each_form
def test_what_is_to_be_written_is_asked_for_until_it_is_written(name: str) -> None:
    form = RULES.instruments[name]
    for one in form.to_write:
        before = score(RULES, form.id, {}, written={one.id: "  "})
        after = score(RULES, form.id, {}, written={one.id: "She said that she is tired."})
        assert [line.written for line in before.to_write] == [False] * len(form.to_write)
        assert [line.id for line in after.to_write if line.written] == [one.id]
        assert before.level == after.level
