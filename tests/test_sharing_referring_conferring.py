"""What the procedures on sharing, on modern slavery and on conferences come to.

As in test_procedures.py: each test says which answers, wherever they stand on a path, have to
lead to what.
"""

from __future__ import annotations

import pytest
from test_procedures import DOUBT, RULES, choices, results, steps

# -------------------------------------------------------------- sharing information


@pytest.mark.parametrize("answer", DOUBT)
def test_what_may_save_a_child_from_harm_is_shared_today_without_consent(answer: str) -> None:
    assert choices("information-sharing", reasonable_cause=answer) == {"strategy-discussion"}
    assert choices("information-sharing", may_be_harmed=answer) == {"share-today"}


def test_no_answer_about_how_to_share_holds_the_sharing_back() -> None:
    for question in ("needed_and_right", "danger_in_telling"):
        for answer in ("yes", "not-sure", "no"):
            for result in results("information-sharing", **{question: answer}):
                assert steps(result)[0] == "share-with-who-can-act"


def test_consent_is_asked_for_a_service_alone() -> None:
    (service,) = results("information-sharing", what_for="service")
    assert service.choice == "ask-the-family"
    assert "no-to-a-service" in steps(service)
    for result in results("information-sharing", immediate_danger="no"):
        asks = "ask-about-the-service" in steps(result)
        assert asks == (result.choice == "ask-the-family")


def test_the_police_form_alone_is_never_enough_for_a_child_who_may_be_harmed() -> None:
    alone = [r for r in results("information-sharing") if r.choice == "police-form"]
    assert alone
    assert all(("may-be-harmed", "no") in result.path for result in alone)


def test_child_and_family_are_told_only_where_that_puts_nobody_in_danger() -> None:
    for result in results("information-sharing", danger_in_telling="no"):
        assert "tell-child-and-family" in steps(result)
    for answer in DOUBT:
        for result in results("information-sharing", danger_in_telling=answer):
            assert "tell-child-and-family" not in steps(result)
            assert {"plan-what-parents-are-told", "protect-who-told-you"} <= set(steps(result))


def test_what_was_shared_is_written_down_on_every_path() -> None:
    for result in results("information-sharing"):
        assert "write-what-was-shared" in steps(result)


# ------------------------------------------------------------------- modern slavery


def test_no_referral_is_sent_before_somebody_looks_whether_the_child_is_safe() -> None:
    sent = ("send-the-referral", "ring-a-first-responder", "agree-who-refers")
    for result in results("modern-slavery"):
        order = [step for step in steps(result) if step in sent]
        if not order:
            continue
        before = steps(result)[: steps(result).index(order[0])]
        safe = ("check-that-the-child-is-safe", "ring-999", "ask-for-strategy-discussion")
        assert set(safe) & set(before), result.path


@pytest.mark.parametrize("answer", DOUBT)
def test_a_child_who_may_be_a_victim_is_referred_or_was(answer: str) -> None:
    found = choices("modern-slavery", may_be_victim=answer)
    assert found == {"refer", "ask-a-first-responder", "already-referred"}
    assert choices("modern-slavery", may_be_victim="no") == {"no-referral"}


def test_whoever_is_no_first_responder_asks_one_and_a_doubt_costs_no_time() -> None:
    assert choices("modern-slavery", first_responder="yes") == {"refer"}
    for answer in ("no", "not-sure"):
        assert choices("modern-slavery", first_responder=answer) == {"ask-a-first-responder"}


def test_a_referral_that_nobody_can_show_is_asked_about_and_made() -> None:
    for result in results("modern-slavery", referred="not-sure"):
        assert steps(result)[0] == "ask-whether-referred"
        assert result.choice in {"refer", "ask-a-first-responder"}


def test_turning_18_is_planned_for_and_a_doubtful_age_is_a_childs() -> None:
    for answer in ("soon", "not-sure"):
        for result in results("modern-slavery", age=answer):
            assert "plan-for-18" in steps(result)
    for result in results("modern-slavery", age="not-sure"):
        assert "treat-as-a-child" in steps(result)
    for result in results("modern-slavery", age="no"):
        assert "plan-for-18" not in steps(result)


def test_no_clock_of_the_pilot_is_set_for_anybody() -> None:
    """What a document of 2023 aimed at is told, and is nobody's time limit."""
    used = {action.clock for action in RULES.pathways["modern-slavery"].actions}
    assert used
    for clock in used:
        assert "child-decision-pilot-2023" not in RULES.clocks[clock].sources
    assert RULES.clocks["pilot-first-decision"].scope == "local example"


# ----------------------------------------- the conference, the core group and the reviews


@pytest.mark.parametrize("answer", DOUBT)
def test_what_is_new_goes_back_to_a_strategy_discussion_and_waits_for_no_conference(
    answer: str,
) -> None:
    for result in results("conference", reasonable_cause=answer):
        assert result.choice == "strategy-discussion"
        assert "do-not-wait-for-the-conference" in steps(result)


def test_a_conference_is_held_by_its_national_clock_and_the_child_is_kept_safe_until_then() -> None:
    held = [r for r in results("conference") if r.choice == "hold-conference"]
    assert held
    action = RULES.pathways["conference"].action("hold-the-conference")
    assert action
    assert action.clock == "initial-conference"
    assert RULES.clocks[action.clock].scope == "national"
    for result in held:
        order = steps(result)
        safe = order.index("keep-to-what-keeps-the-child-safe")
        assert safe < order.index("hold-the-conference")


def test_whoever_is_missing_is_rung_and_no_quorum_is_taught_as_national() -> None:
    for answer in ("no", "not-sure"):
        for result in results("conference", right_people=answer):
            assert {"ring-who-is-missing", "if-too-few-come"} <= set(steps(result))
    for result in results("conference", right_people="yes"):
        assert "ring-who-is-missing" not in steps(result)
    action = RULES.pathways["conference"].action("if-too-few-come")
    assert action
    assert RULES.clocks[action.clock].scope == "local example"


def test_a_looked_after_child_gets_a_decision_in_time_and_one_care_plan() -> None:
    for result in results("conference", looked_after="yes"):
        assert result.choice == "looked-after"
        assert {"decide-which-review", "write-it-into-the-care-plan"} <= set(steps(result))
        assert "decide-and-outline-the-plan" not in steps(result)


def test_a_plan_that_leaves_the_exploitation_out_is_mended_and_no_second_one_written() -> None:
    for answer in ("no", "not-sure"):
        for result in results("conference", carries_exploitation=answer):
            assert "put-exploitation-into-the-plan" in steps(result)
    for result in results("conference", carries_exploitation="yes"):
        assert "put-exploitation-into-the-plan" not in steps(result)
    for result in results("conference", reasonable_cause="no"):
        assert "one-plan" in {one.pathway for one in result.then}


def test_a_decision_that_nobody_can_show_is_asked_for_and_acted_on_as_a_plan() -> None:
    for result in results("conference", plan_decided="not-sure"):
        assert "ask-what-was-decided-there" in steps(result)
        assert result.choice == "core-group"
    for result in results("conference", conference_held="not-sure"):
        assert "ask-whether-it-was-held" in steps(result)


def test_no_plan_is_not_no_help_and_whoever_disagrees_says_so() -> None:
    for result in results("conference", plan_decided="no"):
        assert result.choice == "child-in-need"
        assert "say-that-you-disagree" in steps(result)
        assert "disagreement" in {one.pathway for one in result.then}


def test_the_core_group_and_the_reviews_keep_their_national_clocks_in_order() -> None:
    for result in results("conference", plan_decided="yes"):
        found = [RULES.pathways["conference"].action(one) for one in steps(result)]
        used = [action.clock for action in found if action]
        order = ["core-group", "first-review-conference", "later-review-conference"]
        assert [one for one in used if one in order] == order
        assert all(RULES.clocks[one].scope == "national" for one in order)
