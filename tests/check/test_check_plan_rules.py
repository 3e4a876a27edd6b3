"""Everything that can be wrong in how the rules about plans fit together is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from breaking import CLOCKS, PLANS, add, assert_fault, assert_only, change, faults_of, swap
from plan_cases import a_rule_with

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules

RULES = packaged_rules()
LIST = '["nobody"]'
ONE = '"nobody"'
CIN = 'id = "child-in-need"'
VOICE = 'id = "no-voice"'

# from which line on, key, what to write, place, what is missing
NAMED = [
    ("[ask_first]", "pathway", ONE, "ask_first", "pathway"),
    ("[ask_first]", "question", ONE, "ask_first", "question"),
    ("[ask_first]", "sources", LIST, "ask_first", "source"),
    ("[look_first]", "rules", LIST, "look_first", "rule"),
    ("[look_first]", "sources", LIST, "look_first", "source"),
    ("[likeness]", "sources", LIST, "likeness", "source"),
    (CIN, "leads", LIST, 'kind "child-in-need"', "role"),
    (CIN, "supervised", LIST, 'kind "child-in-need"', "role"),
    (CIN, "first_review", ONE, 'kind "child-in-need"', "clock"),
    (CIN, "later_review", ONE, 'kind "child-in-need"', "clock"),
    (CIN, "sources", LIST, 'kind "child-in-need"', "source"),
    ("[[status]]", "plan", ONE, 'status "early-help"', "plan that can stand alone"),
    ("[[status]]", "plan", '"cse"', 'status "early-help"', "plan that can stand alone"),
    ("[[status]]", "sources", LIST, 'status "early-help"', "source"),
    (VOICE, "applies_to", LIST, 'rule "no-voice"', "kind of plan"),
    (VOICE, "sources", LIST, 'rule "no-voice"', "source"),
    ('id = "adults-not-covered"', "harm", ONE, 'rule "adults-not-covered"', "kind of harm"),
    ('id = "adults-not-covered"', "unless", LIST, 'rule "adults-not-covered"', "rule"),
    ("[[rule.burden]]", "sources", LIST, 'rule "burden-on-the-child", burden 1', "source"),
    ("[[question]]", "sources", LIST, 'question "plan missing"', "source"),
]


@pytest.mark.parametrize("named", NAMED, ids=[f"{n[3]}-{n[1]}-{n[2]}" for n in NAMED])
def test_a_name_that_nothing_has_is_reported(
    conf_copy: Path, named: tuple[str, str, str, str, str]
) -> None:
    after, key, value, place, called = named
    change(conf_copy, PLANS, after, key, value)
    wrong = value.strip('["]')
    known = "nobody" if wrong == "nobody" else wrong
    assert_fault(faults_of(conf_copy), PLANS, place, f'there is no {called} "{known}"')


def test_no_rule_about_plans_rests_on_a_source_that_nobody_read(
    conf_copy: Path, rules: Rules
) -> None:
    unread = next(s.id for s in rules.sources.values() if s.evidence == "unread")
    change(conf_copy, PLANS, VOICE, "sources", f'["{unread}"]')
    assert_only(faults_of(conf_copy), PLANS, 'rule "no-voice"', "has not been read", "evidence")


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (VOICE, 'rule "no-voice"'),
        ('id = "cse"', 'kind "cse"'),
        ("[[status]]", 'status "early-help"'),
        ("[[question]]", 'question "plan missing"'),
    ],
)
def test_what_is_called_national_rests_on_law_or_statutory_guidance(
    conf_copy: Path, after: str, place: str
) -> None:
    change(conf_copy, PLANS, after, "scope", '"national"')
    change(conf_copy, PLANS, after, "sources", '["this-site"]')
    assert_only(faults_of(conf_copy), PLANS, place, "rests on no law", "local example")


def test_the_first_question_is_the_one_about_significant_harm(conf_copy: Path) -> None:
    change(conf_copy, PLANS, "[ask_first]", "question", '"immediate-danger"')
    assert_only(faults_of(conf_copy), PLANS, "ask_first", "not the question about", "section 47")


def test_a_review_is_not_counted_in_working_days(conf_copy: Path) -> None:
    change(conf_copy, PLANS, CIN, "first_review", '"assessment"')
    place = 'kind "child-in-need"'
    assert_only(faults_of(conf_copy), PLANS, place, "in working days", "weeks")


def test_a_clock_of_a_review_that_changes_its_unit_is_named_where_it_is_used(
    conf_copy: Path, rules: Rules
) -> None:
    change(conf_copy, CLOCKS, 'id = "look-again"', "unit", '"hours"')
    using = [k.id for k in rules.plans.kinds.values() if "look-again" in (k.first_review, "")]
    told = {fault.place for fault in faults_of(conf_copy) if "in hours" in fault.problem}
    assert told == {f'kind "{kind}"' for kind in using}


def test_who_needs_supervision_leads_the_plan(conf_copy: Path) -> None:
    change(conf_copy, PLANS, CIN, "supervised", '["police"]')
    faults = faults_of(conf_copy)
    assert_only(faults, PLANS, 'kind "child-in-need"', "does not lead", "leads")


def test_two_kinds_never_have_one_rank(conf_copy: Path) -> None:
    change(conf_copy, PLANS, CIN, "rank", "1")
    faults = faults_of(conf_copy)
    assert_only(faults, PLANS, 'kind "child-in-need"', 'same rank as "early-help"', "own rank")


def test_a_plan_that_joins_another_never_ranks_above_it(conf_copy: Path) -> None:
    change(conf_copy, PLANS, 'id = "cse"', "rank", "9")
    assert_only(faults_of(conf_copy), PLANS, 'kind "cse"', "ranks no higher", "below")


def test_some_kind_of_plan_can_stand_alone(conf_copy: Path, rules: Rules) -> None:
    for kind in rules.plans.kinds.values():
        if not kind.joins:
            title = f'"{kind.title}"\njoins = true'
            change(conf_copy, PLANS, f'id = "{kind.id}"', "title", title)
    assert_fault(faults_of(conf_copy), PLANS, "kinds", "can stand alone", "joins")


@pytest.mark.parametrize("phrase", ["", "(b)", "b/", "[all]"])
@pytest.mark.parametrize(
    ("after", "key", "place"),
    [
        ('id = "names-nobody"', "phrases", 'rule "names-nobody"'),
        ("[[rule.burden]]", "phrases", 'rule "burden-on-the-child", burden 1'),
        ("[[opposite]]", "other", 'opposite "start-stop"'),
    ],
)
def test_a_phrase_that_cannot_be_read_is_named(
    conf_copy: Path, after: str, key: str, place: str, phrase: str
) -> None:
    change(conf_copy, PLANS, after, key, f'["xyz", "{phrase}"]')
    if phrase:
        assert_fault(faults_of(conf_copy), PLANS, place, f'the pattern "{phrase}"', "")
    else:
        assert_fault(faults_of(conf_copy), PLANS, place, "has an empty text", "Take it out")


def test_a_word_that_pulls_apart_is_no_small_word(conf_copy: Path) -> None:
    old = change(conf_copy, PLANS, "[likeness]", "small_words", '["not"]')
    assert '"not"' not in old
    faults = faults_of(conf_copy)
    assert {fault.place.partition(" ")[0] for fault in faults} == {"opposite"}
    assert_fault(faults, PLANS, 'opposite "yes-or-no"', '"not" pulls actions apart', "small_words")


def test_a_phrase_on_both_sides_of_an_opposite_is_named(conf_copy: Path) -> None:
    change(conf_copy, PLANS, "[[opposite]]", "one", '["stop"]')
    change(conf_copy, PLANS, "[[opposite]]", "other", '["stop", "end"]')
    place = 'opposite "start-stop"'
    assert_only(faults_of(conf_copy), PLANS, place, '"stop" stands on both sides', "one side")


def test_a_word_for_the_child_is_a_word(conf_copy: Path) -> None:
    change(conf_copy, PLANS, "[likeness]", "child_words", '["child", "?"]')
    assert_only(faults_of(conf_copy), PLANS, "likeness", '"?" in child_words', "Take it out")


@pytest.mark.parametrize(
    ("rule", "key", "value", "problem"),
    [
        ("no-lead", "entry", None, '"entry" is missing'),
        ("no-lead", "entry", '"leed"', 'no entry "leed"'),
        ("names-nobody", "phrases", None, '"phrases" is missing'),
        ("adults-not-covered", "harm", None, '"harm" is missing'),
        ("no-lead", "entry", '"lead"\nphrases = ["x"]', 'takes no "phrases"'),
        ("no-lead", "entry", '"lead"\nharm = "adult"', 'takes no "harm"'),
        ("names-nobody", "phrases", '["x"]\nentry = "who"', 'takes no "entry"'),
        ("several-plans", "finds", '"several plans"\napplies_to = ["care"]', "every kind"),
        ("no-lead", "what", '"Nothing in {them}."', "nothing fills in {them}"),
        ("no-lead", "do", '"Look at {first}."', "nothing fills in {first}"),
        ("no-lead", "unless", '["no-lead"]', "neither would be heard"),
    ],
)
def test_what_a_rule_is_told_has_to_fit_how_it_looks(
    conf_copy: Path, rule: str, key: str, value: str | None, problem: str
) -> None:
    if key == "unless":
        change(conf_copy, PLANS, f'id = "{rule}"', "finds", f'"plan without"\nunless = {value}')
    else:
        change(conf_copy, PLANS, f'id = "{rule}"', key, value)
    assert_fault(faults_of(conf_copy), PLANS, f'rule "{rule}"', problem)


def test_two_rules_never_give_way_to_each_other(conf_copy: Path) -> None:
    change(
        conf_copy,
        PLANS,
        'id = "nothing-on-harm"',
        "entry",
        '"harm_outside"\nunless = ["adults-not-covered"]',
    )
    faults = faults_of(conf_copy)
    assert_fault(faults, PLANS, 'rule "nothing-on-harm"', "neither would be heard", "unless")
    assert_fault(faults, PLANS, 'rule "adults-not-covered"', "neither would be heard", "unless")


def test_the_burdens_of_a_rule_are_not_lost(conf_copy: Path) -> None:
    path = conf_copy / PLANS
    text = re.sub(r"(?ms)^\[\[rule\.burden\]\].*?(?=^\[\[rule|^# ---)", "", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    place = 'rule "burden-on-the-child"'
    assert_only(faults_of(conf_copy), PLANS, place, '"burden" is missing', "[[rule.burden]]")


def without_rule(conf: Path, name: str) -> None:
    """Take a whole rule out, with its burdens."""
    path = conf / PLANS
    head, rest = path.read_text(encoding="utf-8").split(f'[[rule]]\nid = "{name}"\n')
    after = re.search(r"(?m)^\[\[(?!rule\.burden)|^# ", rest)
    assert after
    path.write_text(head + rest[after.start() :], encoding="utf-8")


@pytest.mark.parametrize("name", [*RULES.plans.rules])
def test_no_rule_can_be_taken_out_unless_another_looks_for_the_same(
    conf_copy: Path, name: str
) -> None:
    rule = RULES.plans.rules[name]
    naming = [one.id for one in RULES.plans.rules.values() if name in one.unless]
    without_rule(conf_copy, name)
    faults = faults_of(conf_copy)
    others = [
        one
        for one in RULES.plans.rules.values()
        if one.id != name
        and (one.finds, one.entry, one.harm) == (rule.finds, rule.entry, rule.harm)
        and not one.applies_to
    ]
    lost = [fault for fault in faults if fault.place == "rules"]
    assert bool(lost) == (not others)
    first = {"look_first"} if name in RULES.plans.look_first.rules else set()
    told = {fault.place for fault in faults} - {"rules"}
    assert told == {f'rule "{one}"' for one in naming} | first


def test_a_kind_of_plan_that_a_rule_no_longer_covers_is_named(conf_copy: Path) -> None:
    change(conf_copy, PLANS, VOICE, "applies_to", '["cse", "early-help", "child-protection"]')
    assert_only(faults_of(conf_copy), PLANS, "rules", 'plans of kind "care"', "applies_to")


def test_two_rules_that_look_for_the_same_are_named(conf_copy: Path) -> None:
    change(conf_copy, PLANS, VOICE, "applies_to", None)
    faults = faults_of(conf_copy)
    assert_only(faults, PLANS, 'rule "no-voice"', 'the same as "no-voice-child-in-need"', "applies")


def test_a_harm_that_every_plan_needs_has_a_rule(conf_copy: Path) -> None:
    swap(conf_copy, PLANS, 'id = "online"\n', 'id = "online"\nneeded = true\n')
    assert_only(faults_of(conf_copy), PLANS, "rules", 'harm = "online"', "Add it")


@pytest.mark.parametrize("about", [question.about for question in RULES.plans.questions])
def test_every_question_is_asked_once(conf_copy: Path, about: str) -> None:
    path = conf_copy / PLANS
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'(?ms)^\[\[question\]\]\nabout = "{about}"\n.*?(?=^\[\[|^# )', text)
    assert found
    path.write_text(text.replace(found[0], ""), encoding="utf-8")
    assert_only(faults_of(conf_copy), PLANS, "questions", f'about "{about}"', "[[question]]")
    path.write_text(text.replace(found[0], found[0] * 2), encoding="utf-8")
    assert_only(faults_of(conf_copy), PLANS, f'question "{about}"', "stands twice", "Keep one")


@pytest.mark.parametrize("line", [*RULES.plans.left_out])
def test_every_line_that_is_left_out_has_a_reason(conf_copy: Path, line: str) -> None:
    path = conf_copy / PLANS
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'(?ms)^\[\[left_out\]\]\nline = "{line}"\n.*?(?=^\[\[|\Z)', text)
    assert found
    path.write_text(text.replace(found[0], ""), encoding="utf-8")
    assert_only(faults_of(conf_copy), PLANS, "left_out", f'"{line}" is not taken', "[[left_out]]")


def test_a_question_has_more_than_one_option_and_only_places_that_are_filled(
    conf_copy: Path,
) -> None:
    change(conf_copy, PLANS, "[[question]]", "options", '["Only {this}"]')
    faults = faults_of(conf_copy)
    assert_fault(faults, PLANS, 'question "plan missing"', "only one option", "a person decides")
    assert_fault(faults, PLANS, 'question "plan missing"', "nothing fills in {this}", "{first}")


def test_the_rules_of_this_repository_name_a_rule_for_each_mechanism(rules: Rules) -> None:
    assert a_rule_with(rules, "several plans") in rules.plans.rules


def test_a_file_without_rules_is_told_and_nothing_breaks(conf_copy: Path) -> None:
    (conf_copy / PLANS).write_text("", encoding="utf-8")
    told = [fault.problem for fault in faults_of(conf_copy) if fault.file == PLANS]
    assert "there is no [[rule]]." in told
    add(conf_copy, PLANS, "[[rule]]")
    assert faults_of(conf_copy)
