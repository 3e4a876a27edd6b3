"""The made-up cases together hold every outcome, level, record error, age and theme."""

from __future__ import annotations

from typing import get_args

import pytest

from cse_guidance.load import packaged_rules
from cse_guidance.model import Identity, NoteKind, Place, Scenario, Theme
from cse_guidance.model.records import CheckKind
from cse_guidance.self_test import self_test_items
from cse_guidance.training.sets import most_pairs

RULES = packaged_rules()
CASES = tuple(RULES.scenarios.values())
RAT = RULES.instruments["practice-rat"]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def with_theme(theme: Theme) -> list[Scenario]:
    return [case for case in CASES if theme in case.themes]


def ends_in(outcome: str, pathway: str = "which-meeting") -> list[Scenario]:
    wanted = (pathway, outcome)
    return [c for c in CASES if wanted in {(d.pathway, d.expected_outcome) for d in c.decisions}]


def test_there_are_sixteen_cases_and_more_than_forty_decisions() -> None:
    assert len(CASES) >= 16
    assert sum(len(self_test_items(RULES, name)) for name in RULES.pathways) >= 40


@pytest.mark.parametrize("pathway_id", sorted(RULES.pathways))
def test_every_outcome_of_a_pathway_is_the_right_one_somewhere(pathway_id: str) -> None:
    reached = {d.expected_outcome for c in CASES for d in c.decisions if d.pathway == pathway_id}
    assert reached == {outcome.id for outcome in RULES.pathways[pathway_id].outcomes}


def test_every_choice_about_the_meeting_is_right_often_enough_to_be_set_against_another() -> None:
    items = self_test_items(RULES, "which-meeting")
    assert len(items) >= 2 * len(CASES) - 4
    assert min(most_pairs(RULES, f"team {n}", ("which-meeting",)) for n in range(8)) >= 12


def test_every_level_and_every_floor_of_the_practice_form_is_there() -> None:
    rated = [r for case in CASES for r in case.ratings if r.instrument == RAT.id]
    assert {rating.expected_level for rating in rated} == {level.id for level in RAT.levels}
    true = {
        name
        for case in CASES
        for rating in case.ratings
        if rating.instrument == RAT.id
        for name, answer in case.rating_answers(rating.stage, RAT.id).items()
        if answer == "yes"
    }
    assert {floor.indicator for floor in RAT.floors} <= true


def test_every_kind_of_record_error_is_there() -> None:
    kind = {check.id: check.kind for check in RULES.records.checks}
    shown = {kind[error.check] for case in CASES for error in case.record_errors if error.check}
    assert shown == set(get_args(CheckKind))


def test_every_age_from_eight_to_seventeen_is_there() -> None:
    assert {case.child.age for case in CASES} == set(range(8, 18))


def test_girls_boys_and_children_whose_identity_is_not_said_and_every_kind_of_place() -> None:
    assert {case.child.identity for case in CASES} == set(get_args(Identity))
    assert {case.child.place for case in CASES} == set(get_args(Place))


@pytest.mark.parametrize("theme", get_args(Theme))
def test_every_theme_is_there(theme: Theme) -> None:
    assert with_theme(theme)


def test_those_whom_adults_treat_as_choosing_are_sixteen_or_seventeen() -> None:
    assert {case.child.age for case in with_theme("treated as choosing")} <= {16, 17}
    for case in with_theme("treated as choosing"):
        assert case in ends_in("strategy-discussion"), "whatever adults think, the law protects"


def test_somewhere_not_enough_is_known_and_it_says_whom_to_ask() -> None:
    found = ends_in("seek-advice-today")
    assert found
    assert all(gap.ask for case in found for gap in case.not_known)


def test_somewhere_what_is_new_overtakes_a_meeting_that_was_booked() -> None:
    for case in ends_in("strategy-discussion-before-booked-meeting"):
        decided = [d.expected_outcome for d in case.decisions if d.pathway == "which-meeting"]
        last = decided.index("strategy-discussion-before-booked-meeting")
        assert "exploitation-meeting" in decided[:last], case.id
    assert len(ends_in("strategy-discussion-before-booked-meeting")) >= 3


def test_somewhere_agencies_disagree() -> None:
    about = [c for c in CASES if any(d.pathway == "disagreement" for d in c.decisions)]
    assert len(about) >= 4


def test_what_is_not_exploitation_still_gets_help_and_a_plan() -> None:
    for case in with_theme("not exploitation"):
        assert case in ends_in("other-help-and-review")
        assert any(d.pathway == "one-plan" for d in case.decisions)


@each_case
def test_a_case_has_everything_that_a_trainer_needs(case: Scenario) -> None:
    assert case.care_notice.strip()
    assert len(case.stages) >= 2
    assert len({fact.reported_by for fact in case.facts}) >= 3
    assert any(fact.at_odds_with for fact in case.facts), "agencies contradict one another"
    assert case.not_known
    assert case.record_errors
    assert case.language_traps
    assert len(case.prompts) >= 2
    assert case.what_if
    assert {note.kind for note in case.notes} == set(get_args(NoteKind))


@each_case
def test_a_case_has_the_childs_own_words(case: Scenario) -> None:
    said = [fact for fact in case.facts if fact.reported_by == case.child.name]
    quoted = [f for f in case.facts if '"' in f.text or "\u201c" in f.text]
    assert said or quoted


@each_case
def test_every_answer_of_a_key_that_worries_names_the_facts_behind_it(case: Scenario) -> None:
    for decision in case.decisions:
        pathway = RULES.pathways[decision.pathway]
        for answer in decision.answers:
            question = pathway.question(answer.question)
            given = question.answer(answer.answer) if question else None
            if given and given.worry:
                assert answer.facts, (decision.stage, decision.pathway, answer.question)


@each_case
def test_facts_are_numbered_in_the_order_in_which_they_are_told(case: Scenario) -> None:
    order = [stage.id for stage in case.stages]
    places = [order.index(fact.stage) for fact in case.facts]
    assert places == sorted(places)
    assert [fact.id for fact in case.facts] == [f"f{n}" for n in range(1, len(places) + 1)]
