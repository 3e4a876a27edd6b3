"""The notebook exercise that changes a case shows what `change_the_case` gives, at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from clicking import POISON, buttons, click, markup, poisoned, quietly, words

from cse_guidance.load import packaged_rules
from cse_guidance.model import Decision, Rules, Scenario, WhatIf
from cse_guidance.other_ways import with_one_more_fact
from cse_guidance.training.change import change_the_case
from cse_guidance.widgets import change_a_case
from cse_guidance.widgets.change_case import ChangeTheCase
from cse_guidance.widgets.what_moves import details_html, summary_html

RULES = packaged_rules()
DECISIONS = [(case, one) for case in RULES.scenarios.values() for one in case.decisions]
NAMES = [f"{case.id}-{one.stage}-{one.pathway}" for case, one in DECISIONS]
CASE, DECISION = next(
    (case, one)
    for case, one in DECISIONS
    if one.pathway == "which-meeting" and case.rating(one.stage, "practice-rat")
)


@pytest.fixture
def exercise() -> Iterator[ChangeTheCase]:
    with quietly():
        made = change_a_case()
    yield made
    made.box.close()


def open_at(exercise: ChangeTheCase, case: Scenario, decision: Decision) -> None:
    exercise.case.value = (case.id, decision.stage)
    exercise.which.value = decision.pathway


@pytest.mark.parametrize(("case", "decision"), DECISIONS, ids=NAMES)
def test_every_decision_opens_as_its_key_has_it(
    exercise: ChangeTheCase, case: Scenario, decision: Decision
) -> None:
    open_at(exercise, case, decision)
    told = words(exercise.box)
    assert case.care_notice in told
    assert {name: group.value for name, group in exercise.questions.items()} == decision.key
    facts = case.facts_up_to(decision.stage)
    assert [box.description for box in exercise.known.values()] == [
        f"{number}. {fact.reported_by}: {fact.text}"
        + (" (Somebody else told this differently.)" if fact.at_odds_with else "")
        for number, fact in enumerate(facts, start=1)
    ]
    assert all(answer.why in told for answer in decision.answers)
    moved = change_the_case(RULES, decision, case)
    assert "as in the key" in words(exercise.summary)
    assert summary_html(moved) in markup(exercise.summary)
    assert details_html(RULES, moved) in markup(exercise.details)


@pytest.mark.parametrize(("case", "decision"), DECISIONS, ids=NAMES)
def test_an_answer_that_changes_shows_what_the_rules_give(
    exercise: ChangeTheCase, case: Scenario, decision: Decision
) -> None:
    open_at(exercise, case, decision)
    for name in decision.key:
        question = RULES.pathways[decision.pathway].question(name)
        assert question is not None
        for answer in question.answers:
            exercise.questions[name].value = answer.id
            moved = change_the_case(RULES, decision, case, answers={name: answer.id})
            assert summary_html(moved) in markup(exercise.summary)
            assert details_html(RULES, moved) in markup(exercise.details)
            shown = [one for one in exercise.form.children if one in exercise.questions.values()]
            asked = {one.question for one in moved.steps if one.became != "not asked now"}
            assert len(shown) == len(asked)
        click(exercise.box, "Back to the key")


def test_facts_that_are_not_known_move_answers_and_levels(exercise: ChangeTheCase) -> None:
    open_at(exercise, CASE, DECISION)
    for box in exercise.known.values():
        box.value = False
    facts = [fact.id for fact in CASE.facts_up_to(DECISION.stage)]
    moved = change_the_case(RULES, DECISION, CASE, not_known=facts)
    assert moved.unsure_now
    shown = words(exercise.box)
    assert summary_html(moved) in markup(exercise.summary)
    assert "because nothing known is left" in shown
    assert "never counted as no" in shown
    for name, answer in moved.after.path:
        assert exercise.questions[name].value == answer
    for box in exercise.known.values():
        box.value = True
    assert summary_html(change_the_case(RULES, DECISION, CASE)) in markup(exercise.summary)


def test_a_question_that_opens_up_can_be_answered_to_the_end(exercise: ChangeTheCase) -> None:
    for case, decision in DECISIONS:
        open_at(exercise, case, decision)
        for name in decision.key:
            question = RULES.pathways[decision.pathway].question(name)
            assert question is not None
            for answer in question.answers:
                moved = change_the_case(RULES, decision, case, answers={name: answer.id})
                if moved.after.outcome:
                    continue
                exercise.questions[name].value = answer.id
                assert "Now a question is open." in words(exercise.summary)
                assert "Not answered yet" in words(exercise.details)
                while "Now a question is open." in words(exercise.summary):
                    still = [one for one in exercise.questions.values() if one.value is None]
                    assert len(still) == 1
                    still[0].index = 0
                return
    pytest.fail("no answer of any key opens up a question")


def test_a_ready_made_change_leads_where_the_case_says(rules: Rules) -> None:
    pathway = rules.pathways[DECISION.pathway]
    question = pathway.question(pathway.start)
    assert question is not None
    more = WhatIf(
        DECISION.stage,
        DECISION.pathway,
        "Police",
        "One more thing.",
        ((question.id, question.answers[0].id),),
        "That changes it.",
    )
    case = replace(CASE, what_if=(more,))
    changed = replace(rules, scenarios=MappingProxyType({**rules.scenarios, case.id: case}))
    exercise = ChangeTheCase(changed)
    open_at(exercise, case, DECISION)
    click(exercise.box, "Police: One more thing.")
    result = with_one_more_fact(rules, case, more)
    shown = words(exercise.summary)
    assert result.title in shown
    assert more.why in shown
    assert exercise.questions[question.id].value == question.answers[0].id
    click(exercise.box, "Back to the key")
    assert "as in the key" in words(exercise.summary)
    assert more.why not in words(exercise.summary)


def test_a_case_without_a_change_of_its_own_says_so(exercise: ChangeTheCase) -> None:
    case, decision = next(
        (case, one)
        for case, one in DECISIONS
        if not [w for w in case.what_if if (w.stage, w.pathway) == (one.stage, one.pathway)]
    )
    open_at(exercise, case, decision)
    assert "brings no change of its own" in words(exercise.box)


def test_another_case_leaves_nothing_of_the_last_one(exercise: ChangeTheCase) -> None:
    open_at(exercise, CASE, DECISION)
    exercise.questions[next(iter(DECISION.key))].index = 0
    other, decision = next((case, one) for case, one in DECISIONS if case.id != CASE.id)
    open_at(exercise, other, decision)
    assert "as in the key" in words(exercise.summary)
    assert CASE.child.name not in words(exercise.box)
    exercise.case.value = ""
    assert buttons(exercise.box, "Back to the key")[0].disabled
    assert "What moves" not in words(exercise.box)


def test_what_an_area_writes_is_shown_as_text_and_never_as_markup(rules: Rules) -> None:
    exercise = ChangeTheCase(poisoned(rules))
    for case, decision in DECISIONS:
        open_at(exercise, case, decision)
        for box in list(exercise.known.values()):
            box.value = False
        assert POISON in words(exercise.box)
        assert POISON not in markup(exercise.box)
