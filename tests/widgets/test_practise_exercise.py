"""The notebook exercise on the practice RAT shows what `score` gives, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from types import MappingProxyType

import pytest
from breaking import RAT, change
from clicking import (
    POISON,
    buttons,
    click,
    markup,
    nothing_is_chosen,
    on_screen,
    poisoned,
    quietly,
    words,
)
from ipywidgets import RadioButtons

from cse_guidance.compare import compare_scenario
from cse_guidance.load import load_rules, packaged_rules
from cse_guidance.model import Rules
from cse_guidance.score import score
from cse_guidance.widgets import practise_the_rat
from cse_guidance.widgets.practise_rat import PractiseRat, level_html

RULES = packaged_rules()
RATED = [
    (s.id, r.stage)
    for s in RULES.scenarios.values()
    for r in s.ratings
    if r.instrument == "practice-rat"
]


@pytest.fixture
def exercise() -> Iterator[PractiseRat]:
    with quietly():
        made = practise_the_rat()
    yield made
    made.box.close()


def fill_in(exercise: PractiseRat, answers: dict[str, str]) -> None:
    for indicator, answer in answers.items():
        exercise.answers[indicator].value = answer


def test_nothing_is_chosen_and_no_result_is_shown_at_the_start(exercise: PractiseRat) -> None:
    assert exercise.case.label == "Choose a case"
    assert nothing_is_chosen(exercise.box)
    assert "Level:" not in words(exercise.box)


def test_every_line_of_the_form_is_asked_with_every_answer(exercise: PractiseRat) -> None:
    rat = exercise.instrument
    asked = [w for w in on_screen(exercise.box) if isinstance(w, RadioButtons)]
    assert len(asked) == len(rat.indicators)
    for group in asked:
        assert list(group.options) == [(answer.text, answer.id) for answer in rat.scales[0].answers]
    told = words(exercise.box)
    assert all(indicator.label in told for indicator in rat.indicators)
    assert rat.notice in told


@pytest.mark.parametrize(("scenario_id", "stage_id"), RATED)
def test_the_key_of_each_case_gives_the_level_of_the_rules(
    exercise: PractiseRat, rules: Rules, scenario_id: str, stage_id: str
) -> None:
    scenario = rules.scenarios[scenario_id]
    exercise.case.value = (scenario_id, stage_id)
    told = words(exercise.facts)
    assert scenario.care_notice in told
    known = scenario.facts_up_to(stage_id)
    assert all((fact.text in told) == (fact in known) for fact in scenario.facts)
    key = scenario.rating_answers(stage_id, exercise.instrument.id)
    fill_in(exercise, key)
    click(exercise.box, "Work out the level")
    result = score(rules, exercise.instrument.id, key)
    rating = scenario.rating(stage_id, exercise.instrument.id)
    assert rating is not None
    assert result.level == rating.expected_level
    assert level_html(result) in exercise.result.value
    assert f"Level: {escape(result.title)}<" in exercise.result.value
    assert "Your answers are those of the key." in exercise.result.value


def test_every_rated_stage_of_every_case_can_be_chosen_and_no_other(exercise: PractiseRat) -> None:
    assert [value for _, value in exercise.case.options] == ["", *RATED]


def result_of(exercise: PractiseRat, scenario_id: str, stage_id: str) -> str:
    """Open a case at a stage, and return what is shown when nothing is answered."""
    exercise.case.value = (scenario_id, stage_id)
    click(exercise.box, "Work out the level")
    return words(exercise.result)


@pytest.mark.parametrize(("scenario_id", "stage_id"), RATED)
def test_the_key_is_shown_with_every_fact_behind_it(
    exercise: PractiseRat, rules: Rules, scenario_id: str, stage_id: str
) -> None:
    scenario = rules.scenarios[scenario_id]
    shown = result_of(exercise, scenario_id, stage_id)
    known = list(scenario.facts_up_to(stage_id))
    key = scenario.rating_in_full(stage_id, exercise.instrument.id)
    for answer in key.values():
        for fact in known:
            if fact.id in answer.facts:
                number = known.index(fact) + 1
                assert f"Fact {number}. {fact.reported_by}: {fact.text}" in shown
    left = len(exercise.instrument.indicators) - len(key)
    assert f"because nobody knows: {left}." in shown


@pytest.mark.parametrize(("scenario_id", "stage_id"), RATED)
def test_the_other_forms_stand_side_by_side_or_it_says_that_there_are_none(
    exercise: PractiseRat, rules: Rules, scenario_id: str, stage_id: str
) -> None:
    scenario = rules.scenarios[scenario_id]
    shown = result_of(exercise, scenario_id, stage_id)
    if len([one for one in scenario.ratings if one.stage == stage_id]) < 2:
        assert "no rating by another form" in shown
        return
    found = compare_scenario(rules, scenario_id, stage_id)
    for side in found.sides:
        assert (
            f"{side.title}</th><td>{side.level_title}</td><td class=number>{side.urgency}<" in shown
        )
    for parting in found.partings:
        assert parting.what in shown
        assert all(line in shown for line in parting.why)


def test_a_case_with_one_form_alone_says_so(rules: Rules) -> None:
    scenario_id, stage_id = RATED[0]
    scenario = rules.scenarios[scenario_id]
    alone = tuple(one for one in scenario.ratings if one.instrument == "practice-rat")
    cases = {**rules.scenarios, scenario_id: replace(scenario, ratings=alone)}
    exercise = PractiseRat(replace(rules, scenarios=MappingProxyType(cases)), "practice-rat")
    exercise.case.value = (scenario_id, stage_id)
    click(exercise.box, "Work out the level")
    assert "no rating by another form" in words(exercise.result)


def test_what_is_not_known_gives_a_range(exercise: PractiseRat) -> None:
    click(exercise.box, "Work out the level")
    result = score(exercise.rules, exercise.instrument.id, {})
    assert f"may lie between {result.lowest} and {result.highest}." in words(exercise.result)


def test_the_section_47_question_stands_before_the_level(exercise: PractiseRat) -> None:
    click(exercise.box, "Work out the level")
    shown = words(exercise.result)
    first = score(exercise.rules, exercise.instrument.id, {}).ask_first
    assert 0 <= shown.index(first.text) < shown.index("Level:")


def test_nothing_answered_shows_how_much_is_not_known(exercise: PractiseRat) -> None:
    click(exercise.box, "Work out the level")
    result = score(exercise.rules, exercise.instrument.id, {})
    shown = words(exercise.result)
    assert level_html(result) in exercise.result.value
    assert f"Not known: {len(result.not_known)}" in shown
    assert result.highest in shown


@pytest.mark.parametrize("indicator", [i.id for i in RULES.instruments["practice-rat"].indicators])
def test_each_answer_on_screen_is_the_answer_that_is_scored(
    exercise: PractiseRat, rules: Rules, indicator: str
) -> None:
    for answer in exercise.instrument.scales[0].answers:
        exercise.answers[indicator].label = answer.text
        click(exercise.box, "Work out the level")
        result = score(rules, exercise.instrument.id, {indicator: answer.id})
        assert level_html(result) in exercise.result.value


def test_answers_that_differ_from_the_key_are_told(exercise: PractiseRat, rules: Rules) -> None:
    scenario_id, stage_id = RATED[0]
    exercise.case.value = (scenario_id, stage_id)
    key = rules.scenarios[scenario_id].rating_answers(stage_id, exercise.instrument.id)
    open_one, *_ = key
    not_in_key = next(i for i in exercise.instrument.indicators if i.id not in key)
    fill_in(exercise, {one: a for one, a in key.items() if one != open_one})
    fill_in(exercise, {not_in_key.id: "no"})
    click(exercise.box, "Work out the level")
    shown = words(exercise.result)
    left = next(i for i in exercise.instrument.indicators if i.id == open_one)
    assert f"{left.label}. Key:" in shown
    assert "you left it open" in shown
    assert f"{not_in_key.label}. Key: not known from these facts" in shown


def test_an_answer_can_be_changed_and_the_level_follows(exercise: PractiseRat) -> None:
    serious = next(i.id for i in exercise.instrument.indicators if i.tier == "high")
    levels = exercise.instrument.levels
    for answer, level in (("yes", levels[-1]), ("no", levels[0]), ("yes", levels[-1])):
        exercise.answers[serious].value = answer
        click(exercise.box, "Work out the level")
        assert f"Level: {level.title}" in words(exercise.result)


def test_start_again_clears_everything(exercise: PractiseRat) -> None:
    exercise.case.value = RATED[0]
    fill_in(exercise, dict.fromkeys(exercise.answers, "yes"))
    click(exercise.box, "Work out the level")
    click(exercise.box, "Start again")
    assert exercise.case.label == "Choose a case"
    assert nothing_is_chosen(exercise.box)
    assert "Level:" not in words(exercise.box)
    assert exercise.given() == {}


def test_another_case_takes_the_result_of_the_last_one_away(exercise: PractiseRat) -> None:
    exercise.case.value = RATED[0]
    fill_in(exercise, dict.fromkeys(exercise.answers, "yes"))
    click(exercise.box, "Work out the level")
    exercise.case.value = RATED[-1]
    # The level of one child never stands under the facts of another.
    assert "Level:" not in words(exercise.result)


def test_a_changed_threshold_changes_the_level_on_screen(conf_copy: Path, rules: Rules) -> None:
    rat = rules.instruments["practice-rat"]
    gate = rat.scoring.gates[0]
    change(conf_copy, RAT, "[[scoring.gate]]", "at_least", str(gate.at_least + 1))
    changed = PractiseRat(load_rules(conf_copy), rat.id)
    signs = [i.id for i in rat.indicators if i.tier == gate.tier][: gate.at_least]
    fill_in(changed, dict.fromkeys(signs, "yes"))
    click(changed.box, "Work out the level")
    assert f"Level: {rat.levels[rat.rank(gate.level)].title}<" not in markup(changed.result)


def test_what_an_area_writes_is_shown_as_text_and_never_as_markup(rules: Rules) -> None:
    exercise = PractiseRat(poisoned(rules), "practice-rat")
    for case in RATED:
        exercise.case.value = case
        fill_in(exercise, dict.fromkeys(exercise.answers, "no"))
        click(exercise.box, "Work out the level")
        fill_in(exercise, dict.fromkeys(exercise.answers, "yes"))
        click(exercise.box, "Work out the level")
        assert POISON in words(exercise.box)
        assert POISON not in markup(exercise.box)


def test_every_button_has_a_name(exercise: PractiseRat) -> None:
    assert len(buttons(exercise.box, "Work out the level")) == 1
    assert len(buttons(exercise.box, "Start again")) == 1
