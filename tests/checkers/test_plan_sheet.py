"""The sheet on plans: what comes first, and that nothing that was found is left out."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from checking_forms import CHECKERS
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import (
    ALONE,
    JOINING,
    PLANS,
    RULES,
    as_given,
    changed,
    childs_plans,
    good,
    good_plan,
    with_action,
    with_plan,
)
from running import PROJECT

from cse_guidance.answers import Finding
from cse_guidance.checkers.closing import closing
from cse_guidance.checkers.first import first_words
from cse_guidance.checkers.plan_places import Places
from cse_guidance.checkers.plan_sheet import gravest, plan_sheet
from cse_guidance.checkers.sheet import Found, FoundList, Items, Part, Rows, Sheet, Words, beside
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.checkers.told_once import told_once
from cse_guidance.plans import PlanResult, check_plan
from cse_guidance.plans.look import at_action, in_plan
from cse_guidance.plans.plan import Plan, PlanAction, plans_of

TODAY = date(2026, 11, 25)
Data = dict[str, Any]
EXAMPLE: Data = json.loads(
    (PROJECT / "docs/reference/examples/check-plan.json").read_text(encoding="utf-8")
)
ABOUT_ALL = "About all plans together"
FIRST = "What to look at first"
SEVERAL = "In more than one plan"


def made(plans: Data) -> tuple[PlanResult, Sheet]:
    read = as_given(plans)
    result = check_plan(RULES, read)
    return result, plan_sheet(RULES, plans_of(read), result, TODAY)


def part_of(sheet: Sheet, title: str) -> Part | None:
    return next((part for part in sheet.parts if part.title == title), None)


def told_in(sheet: Sheet, title: str) -> tuple[Found, ...]:
    part = part_of(sheet, title)
    lists = [b for b in part.blocks if isinstance(b, FoundList)] if part else []
    return tuple(one for block in lists for one in block.found)


def lists_of(sheet: Sheet) -> list[tuple[str, Found]]:
    return [(part.title, one) for part in sheet.parts for one in told_in(sheet, part.title)]


# ------------------------------------------------------------------ nothing is left out


@settings(max_examples=150)
@given(childs_plans(least=1))
def test_everything_that_was_found_stands_on_the_sheet_under_its_plan(plans: Data) -> None:
    result, sheet = made(plans)
    places = Places(RULES, plans_of(as_given(plans)))
    told = lists_of(sheet)
    for finding in result.findings:
        plan = places.plan_of(finding.where)
        own = places.titles[plan] if plan else ABOUT_ALL
        found = [
            title
            for title, one in told
            if (one.why, one.do, one.scope) == (finding.why, finding.do, finding.scope)
            and finding.what in one.what
            and places.words(finding.where, under=plan if title == own else "")
            in one.where.split("; ")
        ]
        assert len(found) == 1, finding
        assert found[0] in (FIRST, SEVERAL, own)
    # And nothing else does.
    assert all(any(f.why == one.why and f.do == one.do for f in result.findings) for _, one in told)


@settings(max_examples=100)
@given(childs_plans())
def test_every_source_and_all_that_was_not_checked_is_named(plans: Data) -> None:
    result, sheet = made(plans)
    cited = [source for f in result.findings for source in beside(f.scope, f.sources)]
    cited += [*result.ask_first.sources, *result.carries.sources]
    assert {one.id for one in cited} <= {one.id for one in sheet.sources}
    text = as_text(sheet, CHECKERS["check-plan"].title)
    assert all(one.why in text for one in result.not_checked)
    assert result.ask_first.text in text
    assert result.ask_first.then in text
    carries = result.carries
    for words in (carries.status, carries.status_plan, carries.why, carries.who_leads):
        assert words in text
    assert carries.forum in text


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.id)
def test_a_plan_in_which_nothing_is_missing_says_that_it_can_still_be_wrong(kind: Any) -> None:
    result, sheet = made(good(kind))
    assert result.findings == ()
    assert sheet.title == "Nothing was found in the plan, and it can still be wrong"
    assert part_of(sheet, FIRST) is None


# ----------------------------------------------------------------------- what comes first


@pytest.mark.parametrize("plans", [EXAMPLE, good(ALONE[0]), {"plans": []}])
def test_the_section_47_question_stands_before_everything(plans: Data) -> None:
    result, sheet = made(plans)
    assert sheet.lead == first_words(result.ask_first)
    strong, danger, *_ = sheet.lead
    assert isinstance(strong, Words)
    assert isinstance(danger, Words)
    assert (strong.look, danger.look) == ("strong", "danger")
    assert sheet.parts[-2:] == closing(RULES)
    assert "25 November 2026" in sheet.made


def test_the_plan_that_carries_the_actions_stands_before_what_was_found() -> None:
    result, sheet = made(EXAMPLE)
    carries = result.carries
    assert [part.title for part in sheet.parts[:2]] == ["The plan that carries the actions", FIRST]
    rows, ways = sheet.parts[0].blocks
    assert isinstance(rows, Rows)
    assert isinstance(ways, Items)
    plan, status = rows.rows
    assert plan.term == carries.title
    assert plan.text == f"Led by: {carries.who_leads}. Reviewed in: {carries.forum}"
    assert plan.rule == f"[{carries.lead_scope}]"
    assert plan.sources == carries.sources
    assert status.term.endswith(carries.status)
    assert status.text == carries.status_plan
    assert status.rule == f"{carries.why} [{carries.scope}]"
    assert [item.page for item in ways.items] == ["one-plan"]


def test_where_there_is_no_plan_or_no_status_it_is_not_made_up() -> None:
    _, sheet = made({"plans": []})
    (rows, *_) = sheet.parts[0].blocks
    assert isinstance(rows, Rows)
    (row,) = rows.rows
    assert (row.term, row.text, row.rule, row.sources) == ("No plan yet", "", "", ())
    assert sheet.title == "1 thing to look at"


def test_without_the_pathway_that_asks_which_plan_nothing_leads_there() -> None:
    rules = replace(RULES, pathways={k: v for k, v in RULES.pathways.items() if k != "one-plan"})
    read = as_given(EXAMPLE)
    sheet = plan_sheet(rules, plans_of(read), check_plan(rules, read), None)
    assert [type(block) for block in sheet.parts[0].blocks] == [Rows]


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_the_gravest_rules_that_found_something_are_told_first_and_in_their_order(
    plans: Data,
) -> None:
    result, sheet = made(plans)
    number = len(result.findings)
    many = len(plans["plans"])
    assert sheet.title.startswith(f"{number} thing" if number else "Nothing was found")
    assert sheet.title.count("plan") == 1
    assert (f"{many} plans" in sheet.title) == (many > 1)
    there = {finding.rule for finding in result.findings}
    wanted = [name for name in PLANS.look_first.rules if name in there][: PLANS.look_first.most]
    first = gravest(RULES, result.findings)
    assert list(dict.fromkeys(one.rule for one in first)) == wanted
    # All that these rules found, each once.
    assert Counter(first) == Counter(f for f in result.findings if f.rule in wanted)
    whys = {PLANS.rules[name].why for name in wanted}
    assert {one.why for one in told_in(sheet, FIRST)} <= whys | {one.why for one in first}


def test_a_rule_that_stands_twice_among_the_first_is_told_once() -> None:
    twice = replace(PLANS.look_first, rules=("no-who", "no-who", "no-when"), most=2)
    rules = replace(RULES, plans=replace(PLANS, look_first=twice))
    plans = with_action(good(ALONE[1]), who=None, by=None)
    first = gravest(rules, check_plan(rules, as_given(plans)).findings)
    assert [one.rule for one in first] == ["no-who", "no-when"]


# --------------------------------------------------------------------- plan by plan


@settings(max_examples=100)
@given(childs_plans(least=2))
def test_what_one_rule_found_is_told_once_wherever_it_was_found(plans: Data) -> None:
    _, sheet = made(plans)
    told = Counter((one.what, one.why, one.do, one.scope) for _, one in lists_of(sheet))
    assert max(told.values(), default=1) == 1
    reasons = Counter((one.why, one.do, one.scope, one.sources) for _, one in lists_of(sheet))
    texts = Counter((rule.why, rule.do) for rule in PLANS.rules.values())
    for (why, do, _, _), times in reasons.items():
        assert times <= max(1, texts[(why, do)])


def two_plans() -> Data:
    first, second = JOINING[0], ALONE[1]
    return with_plan(good(second), good_plan(first, "other"))


def test_what_was_found_in_several_plans_stands_in_a_part_of_its_own() -> None:
    plans = two_plans()
    for plan in plans["plans"]:
        del plan["contingency"]
    del plans["plans"][1]["concerns"]
    _, sheet = made(plans)
    (several,) = told_in(sheet, SEVERAL)
    assert several.why == PLANS.rules["no-contingency"].why
    assert several.where == 'Plan "plan"; Plan "other"'
    title = f'Plan "other": {JOINING[0].title}'
    wheres = {one.why: one.where for one in told_in(sheet, title)}
    assert wheres[PLANS.rules["no-concern"].why] == "The whole plan"
    assert several.why not in wheres
    titles = [part.title for part in sheet.parts]
    assert titles.index(FIRST) < titles.index(SEVERAL) < titles.index(title)


def test_what_is_about_all_plans_stands_before_each_of_them() -> None:
    plans = changed(good(ALONE[1]), contingency=None)
    del plans["child_status"]
    _, sheet = made(plans)
    titles = [part.title for part in sheet.parts]
    assert titles[1:3] == ["About all plans together", f'Plan "plan": {ALONE[1].title}']
    (all_plans,) = told_in(sheet, titles[1])
    assert all_plans.where == "All plans"


def test_only_what_does_not_stand_first_is_brief_in_print() -> None:
    _, sheet = made(EXAMPLE)
    for part in sheet.parts:
        for block in part.blocks:
            if isinstance(block, FoundList):
                assert block.brief == (part.title != FIRST)


# ---------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("where", "words", "under"),
    [
        ('plan "1"', "Plan 1", "The whole plan"),
        ('plan "1", action "2"', "Plan 1, action 2", "Action 2"),
        ('plan "1", action "b 2", outcome', 'Plan 1, action "b 2", what it should change', None),
        ('plan "1", outcomes 2, change', "Plan 1, outcome 2, how much has to change", None),
        ('plan "1", childs_voice 1', "Plan 1, what the child said 1", "What the child said 1"),
        ('plan "1", last review', "Plan 1, last review", "Last review"),
        ('plan "1", something 1', "Plan 1, something 1", "Something 1"),
        ('plan "12", review', "Plan 12, next review", None),
        ("all plans", "All plans", "All plans"),
        ("A title of a rule", "A title of a rule", None),
    ],
)
def test_a_place_is_said_as_the_form_calls_it(where: str, words: str, under: str | None) -> None:
    plans = {"plans": [good_plan(ALONE[0], "1"), good_plan(ALONE[0], "12")]}
    places = Places(RULES, plans_of(as_given(plans)))
    assert places.words(where) == words
    if under is not None:
        assert places.words(where, under='plan "1"') == under


def test_every_place_of_every_finding_is_in_words() -> None:
    plans = with_plan(two_plans(), {"id": "bare", "kind": ALONE[2].id})
    plans["plans"][0]["childs_voice"] = [{"where": "at school"}]
    plans["plans"][0]["outcomes"] = [{"what": "x", "change": "keep herself safe"}]
    _, sheet = made(plans)
    for _, one in lists_of(sheet):
        assert "_" not in one.where
        assert "childs" not in one.where


ids = st.text(min_size=1, max_size=6)


@given(ids, ids)
def test_a_place_with_any_id_is_said_and_found_again(plan_id: str, action_id: str) -> None:
    action = PlanAction(action_id, "x")
    plan = Plan(plan_id, ALONE[0].id, actions=(action,))
    plans = plans_of(as_given({"plans": []}))
    places = Places(RULES, replace(plans, plans=(plan,)))
    (title,) = places.titles.values()
    assert title.endswith(ALONE[0].title)
    where = at_action(plan, action)
    assert places.plan_of(where) == in_plan(plan)
    assert places.words(where).startswith(title.removesuffix(f": {ALONE[0].title}"))
    assert action_id.replace('"', "'") in places.words(where)


# ------------------------------------------------------------------------ told once


def finding(**more: Any) -> Finding:
    return replace(Finding("rule", "Here", "This.", "Why.", "Do.", "Reach", ()), **more)


def test_findings_of_one_rule_are_told_once_with_every_place_and_everything_found() -> None:
    told = told_once([finding(), finding(rule="other"), finding(where="There", what="That.")])
    assert [(one.rule, one.where, one.what) for one in told] == [
        ("rule", "Here; There", "This. That."),
        ("other", "Here", "This."),
    ]


@pytest.mark.parametrize("name", ["why", "do", "scope"])
def test_what_says_something_else_is_told_apart(name: str) -> None:
    assert len(told_once([finding(), finding(**{name: "Other."})])) == 2


def test_what_is_said_twice_is_said_once() -> None:
    assert told_once([finding(), finding()]) == [finding()]
