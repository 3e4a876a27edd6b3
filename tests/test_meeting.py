"""Meetings: nobody is dropped by doubt, more people never hurt, and the child's safety is first.

Who should be on the list and whether a meeting is quorate is worked out a second time in
`meeting_cases`, without the package's own rules.
"""

from __future__ import annotations

import doctest
import importlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_cases import expected_list, is_quorate, outcomes
from meeting_cases import given as handed_in

from cse_guidance.answers import Cited, plain
from cse_guidance.faults import FaultsFound
from cse_guidance.inputs import Given
from cse_guidance.load import packaged_rules
from cse_guidance.meeting import MeetingResult, find_meeting, meeting
from cse_guidance.model import Rules
from cse_guidance.words import scope_words

RULES = packaged_rules()
MEETINGS = RULES.meetings
IDS = [one.id for one in MEETINGS.meetings]
PEOPLE = [one.id for one in MEETINGS.attendees]
FACTS = [fact.id for fact in MEETINGS.facts]
WORRIES = [fact.id for fact in MEETINGS.facts if not fact.neutral]
AGENCY = {one.id: one.agency for one in MEETINGS.attendees}
STRATEGY = next(one.id for one in MEETINGS.meetings if one.kind == "strategy discussion")
OTHERS = [one for one in IDS if one != STRATEGY]
STANDS_FOR = {one.id: one.stands_for for one in MEETINGS.agencies}
ORDER = ("minimum", "invite", "consider", "not normally")

a_meeting = st.sampled_from(IDS)
some_facts = st.dictionaries(st.sampled_from(FACTS), st.booleans())
some_people = st.frozensets(st.sampled_from(PEOPLE))


def marked(asks: str) -> str:
    (found,) = [fact.id for fact in MEETINGS.facts if fact.asks == asks]
    return found


def result_of(meeting_id: str, **entries: object) -> MeetingResult:
    return meeting(RULES, handed_in(RULES, meeting_id, **entries))


def on_the_list(result: MeetingResult) -> dict[str, str]:
    """Return who is on the list, by need."""
    everybody = (*result.minimum, *result.invite, *result.consider, *result.not_normally)
    return {one.id: one.need for one in everybody}


def rules_found(result: MeetingResult) -> set[str]:
    return {finding.rule for finding in result.findings}


# ------------------------------------------------------------- the list


@given(a_meeting, some_facts)
def test_on_the_list_is_whoever_may_be_needed(meeting_id: str, facts: dict[str, bool]) -> None:
    result = result_of(meeting_id, facts=facts)
    assert on_the_list(result) == expected_list(MEETINGS, meeting_id, facts)


@given(a_meeting, some_facts, st.sampled_from(FACTS))
def test_not_known_never_gives_fewer_people_than_no_or_yes(
    meeting_id: str, facts: dict[str, bool], fact: str
) -> None:
    unknown = {name: so for name, so in facts.items() if name != fact}
    doubtful = on_the_list(result_of(meeting_id, facts=unknown))
    for so in (True, False):
        sure = on_the_list(result_of(meeting_id, facts={**unknown, fact: so}))
        assert set(sure) <= set(doubtful)
        for person, need in sure.items():
            assert ORDER.index(doubtful[person]) <= ORDER.index(need)


@given(a_meeting, some_facts, st.sampled_from(WORRIES))
def test_one_more_worry_never_takes_anybody_off_the_list(
    meeting_id: str, facts: dict[str, bool], fact: str
) -> None:
    before = on_the_list(result_of(meeting_id, facts={**facts, fact: False}))
    after = on_the_list(result_of(meeting_id, facts={**facts, fact: True}))
    assert set(before) <= set(after)
    for person, need in before.items():
        assert ORDER.index(after[person]) <= ORDER.index(need)


@given(some_facts)
def test_social_care_police_and_health_are_always_the_minimum_of_a_strategy_discussion(
    facts: dict[str, bool],
) -> None:
    result = result_of(STRATEGY, facts=facts)
    for stands_for in ("social care", "police", "health"):
        held = [one for one in result.minimum if STANDS_FOR[AGENCY[one.id]] == stands_for]
        assert any(one.certain and one.scope == scope_words("national") for one in held)


@given(a_meeting, some_facts)
def test_every_meeting_has_a_minimum_and_every_reason_has_a_source(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    result = result_of(meeting_id, facts=facts)
    assert result.minimum
    for one in (*result.minimum, *result.invite, *result.consider, *result.not_normally):
        assert one.why
        assert one.sources
        assert one.certain == (not one.not_known)


@given(a_meeting, some_facts)
def test_who_is_in_doubt_says_which_facts_would_settle_it(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    result = result_of(meeting_id, facts=facts)
    texts = {fact.text: fact.id for fact in MEETINGS.facts}
    open_facts = {one.id for one in result.not_known}
    assert not open_facts & set(facts)
    kept = {title for one in result.not_known for title in one.keeps}
    for one in (*result.minimum, *result.invite, *result.consider, *result.not_normally):
        assert {texts[text] for text in one.not_known} <= open_facts
        assert (one.title in kept) == (not one.certain)


@pytest.mark.parametrize("place", range(len(MEETINGS.invites)))
def test_each_rule_puts_somebody_on_the_list_and_only_when_its_condition_may_hold(
    place: int,
) -> None:
    rule = MEETINGS.invites[place]
    for meeting_id in rule.meetings:
        for so in (True, False):
            facts = dict.fromkeys(FACTS, so)
            listed = on_the_list(result_of(meeting_id, facts=facts))
            if outcomes(rule.when, facts) == {True}:
                assert ORDER.index(listed[rule.attendee]) <= ORDER.index(rule.need)
        assert rule.attendee in on_the_list(result_of(meeting_id))


# ------------------------------------------------------ enough agencies


@given(a_meeting, some_people)
def test_a_meeting_is_quorate_when_each_share_is_there(
    meeting_id: str, people: frozenset[str]
) -> None:
    result = result_of(meeting_id, coming=people)
    found = {one.id: one for one in (*result.quorum_national, *result.quorum_local)}
    assert set(found) == {one.id for one in MEETINGS.quorums_of(meeting_id)}
    for quorum in MEETINGS.quorums_of(meeting_id):
        shown = found[quorum.id]
        assert shown.quorate == is_quorate(MEETINGS, quorum, people)
        assert bool(shown.missing) == bool(shown.to_do) == (not shown.quorate)


@given(a_meeting, some_people)
def test_what_is_missing_is_told_with_how_many_and_of_whom(
    meeting_id: str, people: frozenset[str]
) -> None:
    result = result_of(meeting_id, coming=people)
    titles = {one.id: one.title for one in MEETINGS.agencies}
    there = {AGENCY[one] for one in people}
    for shown in (*result.quorum_national, *result.quorum_local):
        rule = next(one for one in MEETINGS.quorums if one.id == shown.id)
        expected = []
        for share in rule.shares:
            away = [titles[one] for one in share.agencies if one not in there]
            more = share.at_least - sum(one in there for one in share.agencies)
            if more > 0:
                expected.append((more, set(away)))
        for (more, away), words in zip(expected, shown.missing, strict=True):
            number, _, names = words.partition(" more of: ")
            assert set((names or words).split("; ")) == away
            assert int(number) == more if names else more == 1


@given(a_meeting, some_people, some_people)
def test_more_people_never_make_a_meeting_inquorate(
    meeting_id: str, people: frozenset[str], more: frozenset[str]
) -> None:
    before = result_of(meeting_id, attended=people)
    after = result_of(meeting_id, attended=people | more)
    for fewer, all_of_them in (
        (before.quorum_national, after.quorum_national),
        (before.quorum_local, after.quorum_local),
    ):
        for one, other in zip(fewer, all_of_them, strict=True):
            assert other.quorate >= one.quorate
            assert len(other.missing) <= len(one.missing)


@pytest.mark.parametrize("meeting_id", IDS)
def test_if_everybody_on_the_list_comes_the_meeting_is_quorate(meeting_id: str) -> None:
    for facts in ({}, dict.fromkeys(FACTS, True)):
        result = result_of(meeting_id, facts=facts)
        assert all(one.quorate for one in (*result.quorum_national, *result.quorum_local))


def test_the_minimum_of_a_strategy_discussion_is_enough_and_nothing_less_is() -> None:
    minimum = {one.id for one in result_of(STRATEGY).minimum}
    assert all(one.quorate for one in result_of(STRATEGY, coming=minimum).quorum_national)
    for missing in minimum:
        result = result_of(STRATEGY, coming=minimum - {missing})
        (quorum,) = result.quorum_national
        assert not quorum.quorate
        assert len(quorum.missing) == 1
        assert "minimum-absent" in rules_found(result)


def test_another_authority_or_the_transport_police_never_stand_for_the_national_minimum() -> None:
    stands_for = {one.id for one in MEETINGS.agencies if one.stands_for}
    others = {one for one in PEOPLE if AGENCY[one] not in stands_for}
    (quorum,) = result_of(STRATEGY, coming=others).quorum_national
    assert len(quorum.missing) == len(stands_for)


@given(some_people)
def test_a_missing_agency_never_holds_up_the_childs_safety(people: frozenset[str]) -> None:
    for meeting_id in IDS:
        result = result_of(meeting_id, attended=people)
        for quorum in (*result.quorum_national, *result.quorum_local):
            if not quorum.quorate:
                assert quorum.to_do[0].when == "at once"
                assert "999" in quorum.to_do[0].what
        for quorum in result.quorum_national:
            assert {step.id for step in quorum.to_do} <= {step.id for step in result.to_do}


def test_what_follows_from_a_local_rule_is_not_asked_of_everybody() -> None:
    for meeting_id in IDS:
        result = result_of(meeting_id, attended=[])
        national = {one.id for quorum in result.quorum_national for one in quorum.to_do}
        asked = {one.id for one in result.to_do}
        always = set(find_meeting(RULES, meeting_id).always)
        local = {one.id for quorum in result.quorum_local for one in quorum.to_do}
        assert not asked & (local - national - always)


def test_from_whom_a_quorum_is_counted_is_said() -> None:
    told = [
        result_of(STRATEGY).counted,
        result_of(STRATEGY, invited=["police"]).counted,
        result_of(STRATEGY, invited=["police"], coming=["police"]).counted,
        result_of(STRATEGY, coming=["police"], attended=["police"]).counted,
    ]
    assert len(set(told)) == len(told)
    (before,) = result_of(STRATEGY, coming=PEOPLE, attended=["police"]).quorum_national
    assert not before.quorate


# ---------------------------------- no other meeting for a strategy discussion


@pytest.mark.parametrize("meeting_id", OTHERS)
@given(some_facts, st.sampled_from([{"harm"}, set()]), st.sampled_from([{"held"}, set()]))
def test_suspected_harm_or_doubt_about_it_puts_a_strategy_discussion_first(
    meeting_id: str, facts: dict[str, bool], harm: set[str], held: set[str]
) -> None:
    told = {marked("significant harm"): True, marked("strategy discussion held"): False}
    known = {name: so for name, so in facts.items() if name not in told}
    known |= {name: told[name] for name in told if (harm if told[name] else held)}
    result = result_of(meeting_id, facts=known)
    stop = result.findings[0]
    stops = {one.id: one for one in MEETINGS.stops}
    assert stop.rule in stops
    assert [step.id for step in result.to_do[: len(stops[stop.rule].actions)]] == list(
        stops[stop.rule].actions
    )
    if not harm or not held:
        assert "not known" in stop.what


@pytest.mark.parametrize("meeting_id", OTHERS)
@given(some_facts)
def test_a_stop_comes_up_whenever_its_condition_may_hold_and_only_then(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    due = {
        one.id
        for one in MEETINGS.stops
        if meeting_id in one.meetings and True in outcomes(one.when, facts)
    }
    stops = {one.id for one in MEETINGS.stops}
    assert rules_found(result_of(meeting_id, facts=facts)) & stops == due


@pytest.mark.parametrize("meeting_id", OTHERS)
@given(some_facts)
def test_once_a_strategy_discussion_has_dealt_with_it_nothing_is_stopped(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    stops = {one.id for one in MEETINGS.stops}
    held = {marked("strategy discussion held"): True}
    assert not rules_found(result_of(meeting_id, facts={**facts, **held})) & stops


@pytest.mark.parametrize("meeting_id", OTHERS)
def test_every_other_meeting_says_that_it_leaves_section_47_alone(meeting_id: str) -> None:
    result = result_of(meeting_id)
    assert "strategy discussion" in " ".join(told.text for told in result.does_not_decide)
    assert "section 47" not in find_meeting(RULES, meeting_id).decides


@given(a_meeting, some_facts, some_people)
def test_safety_stands_before_every_meeting(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, attended=people)
    assert "999" in result.first.text
    assert result.to_do
    assert all(step.who and step.when and step.sources for step in result.to_do)
    assert len({step.id for step in result.to_do}) == len(result.to_do)


# ----------------------------------------------------- who is missing


@given(a_meeting, some_facts, some_people, some_people)
def test_who_is_missing_is_whoever_is_asked_and_is_not_there(
    meeting_id: str, facts: dict[str, bool], invited: frozenset[str], coming: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, invited=invited, coming=coming)
    needs = expected_list(MEETINGS, meeting_id, facts)
    asked = {person for person, need in needs.items() if need in ("minimum", "invite")}
    assert set(result.missing_invitations) == asked - invited - coming
    assert set(result.missing_people) == asked - coming


@given(a_meeting, some_facts, some_people, some_people)
def test_whoever_is_away_is_told_afterwards(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str], sorry: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, attended=people, apologies=sorry)
    needs = expected_list(MEETINGS, meeting_id, facts)
    asked = {person for person, need in needs.items() if need in ("minimum", "invite")}
    considered = {person for person, need in needs.items() if need == "consider"}
    assert set(result.tell_afterwards) == (asked | (considered & sorry)) - people


@given(a_meeting, some_facts)
def test_without_a_list_nobody_is_called_missing(meeting_id: str, facts: dict[str, bool]) -> None:
    result = result_of(meeting_id, facts=facts)
    assert result.missing_invitations == result.missing_people == result.tell_afterwards == ()
    allowed = {"find-out", *(one.id for one in MEETINGS.stops)}
    assert rules_found(result) <= allowed


@given(a_meeting, some_facts, some_people)
def test_who_sends_what_they_know_is_not_chased_for_it(
    meeting_id: str, facts: dict[str, bool], coming: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, coming=coming, views_sent=PEOPLE)
    assert not rules_found(result) & {"absent", "no-voice"}


@given(a_meeting, some_facts, some_people, some_people)
def test_the_childs_voice_is_missed_unless_somebody_brings_it(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str], sent: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, attended=people, views_sent=sent)
    speakers = {one.id for one in MEETINGS.attendees if one.voice == "child"}
    title = next(one.title for one in MEETINGS.attendees if one.voice == "child")
    missed = [f for f in result.findings if f.rule == "no-voice" and f.what.startswith(title)]
    assert len(missed) == (0 if speakers & (people | sent) else 1)


@given(a_meeting, some_facts)
def test_nobody_is_told_to_invite_the_family_without_asking_whether_it_is_safe(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    result = result_of(meeting_id, facts=facts, invited=[])
    family = {one.title for one in MEETINGS.attendees if one.voice}
    told = [f for f in result.findings if f.what.split(":")[0] in family]
    asked = {i.title for i in (*result.minimum, *result.invite)} & family
    assert {finding.what.split(":")[0] for finding in told} == asked
    assert all(f.rule == "family-not-invited" and "safe" in f.do for f in told)


@given(a_meeting, some_people, some_people)
def test_a_meeting_at_which_nobody_keeps_the_record_is_told(
    meeting_id: str, invited: frozenset[str], people: frozenset[str]
) -> None:
    (keeper,) = [one.id for one in MEETINGS.attendees if one.keeps_record]
    result = result_of(meeting_id, invited=invited, attended=people)
    due = on_the_list(result)[keeper] in ("minimum", "invite") and keeper not in people
    count = [finding.rule for finding in result.findings].count("nobody-keeps-the-record")
    assert count == int(due)


@given(a_meeting, some_people)
def test_parents_are_missed_only_where_they_are_invited(
    meeting_id: str, people: frozenset[str]
) -> None:
    parents = [one for one in MEETINGS.attendees if one.voice == "parents"]
    result = result_of(meeting_id, attended=people - {one.id for one in parents})
    missed = [
        f for f in result.findings if f.rule == "no-voice" and f.what.startswith(parents[0].title)
    ]
    needs = {on_the_list(result).get(one.id) for one in parents}
    assert bool(missed) == bool(needs & {"minimum", "invite"})


def test_parents_are_not_invited_to_a_strategy_discussion_as_a_matter_of_course() -> None:
    parents = next(one.id for one in MEETINGS.attendees if one.voice == "parents")
    assert on_the_list(result_of(STRATEGY))[parents] == "not normally"
    assert "not-normally-invited" in rules_found(result_of(STRATEGY, invited=[parents]))
    assert parents not in result_of(STRATEGY, coming=[]).missing_people


@given(a_meeting, some_facts, some_people)
def test_who_is_not_on_the_list_is_asked_about_and_not_thrown_out(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, coming=people)
    extra = people - set(expected_list(MEETINGS, meeting_id, facts))
    found = [f for f in result.findings if f.rule == "not-on-the-list"]
    assert len(found) == len(extra)
    for quorum in (*result.quorum_national, *result.quorum_local):
        rule = next(one for one in MEETINGS.quorums if one.id == quorum.id)
        assert quorum.quorate == is_quorate(MEETINGS, rule, people)


@given(a_meeting, some_people, some_people, some_people)
def test_a_record_that_contradicts_itself_is_pointed_out(
    meeting_id: str, coming: frozenset[str], attended: frozenset[str], sorry: frozenset[str]
) -> None:
    result = result_of(
        meeting_id, invited=coming, coming=coming, attended=attended, apologies=sorry
    )
    count = [finding.rule for finding in result.findings].count
    assert count("came-with-apologies") == len(attended & sorry)
    assert count("not-in-the-invitations") == len((attended | sorry) - coming)
    assert count("expected") == len(coming - attended - sorry)


def test_after_the_meeting_other_things_are_asked_than_before() -> None:
    before = result_of(STRATEGY, invited=[], coming=[]).findings
    after = result_of(STRATEGY, invited=[], attended=[]).findings
    changed = 0
    for one, other in zip(before, after, strict=True):
        words = next((w for w in MEETINGS.findings if w.id == one.rule), None)
        if words is not None and words.do_after:
            assert one.do.endswith(words.do)
            assert other.do.endswith(words.do_after)
            changed += 1
    assert changed


def test_every_kind_of_finding_can_come_up() -> None:
    conference = next(one.id for one in MEETINGS.meetings if one.kind == "initial conference")
    seen = rules_found(result_of(STRATEGY, invited=[], coming=["parents"], attended=["child"]))
    seen |= rules_found(result_of(STRATEGY, attended=["police"], apologies=["police"]))
    seen |= rules_found(result_of(STRATEGY, invited=["parents", "social-worker"], coming=[]))
    seen |= rules_found(result_of(conference, invited=[], coming=[]))
    assert {words.id for words in MEETINGS.findings} <= seen


# ----------------------------------------------------- what is shown


def every_citation(value: object) -> list[Cited]:
    if isinstance(value, Cited):
        return [value]
    if isinstance(value, tuple):
        return [one for item in value for one in every_citation(item)]
    slots = getattr(type(value), "__slots__", ())
    return [one for name in slots for one in every_citation(getattr(value, name))]


@given(a_meeting, some_facts, some_people)
def test_nothing_in_a_result_rests_on_a_text_that_nobody_read(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str]
) -> None:
    result = result_of(meeting_id, facts=facts, invited=people, attended=people)
    cited = every_citation(result)
    assert cited
    assert all(RULES.sources[one.id].evidence != "unread" for one in cited)


@pytest.mark.parametrize("meeting_id", IDS)
def test_national_rules_stand_apart_from_local_ones(meeting_id: str) -> None:
    result = result_of(meeting_id, attended=[])
    for national in (*result.quorum_national, *result.clocks_national):
        assert national.scope == scope_words("national")
    for local in (*result.quorum_local, *result.clocks_local):
        assert "National" not in local.scope
    shown = {one.id for one in (*result.clocks_national, *result.clocks_local)}
    assert shown == {one.clock for one in find_meeting(RULES, meeting_id).clocks}


@given(a_meeting, some_facts)
def test_a_sentence_that_rests_on_a_fact_is_told_unless_the_fact_is_not_so(
    meeting_id: str, facts: dict[str, bool]
) -> None:
    result = result_of(meeting_id, facts=facts)
    told = [
        *result.decides, *result.does_not_decide, *result.how, *result.record, *result.not_found
    ]  # fmt: skip
    texts = {one.text: one for one in told}
    lines = [line for line in MEETINGS.lines if meeting_id in line.meetings]
    assert len(told) == sum(True in outcomes(line.when, facts) for line in lines)
    for line in lines:
        ways = outcomes(line.when, facts)
        if True in ways:
            assert texts[line.text].scope == scope_words(line.scope, line.area)
            assert bool(texts[line.text].only_if) == (len(ways) > 1)


@pytest.mark.parametrize("meeting_id", IDS)
def test_every_meeting_says_what_to_record_and_what_was_not_found(meeting_id: str) -> None:
    result = result_of(meeting_id)
    assert result.record
    assert result.not_found
    assert {"the child", "parents", "every child"} <= {told.about for told in result.how}


@given(a_meeting, some_facts, st.lists(st.sampled_from(PEOPLE)))
def test_neither_order_nor_repetition_changes_anything(
    meeting_id: str, facts: dict[str, bool], people: list[str]
) -> None:
    backwards = dict(reversed(facts.items()))
    one = result_of(meeting_id, facts=facts, coming=people)
    other = result_of(meeting_id, facts=backwards, coming=[*reversed(people), *people])
    assert one == other


@given(a_meeting, some_facts, some_people)
def test_a_result_becomes_json(
    meeting_id: str, facts: dict[str, bool], people: frozenset[str]
) -> None:
    found = plain(result_of(meeting_id, facts=facts, invited=people))
    assert json.loads(json.dumps(found)) == found


def test_an_unknown_meeting_is_named_with_the_nearest(rules: Rules) -> None:
    with pytest.raises(FaultsFound) as found:
        meeting(rules, Given({"meeting": "core-grup"}))
    (fault,) = found.value.faults
    assert fault.remedy == 'Did you mean "core-group"?'


def test_the_example_in_the_words_of_the_function_runs() -> None:
    failed, tried = doctest.testmod(importlib.import_module("cse_guidance.meeting"))
    assert (failed, tried > 0) == (0, True)
