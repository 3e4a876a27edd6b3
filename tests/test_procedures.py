"""What each procedure comes to, in the terms in which a practitioner would put it.

The promises are tested elsewhere and hold for any procedure. These are about what each of
them means: each says which answers, wherever they stand on a path, have to lead to what.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cse_guidance.follow import PathwayResult, follow
from cse_guidance.load import packaged_rules
from cse_guidance.paths import all_paths

RULES = packaged_rules()
DOUBT = ("yes", "not-sure")


def results(pathway_id: str, **answers: str) -> Iterator[PathwayResult]:
    """Yield what each path gives on which these answers were given."""
    wanted = {(question.replace("_", "-"), answer) for question, answer in answers.items()}
    found = [p for p, _ in all_paths(RULES.pathways[pathway_id]) if wanted <= set(p)]
    assert found, f"no path of {pathway_id} has {wanted}"
    for path in found:
        yield follow(RULES, pathway_id, dict(path))


def choices(pathway_id: str, **answers: str) -> set[str]:
    """Return every choice of the self-test to which these answers can lead."""
    return {result.choice for result in results(pathway_id, **answers)}


def steps(result: PathwayResult) -> list[str]:
    return [step.id for step in result.to_do]


# ------------------------------------------------- after the strategy discussion


@pytest.mark.parametrize("answer", DOUBT)
def test_a_likelihood_of_significant_harm_leads_to_a_conference(answer: str) -> None:
    for borne_out in DOUBT:
        found = choices("after-strategy", borne_out=borne_out, continuing_risk=answer)
        assert found == {"conference"}


def test_no_conference_follows_where_nothing_was_borne_out_or_nothing_goes_on() -> None:
    assert "conference" not in choices("after-strategy", borne_out="no")
    assert choices("after-strategy", continuing_risk="no") == {"child-in-need"}
    assert "conference" not in choices("after-strategy", enquiry_started="no")


def test_a_child_who_may_need_a_social_worker_gets_a_child_in_need_plan() -> None:
    for answer in DOUBT:
        assert choices("after-strategy", need_help=answer) == {"child-in-need"}
    assert choices("after-strategy", need_help="no") == {"early-help"}


def test_an_enquiry_that_goes_on_goes_on_and_one_that_nobody_knows_of_is_asked_about() -> None:
    (goes_on,) = results("after-strategy", enquiry_ended="no")
    (unknown,) = results("after-strategy", enquiry_ended="not-sure")
    assert goes_on.choice == unknown.choice == "enquiry"
    assert "find-out-what-happened" in steps(unknown)
    assert "find-out-what-happened" not in steps(goes_on)


def test_a_decision_that_nobody_can_show_is_asked_for_first() -> None:
    (result,) = results("after-strategy", enquiry_started="not-sure")
    assert steps(result)[0] == "ask-what-was-decided"
    assert result.choice == "strategy-discussion"


def test_refused_access_goes_to_a_senior_manager_and_a_lawyer_the_same_day() -> None:
    (result,) = results("after-strategy", access_refused="yes")
    assert steps(result)[0] == "tell-senior-manager"
    assert "take-legal-advice" in steps(result)
    for other in results("after-strategy", access_refused="no"):
        assert "take-legal-advice" not in steps(other)


def test_the_conference_keeps_to_the_national_clock_and_one_plan_follows() -> None:
    for result in results("after-strategy", continuing_risk="yes", looked_after="no"):
        clocks = [RULES.pathways["after-strategy"].action(one) for one in steps(result)]
        used = [action.clock for action in clocks if action]
        order = ["initial-conference", "core-group", "first-review-conference"]
        assert [one for one in dict.fromkeys(used) if one in order] == order
        assert all(RULES.clocks[one].scope == "national" for one in order)


def test_a_looked_after_child_keeps_the_care_plan_as_the_one_plan() -> None:
    for result in results("after-strategy", looked_after="yes"):
        assert "put-in-care-plan" in steps(result)
        assert "make-the-one-plan" not in steps(result)
        assert "invite-placement" in steps(result)


def test_whoever_disagrees_that_no_conference_is_needed_may_ask_for_one() -> None:
    for answers in ({"borne_out": "no"}, {"continuing_risk": "no"}):
        for result in results("after-strategy", **answers):
            assert "ask-for-a-conference" in steps(result)
            assert "disagreement" in {one.pathway for one in result.then}


def test_an_exploitation_meeting_never_has_a_plan_of_its_own() -> None:
    for result in results("after-strategy"):
        if "exploitation-meeting-adds" in steps(result):
            assert "one-plan" in {one.pathway for one in result.then}


# ----------------------------------------------------------------------- one plan

STATUS = RULES.pathways["one-plan"].question("status")
PLANS = [a.id for a in STATUS.answers if a.id.endswith("-plan")] if STATUS else []


@pytest.mark.parametrize("plan", PLANS)
def test_the_plan_that_the_child_has_carries_the_actions(plan: str) -> None:
    assert choices("one-plan", status=plan) == {plan}
    for result in results("one-plan", status=plan):
        assert {"write-exploitation-part", "meeting-adds-to-the-plan"} <= set(steps(result))
        assert [step for step in steps(result) if step.startswith("put-in-")] == [f"put-in-{plan}"]


def test_there_are_four_plans_and_managers_decide_between_two() -> None:
    assert len(PLANS) == len(set(PLANS))
    assert set(PLANS) == {o.id for o in RULES.pathways["one-plan"].outcomes if o.id in PLANS}
    assert choices("one-plan", status="two") == {"managers-decide"}


def test_a_second_plan_is_folded_in_whatever_the_first_one_is() -> None:
    for result in results("one-plan", second_plan="yes"):
        assert {"fold-in-second-plan", "say-which-plan-counts"} <= set(steps(result))
    for result in results("one-plan", second_plan="not-sure"):
        assert "ask-about-second-plan" in steps(result)
    for result in results("one-plan", second_plan="no"):
        assert "fold-in-second-plan" not in steps(result)


def test_a_child_with_no_plan_or_an_unknown_one_is_not_left_there() -> None:
    for result in results("one-plan", status="none"):
        assert [one.pathway for one in result.then] == ["which-meeting"]
        assert steps(result)[0] == "find-the-right-help"
    for result in results("one-plan", status="not-sure"):
        assert steps(result)[0] == "ask-which-plan"


# ------------------------------------------------------------------------ missing


@pytest.mark.parametrize("question", ["still_away", "still_away_suspected"])
def test_a_child_who_is_away_is_reported_to_the_police_first(question: str) -> None:
    for answer in DOUBT:
        for result in results("missing", **{question: answer}):
            assert steps(result)[0] == "report-to-police"
    for result in results("missing", **{question: "no"}):
        assert "report-to-police" not in steps(result)


@pytest.mark.parametrize("answer", DOUBT)
def test_missing_again_and_again_is_a_reason_for_a_strategy_discussion(answer: str) -> None:
    assert choices("missing", serious_facts=answer) == {"strategy-discussion"}
    assert choices("missing", reasonable_cause=answer) == {"strategy-discussion"}


def test_the_authority_that_placed_a_child_is_told_each_time() -> None:
    for result in results("missing", looked_after="yes"):
        assert "tell-placing-authority" in steps(result)
    for result in results("missing", reasonable_cause="yes"):
        assert "placing-authority-if-looked-after" in steps(result)


def test_an_interview_that_was_not_wanted_is_offered_again() -> None:
    for answer in ("declined", "no", "not-sure"):
        assert choices("missing", interview_held=answer) == {"interview"}
    for result in results("missing", interview_held="declined"):
        assert "offer-it-differently" in steps(result)
    assert choices("missing", interview_held="yes") == {"use-what-was-said"}


# ------------------------------------------------------------------- disagreement


def test_stages_are_left_out_only_where_harm_may_come_soon() -> None:
    for answer in DOUBT:
        for result in results("disagreement", harm_soon=answer):
            assert "go-straight-up" in steps(result)
            assert "take-refusal-up" not in steps(result)
    for result in results("disagreement", harm_soon="no"):
        assert "take-refusal-up" in steps(result)
        assert "go-straight-up" not in steps(result)


def test_a_disagreement_goes_up_one_level_at_a_time() -> None:
    for answer in ("no", "not-sure"):
        assert choices("disagreement", raised=answer) == {"talk"}
        assert choices("disagreement", raised="yes", managers_tried=answer) == {"managers"}
    assert choices("disagreement", managers_tried="yes") == {"senior-managers"}


def test_some_disputes_have_a_route_of_their_own() -> None:
    for about in ("conference", "own-agency"):
        assert choices("disagreement", about_what=about) == {"separate-route"}
    (conference,) = results("disagreement", about_what="conference")
    (own,) = results("disagreement", about_what="own-agency")
    assert "ask-for-a-conference" in steps(conference)
    assert "tell-own-manager" in steps(own)


def test_each_step_of_a_disagreement_is_written_down() -> None:
    for result in results("disagreement", immediate_danger="no"):
        assert "record-each-step" in steps(result)


# ----------------------------------------------------------- strategy discussion


@pytest.mark.parametrize("answer", ["no", "not-sure"])
def test_a_strategy_discussion_without_one_of_the_three_agencies_gets_them_in_first(
    answer: str,
) -> None:
    assert choices("strategy-discussion", minimum_there=answer) == {"bring-in"}
    for result in results("strategy-discussion", minimum_there=answer):
        assert steps(result)[0] == "bring-in-who-is-missing"
        assert "protect-meanwhile" in steps(result)


def test_nothing_is_decided_about_section_47_without_the_three_agencies() -> None:
    for result in results("strategy-discussion"):
        answers = dict(result.path)
        assert "decided" not in answers or answers["minimum-there"] == "yes"


@pytest.mark.parametrize("answer", ["not-yet", "not-sure"])
def test_a_strategy_discussion_does_not_end_before_section_47_is_decided(answer: str) -> None:
    assert choices("strategy-discussion", decided=answer) == {"decide"}
    for result in results("strategy-discussion", decided=answer):
        assert "decide-before-you-part" in steps(result)


@pytest.mark.parametrize("answer", ["no", "not-sure"])
def test_what_is_open_is_agreed_before_the_enquiry_starts(answer: str) -> None:
    for result in results("strategy-discussion", planned=answer):
        assert steps(result)[:2] == ["agree-what-is-open", "start-the-enquiry"]
    for result in results("strategy-discussion", planned="yes"):
        assert steps(result)[:3] == ["start-the-enquiry", "keep-safe-tonight", "see-the-child"]


def test_a_decision_against_an_enquiry_is_looked_at_once_more_and_brings_help() -> None:
    for result in results("strategy-discussion", decided="no-enquiry"):
        assert steps(result)[:3] == ["check-the-reason", "agree-other-help", "discuss-again"]
        assert "disagreement" in {one.pathway for one in result.then}


@pytest.mark.parametrize("answer", DOUBT)
def test_a_network_means_a_meeting_with_a_manager_in_the_chair(answer: str) -> None:
    for result in results("strategy-discussion", network=answer):
        assert "hold-it-as-a-meeting" in steps(result)
    for result in results("strategy-discussion", network="no"):
        assert "hold-it-as-a-meeting" not in steps(result)


def test_whoever_asked_for_a_strategy_discussion_in_vain_gets_a_reason() -> None:
    (result,) = results("strategy-discussion", reasonable_cause="no")
    assert "answer-with-a-reason" in steps(result)
    assert "which-meeting" in {one.pathway for one in result.then}


# ---------------------------------------------------------- exploitation meeting


@pytest.mark.parametrize("answer", DOUBT)
def test_an_exploitation_meeting_stops_for_a_strategy_discussion(answer: str) -> None:
    (result,) = results("exploitation-meeting", reasonable_cause=answer)
    assert result.choice == "strategy-discussion"
    assert {"pause-the-meeting", "keep-booked-meeting-in-step"} <= set(steps(result))
    assert {"strategy-discussion", "after-strategy"} <= {one.pathway for one in result.then}


def test_a_panel_asks_about_each_child_and_tells_each_childs_social_worker() -> None:
    (panel,) = results("exploitation-meeting", about_whom="patterns")
    assert panel.choice == "panel"
    assert steps(panel)[0] == "ask-for-each-child"
    assert "tell-each-social-worker" in steps(panel)
    for result in results("exploitation-meeting", about_whom="both"):
        assert "ask-for-each-child" in steps(result)
    assert "panel" not in choices("exploitation-meeting", about_whom="not-sure")


def test_what_an_exploitation_meeting_decides_goes_into_one_plan_whatever_is_answered() -> None:
    for result in results("exploitation-meeting", reasonable_cause="no"):
        assert "put-it-into-the-plan" in steps(result)
        assert "one-plan" in {one.pathway for one in result.then}


@pytest.mark.parametrize("answer", ["no", "not-sure"])
def test_an_exploitation_meeting_first_gets_the_right_people_and_then_the_one_plan(
    answer: str,
) -> None:
    assert choices("exploitation-meeting", right_people=answer) == {"right-people"}
    assert choices("exploitation-meeting", into_the_plan=answer) == {"one-plan"}
    for result in results("exploitation-meeting", into_the_plan=answer):
        assert "close-the-second-plan" in steps(result)
