"""Putting plans together: nothing is lost, nothing is made up, and a person decides."""

from __future__ import annotations

import copy
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from plan_cases import (
    ALONE,
    JOINING,
    PLANS,
    RULES,
    SHAPE,
    Written,
    as_given,
    childs_plans,
    day,
    good,
    good_plan,
    highest,
    is_live,
    is_open,
    spelt,
    ways_to_write,
    with_plan,
)

from cse_guidance.answers import plain
from cse_guidance.inputs import json_schema
from cse_guidance.model import PlanKind
from cse_guidance.model.plan import Asks
from cse_guidance.plans import MergeResult, check_plan, merge_plans
from cse_guidance.words import scope_words

SCHEMA = Draft202012Validator(json_schema(SHAPE, "plans"))
LISTS = ("concerns", "outcomes", "childs_voice", "harm_outside", "contingency")
each_alone = pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.id)


def merged(plans: Written) -> MergeResult:
    return merge_plans(RULES, as_given(plans))


def joined(result: MergeResult) -> Any:
    """Return the one plan that came of it, as it is written."""
    (plan,) = result.merged["plans"]  # type: ignore[misc] # a list, in the shape of the input
    return plan


def origins(result: MergeResult) -> dict[str, str]:
    """Return for each place in the plans handed in, its place in the joined plan."""
    return {origin: line.where for line in result.lines for origin in line.came_from}


def actions_at(plan: Written) -> dict[str, Written]:
    """Return the actions of a plan by their place."""
    name = plan["id"]
    return {f'plan "{name}", action "{a["id"]}"': a for a in plan.get("actions", [])}


@settings(max_examples=150)
@given(childs_plans(least=1))
def test_no_action_is_lost(plans: Written) -> None:
    result = merged(plans)
    where_now, now = origins(result), actions_at(joined(result))
    left_out = {one.where: one for one in result.left_out}
    for plan in plans["plans"]:
        for place, action in actions_at(plan).items():
            there = now[where_now[place]]
            assert spelt(there["what"]) == spelt(action["what"])
            for entry in ("who", "by", "outcome", "about", "done"):
                if entry in action:
                    assert spelt(there[entry]) == spelt(action[entry]), entry
            if {k: v for k, v in there.items() if k != "id"} != {
                k: v for k, v in action.items() if k != "id"
            } and place in left_out:
                assert left_out[place].stands_in == where_now[place]
                assert action["what"] in left_out[place].words


@settings(max_examples=150)
@given(childs_plans(least=1))
def test_each_action_is_in_the_joined_plan_as_it_stood_or_named_as_the_same(
    plans: Written,
) -> None:
    result = merged(plans)
    count = sum(len(plan.get("actions", [])) for plan in plans["plans"])
    same = [one for one in result.left_out if "action" in one.where]
    assert len(joined(result).get("actions", [])) + len(same) == count
    assert {one.stands_in for one in same} <= set(actions_at(joined(result)))
    assert all(one.why == PLANS.left_out["same line"] for one in same)


@settings(max_examples=150)
@given(childs_plans(least=1))
def test_no_other_line_is_lost_and_each_says_where_it_came_from(plans: Written) -> None:
    result = merged(plans)
    places = origins(result)
    new = joined(result)
    name = new["id"]
    for plan in plans["plans"]:
        for entry in LISTS:
            for number, line in enumerate(plan.get(entry, []), start=1):
                where = places[f'plan "{plan["id"]}", {entry} {number}']
                start = f'plan "{name}", {entry} '
                assert where.startswith(start)
                there = new[entry][int(where.removeprefix(start)) - 1]
                if entry in ("concerns", "contingency"):
                    assert spelt(there) == spelt(line)
                elif entry == "childs_voice":
                    assert there == line
                else:
                    assert spelt(there["what"]) == spelt(line["what"])
                    for key in {"change", "by", "kind"} & set(line):
                        assert spelt(there[key]) == spelt(line[key])
    assert sum(len(line.came_from) for line in result.lines) == len(places)


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_nothing_in_the_joined_plan_is_made_up(plans: Written) -> None:
    result = merged(plans)
    given_actions = {p: a for plan in plans["plans"] for p, a in actions_at(plan).items()}
    for line in result.lines:
        there = actions_at(joined(result)).get(line.where)
        if there is None:
            continue
        sources = [given_actions[place] for place in line.came_from]
        for entry, value in there.items():
            if entry != "id":
                assert value in [source.get(entry) for source in sources]
        filled = {text.partition(",")[0] for text in line.filled_in}
        assert filled == {entry for entry in there if entry not in sources[0]}


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_what_deals_with_a_harm_still_does(plans: Written) -> None:
    result = merged(plans)
    places, new = origins(result), joined(result)
    for plan in plans["plans"]:
        for number, harm in enumerate(plan.get("harm_outside", []), start=1):
            where = places[f'plan "{plan["id"]}", harm_outside {number}']
            there = new["harm_outside"][int(where.rpartition(" ")[2]) - 1]
            named = {f'plan "{new["id"]}", action "{one}"' for one in there.get("actions", [])}
            assert named >= {
                places[f'plan "{plan["id"]}", action "{one}"'] for one in harm.get("actions", [])
            }


@settings(max_examples=120)
@given(childs_plans(least=2, most=4), st.randoms(use_true_random=False))
def test_the_order_of_the_plans_makes_no_difference(plans: Written, random: Any) -> None:
    other = copy.deepcopy(plans)
    random.shuffle(other["plans"])
    assert merged(plans) == merged(other)


def test_every_order_of_three_plans_gives_the_same() -> None:
    plans = good(ALONE[1])
    for kind, name in ((JOINING[0], "b"), (ALONE[0], "c")):
        plans = with_plan(plans, good_plan(kind, name))
    ways = [{**plans, "plans": list(order)} for order in permutations(plans["plans"])]
    first = merged(ways[0])
    assert all(merged(way) == first for way in ways)
    assert joined(first)["id"] == highest(plans)


@settings(max_examples=100)
@given(childs_plans(least=1, most=1))
def test_one_plan_alone_stays_as_it_is(plans: Written) -> None:
    result = merged(plans)
    assert plain(result.merged) == plans
    assert result.conflicts == ()
    assert result.left_out == ()
    assert {one.about for one in result.to_decide} <= {"plan missing", "which plan"}


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_a_joined_plan_that_is_handed_in_again_stays_as_it_is(plans: Written) -> None:
    once = merged(plans)
    assert merged(dict(once.merged)).merged == once.merged


@settings(max_examples=100)
@given(childs_plans())
def test_what_comes_out_can_be_read_and_checked(plans: Written) -> None:
    result = merged(plans)
    assert SCHEMA.is_valid(result.merged)
    again = check_plan(RULES, as_given(dict(result.merged)))
    assert not [f for f in again.findings if PLANS.rules[f.rule].finds == "several plans"]
    assert again.ask_first == result.ask_first
    assert {k: v for k, v in result.merged.items() if k != "plans"} == {
        k: v for k, v in plans.items() if k != "plans"
    }


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_the_head_is_that_of_the_plan_that_carries_the_actions(plans: Written) -> None:
    result = merged(plans)
    new = joined(result)
    carrier = next(plan for plan in plans["plans"] if plan["id"] == highest(plans))
    for entry in ("id", "kind", "lead", "start", "last_review", "ended"):
        assert new.get(entry) == carrier.get(entry)
    told = [one.where for one in result.left_out]
    for plan in plans["plans"]:
        for entry in ("lead", "start", "last_review", "review", "ended"):
            lost = entry in plan and plan[entry] != new.get(entry)
            assert told.count(f'plan "{plan["id"]}", {entry}') == lost


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_the_review_is_the_next_one_of_any_live_plan(plans: Written) -> None:
    live = [plan for plan in plans["plans"] if is_live(plans, plan)]
    days = [plan["review"] for plan in live if "review" in plan]
    if live:
        coming = [one for one in days if one >= plans.get("today", "")]
        assert joined(merged(plans)).get("review") == min(coming or days, default=None)
    asked = [one for one in merged(plans).to_decide if one.about == "review"]
    assert bool(asked) == (len(set(days)) > 1)


@settings(max_examples=120)
@given(childs_plans(least=2))
def test_both_sides_of_a_conflict_stay_and_a_person_is_asked(plans: Written) -> None:
    result = merged(plans)
    by_place = {line.where: line for line in result.lines}
    for conflict in result.conflicts:
        first, second = conflict.versions
        assert first.where != second.where
        for version in conflict.versions:
            line = by_place[version.where]
            assert (version.words, version.came_from) == (line.words, line.came_from)
        assert not set(first.came_from) & set(second.came_from)
    about = [conflict.about for conflict in result.conflicts]
    asked = [one.about for one in result.to_decide if one.about in {*about}]
    assert sorted(about) == sorted(asked)


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_what_a_person_decides_is_numbered_with_options_and_reach(plans: Written) -> None:
    decide = merged(plans).to_decide
    assert [one.number for one in decide] == [*range(1, len(decide) + 1)]
    order = [question.about for question in PLANS.questions]
    assert [one.about for one in decide] == sorted((one.about for one in decide), key=order.index)
    for one in decide:
        question = next(q for q in PLANS.questions if q.about == one.about)
        assert len(one.options) == len(question.options) > 1
        assert "{" not in one.question + one.why + "".join(one.options)
        assert one.scope == scope_words(question.scope, question.area)
        assert one.sources


@settings(max_examples=100)
@given(childs_plans(least=2))
def test_each_other_live_plan_and_each_open_action_of_an_ended_one_is_asked_about(
    plans: Written,
) -> None:
    decide = merged(plans).to_decide
    others = [
        plan for plan in plans["plans"] if is_live(plans, plan) and plan["id"] != highest(plans)
    ]
    assert sum(one.about == "other plan" for one in decide) == len(others)
    ended = [
        action["what"]
        for plan in plans["plans"]
        if not is_live(plans, plan) and plan["id"] != highest(plans)
        for action in plan.get("actions", [])
        if is_open(plans, action)
    ]
    asked = [one for one in decide if one.about == "open action"]
    assert len(asked) <= len(ended)
    assert all(any(what in one.question for what in ended) for one in asked)


def test_every_kind_of_question_can_be_asked() -> None:
    low, high = ALONE[0], ALONE[-1]
    first = good_plan(low, "one")
    second = good_plan(JOINING[0], "two")
    second["review"] = day(10)
    second["lead"] = {"name": "F. Other", "role": "police"}
    second["outcomes"][0]["change"] = "No lift for a year"
    second["actions"][0]["who"] = "Somebody else"
    second["actions"][1]["what"] = "Never drive home after football practice"
    second["actions"].append({"id": "a3", "what": "Drive home right after football practice"})
    ended = {**good_plan(low, "old"), "ended": day(-1)}
    ended["actions"][0]["what"] = "Ask a neighbour"
    status = next(s.id for s in PLANS.statuses.values() if s.plan == high.id)
    plans = {"today": day(0), "child_status": status, "plans": [first, second, ended]}
    asked = {one.about for one in merged(plans).to_decide}
    asked |= {
        one.about for one in merged({**plans, "plans": [first, good_plan(low, "x")]}).to_decide
    }
    del plans["child_status"]
    asked |= {one.about for one in merged(plans).to_decide}
    assert asked == set(get_args(Asks))


PULLS = [(one.id, phrase) for one in PLANS.opposites.values() for phrase in one.other]


@pytest.mark.parametrize(
    "phrase", [phrase for _, phrase in PULLS], ids=[f"{o}-{p}" for o, p in PULLS]
)
def test_what_may_pull_apart_is_never_joined(phrase: str) -> None:
    for text in ways_to_write(phrase):
        first, second = good_plan(ALONE[0], "one"), good_plan(JOINING[0], "two")
        first["actions"] = [{"id": "a1", "what": "Drive home after practice"}]
        second["actions"] = [{"id": "a1", "what": f"Drive home after practice {text}"}]
        first["harm_outside"] = second["harm_outside"] = []
        assert len(joined(merged({"plans": [first, second]}))["actions"]) == 2


@each_alone
def test_the_same_plan_twice_is_one_plan_again(kind: PlanKind) -> None:
    plans = with_plan(good(kind), good_plan(kind, "second"))
    result = merged(plans)
    once = {k: v for k, v in joined(result).items() if k != "id"}
    assert once == {k: v for k, v in good_plan(kind).items() if k != "id"}
    assert result.conflicts == ()


FILLED = {
    "who": "C. Pattern, police",
    "by": day(5),
    "outcome": "The adults cannot reach Robin",
    "about": "the car park",
}


@pytest.mark.parametrize(
    ("entry", "value"), [*FILLED.items(), ("by", "after the fair")], ids=lambda one: one
)
@pytest.mark.parametrize("first_has_it", [True, False])
def test_what_one_plan_left_open_is_filled_in_from_the_other(
    entry: str, value: str, *, first_has_it: bool
) -> None:
    bare = {"id": "a1", "what": "Find out who offers lifts"}
    full = {**bare, entry: value}
    one, other = (full, bare) if first_has_it else (bare, full)
    result = merged(
        {
            "plans": [
                {"id": "one", "kind": ALONE[0].id, "actions": [one]},
                {"id": "two", "kind": JOINING[0].id, "actions": [other]},
            ]
        }
    )
    assert joined(result)["actions"] == [full]
    told = () if first_has_it else (f'{entry}, from plan "two", action "a1"',)
    assert result.lines[0].filled_in == told


@each_alone
def test_which_of_two_plans_of_one_kind_carries_the_actions_is_asked(kind: PlanKind) -> None:
    alone = {one.about for one in merged(good(kind)).to_decide}
    two = merged(with_plan(good(kind), good_plan(kind, "second"))).to_decide
    other = merged(with_plan(good(kind), good_plan(JOINING[0], "second"))).to_decide
    assert "which plan" not in alone
    assert "which plan" in {one.about for one in two}
    assert "which plan" not in {one.about for one in other}


def test_a_small_difference_is_asked_about_and_not_joined() -> None:
    kind = ALONE[1]
    second = good_plan(JOINING[0], "second")
    second["actions"][1]["what"] = "Drive home right after football practice"
    result = merged(with_plan(good(kind), second))
    assert [conflict.about for conflict in result.conflicts] == ["actions repeat"]
    assert len(joined(result)["actions"]) == 3
    assert {one["id"] for one in joined(result)["actions"]} == {"a1", "a2", "a2-2"}


def test_ids_stay_short_and_apart_however_they_are_written() -> None:
    kind = ALONE[0]
    names = ["x" * 60, "x" * 50 + "-2", "x" * 59 + "y"]
    plans = {
        "plans": [
            {
                "id": str(number),
                "kind": kind.id if number else JOINING[0].id,
                "actions": [{"id": name, "what": f"Number {number} {name}"} for name in names],
            }
            for number in range(10)
        ]
    }
    ids = [one["id"] for one in joined(merged(plans))["actions"]]
    assert len(set(ids)) == 30
    assert SCHEMA.is_valid(merged(plans).merged)


def test_no_plan_at_all_is_answered() -> None:
    result = merged({"plans": []})
    assert (result.merged, result.lines, result.to_decide) == ({"plans": []}, (), ())
