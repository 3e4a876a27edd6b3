"""Each rule of plans.toml fires on a plan that breaks it, and on no good plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from plan_cases import (
    ALONE,
    JOINING,
    PLANS,
    RULES,
    TODAY,
    Written,
    as_given,
    changed,
    day,
    good,
    good_plan,
    status_of,
    ways_to_write,
    with_action,
    with_plan,
)

from cse_guidance.model import PlanKind, PlanRule
from cse_guidance.model.plan import Finds
from cse_guidance.plans import check_plan
from cse_guidance.words import scope_words

RANKED = sorted(ALONE, key=lambda kind: kind.rank)
HIGHER = RANKED[-1]


def a_role_but(roles: tuple[str, ...]) -> str:
    return next(role for role in RULES.roles if role not in roles)


def a_phrase(rule: PlanRule) -> str:
    return next(ways_to_write(rule.phrases[0]))


def without(plans: Written, entry: str) -> Written:
    harm = plans["plans"][0]["harm_outside"]
    if entry == "actions":
        harm = [{name: one[name] for name in ("kind", "what")} for one in harm]
    return changed(plans, **{"harm_outside": harm, entry: None})


def oppose(plans: Written, kind: PlanKind) -> Written:
    other = good_plan(kind)["actions"][0]
    other.update(id="a9", what=f"Never {other['what']}")
    return changed(plans, actions=[*plans["plans"][0]["actions"], other])


def more_actions(plans: Written, **entries: str) -> Written:
    first = plans["plans"][0]["actions"][0]
    return changed(plans, actions=[*plans["plans"][0]["actions"], {**first, "id": "a9", **entries}])


# How a good plan of a kind is broken so that a rule has something to find.
BREAK: dict[Finds, Callable[[PlanRule, PlanKind, Written], Written]] = {
    "several plans": lambda _, __, plans: with_plan(plans, good_plan(JOINING[0], "second")),
    "stands alone": lambda _, __, plans: {**plans, "plans": [good_plan(JOINING[0])]},
    "plan missing": lambda _, __, plans: {
        **plans, "child_status": status_of(HIGHER), "plans": [good_plan(RANKED[0])]
    },
    "plan above status": lambda _, __, plans: {
        **plans, "child_status": status_of(RANKED[0]), "plans": [good_plan(HIGHER)]
    },
    "no status": lambda _, __, plans: {k: v for k, v in plans.items() if k != "child_status"},
    "open actions in an ended plan": lambda _, kind, plans: with_plan(
        plans, {**good_plan(kind, "over"), "ended": day(-1)}
    ),
    "plan without": lambda rule, _, plans: without(plans, rule.entry),
    "lead of another role": lambda _, kind, plans: changed(
        plans, lead={"name": "E. Other", "role": a_role_but(kind.leads)}
    ),
    "lead without supervision": lambda _, kind, plans: changed(
        plans, lead={"name": "E. Other", "role": [*kind.supervised, ""][0]}
    ),
    "review too late": lambda _, __, plans: changed(plans, review=day(400)),
    "review is past": lambda _, __, plans: changed(plans, review=day(-1)),
    "dates out of order": lambda _, __, plans: changed(plans, last_review=day(-20)),
    "child not seen alone": lambda _, __, plans: changed(
        plans, childs_voice=[{**plans["plans"][0]["childs_voice"][0], "seen_alone": False}]
    ),
    "voice without": lambda rule, _, plans: changed(
        plans,
        childs_voice=[
            {k: v for k, v in one.items() if k != rule.entry}
            for one in plans["plans"][0]["childs_voice"]
        ],
    ),
    "harm not covered": lambda rule, _, plans: changed(
        plans,
        harm_outside=[h for h in plans["plans"][0]["harm_outside"] if h["kind"] != rule.harm],
    ),
    "harm without action": lambda _, __, plans: with_action(plans, done=day(-1)),
    "outcome without": lambda rule, _, plans: changed(
        plans,
        outcomes=[
            {k: v for k, v in one.items() if k != rule.entry}
            for one in plans["plans"][0]["outcomes"]
        ],
    ),
    "outcome says": lambda rule, _, plans: changed(
        plans,
        outcomes=[{**plans["plans"][0]["outcomes"][0], "what": f"Xyz {a_phrase(rule)} xyz"}],
    ),
    "action without": lambda rule, _, plans: with_action(plans, **{rule.entry: None}),
    "who is only": lambda rule, _, plans: with_action(plans, who=a_phrase(rule)),
    "by says": lambda rule, _, plans: with_action(plans, by=f"Xyz, {a_phrase(rule)}"),
    "by in words": lambda _, __, plans: with_action(plans, by="the day after the fair"),
    "by is past": lambda _, __, plans: with_action(plans, by=day(-1)),
    "by after review": lambda _, __, plans: with_action(plans, by=day(21)),
    "done later than today": lambda _, __, plans: with_action(plans, done=day(1)),
    "puts it on the child": lambda rule, _, plans: with_action(
        plans, what=f"Xyz {next(ways_to_write(rule.burdens[0].phrases[0]))} xyz"
    ),
    "actions repeat": lambda _, __, plans: more_actions(plans),
    "actions differ": lambda _, __, plans: more_actions(plans, who="Somebody else"),
    "actions oppose": lambda _, kind, plans: oppose(plans, kind),
}  # fmt: skip


def fires(plans: Written, rule: PlanRule) -> bool:
    return any(f.rule == rule.id for f in check_plan(RULES, as_given(plans)).findings)


def test_there_is_a_way_to_break_every_kind_of_rule() -> None:
    assert set(BREAK) == set(get_args(Finds))


EACH = [
    (rule, kind)
    for rule in PLANS.rules.values()
    for kind in ALONE
    if not rule.applies_to or kind.id in rule.applies_to
]


@pytest.mark.parametrize(("rule", "kind"), EACH, ids=[f"{r.id}-{k.id}" for r, k in EACH])
def test_a_rule_fires_on_what_breaks_it_and_is_silent_on_a_good_plan(
    rule: PlanRule, kind: PlanKind
) -> None:
    nothing_to_break = (rule.finds == "lead without supervision" and not kind.supervised) or (
        rule.finds == "review too late" and kind.no_review
    )
    plans = good(kind)
    assert not fires(plans, rule)
    broken = BREAK[rule.finds](rule, kind, good(kind)) if not nothing_to_break else plans
    assert fires(broken, rule) != nothing_to_break


def test_every_rule_fires_somewhere() -> None:
    fired = set()
    for rule, kind in EACH:
        if rule.finds == "lead without supervision" and not kind.supervised:
            continue
        if fires(BREAK[rule.finds](rule, kind, good(kind)), rule):
            fired.add(rule.id)
    assert fired == set(PLANS.rules)


NOT_FOR = [
    (rule, kind)
    for rule in PLANS.rules.values()
    for kind in ALONE
    if rule.applies_to and kind.id not in rule.applies_to
]


@pytest.mark.parametrize(("rule", "kind"), NOT_FOR, ids=[f"{r.id}-{k.id}" for r, k in NOT_FOR])
def test_a_rule_is_silent_on_a_kind_of_plan_that_it_does_not_apply_to(
    rule: PlanRule, kind: PlanKind
) -> None:
    assert not fires(BREAK[rule.finds](rule, kind, good(kind)), rule)


WHO = [
    (r, phrase) for r in PLANS.rules.values() if r.finds == "who is only" for phrase in r.phrases
]


@pytest.mark.parametrize(("rule", "phrase"), WHO, ids=[f"{r.id}-{p}" for r, p in WHO])
def test_words_that_name_nobody_are_found_alone_and_beside_each_other_but_not_beside_a_name(
    rule: PlanRule, phrase: str
) -> None:
    plans = good(ALONE[0])
    for who in ways_to_write(phrase):
        assert fires(with_action(plans, who=f"{who.capitalize()}."), rule)
        assert fires(with_action(plans, who=f"The {who} and {who}"), rule)
        assert not fires(with_action(plans, who=f"{who} and Ms Xyz"), rule)


@pytest.mark.parametrize("who", ["?", "-", "..."])
def test_signs_without_a_word_name_nobody(who: str) -> None:
    rule = next(r for r in PLANS.rules.values() if r.finds == "who is only")
    assert fires(with_action(good(ALONE[0]), who=who), rule)


BURDENS = [
    (rule, burden, phrase)
    for rule in PLANS.rules.values()
    for burden in rule.burdens
    for phrase in burden.phrases
]


@pytest.mark.parametrize(("rule", "burden", "phrase"), BURDENS, ids=[p for _, _, p in BURDENS])
def test_words_that_leave_it_to_the_child_get_what_to_write_instead(
    rule: PlanRule, burden: object, phrase: str
) -> None:
    assert isinstance(burden, type(rule.burdens[0]))
    plans = good(ALONE[0])
    text = f"Xyz {next(ways_to_write(phrase))} xyz."
    for broken, where in (
        (with_action(plans, what=text), 'plan "plan", action "a1"'),
        (with_action(plans, outcome=text), 'plan "plan", action "a1", outcome'),
        (changed(plans, contingency=[text]), 'plan "plan", contingency 1'),
    ):
        told = [
            finding
            for finding in check_plan(RULES, as_given(broken)).findings
            if finding.rule == rule.id and finding.do == burden.instead
        ]
        assert [finding.where for finding in told] == [where]
        assert {source.id for source in told[0].sources} >= {*burden.sources, *rule.sources}


def test_what_to_write_instead_leaves_nothing_to_the_child_itself() -> None:
    for rule in PLANS.rules.values():
        for burden in rule.burdens:
            plans = with_action(good(ALONE[0]), what=burden.instead)
            assert not fires(plans, rule), burden.instead


def test_what_the_child_said_and_what_people_worry_about_is_left_as_it_is() -> None:
    rule = next(r for r in PLANS.rules.values() if r.finds == "puts it on the child")
    text = next(ways_to_write(rule.burdens[0].phrases[0]))
    voice = [{"words": text, "date": day(-1), "seen_alone": True, "where": "at school"}]
    assert not fires(changed(good(ALONE[0]), concerns=[text], childs_voice=voice), rule)


@pytest.mark.parametrize(
    "kind", [kind for kind in ALONE if kind.first_review], ids=lambda kind: kind.id
)
def test_a_late_review_is_told_with_the_reach_and_the_sources_of_its_clock(kind: PlanKind) -> None:
    rule = next(r for r in PLANS.rules.values() if r.finds == "review too late")
    clock = RULES.clocks[kind.first_review]
    broken = BREAK["review too late"](rule, kind, good(kind))
    (finding,) = (f for f in check_plan(RULES, as_given(broken)).findings if f.rule == rule.id)
    assert scope_words(clock.scope, clock.area).lower() in finding.scope.lower()
    assert {source.id for source in finding.sources} >= {*clock.sources}


def test_a_local_time_limit_is_never_told_as_national() -> None:
    for kind in PLANS.kinds.values():
        for name in (kind.first_review, kind.later_review):
            clock = RULES.clocks.get(name)
            assert clock is None or clock.scope in ("national", "site advice")
    assert TODAY.isoformat() == day(0)
