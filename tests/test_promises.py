"""The promises of the pathway, over every way to answer every one of its questions.

Each question is given an answer, even where the path never comes to it, so that
"whatever else is answered" is meant literally. The checks of the package are not used.
"""

from __future__ import annotations

import pytest
from cases import (
    breaks_a_promise,
    end_of,
    every_assignment,
    most_reassuring,
    question_asking,
    raised,
    worse_answers,
)

from cse_guidance.follow import PathwayResult, follow
from cse_guidance.model import Outcome, Pathway, Rules

Walks = dict[tuple[str, ...], PathwayResult]


@pytest.fixture(scope="module")
def walks(rules: Rules, pathway: Pathway) -> Walks:
    """Every complete set of answers, in the order of the questions, and what it gives."""
    return {
        tuple(answers.values()): follow(rules, pathway.id, answers)
        for answers in every_assignment(pathway)
    }


@pytest.fixture(scope="module")
def outcomes(pathway: Pathway) -> dict[str, Outcome]:
    return {outcome.id: outcome for outcome in pathway.outcomes}


def place_of(pathway: Pathway, question_id: str) -> int:
    return [question.id for question in pathway.questions].index(question_id)


def test_every_complete_set_of_answers_comes_to_an_outcome(walks: Walks, pathway: Pathway) -> None:
    size = 1
    for question in pathway.questions:
        size *= len(question.answers)
    assert len(walks) == size
    assert all(result.outcome and not result.next_question for result in walks.values())


def test_follow_ends_where_the_arrows_lead(walks: Walks, pathway: Pathway) -> None:
    for answers in every_assignment(pathway):
        assert walks[tuple(answers.values())].outcome == end_of(pathway, answers)


def test_danger_or_doubt_about_it_gives_999_first_whatever_else_is_answered(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    danger = question_asking(pathway, "immediate danger")
    place = place_of(pathway, danger.id)
    seen = 0
    for chosen, result in walks.items():
        if chosen[place] not in raised(danger):
            continue
        seen += 1
        assert "999" in outcomes[result.outcome].gives
        assert "999" in result.to_do[0].what
        assert result.path == ((danger.id, chosen[place]),)
    assert seen * len(danger.answers) == len(walks) * len(raised(danger))


def test_999_is_asked_for_at_once_and_by_whoever_is_there(
    rules: Rules, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    first = [pathway.action(o.actions[0]) for o in outcomes.values() if "999" in o.gives]
    assert first
    for action in first:
        assert action is not None
        assert rules.clocks[action.clock].unit == "at once"


def test_immediate_danger_is_the_first_question_and_significant_harm_the_next(
    pathway: Pathway,
) -> None:
    danger = question_asking(pathway, "immediate danger")
    assert pathway.start == danger.id
    # No score, form, consent or disclosure stands between the two.
    assert most_reassuring(danger).leads_to == question_asking(pathway, "significant harm").id


def test_999_is_the_most_urgent_outcome(outcomes: dict[str, Outcome]) -> None:
    most = max(outcome.urgency for outcome in outcomes.values())
    assert [o.urgency for o in outcomes.values() if "999" in o.gives] == [most]


def test_suspected_harm_or_doubt_about_it_gives_a_strategy_discussion(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    harm = question_asking(pathway, "significant harm")
    place = place_of(pathway, harm.id)
    suspected = [r for chosen, r in walks.items() if chosen[place] in raised(harm)]
    assert suspected
    for result in suspected:
        assert "strategy discussion" in outcomes[result.outcome].gives


def test_a_booked_meeting_never_stands_in_for_a_strategy_discussion(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    harm = question_asking(pathway, "significant harm")
    place = place_of(pathway, harm.id)
    meeting_alone = {
        outcome.id
        for outcome in outcomes.values()
        if "exploitation meeting" in outcome.gives and "strategy discussion" not in outcome.gives
    }
    with_meeting = {
        outcome.id
        for outcome in outcomes.values()
        if "exploitation meeting" in outcome.gives and "strategy discussion" in outcome.gives
    }
    suspected = {r.outcome for chosen, r in walks.items() if chosen[place] in raised(harm)}
    assert not suspected & meeting_alone
    assert suspected & with_meeting, "no path shows the booked meeting beside the discussion"
    plain = {
        outcome.urgency
        for outcome in outcomes.values()
        if outcome.gives == ("strategy discussion",)
    }
    assert all(outcomes[one].urgency in plain for one in with_meeting)


def test_a_strategy_discussion_is_more_urgent_than_anything_without_one(
    outcomes: dict[str, Outcome],
) -> None:
    with_one = [o.urgency for o in outcomes.values() if "strategy discussion" in o.gives]
    without = [o.urgency for o in outcomes.values() if "strategy discussion" not in o.gives]
    assert min(with_one) > max(without)


def test_not_sure_is_never_less_protective_than_the_reassuring_answer(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    compared = 0
    for place, question in enumerate(pathway.questions):
        (unsure,) = [answer.id for answer in question.answers if answer.unsure]
        ranked = all(answer.worry is not None for answer in question.answers)
        others = [answer.id for answer in question.answers if not answer.unsure]
        calm_ids = [most_reassuring(question).id] if ranked else others
        for chosen, result in walks.items():
            if chosen[place] not in calm_ids:
                continue
            doubt = walks[*chosen[:place], unsure, *chosen[place + 1 :]]
            assert doubt.urgency >= result.urgency, (question.id, chosen)
            protects = {"999", "strategy discussion"}
            kept = protects & set(outcomes[result.outcome].gives)
            assert kept <= set(outcomes[doubt.outcome].gives), (question.id, chosen)
            compared += 1
    assert compared


def test_not_sure_is_an_answer_to_every_question_and_leads_to_something_to_do(
    walks: Walks, pathway: Pathway
) -> None:
    for place, question in enumerate(pathway.questions):
        (unsure,) = [answer.id for answer in question.answers if answer.unsure]
        doubtful = [result for chosen, result in walks.items() if chosen[place] == unsure]
        assert doubtful
        assert all(result.to_do for result in doubtful)
        asked = [r for r in doubtful if question.id in dict(r.path)]
        assert asked
        assert all(question.text in result.not_sure for result in asked)


def test_not_sure_is_never_the_least_worrying_answer(pathway: Pathway) -> None:
    for question in pathway.questions:
        ranks = {answer.worry: answer for answer in question.answers}
        if None not in ranks:
            assert not most_reassuring(question).unsure, question.id


def test_a_more_worrying_answer_never_lowers_the_urgency(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    compared = 0
    for chosen, result in walks.items():
        for place, question in enumerate(pathway.questions):
            for worse in worse_answers(question, chosen[place]):
                other = walks[*chosen[:place], worse, *chosen[place + 1 :]]
                assert other.urgency >= result.urgency, (question.id, chosen)
                if "strategy discussion" in outcomes[result.outcome].gives:
                    assert "strategy discussion" in outcomes[other.outcome].gives
                compared += 1
    assert compared


def test_a_disagreement_or_a_booked_meeting_never_changes_the_urgency(
    walks: Walks, pathway: Pathway
) -> None:
    for place, question in enumerate(pathway.questions):
        if any(answer.worry is not None for answer in question.answers):
            continue
        for chosen, result in walks.items():
            for answer in question.answers:
                other = walks[*chosen[:place], answer.id, *chosen[place + 1 :]]
                assert other.urgency == result.urgency, question.id


def test_every_outcome_is_reached_and_says_what_to_do_who_does_it_and_by_when(
    walks: Walks, outcomes: dict[str, Outcome]
) -> None:
    assert {result.outcome for result in walks.values()} == set(outcomes)
    for result in walks.values():
        assert "no action" not in result.title.lower()
        assert result.next
        assert result.sources
        for step in result.to_do:
            assert step.what.strip()
            assert step.who
            assert all(who.strip() for who in step.who)
            assert step.when.strip()
            assert step.scope.strip()
            assert step.sources


def test_something_happens_today_on_every_path(rules: Rules, pathway: Pathway) -> None:
    for outcome in pathway.outcomes:
        first = pathway.action(outcome.actions[0])
        assert first is not None
        assert rules.clocks[first.clock].unit in ("at once", "today")


def test_the_oracle_of_these_tests_finds_the_pathway_sound(pathway: Pathway) -> None:
    assert not breaks_a_promise(pathway)
