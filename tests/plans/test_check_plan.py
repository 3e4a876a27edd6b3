"""Checking plans: a good plan gives nothing, each fault is found where it is, and nothing else."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import (
    ALONE,
    JOINING,
    PLANS,
    RULES,
    Written,
    as_given,
    changed,
    childs_plans,
    day,
    good,
    good_plan,
    highest,
    is_live,
    is_open,
    with_action,
    with_plan,
)

from cse_guidance.faults import FaultsFound
from cse_guidance.model import PlanKind
from cse_guidance.plans import PlanResult, check_plan

each_alone = pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.id)


def checked(plans: Written) -> PlanResult:
    return check_plan(RULES, as_given(plans))


def found(plans: Written) -> set[tuple[str, str]]:
    """Return the rule and the place of each finding."""
    return {(finding.rule, finding.where) for finding in checked(plans).findings}


def finds(plans: Written | PlanResult, mechanism: str) -> list[str]:
    """Return where the rules of one mechanism found something."""
    result = plans if isinstance(plans, PlanResult) else checked(plans)
    return [
        finding.where for finding in result.findings if PLANS.rules[finding.rule].finds == mechanism
    ]


@each_alone
def test_a_good_plan_gives_nothing(kind: PlanKind) -> None:
    result = checked(good(kind))
    assert result.findings == ()
    assert result.carries.plan == "plan"
    assert [one.why for one in result.not_checked] == ([kind.no_review] if kind.no_review else [])


@settings(max_examples=100)
@given(childs_plans())
def test_every_finding_says_where_what_why_what_to_do_how_far_and_on_what(plans: Written) -> None:
    result = checked(plans)
    order = [*PLANS.rules]
    assert [f.rule for f in result.findings] == sorted(
        (f.rule for f in result.findings), key=order.index
    )
    for finding in result.findings:
        assert all((finding.where, finding.what, finding.why, finding.do, finding.scope))
        assert "{" not in finding.what + finding.why + finding.do
        cited = {source.id for source in finding.sources}
        assert cited >= {*PLANS.rules[finding.rule].sources}


@settings(max_examples=100)
@given(childs_plans())
def test_every_result_puts_the_section_47_question_first(plans: Written) -> None:
    first = checked(plans).ask_first
    question = RULES.pathways[first.pathway].question(first.question)
    assert question is not None
    assert question.asks == "significant harm"
    assert (first.text, first.then) == (question.text, PLANS.ask_first.then)


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_the_highest_live_plan_carries_the_actions(plans: Written) -> None:
    result = checked(plans)
    assert result.carries.plan == highest(plans)
    kind = PLANS.kinds[next(p["kind"] for p in plans["plans"] if p["id"] == highest(plans))]
    assert (result.carries.who_leads, result.carries.forum) == (kind.who_leads, kind.forum)


@settings(max_examples=100)
@given(childs_plans())
def test_two_live_plans_are_told_and_one_is_not(plans: Written) -> None:
    result = checked(plans)
    live = [plan for plan in plans["plans"] if is_live(plans, plan)]
    assert bool(finds(result, "several plans")) == (len(live) > 1)
    joining = [plan for plan in live if PLANS.kinds[plan["kind"]].joins]
    assert bool(finds(result, "stands alone")) == bool(live and joining == live)
    assert bool(finds(result, "no status")) == ("child_status" not in plans)


@settings(max_examples=100)
@given(childs_plans())
def test_a_plan_below_or_above_the_status_is_told(plans: Written) -> None:
    ranks = [PLANS.kinds[p["kind"]].rank for p in plans["plans"] if is_live(plans, p)]
    status = PLANS.statuses.get(plans.get("child_status", ""))
    wanted = PLANS.kinds[status.plan].rank if status else None
    lower = wanted is not None and all(rank < wanted for rank in ranks)
    higher = wanted is not None and any(rank > wanted for rank in ranks)
    result = checked(plans)
    said_better = bool(finds(result, "stands alone"))
    assert bool(finds(result, "plan missing")) == (lower and not said_better)
    assert bool(finds(result, "plan above status")) == higher


@settings(max_examples=100)
@given(childs_plans())
def test_each_open_action_without_who_time_or_purpose_is_told_and_no_other(plans: Written) -> None:
    result = checked(plans)
    for entry in ("who", "by", "outcome"):
        expected = [
            f'plan "{plan["id"]}", action "{action["id"]}"'
            for plan in plans["plans"]
            if is_live(plans, plan)
            for action in plan.get("actions", [])
            if is_open(plans, action) and entry not in action
        ]
        told = [
            finding.where
            for finding in result.findings
            if PLANS.rules[finding.rule].finds == "action without"
            and PLANS.rules[finding.rule].entry == entry
        ]
        assert sorted(told) == sorted(expected)


@settings(max_examples=100)
@given(childs_plans())
def test_times_in_words_in_the_past_or_after_the_review_are_told(plans: Written) -> None:
    words, past, late, done = [], [], [], []
    for plan in plans["plans"]:
        for action in plan.get("actions", []) if is_live(plans, plan) else []:
            where = f'plan "{plan["id"]}", action "{action["id"]}"'
            if not is_open(plans, action):
                continue
            by = action.get("by", "")
            dated = by[:1].isdigit()
            words += [where] if by and not dated else []
            past += [where] if dated and "today" in plans and by < plans["today"] else []
            late += [where] if dated and "review" in plan and by > plan["review"] else []
            done += [where] if "done" in action else []
    result = checked(plans)
    assert sorted(finds(result, "by says") + finds(result, "by in words")) == sorted(words)
    assert sorted(finds(result, "by is past")) == sorted(past)
    assert sorted(finds(result, "by after review")) == sorted(late)
    assert sorted(finds(result, "done later than today")) == sorted(done)


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_what_is_done_gives_no_finding_any_more(plans: Written) -> None:
    over = copy.deepcopy(plans)
    over["today"] = day(0)
    for plan in over["plans"]:
        for action in plan.get("actions", []):
            action["done"] = day(-1)
    assert not [where for _, where in found(over) if "action " in where]


@settings(max_examples=100)
@given(childs_plans(most=3), st.integers(0, 3))
def test_a_plan_that_ended_with_nothing_open_changes_nothing(plans: Written, place: int) -> None:
    ended = {**good_plan(JOINING[0], "over"), "ended": day(-1)}
    del ended["actions"], ended["harm_outside"]
    more = {**plans, "plans": [*plans["plans"][:place], ended, *plans["plans"][place:]]}
    assert found(more) == found(plans)


@settings(max_examples=100)
@given(childs_plans(least=2))
def test_the_order_of_the_plans_changes_neither_the_carrier_nor_what_each_plan_lacks(
    plans: Written,
) -> None:
    other = {**plans, "plans": plans["plans"][::-1]}
    side_by_side = ("actions repeat", "actions differ", "actions oppose")

    def without_pairs(result: PlanResult) -> set[tuple[str, str]]:
        pairs = {(f.rule, f.where) for f in result.findings}
        return {f for f in pairs if PLANS.rules[f[0]].finds not in side_by_side}

    one_way, other_way = checked(plans), checked(other)
    assert without_pairs(one_way) == without_pairs(other_way)
    assert all(bool(finds(one_way, way)) == bool(finds(other_way, way)) for way in side_by_side)
    assert one_way.carries == other_way.carries


@each_alone
def test_without_the_day_nothing_is_called_overdue_and_that_is_said(kind: PlanKind) -> None:
    late = with_action(changed(good(kind), review=day(-1)), by=day(-2))
    assert finds(late, "by is past")
    assert finds(late, "review is past")
    del late["today"]
    assert not finds(late, "by is past")
    assert not finds(late, "review is past")
    assert {one.what for one in checked(late).not_checked} >= {
        rule.title
        for rule in PLANS.rules.values()
        if rule.finds in ("by is past", "review is past")
    }


@pytest.mark.parametrize("entry", ["name", "role"])
@each_alone
def test_a_lead_without_a_name_or_a_role_is_no_lead(kind: PlanKind, entry: str) -> None:
    lead = good_plan(kind)["lead"]
    del lead[entry]
    rules = {PLANS.rules[rule].entry for rule, _ in found(changed(good(kind), lead=lead))}
    assert rules == {"lead"}


@pytest.mark.parametrize(
    "what",
    [
        "Robin goes to school and is meeting friends there",
        "There are no signs of harm any more",
        "Robin is at football each week with somebody Robin trusts",
        "Adults no longer contact Robin",
    ],
)
def test_what_is_different_for_the_child_is_not_taken_for_a_service_or_a_burden(what: str) -> None:
    plans = good(ALONE[0])
    outcome = {**plans["plans"][0]["outcomes"][0], "what": what}
    assert found(changed(plans, outcomes=[outcome])) == set()


def test_an_empty_list_of_plans_is_answered() -> None:
    result = checked({"plans": []})
    assert result.carries.plan == ""
    assert {PLANS.rules[f.rule].finds for f in result.findings} == {"no status"}


@each_alone
def test_every_fault_of_the_plans_is_named_at_once(kind: PlanKind) -> None:
    plan = good_plan(kind)
    plan["actions"].append(plan["actions"][0])
    plan["harm_outside"][0]["actions"] = ["a11"]
    with pytest.raises(FaultsFound) as error:
        checked({"plans": [plan, good_plan(kind)]})
    told = [(fault.place, fault.problem, fault.remedy) for fault in error.value.faults]
    assert told[0][:2] == ('plan "plan"', "two plans have this id.")
    assert told[1][:2] == ('plan "plan", action "a1"', "two actions have this id.")
    assert told[2][1:] == ('the plan has no action "a11".', 'Did you mean "a1"?')


@each_alone
def test_more_lines_than_one_plan_can_hold_are_refused(kind: PlanKind) -> None:
    many = [{"id": str(number), "what": "Meet"} for number in range(300)]
    plans = {"plans": [{"id": str(n), "kind": kind.id, "actions": many} for n in range(2)]}
    with pytest.raises(FaultsFound, match='"actions" has 600 lines'):
        checked(plans)


def test_one_place_is_never_taken_for_another_whatever_the_ids() -> None:
    first, second = ALONE[0], ALONE[1]
    bare = {"kind": first.id, "childs_voice": [{"words": "No."}]}
    odd = {"kind": second.id, "id": 'x", childs_voice'}
    plans = {"plans": [{**odd, "id": "x"}, {**bare, "id": 'x", childs_voice'}]}
    assert len(finds(plans, "child not seen alone")) == 1


@settings(max_examples=100)
@given(st.text(max_size=30).filter(str.strip), st.sampled_from(ALONE))
def test_any_text_anywhere_is_looked_at(text: str, kind: PlanKind) -> None:
    plans = with_action(good(kind), what=text, who=text, outcome=text, about=text)
    plans = changed(plans, concerns=[text], contingency=[text], outcomes=[{"what": text}])
    assert isinstance(checked(plans), PlanResult)


def test_a_second_plan_brings_the_actions_side_by_side() -> None:
    kind = ALONE[-1]
    second = good_plan(JOINING[0], "second")
    both = with_plan(good(kind), second)
    repeated = finds(both, "actions repeat")
    assert repeated == [f'plan "second", action "{one["id"]}"' for one in second["actions"]]
    second["actions"][0]["who"] = "Somebody else"
    assert finds(both, "actions differ") == ['plan "second", action "a1"']
    second["actions"][0]["what"] = "Do not find out who offers lifts"
    assert finds(both, "actions oppose") == ['plan "second", action "a1"']


def test_dates_at_the_ends_of_the_calendar_are_counted() -> None:
    for kind in ALONE:
        plans = changed(good(kind), start=date(2100, 12, 31).isoformat())
        assert finds(plans, "dates out of order")
