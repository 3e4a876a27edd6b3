"""Who to invite: the form asks for what the input has, and only for facts that matter."""

from __future__ import annotations

from typing import Any

import pytest
from checking_forms import CHECKERS, entries_of
from hypothesis import given
from hypothesis import strategies as st
from meeting_cases import given as meeting_given

from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.checkers.form import Field, Group
from cse_guidance.checkers.who_to_invite import LISTS, facts_that_matter, timed_steps
from cse_guidance.load import packaged_rules
from cse_guidance.meeting import meeting

RULES = packaged_rules()
MEETINGS = RULES.meetings
CHECKER = CHECKERS["meeting"]
FIELDS = {field.name: field for field in CHECKER.form.fields()}
KINDS = [one.id for one in MEETINGS.meetings]
PEOPLE = [one.id for one in MEETINGS.attendees]
FACTS = [one.id for one in MEETINGS.facts]
some_people = st.lists(st.sampled_from(PEOPLE), unique=True)
some_facts = st.dictionaries(st.sampled_from(FACTS), st.booleans())


def test_a_meeting_has_to_be_chosen_and_each_says_what_it_is_for() -> None:
    box = FIELDS["meeting"]
    assert [(one.value, one.text, one.hint) for one in box.options] == [
        (one.id, one.title, one.purpose) for one in MEETINGS.meetings
    ]
    found = ask(CHECKER, [("facts/missing", "yes")])
    assert isinstance(found, Mend)
    assert [(one.name, box.needed in one.words) for one in found.to_mend] == [("meeting", True)]


@pytest.mark.parametrize("fact", MEETINGS.facts, ids=lambda fact: fact.id)
def test_a_fact_is_asked_in_the_words_of_the_rules_and_may_be_not_known(fact: Any) -> None:
    box = FIELDS[f"facts/{fact.id}"]
    assert box.label == fact.text
    assert [one.value for one in box.options] == ["yes", "no", "not-known"]
    assert not box.needed


@pytest.mark.parametrize("name", LISTS)
def test_everybody_can_be_ticked_on_each_list_which_opens_when_asked(name: str) -> None:
    assert [(one.value, one.text) for one in FIELDS[name].options] == [
        (one.id, one.title) for one in MEETINGS.attendees
    ]
    (lists,) = [one for one in CHECKER.form.screens[0].parts if getattr(one, "id", "") == "people"]
    assert isinstance(lists, Group)
    groups = {one.id: one for one in lists.parts if isinstance(one, Group)}
    assert groups[name].folded
    assert groups[name].parts == (FIELDS[name],)
    entry = CHECKER.shape.entry(name)
    assert entry is not None
    assert FIELDS[name].label == entry.about


# ------------------------------------------------------------ which facts matter


@given(st.sampled_from(KINDS), some_facts, some_people, some_people)
def test_what_is_not_asked_for_a_meeting_changes_nothing_of_its_answer(
    kind: str, facts: dict[str, bool], invited: list[str], coming: list[str]
) -> None:
    asked = {name: so for name, so in facts.items() if name in facts_that_matter(MEETINGS, kind)}
    lists = {"invited": invited, "coming": coming}
    assert meeting(RULES, meeting_given(RULES, kind, facts=facts, **lists)) == meeting(
        RULES, meeting_given(RULES, kind, facts=asked, **lists)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_fact_that_is_asked_for_a_meeting_can_change_its_answer(kind: str) -> None:
    for fact in facts_that_matter(MEETINGS, kind):
        # Each other fact so, not so, or not known: in one of these, this one makes a difference.
        others = [
            {},
            *({one: so for one in FACTS if one != fact} for so in (True, False)),
        ]
        answers = [
            [
                meeting(RULES, meeting_given(RULES, kind, facts=other | {fact: so}))
                for so in (True, False)
            ]
            for other in others
        ]
        assert any(one != other for one, other in answers), fact


def test_a_box_says_to_which_meetings_its_fact_makes_a_difference() -> None:
    for fact in MEETINGS.facts:
        box = FIELDS[f"facts/{fact.id}"]
        kinds = [kind for kind in KINDS if fact.id in facts_that_matter(MEETINGS, kind)]
        assert box.only_with == ("meeting", tuple(kinds))
        assert kinds, f"nothing rests on {fact.id}"


# ------------------------------------------------------------------------ dates


def test_dates_are_asked_for_from_every_event_that_a_meeting_or_its_steps_count_from() -> None:
    after = CHECKER.form.after
    assert after is not None
    boxes = {box.name for box in after.parts if isinstance(box, Field)}
    clocks = [RULES.clocks[one.clock] for one in timed_steps(MEETINGS)]
    assert boxes == {f"dates/{one.from_event}" for one in clocks if one.count is not None}


@given(st.sampled_from(KINDS), some_facts, some_people)
def test_the_answer_is_that_of_the_rules_whether_dates_are_added_or_not(
    kind: str, facts: dict[str, bool], attended: list[str]
) -> None:
    case = {"meeting": kind, "facts": facts, "attended": attended}
    expected = meeting(RULES, meeting_given(RULES, kind, **_kept(facts, attended)))
    entries = entries_of(CHECKER.shape, case)
    day = [("day", "2"), ("month", "March"), ("year", "2026")]
    dates = [(f"dates/strategy-discussion/{part}", text) for part, text in day]
    for typed in (entries, [*entries, *dates]):
        found = ask(CHECKER, typed)
        assert isinstance(found, Answered)
        assert found.result == expected


def _kept(facts: dict[str, bool], attended: list[str]) -> dict[str, Any]:
    """Return what a form hands in: a list on which nobody is ticked is not there."""
    return {"facts": facts} | ({"attended": attended} if attended else {})
