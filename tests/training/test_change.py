"""A case that is changed: what moves is what the rules give, for every case and every answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Decision, Scenario, WhatIf
from cse_guidance.other_ways import with_one_more_fact
from cse_guidance.score import score
from cse_guidance.training.change import change_the_case

RULES = packaged_rules()
DECISIONS = [(case, one) for case in RULES.scenarios.values() for one in case.decisions]
NAMES = [f"{case.id}-{one.stage}-{one.pathway}" for case, one in DECISIONS]
every_decision = pytest.mark.parametrize(("case", "decision"), DECISIONS, ids=NAMES)


@every_decision
def test_nothing_moves_when_nothing_is_changed(case: Scenario, decision: Decision) -> None:
    moved = change_the_case(RULES, decision, case)
    assert moved.before == moved.after
    assert moved.before.outcome == decision.expected_outcome
    assert {step.became for step in moved.steps} == {"same"}
    assert moved.new_actions == moved.gone_actions == moved.unsure_now == moved.stays == ()
    assert not any(level.moved or level.unknown_now for level in moved.levels)


@every_decision
def test_each_other_answer_leads_where_the_pathway_leads(
    case: Scenario, decision: Decision
) -> None:
    pathway = RULES.pathways[decision.pathway]
    for question_id in decision.key:
        question = pathway.question(question_id)
        assert question is not None
        for answer in question.answers:
            moved = change_the_case(RULES, decision, case, answers={question_id: answer.id})
            expected = follow(RULES, pathway.id, decision.key | {question_id: answer.id})
            assert moved.after == expected
            (step,) = [one for one in moved.steps if one.question == question_id]
            same = answer.id == decision.key[question_id]
            assert step.became == ("same" if same else "changed")
            assert step.after == answer.text
            ways = dict(expected.path) | dict(moved.before.path)
            ways |= dict.fromkeys([expected.next_question] if expected.next_question else [], "")
            assert {one.question for one in moved.steps} == set(ways)
            for one in moved.steps:
                gone = one.question not in dict(expected.path)
                gone = gone and one.question != expected.next_question
                assert (one.became == "not asked now") == gone
            now = {step.what for step in expected.to_do}
            was = {step.what for step in moved.before.to_do}
            assert {step.what for step in moved.new_actions} == now - was
            gone_now = was - now if expected.outcome else set()
            assert {step.what for step in moved.gone_actions} == gone_now


@every_decision
def test_with_no_fact_left_what_rests_on_facts_is_not_sure_and_never_less_safe(
    case: Scenario, decision: Decision
) -> None:
    facts = [fact.id for fact in case.facts_up_to(decision.stage)]
    moved = change_the_case(RULES, decision, case, not_known=facts)
    pathway = RULES.pathways[decision.pathway]
    for answer in decision.answers:
        question = pathway.question(answer.question)
        assert question is not None
        unsure = [one.id for one in question.answers if one.unsure]
        expected = unsure[0] if answer.facts and unsure else answer.answer
        assert moved.answers[answer.question] == expected
        asked = dict(moved.after.path)
        stands = asked.get(answer.question) == expected
        assert (answer.question in moved.unsure_now) == (stands and expected != answer.answer)
        assert (answer.question in moved.stays) == bool(stands and answer.facts and not unsure)
    for level in moved.levels:
        full = case.rating_in_full(decision.stage, level.instrument)
        left = {name: one.answer for name, one in full.items() if not one.facts}
        assert level.after == score(RULES, level.instrument, left).title
        assert len(level.unknown_now) == len(full) - len(left)
    assert {one.instrument for one in moved.levels} == {
        one.instrument for one in case.ratings if one.stage == decision.stage
    }


@given(data=st.data())
def test_an_answer_rests_on_its_facts_together(data: st.DataObject) -> None:
    """One known fact of several is enough for the key's answer to stand."""
    case, decision = data.draw(st.sampled_from(DECISIONS))
    facts = [fact.id for fact in case.facts_up_to(decision.stage)]
    gone = data.draw(st.sets(st.sampled_from(facts)))
    moved = change_the_case(RULES, decision, case, not_known=gone)
    for answer in decision.answers:
        if not answer.facts or set(answer.facts) - gone:
            assert moved.answers[answer.question] == answer.answer


def test_an_answer_that_somebody_chose_counts_before_the_facts() -> None:
    case, decision = next((case, one) for case, one in DECISIONS if one.pathway == "which-meeting")
    first = decision.answers[0]
    chosen = {first.question: first.answer}
    moved = change_the_case(RULES, decision, case, answers=chosen, not_known=first.facts)
    assert moved.answers[first.question] == first.answer


def test_what_one_more_fact_changes_is_what_the_case_says() -> None:
    case, decision = next((case, one) for case, one in DECISIONS if one.pathway == "which-meeting")
    pathway = RULES.pathways[decision.pathway]
    question = pathway.question(pathway.start)
    assert question is not None
    answers = ((question.id, question.answers[0].id),)
    more = WhatIf(decision.stage, decision.pathway, "Police", "More.", answers, "Because.")
    case = replace(case, what_if=(more,))
    moved = change_the_case(RULES, decision, case, answers=dict(more.answers))
    assert moved.after == with_one_more_fact(RULES, case, more)


def test_a_fact_that_is_not_known_yet_is_refused() -> None:
    case, decision = DECISIONS[0]
    with pytest.raises(FaultsFound, match="is not known here"):
        change_the_case(RULES, decision, case, not_known=["f999"])
