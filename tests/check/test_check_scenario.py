"""A fictional case whose file says something else than the rules give is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import BOOKED, CHANGED, add, assert_fault, assert_only, change, faults_of, swap
from cases import end_of, expected_level

from cse_guidance.model import Rules

WORRY = 'rating "worry"'


def test_every_case_ends_where_the_arrows_lead(rules: Rules) -> None:
    for scenario in rules.scenarios.values():
        for decision in scenario.decisions:
            pathway = rules.pathways[decision.pathway]
            assert end_of(pathway, decision.key) == decision.expected_outcome


def test_every_pathway_is_tried_out_by_some_case(rules: Rules) -> None:
    tried = {d.pathway for scenario in rules.scenarios.values() for d in scenario.decisions}
    assert tried == set(rules.pathways)


def test_every_case_has_the_level_that_its_signs_set(rules: Rules) -> None:
    for scenario in rules.scenarios.values():
        for rating in scenario.ratings:
            form = rules.instruments[rating.instrument]
            key = scenario.rating_answers(rating.stage, form.id)
            assert form.levels[expected_level(form, key)].id == rating.expected_level


def test_an_outcome_that_differs_is_reported(conf_copy: Path) -> None:
    old = change(conf_copy, CHANGED, "[[decision]]", "expected_outcome", '"call-999"')
    problem = f'the file says "call-999", but the rules give {old}'
    assert_only(faults_of(conf_copy), CHANGED, 'decision "worry"', problem, "agree")


def test_a_level_that_differs_is_reported(conf_copy: Path) -> None:
    old = change(conf_copy, CHANGED, "[[rating]]", "expected_level", '"high"')
    problem = f'the file says "high", but the rules give {old}'
    assert_only(faults_of(conf_copy), CHANGED, WORRY, problem, "agree")


def test_a_fact_of_a_later_stage_is_reported(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[decision]]", "facts", '["f6"]')
    place = 'decision "worry", answer "immediate-danger"'
    assert_only(faults_of(conf_copy), CHANGED, place, 'fact "f6"', "earlier")


def test_a_fact_of_a_later_stage_in_a_rating_is_reported(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[rating]]", "facts", '["f6"]')
    place = 'rating "worry", answer "under-13"'
    assert_only(faults_of(conf_copy), CHANGED, place, "later stage", "earlier")


def test_answers_that_stop_short_are_reported(conf_copy: Path) -> None:
    text = (conf_copy / CHANGED).read_text(encoding="utf-8")
    head, _, rest = text.partition('[[decision.answer]]\nquestion = "more-than-early-help"')
    _, _, tail = rest.partition("[[decision]]")
    (conf_copy / CHANGED).write_text(f"{head}[[decision]]{tail}", encoding="utf-8")
    problem = 'stop at the question "more-than-early-help"'
    assert_only(faults_of(conf_copy), CHANGED, 'decision "worry"', problem, "Add an answer")


def test_an_answer_that_is_never_asked_for_is_reported(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[decision.answer]]", "answer", '"yes"')
    change(conf_copy, CHANGED, "[[decision]]", "expected_outcome", '"call-999"')
    faults = faults_of(conf_copy)
    place = 'decision "worry", answer "raising-facts"'
    assert_fault(faults, CHANGED, place, "never come to this question", "Take the answer out")


def test_a_question_answered_twice_is_reported(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, 'answer = "not-sure"', "question", '"exploitation-concern"')
    faults = faults_of(conf_copy)
    assert_fault(faults, CHANGED, 'decision "worry"', "answered twice", "Answer each once")


@pytest.mark.parametrize(
    ("key", "value", "place", "problem"),
    [
        ("question", '"imediate-danger"', 'question "imediate-danger"', "no such question"),
        ("answer", '"perhaps"', 'question "immediate-danger"', "not one of its answers"),
    ],
)
def test_a_question_or_answer_that_does_not_exist_is_reported(
    conf_copy: Path, key: str, value: str, place: str, problem: str
) -> None:
    change(conf_copy, CHANGED, "[[decision]]", key, value)
    assert_fault(faults_of(conf_copy), CHANGED, f'decision "worry", {place}', problem)


@pytest.mark.parametrize(
    ("key", "value", "place", "problem"),
    [
        ("indicator", '"under-31"', 'indicator "under-31"', "no such indicator"),
        ("answer", '"perhaps"', 'indicator "under-13"', "not one of the answers"),
    ],
)
def test_an_indicator_or_answer_that_does_not_exist_is_reported(
    conf_copy: Path, key: str, value: str, place: str, problem: str
) -> None:
    change(conf_copy, CHANGED, "[[rating]]", key, value)
    assert_fault(faults_of(conf_copy), CHANGED, f"{WORRY}, {place}", problem)


def test_a_stage_at_which_nothing_is_told_is_reported(conf_copy: Path) -> None:
    swap(conf_copy, CHANGED, "[[fact]]", '[[stage]]\nid = "later"\ntitle = "x"\n[[fact]]')
    assert_only(faults_of(conf_copy), CHANGED, 'stage "later"', "no fact", "Add one")


def test_a_rating_builds_on_an_earlier_one(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[rating]]", "builds_on", '"answers"')
    place = 'rating "answers"'
    assert_only(faults_of(conf_copy), CHANGED, place, "is not earlier", "earlier stage")


@pytest.mark.parametrize("stage", ["answers", "worry"])
def test_ratings_that_build_on_each_other_are_reported(conf_copy: Path, stage: str) -> None:
    swap(
        conf_copy,
        CHANGED,
        'instrument = "practice-rat"\nexpected',
        f'instrument = "practice-rat"\nbuilds_on = "{stage}"\nexpected',
    )
    assert_fault(faults_of(conf_copy), CHANGED, WORRY, "is not earlier", "earlier stage")


def test_a_rating_never_builds_on_a_stage_that_has_none(conf_copy: Path) -> None:
    # Otherwise nothing carries over, and nobody hears of it.
    swap(conf_copy, CHANGED, "[[fact]]", '[[stage]]\nid = "later"\ntitle = "x"\n[[fact]]')
    add(conf_copy, CHANGED, '[[fact]]\nid = "f9"\nstage = "later"\nfrom = "x"\ntext = "x"')
    swap(conf_copy, CHANGED, 'stage = "answers"\ninstrument', 'stage = "later"\ninstrument')
    change(conf_copy, CHANGED, 'stage = "later"', "builds_on", '"answers"')
    assert CHANGED in {fault.file for fault in faults_of(conf_copy)}


@pytest.mark.parametrize(
    ("first", "second"),
    [('id = "f2"', 'id = "f1"'), ('id = "answers"', 'id = "worry"')],
    ids=["fact", "stage"],
)
def test_an_id_that_is_used_twice_in_a_case_is_named(
    conf_copy: Path, first: str, second: str
) -> None:
    swap(conf_copy, CHANGED, first, second)
    name = second.partition(" = ")[2]
    told = [fault for fault in faults_of(conf_copy) if f"the id {name} is used" in fault.problem]
    assert [fault.file for fault in told] == [CHANGED]


def test_an_indicator_answered_twice_is_reported(conf_copy: Path) -> None:
    # The second answer would win in silence: here the level is the same, so nothing else tells.
    add(
        conf_copy,
        CHANGED,
        '[[rating.answer]]\nindicator = "safe-home"\nanswer = "no"\nfacts = ["f6"]',
    )
    assert_fault(faults_of(conf_copy), CHANGED, 'rating "answers"', "answered twice", "once")


@pytest.mark.parametrize("table", ["decision", "rating"])
def test_two_keys_for_one_stage_are_reported(conf_copy: Path, table: str) -> None:
    # Only the first would ever be shown or marked.
    text = (conf_copy / BOOKED).read_text(encoding="utf-8")
    start = text.index(f"[[{table}]]")
    end = text.index(f"[[{table}]]", start + 1)
    (conf_copy / BOOKED).write_text(text[:end] + text[start:end] + text[end:], encoding="utf-8")
    assert BOOKED in {fault.file for fault in faults_of(conf_copy)}
