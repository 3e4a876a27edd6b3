"""The promises of every pathway, over every way to answer every one of its questions.

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
from cse_guidance.load import packaged_rules
from cse_guidance.model import Action, Outcome, Pathway, Rules

Walks = dict[tuple[str, ...], PathwayResult]
PATHWAYS = sorted(packaged_rules().pathways)
SAME_DAY = ("at once", "today")
# Each as its pathway or its clock is called in the rules.
WHICH, AFTER, MISSING, DISAGREEMENT = "which-meeting", "after-strategy", "missing", "disagreement"
INTERVIEW = "return-home-interview"


@pytest.fixture(scope="module", params=PATHWAYS)
def pathway(request: pytest.FixtureRequest, rules: Rules) -> Pathway:
    """Each pathway in turn."""
    return rules.pathways[request.param]


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


def steps_of(pathway: Pathway, result: PathwayResult) -> list[Action]:
    """Return what a result asks for, as the rule files have it."""
    found = [pathway.action(step.id) for step in result.to_do]
    assert all(found)
    return [action for action in found if action]


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


def test_an_exploitation_meeting_never_stands_in_for_a_strategy_discussion(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    harm = question_asking(pathway, "significant harm")
    place = place_of(pathway, harm.id)
    alone = {o.id for o in outcomes.values() if "strategy discussion" not in o.gives}
    suspected = {r.outcome for chosen, r in walks.items() if chosen[place] in raised(harm)}
    assert suspected
    assert not suspected & alone
    with_meeting = {one for one in suspected if "exploitation meeting" in outcomes[one].gives}
    if pathway.id == WHICH:
        assert with_meeting, "no path shows the booked meeting beside the discussion"
    plain = {o.urgency for o in outcomes.values() if o.gives == ("strategy discussion",)}
    assert all(outcomes[one].urgency in plain for one in with_meeting)


def test_nothing_slower_stands_before_the_request_for_a_strategy_discussion(
    rules: Rules, walks: Walks, pathway: Pathway
) -> None:
    """No form, score, consent, disclosure or meeting: only what is done at once or today."""
    harm = question_asking(pathway, "significant harm")
    place = place_of(pathway, harm.id)
    suspected = {r.path: r for chosen, r in walks.items() if chosen[place] in raised(harm)}
    assert suspected
    for result in suspected.values():
        steps = steps_of(pathway, result)
        first = next(n for n, step in enumerate(steps) if step.gives == "strategy discussion")
        units = [rules.clocks[step.clock].unit for step in steps[: first + 1]]
        assert set(units) <= {*SAME_DAY, "as soon as possible"}, result.path
        if "999" not in steps[0].gives:
            assert units[-1] in SAME_DAY, result.path


def test_a_path_without_a_strategy_discussion_keeps_the_question_open(
    walks: Walks, outcomes: dict[str, Outcome]
) -> None:
    calm = [r for r in walks.values() if "strategy discussion" not in outcomes[r.outcome].gives]
    assert calm
    for result in calm:
        assert "look-again-at-section-47" in {step.id for step in result.to_do}, result.path


def test_a_strategy_discussion_leads_on_to_what_follows_it(
    pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    with_one = [o for o in outcomes.values() if "strategy discussion" in o.gives]
    assert with_one
    assert pathway.id == AFTER or all(AFTER in outcome.then for outcome in with_one)


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


@pytest.mark.parametrize("pathway", [WHICH], indirect=True)
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


def test_something_happens_today_on_every_path(
    rules: Rules, walks: Walks, pathway: Pathway
) -> None:
    for result in walks.values():
        first = steps_of(pathway, result)[0]
        assert rules.clocks[first.clock].unit in SAME_DAY


def test_every_path_asks_to_write_it_down(walks: Walks) -> None:
    for result in walks.values():
        assert "record-facts" in {step.id for step in result.to_do}, result.path


@pytest.mark.parametrize("pathway", [MISSING], indirect=True)
def test_an_interview_is_offered_every_time_unless_one_was_held(
    walks: Walks, pathway: Pathway
) -> None:
    held = {r.path for r in walks.values() if ("interview-held", "yes") in r.path}
    assert held
    for result in walks.values():
        offered = INTERVIEW in {step.clock for step in steps_of(pathway, result)}
        assert offered != (result.path in held), result.path


@pytest.mark.parametrize("pathway", [MISSING], indirect=True)
def test_no_strategy_discussion_waits_for_the_interview(walks: Walks, pathway: Pathway) -> None:
    seen = 0
    for result in walks.values():
        steps = steps_of(pathway, result)
        asked = [n for n, step in enumerate(steps) if step.gives == "strategy discussion"]
        offered = [n for n, step in enumerate(steps) if step.clock == INTERVIEW]
        if asked and offered:
            assert asked[0] < offered[0], result.path
            seen += 1
    assert seen


@pytest.mark.parametrize("pathway", [DISAGREEMENT], indirect=True)
def test_a_disagreement_never_pauses_the_childs_safety(
    walks: Walks, pathway: Pathway, outcomes: dict[str, Outcome]
) -> None:
    seen = 0
    for result in walks.values():
        if "999" not in outcomes[result.outcome].gives:
            assert steps_of(pathway, result)[0].id == "protect-meanwhile", result.path
            seen += 1
    assert seen


@pytest.mark.parametrize("pathway", [AFTER], indirect=True)
@pytest.mark.usefixtures("pathway")
def test_access_that_is_refused_goes_back_to_a_strategy_discussion(
    walks: Walks, outcomes: dict[str, Outcome]
) -> None:
    refused = [r for r in walks.values() if ("access-refused", "yes") in r.path]
    assert refused
    for result in refused:
        assert "strategy discussion" in outcomes[result.outcome].gives


def test_the_oracle_of_these_tests_finds_the_pathway_sound(pathway: Pathway) -> None:
    assert not breaks_a_promise(pathway)
