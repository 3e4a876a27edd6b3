"""Who to invite, as a sheet: what comes first stands first, and nothing of the result is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from checking_forms import CHECKERS, entries_of, once, sources_of, texts_of
from hypothesis import given
from hypothesis import strategies as st
from meeting_cases import given as meeting_given
from own_words import ROOT

from cse_guidance.checkers.ask import ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.checkers.meeting_sheet import meeting_sheet
from cse_guidance.checkers.people_of_meeting import (
    AFTER,
    BEFORE,
    CONSIDER,
    INVITE,
    NOBODY,
    NOT_KNOWN,
    NOT_NORMALLY,
    TELL,
    WHY,
    WITHOUT_THEM,
    everybody,
)
from cse_guidance.checkers.sheet import FoundList, Items, Rows, Sheet, Steps, Words
from cse_guidance.load import packaged_rules
from cse_guidance.meeting import MeetingResult, meeting
from cse_guidance.words import capital

RULES = packaged_rules()
MEETINGS = RULES.meetings
CHECKER = CHECKERS["meeting"]
TODAY = date(2026, 11, 25)
KINDS = [one.id for one in MEETINGS.meetings]
STOPS = {one.id: one for one in MEETINGS.stops}
EXAMPLE: dict[str, Any] = json.loads(
    (ROOT / "docs/reference/examples/meeting.json").read_text(encoding="utf-8")
)
people = st.lists(st.sampled_from([one.id for one in MEETINGS.attendees]), unique=True, max_size=20)
facts = st.dictionaries(st.sampled_from([one.id for one in MEETINGS.facts]), st.booleans())
cases = st.fixed_dictionaries(
    {"meeting": st.sampled_from(KINDS), "facts": facts},
    optional=dict.fromkeys(("invited", "coming", "attended", "apologies", "views_sent"), people),
)
each_kind = pytest.mark.parametrize("kind", KINDS)


def answered(case: dict[str, Any]) -> tuple[MeetingResult, Sheet]:
    found = ask(CHECKER, entries_of(CHECKER.shape, case), TODAY)
    assert isinstance(found, Answered), found
    assert isinstance(found.result, MeetingResult)
    return found.result, found.sheet


def parts(sheet: Sheet) -> dict[str, Any]:
    titles = [part.title for part in sheet.parts]
    assert len(set(titles)) == len(titles)
    return {part.title: part for part in sheet.parts}


def of_kind(sheet: Sheet, title: str, kind: type) -> list[Any]:
    part = parts(sheet).get(title)
    return [block for block in part.blocks if isinstance(block, kind)] if part else []


def leads(sheet: Sheet, title: str) -> list[str]:
    found = [item for block in of_kind(sheet, title, Items) for item in block.items]
    return [item.lead.removesuffix(":") for item in found]


# --------------------------------------------------------------- nothing is lost


@given(cases)
def test_everybody_on_the_list_stands_once_under_how_much_they_are_needed(
    case: dict[str, Any],
) -> None:
    result, sheet = answered(case)
    certain = [one.title for one in result.invite if one.certain]
    assert leads(sheet, WITHOUT_THEM) == [one.title for one in result.minimum]
    assert leads(sheet, INVITE) == certain
    assert leads(sheet, CONSIDER) == [one.title for one in result.consider]
    assert leads(sheet, NOT_NORMALLY) == [one.title for one in result.not_normally]
    in_doubt = [one.title for one in result.invite if not one.certain]
    told = " ".join(texts_of(parts(sheet).get(NOT_KNOWN, ())))
    assert all(title in told for title in in_doubt)


@given(cases)
def test_why_each_is_on_the_list_how_far_that_reaches_and_on_what_it_rests_is_said(
    case: dict[str, Any],
) -> None:
    result, sheet = answered(case)
    (rows,) = of_kind(sheet, WHY, Rows)
    assert [row.term for row in rows.rows] == [one.title for one in everybody(result)]
    for row, one in zip(rows.rows, everybody(result), strict=True):
        assert one.why in row.rule
        assert row.rule.endswith(f"[{one.scope}]")


@given(cases)
def test_what_is_not_known_says_how_to_find_out_and_whom_to_invite_until_then(
    case: dict[str, Any],
) -> None:
    result, sheet = answered(case)
    assert (NOT_KNOWN in parts(sheet)) == bool(result.not_known)
    if not result.not_known:
        return
    (items,) = of_kind(sheet, NOT_KNOWN, Items)
    asked = {one.title for one in (*result.minimum, *result.invite)}
    for item, fact in zip(items.items, result.not_known, strict=True):
        assert item.lead.removesuffix(".") == fact.text
        assert item.text.startswith(fact.find_out)
        until = [title for title in fact.keeps if title in asked]
        assert ("Until you know, invite" in item.text) == bool(until)
        assert ("the chair decides about" in item.text) == (len(until) < len(fact.keeps))
        assert all(title in item.text for title in fact.keeps)


@given(cases)
def test_every_finding_is_told_with_why_and_what_to_do(case: dict[str, Any]) -> None:
    result, sheet = answered(case)
    found = [one for b in of_kind(sheet, "What to look at", FoundList) for one in b.found]
    shown = " ".join(f"{one.what} {one.why} {one.do}" for one in found)
    general = {one.id: one for one in MEETINGS.findings}
    steps = [one.what for one in result.to_do]
    lead = " ".join(one.text for one in sheet.lead if isinstance(one, Words))
    for finding in result.findings:
        if finding.rule in STOPS:
            assert finding.what in lead
            assert finding.why in lead
            actions = {one.id: one.what for one in MEETINGS.actions}
            assert all(actions[one] in steps for one in STOPS[finding.rule].actions)
        elif finding.rule == "find-out":
            assert NOT_KNOWN in parts(sheet)
        else:
            name, _, said = finding.what.rpartition(": ")
            assert name in shown
            assert said in shown
            assert finding.do in shown
            assert general[finding.rule].why in shown
    assert len({one.do for one in found}) == len(found)  # said once


@given(cases)
def test_steps_clocks_and_agencies_are_those_of_the_result(case: dict[str, Any]) -> None:
    result, sheet = answered(case)
    (steps,) = of_kind(sheet, "What to do, who and by when", Steps)
    assert [one.what for one in steps.steps] == [one.what for one in result.to_do]
    (clocks,) = of_kind(sheet, "Time limits", Rows)
    lines = (*result.clocks_national, *result.clocks_local)
    assert [row.term for row in clocks.rows] == [one.title for one in lines]
    for row, line in zip(clocks.rows, lines, strict=True):
        assert row.text == capital(line.when)
        assert row.rule.endswith(f"[{line.scope}]")
    for title, quorums in (
        ("Are enough agencies there?", result.quorum_national),
        ("Enough agencies, as other areas count them", result.quorum_local),
    ):
        assert (title in parts(sheet)) == bool(quorums)
        for rows in of_kind(sheet, title, Rows):
            assert [row.text.startswith("Yes") for row in rows.rows] == [
                one.quorate for one in quorums
            ]
            for row, one in zip(rows.rows, quorums, strict=True):
                assert all(name in row.text for name in one.missing)
                assert row.rule.endswith(f"[{one.scope}]")
        told = [one for block in of_kind(sheet, title, Steps) for one in block.steps]
        if quorums == result.quorum_local:
            expected = [one.what for q in quorums for one in q.to_do]
            assert [one.what for one in told] == expected


@given(cases)
def test_every_sentence_and_every_source_of_the_result_is_on_the_sheet(
    case: dict[str, Any],
) -> None:
    result, sheet = answered(case)
    shown = " ".join(texts_of(sheet))
    told = (*result.decides, *result.does_not_decide, *result.how, *result.record)
    for line in (*told, *result.not_found):
        assert line.text in shown
        assert all(fact in shown for fact in line.only_if)
    assert result.first.text in shown
    assert result.purpose in shown
    named = {one.id for one in sheet.sources} | {
        # What only says again how far something reaches is not named beside it.
        one.id
        for one in sources_of(result)
        if one.words in shown
    }
    assert set(once(sources_of(result))) <= named


# -------------------------------------------------------------- the answer first


@each_kind
def test_before_anybody_is_asked_the_title_counts_whom_to_invite(kind: str) -> None:
    settled = dict.fromkeys((one.id for one in MEETINGS.facts), False)
    result, sheet = answered({"meeting": kind, "facts": settled})
    asked = [*result.minimum, *result.invite]
    assert sheet.title == f"Invite {len(asked)}"
    assert all(one.certain for one in asked)
    open_facts = {"strategy-discussion-held": True, "reasonable-cause": False}
    result, sheet = answered({"meeting": kind, "facts": open_facts})
    certain = [one for one in (*result.minimum, *result.invite) if one.certain]
    doubt = len(result.minimum) + len(result.invite) - len(certain)
    assert sheet.title.startswith(f"Invite {len(certain)}, and {doubt} more until ")


@pytest.mark.parametrize("stop", MEETINGS.stops, ids=lambda stop: stop.id)
def test_what_comes_before_a_meeting_is_its_title_also_while_in_doubt(stop: Any) -> None:
    others = [one for one in MEETINGS.stops if one.id != stop.id]
    for kind in stop.meetings:
        first = next(one for one in MEETINGS.stops_of(kind))
        _, sheet = answered({"meeting": kind})
        assert sheet.title == f"In doubt? {first.what.removesuffix('.')}"
    so = {"reasonable-cause": True, "under-13": True, "strategy-discussion-held": False}
    if stop.id != MEETINGS.stops_of(stop.meetings[0])[0].id:
        so["reasonable-cause"] = False  # so that the other does not come before it
    _, sheet = answered({"meeting": stop.meetings[0], "facts": so})
    assert sheet.title == stop.what.removesuffix(".")
    assert all(one.what.removesuffix(".") != sheet.title for one in others)


def test_a_national_minimum_that_is_not_there_is_the_title() -> None:
    result, sheet = answered(EXAMPLE)
    (quorum,) = result.quorum_national
    assert not quorum.quorate
    assert sheet.title == f"Not complete. Missing: {'; '.join(quorum.missing)}"


def test_where_nobody_is_missing_the_title_says_so_and_one_thing_is_counted_as_one() -> None:
    settled = dict.fromkeys((one.id for one in MEETINGS.facts), False)
    result, _ = answered({"meeting": "core-group", "facts": settled})
    asked = [one.id for one in (*result.minimum, *result.invite)]
    full = {"meeting": "core-group", "facts": settled, "invited": asked, "attended": asked}
    result, sheet = answered(full)
    assert result.findings == ()
    assert sheet.title == NOBODY
    _, sheet = answered({**full, "apologies": asked[:1]})
    assert sheet.title == "1 thing to put right"
    _, sheet = answered({**full, "apologies": asked[:2]})
    assert sheet.title == "2 things to put right"


@each_kind
def test_safety_now_stands_before_everything_else(kind: str) -> None:
    result, sheet = answered({"meeting": kind})
    first = sheet.lead[0]
    assert isinstance(first, Words)
    assert (first.text, first.look) == (result.first.text, "danger")
    assert sheet.made == (
        f"Rules: Meetings and invitations (version {MEETINGS.version}). "
        f"{sheet.made[sheet.made.index('Site version') :]}"
    )


# ------------------------------------------------------- what the lists say of each


def test_what_the_lists_say_of_somebody_stands_beside_their_name() -> None:
    case = {
        "meeting": "strategy-discussion",
        "invited": ["social-worker", "police", "team-manager"],
        "coming": ["social-worker"],
        "apologies": ["police"],
        "views_sent": ["health-practitioner"],
    }
    _, sheet = answered(case)
    said = {
        item.lead.removesuffix(":"): item.text
        for title in (WITHOUT_THEM, INVITE)
        for block in of_kind(sheet, title, Items)
        for item in block.items
    }
    titles = {one.id: one.title for one in MEETINGS.attendees}
    assert said[titles["social-worker"]] == "Invited; is coming."
    assert said[titles["police"]] == "Invited; sent apologies."
    assert said[titles["health-practitioner"]] == "Not invited; sent a report or views."
    assert said[titles["team-manager"]] == f"{capital(BEFORE[1])}; invited."
    held = {**case, "attended": ["social-worker", "parents"]}
    result, sheet = answered(held)
    (block,) = of_kind(sheet, WITHOUT_THEM, Items)
    said = {item.lead.removesuffix(":"): item.text for item in block.items}
    assert said[titles["social-worker"]] == f"Invited; {AFTER[0]}."
    assert (
        said[titles["health-practitioner"]] == f"Not invited; {AFTER[1]}; sent a report or views."
    )
    (block,) = of_kind(sheet, NOT_NORMALLY, Items)
    assert [item.text for item in block.items if item.lead.startswith(titles["parents"])] == [
        f"{capital(AFTER[0])}."
    ]
    (told,) = of_kind(sheet, TELL, Words)
    assert told.text == "; ".join(titles[one] for one in result.tell_afterwards)


def test_somebody_who_is_needed_only_if_a_fact_is_so_says_which() -> None:
    result, sheet = answered({"meeting": "initial-conference"})
    doubtful = [one for one in result.consider if not one.certain]
    assert doubtful
    (block,) = of_kind(sheet, CONSIDER, Items)
    said = {item.lead.removesuffix(":"): item.text for item in block.items}
    for one in doubtful:
        assert said[one.title] == f"If this is so: {'; '.join(one.not_known)}."


# ------------------------------------------------------------------------- dates


def test_the_last_day_is_shown_once_the_day_of_the_discussion_is_known() -> None:
    day = [("day", "2"), ("month", "3"), ("year", "2026")]
    dates = [(f"dates/strategy-discussion/{part}", text) for part, text in day]
    found = ask(CHECKER, [("meeting", "strategy-discussion"), *dates], TODAY)
    assert isinstance(found, Answered)
    (rows,) = of_kind(found.sheet, "Time limits", Rows)
    clock = RULES.clocks["initial-conference"]
    row = next(row for row in rows.rows if row.term == clock.title)
    assert row.text.startswith("Last day: ")
    assert "March 2026" in row.text
    assert f"{clock.count}" in row.rule
    others = [row for row in rows.rows if RULES.clocks["today"].title == row.term]
    assert [row.text for row in others] == ["Today"]


@each_kind
def test_a_date_is_asked_for_where_a_clock_of_this_meeting_counts_from_it(kind: str) -> None:
    result, sheet = answered({"meeting": kind})
    lines = (*result.clocks_national, *result.clocks_local)
    counted = {RULES.clocks[one.id] for one in lines if RULES.clocks[one.id].count is not None}
    assert {f"dates/{clock.from_event}" for clock in counted} <= set(sheet.ask)


def test_a_longer_name_is_not_taken_for_a_shorter_one_that_begins_it() -> None:
    shorter = MEETINGS.attendees[0].title
    longer = f"{shorter}: deputy"
    attendees = tuple(
        replace(one, title=longer) if one.id == "police" else one for one in MEETINGS.attendees
    )
    rules = replace(RULES, meetings=replace(MEETINGS, attendees=attendees))
    case = meeting_given(rules, "strategy-discussion", invited=["health-practitioner"])
    sheet = meeting_sheet(rules, meeting(rules, case), case, TODAY)
    told = [one.what for b in of_kind(sheet, "What to look at", FoundList) for one in b.found]
    (names,) = [one.split(": not among the invitations.")[0] for one in told if longer in one]
    assert {shorter, longer} <= set(names.split("; "))
