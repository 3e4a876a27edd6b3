"""What a partnership can get wrong about meetings is told; what protects a child cannot go."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import MEETINGS, add, assert_fault, assert_only, change, faults_of, swap
from meeting_cases import expected_list

from cse_guidance.load import load_rules
from cse_guidance.model import Rules

ONE, LIST = '"nobody"', '["nobody"]'
STRATEGY = 'meeting "strategy-discussion"'
EXPLOITATION = 'id = "exploitation-meeting"'
INVITE = 'invite "social-worker" (minimum) to strategy-discussion'
ORGANISED = (
    'line "Where organised or multiple abuse is suspected, it is held as a meeting, '
    'and a manager chairs it."'
)
FIRST_LINE = (
    'line "It decides whether a section 47 enquiry starts. If one does, it plans it: who does '
    'what, whether social care and police act together, and what happens at once."'
)
SCHOOL = 'invite "school" (invite) to strategy-discussion'
EDUCATION = 'attendee = "education-service"'

# from which line on, key, what to write, place, what is missing
NAMED = [
    ("[first]", "sources", LIST, "first", "source"),
    ("[[attendee]]", "agency", ONE, 'attendee "social-worker"', "agency"),
    ("[[meeting]]", "always", LIST, STRATEGY, "action"),
    ("[[meeting]]", "sources", LIST, STRATEGY, "source"),
    ("[[meeting.clock]]", "clock", ONE, STRATEGY, "clock"),
    ("[[invite]]", "meetings", LIST, 'invite "social-worker" (minimum) to nobody', "meeting"),
    ("[[invite]]", "attendee", ONE, 'invite "nobody" (minimum) to strategy-discussion', "attendee"),
    ("[[invite]]", "sources", LIST, INVITE, "source"),
    ('attendee = "school"', "when", ONE, SCHOOL, "fact"),
    ('attendee = "school"', "when", '{ any = ["missing", { not = "nobody" }] }', SCHOOL, "fact"),
    ("[[line]]", "meetings", LIST, FIRST_LINE, "meeting"),
    ("[[line]]", "sources", LIST, FIRST_LINE, "source"),
    ('when = "organised"', "when", ONE, ORGANISED, "fact"),
    ("[[quorum]]", "meetings", LIST, 'quorum "strategy-minimum"', "meeting"),
    ("[[quorum]]", "then", LIST, 'quorum "strategy-minimum"', "action"),
    ("[[quorum]]", "sources", LIST, 'quorum "strategy-minimum"', "source"),
    ("[[quorum.share]]", "agencies", LIST, 'quorum "strategy-minimum"', "agency"),
    ("[[stop]]", "meetings", LIST, 'stop "strategy-discussion-first"', "meeting"),
    ("[[stop]]", "when", ONE, 'stop "strategy-discussion-first"', "fact"),
    ("[[stop]]", "actions", LIST, 'stop "strategy-discussion-first"', "action"),
    ("[[stop]]", "sources", LIST, 'stop "strategy-discussion-first"', "source"),
    ("[[finding]]", "sources", LIST, 'finding "find-out"', "source"),
    ("[[action]]", "who", LIST, 'action "keep-safe-meanwhile"', "role"),
    ("[[action]]", "clock", ONE, 'action "keep-safe-meanwhile"', "clock"),
    ("[[action]]", "sources", LIST, 'action "keep-safe-meanwhile"', "source"),
]


@pytest.mark.parametrize("named", NAMED, ids=[f"{place}-{key}" for _, key, _, place, _ in NAMED])
def test_a_name_that_nothing_has_is_reported(
    conf_copy: Path, named: tuple[str, str, str, str, str]
) -> None:
    after, key, value, place, called = named
    change(conf_copy, MEETINGS, after, key, value)
    assert_fault(faults_of(conf_copy), MEETINGS, place, f'there is no {called} "nobody"')


@pytest.mark.parametrize(
    ("after", "key", "wrong", "right"),
    [
        ('attendee = "school"', "when", '"in-skool"', "in-school"),
        ("[[attendee]]", "agency", '"socialcare"', "social-care"),
        ("[[meeting.clock]]", "clock", '"todday"', "today"),
        ("[[line]]", "meetings", '["strategy-discusion"]', "strategy-discussion"),
    ],
)
def test_the_nearest_name_is_offered(
    conf_copy: Path, after: str, key: str, wrong: str, right: str
) -> None:
    change(conf_copy, MEETINGS, after, key, wrong)
    assert f'Did you mean "{right}"?' in {fault.remedy for fault in faults_of(conf_copy)}


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("[[invite]]", INVITE),
        ("[[line]]", FIRST_LINE),
        ("[[quorum]]", 'quorum "strategy-minimum"'),
        ("[[stop]]", 'stop "strategy-discussion-first"'),
    ],
)
@pytest.mark.parametrize(
    ("sources", "problem"),
    [
        ('["lincolnshire-mace-2021"]', "rests on no law or statutory guidance"),
        ('["working-together-2026"]', "whose text has not been read"),
    ],
)
def test_a_national_rule_rests_on_national_text_that_was_read(
    conf_copy: Path, after: str, place: str, sources: str, problem: str
) -> None:
    change(conf_copy, MEETINGS, after, "sources", sources)
    assert_fault(faults_of(conf_copy), MEETINGS, place, problem)


ACTION = """[[action]]
id = "{}"
what = "x"
who = ["anyone"]
clock = "now"
sources = ["this-site"]
"""
FINDING = """[[finding]]
id = "absent"
why = "x"
do = "x"
scope = "site advice"
sources = ["this-site"]
"""


@pytest.mark.parametrize(
    ("called", "table"),
    [
        ("fact", '[[fact]]\nid = "missing"\ntext = "x"\nfind_out = "x"'),
        ("agency", '[[agency]]\nid = "police"\ntitle = "x"'),
        ("attendee", '[[attendee]]\nid = "police"\ntitle = "x"\nagency = "police"'),
        ("action", ACTION.format("act-now")),
        ("finding", FINDING),
    ],
)  # fmt: skip
def test_an_id_that_is_used_twice_is_named(conf_copy: Path, called: str, table: str) -> None:
    add(conf_copy, MEETINGS, table)
    name = table.partition('id = "')[2].partition('"')[0]
    place = f'{called} "{name}"'
    assert_fault(faults_of(conf_copy), MEETINGS, place, f"used for more than one {called}")


@pytest.mark.parametrize(
    ("called", "table", "why"),
    [
        ("fact", '[[fact]]\nid = "new"\ntext = "x"\nfind_out = "x"', "no condition rests on it"),
        ("agency", '[[agency]]\nid = "new"\ntitle = "x"', "nobody belongs to it"),
        ("attendee", '[[attendee]]\nid = "new"\ntitle = "x"\nagency = "police"',
         "no meeting invites them"),
        ("action", ACTION.format("new"), "nothing uses it"),
    ],
)  # fmt: skip
def test_what_nothing_uses_is_named(conf_copy: Path, called: str, table: str, why: str) -> None:
    add(conf_copy, MEETINGS, table)
    assert_only(faults_of(conf_copy), MEETINGS, f'{called} "new"', why, "Use it")


def test_a_clock_that_a_meeting_names_twice_is_told(conf_copy: Path) -> None:
    swap(conf_copy, MEETINGS, 'clock = "after-safety"', 'clock = "today"')
    assert_only(faults_of(conf_copy), MEETINGS, STRATEGY, "clock today (holding) more than once")


def test_an_attendee_without_an_agency_is_named(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, "[[attendee]]", "agency", None)
    place = 'attendee "social-worker"'
    assert_fault(faults_of(conf_copy), MEETINGS, place, '"agency" is missing')


def test_words_for_a_finding_cannot_be_left_out(conf_copy: Path) -> None:
    text = (conf_copy / MEETINGS).read_text(encoding="utf-8")
    head, _, rest = text.partition('[[finding]]\nid = "no-voice"')
    (conf_copy / MEETINGS).write_text(f"{head}[[finding]]{rest.partition('[[finding]]')[2]}")
    assert_only(faults_of(conf_copy), MEETINGS, "findings", '[[finding]] "no-voice"', "no-voice")


@pytest.mark.parametrize("about", ["decides", "does not decide", "chaired by", "the child"])
def test_a_meeting_says_what_it_is_for_and_what_it_is_not_for(
    conf_copy: Path, rules: Rules, about: str
) -> None:
    text = (conf_copy / MEETINGS).read_text(encoding="utf-8")
    text = text.replace(f'about = "{about}"', 'about = "afterwards"')
    (conf_copy / MEETINGS).write_text(text, encoding="utf-8")
    faults = faults_of(conf_copy)
    for meeting in rules.meetings.meetings:
        assert_fault(faults, MEETINGS, f'meeting "{meeting.id}"', f'"{about}"', "[[line]]")


def test_a_meeting_that_every_area_holds_cannot_be_left_out(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'id = "core-group"', "kind", '"exploitation meeting"')
    assert_fault(faults_of(conf_copy), MEETINGS, "meetings", "there is no core group", "core group")


# ---------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("when", "always"),
    [
        ('{ any = ["in-school", { not = "in-school" }] }', "true"),
        ('{ all = ["in-school", { not = "in-school" }] }', "false"),
    ],
)
def test_a_condition_that_is_always_the_same_is_named(
    conf_copy: Path, when: str, always: str
) -> None:
    change(conf_copy, MEETINGS, 'attendee = "school"', "when", when)
    assert_only(faults_of(conf_copy), MEETINGS, SCHOOL, f"always {always}")


def test_a_worry_never_takes_somebody_off_the_list(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'attendee = "school"', "when", '{ not = "missing" }')
    assert_only(faults_of(conf_copy), MEETINGS, SCHOOL, '"missing" is so would make', "neutral")


def test_a_fact_that_tells_of_no_worry_may_be_denied(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'attendee = "school"', "when", '{ not = "has-social-worker" }')
    assert faults_of(conf_copy) == []


def test_a_condition_on_more_facts_than_can_be_tried_is_named(
    conf_copy: Path, rules: Rules
) -> None:
    many = [f'"{fact.id}"' for fact in rules.meetings.facts]
    change(conf_copy, MEETINGS, 'attendee = "school"', "when", f"{{ any = [{', '.join(many)}] }}")
    assert_only(faults_of(conf_copy), MEETINGS, SCHOOL, f"rests on {len(many)} facts", "at most")


AGAIN = """
[[invite]]
meetings = ["strategy-discussion"]
attendee = "police"
need = "{need}"
when = "missing"
why = "x"
scope = "site advice"
sources = ["this-site"]
"""


def test_two_rules_for_the_same_person_are_named(conf_copy: Path) -> None:
    add(conf_copy, MEETINGS, AGAIN.format(need="minimum"))
    assert_only(faults_of(conf_copy), MEETINGS, STRATEGY, "police (minimum)", "any")


def test_a_rule_that_a_stronger_one_makes_useless_is_named(conf_copy: Path) -> None:
    add(conf_copy, MEETINGS, AGAIN.format(need="consider"))
    place = 'invite "police" (consider) to strategy-discussion'
    assert_only(faults_of(conf_copy), MEETINGS, place, "it never matters", "condition")


# ------------------------------------------------------------ promises


@pytest.mark.parametrize(
    ("attendee", "stands_for"),
    [("social-worker", "social care"), ("police", "police"), ("health-practitioner", "health")],
)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("need", '"invite"'),
        ("need", '"minimum"\nwhen = "missing"'),
        ("scope", '"site advice"'),
        ("meetings", '["core-group"]'),
        ("attendee", '"supporter"'),
    ],
)
def test_the_national_minimum_of_a_strategy_discussion_cannot_be_edited_away(
    conf_copy: Path, attendee: str, stands_for: str, key: str, value: str
) -> None:
    path = conf_copy / MEETINGS
    start = f'meetings = ["strategy-discussion"]\nattendee = "{attendee}"'
    if key in ("meetings", "attendee"):
        parts = {"meetings": '["strategy-discussion"]', "attendee": f'"{attendee}"'} | {key: value}
        new = f"meetings = {parts['meetings']}\nattendee = {parts['attendee']}"
        swap(conf_copy, MEETINGS, start, new)
    else:
        assert start in path.read_text(encoding="utf-8")
        change(conf_copy, MEETINGS, f'attendee = "{attendee}"', key, value)
    assert_fault(faults_of(conf_copy), MEETINGS, STRATEGY, f"leaves out {stands_for}", "national")


@pytest.mark.parametrize(
    ("agency", "stands_for"),
    [("social-care", "social care"), ("police", "police"), ("health", "health")],
)
def test_a_strategy_discussion_is_never_quorate_without_one_of_the_three(
    conf_copy: Path, agency: str, stands_for: str
) -> None:
    swap(conf_copy, MEETINGS, f'agencies = ["{agency}"]', 'agencies = ["specialist"]')
    problem = f"counts as quorate without {stands_for}"
    assert_fault(faults_of(conf_copy), MEETINGS, STRATEGY, problem, stands_for)


def test_a_local_quorum_does_not_take_the_place_of_the_national_one(conf_copy: Path) -> None:
    local = '"local rule"\narea = "Here, 2026"'
    change(conf_copy, MEETINGS, 'id = "strategy-minimum"', "scope", local)
    faults = faults_of(conf_copy)
    assert len(faults) == 3
    assert all(fault.place == STRATEGY for fault in faults)


@pytest.mark.parametrize("agency", ["social-care", "police", "health"])
def test_the_mark_of_an_agency_cannot_be_taken_off(conf_copy: Path, agency: str) -> None:
    change(conf_copy, MEETINGS, f'id = "{agency}"\n'.strip(), "stands_for", None)
    assert_fault(faults_of(conf_copy), MEETINGS, STRATEGY, "leaves out", "stands_for")


@pytest.mark.parametrize(
    "meeting", ["exploitation-meeting", "core-group", "initial-conference", "review-conference"]
)
def test_no_other_meeting_decides_section_47(conf_copy: Path, meeting: str) -> None:
    after, place = f'id = "{meeting}"', f'meeting "{meeting}"'
    change(conf_copy, MEETINGS, after, "decides", '["section 47"]')
    change(conf_copy, MEETINGS, after, "does_not_decide", '["detail of the child protection plan"]')
    assert_fault(faults_of(conf_copy), MEETINGS, place, "it decides section 47", "another name")


@pytest.mark.parametrize("meeting", ["exploitation-meeting", "core-group"])
def test_every_other_meeting_leaves_section_47_to_a_strategy_discussion(
    conf_copy: Path, meeting: str
) -> None:
    change(conf_copy, MEETINGS, f'id = "{meeting}"', "does_not_decide", '["child protection plan"]')
    place = f'meeting "{meeting}"'
    assert_only(faults_of(conf_copy), MEETINGS, place, "does not say that it leaves section 47")


def test_a_strategy_discussion_decides_section_47(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, "[[meeting]]", "decides", '["exploitation actions"]')
    assert_only(
        faults_of(conf_copy), MEETINGS, STRATEGY, "does not decide section 47", "section 47"
    )


def test_only_a_conference_decides_on_a_child_protection_plan(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, EXPLOITATION, "decides", '["child protection plan"]')
    change(conf_copy, MEETINGS, EXPLOITATION, "does_not_decide", '["section 47"]')
    place = 'meeting "exploitation-meeting"'
    assert_only(faults_of(conf_copy), MEETINGS, place, "decides on a child protection plan")


def test_nothing_is_both_decided_and_not(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'id = "core-group"', "decides",
           '["detail of the child protection plan", "exploitation actions"]')  # fmt: skip
    change(conf_copy, MEETINGS, 'id = "core-group"', "does_not_decide",
           '["section 47", "exploitation actions"]')  # fmt: skip
    place = 'meeting "core-group"'
    assert_only(faults_of(conf_copy), MEETINGS, place, '"exploitation actions" and does not')


STOPPED = ["initial-conference", "review-conference", "core-group", "exploitation-meeting"]


@pytest.mark.parametrize("meeting", STOPPED)
def test_no_meeting_can_be_let_off_the_strategy_discussion(conf_copy: Path, meeting: str) -> None:
    others = ", ".join(f'"{one}"' for one in STOPPED if one != meeting)
    change(conf_copy, MEETINGS, "[[stop]]", "meetings", f"[{others}]")
    place = f'meeting "{meeting}"'
    assert_only(faults_of(conf_copy), MEETINGS, place, "stand in for a strategy discussion")


@pytest.mark.parametrize(
    "when",
    [
        '"strategy-discussion-held"',
        '{ all = ["reasonable-cause", "organised"] }',
        '{ all = ["reasonable-cause", { not = "in-school" }] }',
        '{ all = ["reasonable-cause", { not = "strategy-discussion-held" }, "under-13"] }',
    ],
)
def test_nothing_else_is_a_condition_for_the_strategy_discussion(
    conf_copy: Path, when: str
) -> None:
    change(conf_copy, MEETINGS, "[[stop]]", "when", when)
    faults = faults_of(conf_copy)
    for meeting in STOPPED:
        place = f'meeting "{meeting}"'
        assert_fault(faults, MEETINGS, place, "stand in for a strategy discussion", "[[stop]]")


def test_asking_for_a_strategy_discussion_more_often_is_no_fault(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, "[[stop]]", "when", '{ any = ["reasonable-cause", "organised"] }')
    assert faults_of(conf_copy) == []


@pytest.mark.parametrize("fact", ["reasonable-cause", "strategy-discussion-held"])
def test_the_mark_of_a_fact_cannot_be_taken_off(conf_copy: Path, fact: str) -> None:
    change(conf_copy, MEETINGS, f'id = "{fact}"', "asks", None)
    assert_fault(faults_of(conf_copy), MEETINGS, "facts", "0 facts are marked", "asks")


def test_a_mark_that_two_facts_carry_is_named(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'id = "missing"', "find_out", '"x"\nasks = "significant harm"')
    assert_fault(faults_of(conf_copy), MEETINGS, "facts", "2 facts are marked", "asks")


def test_somebody_is_the_child(conf_copy: Path) -> None:
    text = (conf_copy / MEETINGS).read_text(encoding="utf-8")
    (conf_copy / MEETINGS).write_text(text.replace('voice = "child"\n', ""), encoding="utf-8")
    assert_only(faults_of(conf_copy), MEETINGS, "attendees", "nobody is marked as the child")


# ------------------------------------------------- minimum and quorum


def test_a_meeting_without_a_minimum_is_named(conf_copy: Path) -> None:
    rule = 'meetings = ["core-group"]\nattendee = "social-worker"\nneed = '
    swap(conf_copy, MEETINGS, f'{rule}"minimum"', f'{rule}"invite"')
    assert_only(faults_of(conf_copy), MEETINGS, 'meeting "core-group"', "nobody is its minimum")


def test_a_meeting_whose_minimum_depends_on_the_facts_is_named(conf_copy: Path) -> None:
    swap(conf_copy, MEETINGS, 'attendee = "social-worker"\nneed = "minimum"\nwhy = "The social '
         "worker leads", 'attendee = "social-worker"\nneed = "minimum"\nwhen = "missing"\nwhy = '
         '"The social worker leads')  # fmt: skip
    assert_only(faults_of(conf_copy), MEETINGS, 'meeting "core-group"', "nobody is its minimum")


def test_a_minimum_that_somebody_meets_in_every_case_is_enough(conf_copy: Path) -> None:
    swap(conf_copy, MEETINGS, 'attendee = "chair"\nneed = "minimum"\nwhy = "Somebody has to',
         'attendee = "chair"\nneed = "invite"\nwhy = "Somebody has to')  # fmt: skip
    assert faults_of(conf_copy) == []
    rules = load_rules(conf_copy)
    for facts in ({"has-social-worker": True}, {"has-social-worker": False}):
        needs = expected_list(rules.meetings, "exploitation-meeting", facts)
        assert list(needs.values()).count("minimum") == 1


@pytest.mark.parametrize("at_least", [12, 1000])
def test_a_quorum_that_nobody_can_meet_is_named(conf_copy: Path, at_least: int) -> None:
    swap(conf_copy, MEETINGS, "at_least = 2", f"at_least = {at_least}")
    faults = faults_of(conf_copy)
    assert {fault.place for fault in faults} == {'quorum "swindon-conference"'}
    assert all(f"asks for {at_least}" in fault.problem for fault in faults)
    assert len(faults) == 2


def test_a_quorum_of_an_agency_that_the_meeting_does_not_invite_is_named(conf_copy: Path) -> None:
    swap(conf_copy, MEETINGS, 'agencies = ["police"]', 'agencies = ["chair"]')
    place = 'quorum "strategy-minimum"'
    assert_fault(faults_of(conf_copy), MEETINGS, place, "only 0 can be invited", "invite somebody")


def test_the_rules_about_meetings_fall_due_for_review(conf: Path, rules: Rules) -> None:
    late = faults_of(conf, today=rules.meetings.review_by.replace(year=2099))
    assert_fault(late, MEETINGS, "review_by", rules.meetings.review_by.isoformat(), "again")


def test_every_fault_about_meetings_is_told_at_once(conf_copy: Path) -> None:
    change(conf_copy, MEETINGS, 'attendee = "school"', "when", '{ not = "missing" }')
    swap(conf_copy, MEETINGS, "at_least = 2", "at_least = 99")
    change(conf_copy, MEETINGS, EXPLOITATION, "decides", '["section 47"]')
    places = {fault.place for fault in faults_of(conf_copy)}
    assert {SCHOOL, 'quorum "swindon-conference"', 'meeting "exploitation-meeting"'} <= places
