"""Key dates: the form asks for what the input has, and the sheet says all that a person needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import due
import pytest
from checking_forms import CHECKERS, Json, boxes_of, entries_of, places_of, with_needed
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.checkers.entered import entered
from cse_guidance.checkers.form import Field, repeats_in
from cse_guidance.checkers.key_dates import PRESSING, key_dates_checker
from cse_guidance.checkers.sheet import Part, Row, Rows, Sheet
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.deadlines import Deadline, DeadlinesResult, Happened, deadlines
from cse_guidance.load import packaged_rules
from cse_guidance.model import Clock
from cse_guidance.words import moment_words

RULES = packaged_rules()
CHECKER = CHECKERS["deadlines"]
TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)

nows = st.none() | due.near_moments
some_events = due.events.filter(bool)


def as_json(happened: Iterable[Happened], now: date | datetime | None) -> Json:
    def written(when: date | datetime) -> str:
        return when.isoformat(timespec="minutes") if isinstance(when, datetime) else f"{when}"

    events = [{"event": one.event, "when": written(one.when)} for one in happened]
    return {**({"now": written(now)} if now else {}), "events": events}


def asked(happened: Iterable[Happened], now: date | datetime | None) -> Answered:
    found = ask(CHECKER, entries_of(CHECKER.shape, as_json(happened, now)), TODAY)
    assert isinstance(found, Answered), found
    return found


def result_of(found: Answered) -> DeadlinesResult:
    assert isinstance(found.result, DeadlinesResult)
    return found.result


def shown(sheet: Sheet) -> str:
    return as_text(sheet, CHECKER.title)


def rows_in(part: Part | None) -> list[Row]:
    return [row for block in (part.blocks if part else ()) for row in getattr(block, "rows", ())]


def parts_with_deadlines(sheet: Sheet) -> list[Part]:
    """Return the parts that show deadlines, which stand before those that open when asked."""
    return [
        one
        for one in sheet.parts
        if not one.folded and any(isinstance(block, Rows) for block in one.blocks)
    ]


def own(result: DeadlinesResult) -> list[Deadline]:
    return [*result.national, *result.local_rules, *result.site_advice]


# ----------------------------------------------------------------------- the form


def test_every_entry_of_the_input_has_a_box_and_every_box_is_an_entry() -> None:
    assert sorted(boxes_of(CHECKER.form)) == sorted(places_of(CHECKER.shape))


def test_every_event_can_be_chosen_in_words_that_stand_by_themselves() -> None:
    (event,) = [one for one in CHECKER.form.fields() if one.name == "events/{0}/event"]
    assert {one.value: one.text.casefold() for one in event.options} == {
        one.id: one.title.casefold() for one in RULES.events.values()
    }
    assert all(one.text[0].isupper() for one in event.options)


def test_the_day_to_look_from_is_filled_in_and_nothing_else_is() -> None:
    assert [one.name for one in CHECKER.form.fields() if one.today] == ["now"]


def test_a_few_events_stand_there_at_first_and_more_can_be_added() -> None:
    (repeat,) = repeats_in(CHECKER.form.screens[0].parts)
    assert (repeat.name, repeat.at_first) == ("events", 3)
    assert repeat.at_first < repeat.most


# ------------------------------------------------------------ what goes in and comes out


@settings(max_examples=150)
@given(due.events, nows)
def test_what_is_typed_is_the_same_input_as_json(
    happened: list[Happened], now: date | datetime | None
) -> None:
    case = as_json(happened, now)
    found = entered(CHECKER.shape, entries_of(CHECKER.shape, case))
    assert found.to_mend == ()
    assert found.values == with_needed(CHECKER.shape, case)


@settings(max_examples=150)
@given(some_events, nows)
def test_the_result_is_that_of_the_public_function(
    happened: list[Happened], now: date | datetime | None
) -> None:
    assert asked(happened, now).result == deadlines(RULES, happened, now)


def test_an_event_that_stands_after_empty_ones_is_read() -> None:
    entries = [("events/0/event", ""), ("events/0/when/day", "")]
    entries += [("events/2/event", "strategy-discussion"), ("events/2/when/day", "23")]
    entries += [("events/2/when/month", "March"), ("events/2/when/year", "2026")]
    found = ask(CHECKER, entries, TODAY)
    assert isinstance(found, Answered)
    assert found.result == deadlines(RULES, [Happened("strategy-discussion", date(2026, 3, 23))])


# ------------------------------------------------------------------ what the sheet says


@settings(max_examples=150)
@given(some_events, nows)
def test_everything_that_the_result_says_stands_on_the_sheet(
    happened: list[Happened], now: date | datetime | None
) -> None:
    found = asked(happened, now)
    result, text = result_of(found), shown(found.sheet)
    assert result.reminder in text
    looked_at = f"Looked at from {moment_words(now)}." if now else "The day to look from is empty"
    assert looked_at in text
    for line in result.all:
        said = (line.title, line.due_words, line.counted_from, line.time, line.how, line.note)
        assert all(one in text for one in (*said, *line.remarks))
        assert line.done is None or moment_words(line.done) in text
        assert line.state in text.casefold()
    for finding in result.findings:
        assert all(one in text for one in (finding.what, finding.why, finding.do, finding.scope))
    assert all(one in text for one in result.counting)
    used = {one.id for line in result.all for one in line.sources}
    used |= {one.id for finding in result.findings for one in finding.sources}
    used |= {one.id for one in result.counting_sources}
    assert used <= {one.id for one in found.sheet.sources}


@settings(max_examples=150)
@given(some_events, nows)
def test_each_deadline_stands_once_with_its_own_reach(
    happened: list[Happened], now: date | datetime | None
) -> None:
    found = asked(happened, now)
    result = result_of(found)
    rows = [row for part in parts_with_deadlines(found.sheet) for row in rows_in(part)]
    assert sorted(row.term for row in rows) == sorted(line.title for line in result.all)
    parts = {part.title: rows_in(part) for part in parts_with_deadlines(found.sheet)}
    first = parts.pop("Act on these first", [])
    for row in first:
        assert re.search(r"\[(National rule|Local rule|This site's advice)[^]]*\]$", row.rule)
    # A local example never stands among what binds, and says whose it is.
    titles = {line.title for line in result.local_examples}
    assert not titles & {row.term for row in first}
    local = parts.pop("Local examples: not rules for your area", [])
    assert sorted(row.term for row in local) == sorted(line.title for line in result.local_examples)
    scopes = {line.scope for line in result.local_examples}
    assert all(any(row.rule.endswith(f"[{scope}]") for scope in scopes) for row in local)
    for title, lines in (("National rules", result.national), (ADVICE, result.site_advice)):
        quiet = [line.title for line in lines if line.state not in PRESSING]
        assert sorted(row.term for row in parts.get(title, [])) == sorted(quiet)


ADVICE = "This site's advice, where no figure was found"


@settings(max_examples=200)
@given(some_events, due.near_moments)
def test_what_is_pressing_stands_first_and_the_title_counts_it(
    happened: list[Happened], now: date | datetime
) -> None:
    found = asked(happened, now)
    lines = own(result_of(found))
    pressing = [line for line in lines if line.state in PRESSING]
    first = [part for part in found.sheet.parts if part.title == "Act on these first"]
    assert [part.title for part in found.sheet.parts][: len(first)] == [p.title for p in first]
    assert bool(first) == bool(pressing)
    rows = rows_in(first[0]) if first else []
    states = [next(state for state in PRESSING if said(row, state)) for row in rows]
    assert sorted(states) == sorted(line.state for line in pressing)
    assert states == sorted(states, key=list(PRESSING).index)
    late = [line for line in lines if line.state == "overdue"]
    if late:
        number = "1 deadline is overdue" if len(late) == 1 else f"{len(late)} deadlines are overdue"
        assert found.sheet.title.startswith(number)
    counted = re.findall(r"(?<!\S)(\d+) (?:deadlines? )?(?:is|are) ", found.sheet.title)
    assert sum(map(int, counted)) == len(pressing)


def said(row: Row, state: str) -> bool:
    return row.text.casefold().startswith(state)


@settings(max_examples=200)
@given(some_events, due.near_moments)
def test_where_nothing_is_pressing_the_title_names_what_comes_next(
    happened: list[Happened], now: date | datetime
) -> None:
    found = asked(happened, now)
    lines = own(result_of(found))
    ahead = [line for line in lines if line.state in ("still to come", "planned in time")]
    if any(line.state in PRESSING for line in lines):
        return
    if not ahead:
        assert "overdue" not in found.sheet.title
        return
    soonest = min(due.day(line.due) for line in ahead if line.due)
    following = [line for line in ahead if line.due and due.day(line.due) == soonest]
    assert found.sheet.title in {
        f"No deadline is overdue. Next: {line.title}, {line.due_words}" for line in following
    }


@settings(max_examples=100)
@given(some_events)
def test_without_a_day_to_look_from_nothing_is_called_overdue(happened: list[Happened]) -> None:
    sheet = asked(happened, None).sheet
    assert "overdue" not in sheet.title
    assert "No deadline is" not in sheet.title or "as far as can be told" in sheet.title
    assert "The day to look from is empty" in shown(sheet)


def test_without_a_day_to_look_from_the_title_counts_what_follows() -> None:
    (clock, *_) = [one for one in due.COUNTED if one.scope == "national"]
    found = asked([Happened(clock.from_event, date(2026, 3, 2))], None)
    number = len(own(result_of(found)))
    assert found.sheet.title == f"Deadlines that follow from what happened: {number}"


def test_a_local_example_that_is_overdue_is_told_and_counts_for_nothing_in_the_title() -> None:
    clock = next(
        one
        for one in due.COUNTED
        if one.scope == "local example"
        and all(o.scope == one.scope for o in due.COUNTED if o.from_event == one.from_event)
    )
    start = date(2026, 3, 2)
    sheet = asked([Happened(clock.from_event, start)], date(2026, 12, 1)).sheet
    same = [one for one in RULES.clocks.values() if one.from_event == clock.from_event]
    number = "1 is" if len(same) == 1 else f"{len(same)} are"
    assert f"Of the local examples, which bind nobody here, {number} overdue." in shown(sheet)
    assert "they bind nobody here" in sheet.title
    assert [part.title for part in parts_with_deadlines(sheet)] == [
        "Local examples: not rules for your area"
    ]


@pytest.mark.parametrize("clock", due.COUNTED, ids=lambda clock: clock.id)
def test_a_deadline_that_is_overdue_stands_in_one_place_before_what_is_still_to_come(
    clock: Clock,
) -> None:
    start = date(2026, 3, 2)
    ended = due.day(due.end_of(clock, start))
    happened = [Happened(clock.from_event, ended + DAY), Happened(clock.from_event, start)]
    sheet = asked(happened, ended + DAY).sheet
    places = [
        (part.title, row.text.partition(":")[0])
        for part in parts_with_deadlines(sheet)
        for row in rows_in(part)
        if row.term == clock.title
    ]
    if clock.repeats:  # the second start is what was owed for the first
        assert [state for _, state in places] == ["Still to come", "Done late"]
        return
    assert [state for _, state in places] == ["Overdue", "Still to come"]
    binds = clock.scope != "local example"
    assert (places[0][0] == "Act on these first") == binds
    assert (places[0][0] == places[1][0]) == (not binds)


def test_what_is_over_stands_after_what_is_still_to_come() -> None:
    (clock, *_) = [one for one in due.COUNTED if one.scope == "national" and one.each_needs_its_own]
    start = date(2026, 3, 2)
    happened = [Happened(clock.from_event, start), Happened(clock.to_event, start)]
    happened.append(Happened(clock.from_event, start + DAY))
    found = asked(happened, start + DAY)
    rows = [r for p in parts_with_deadlines(found.sheet) for r in rows_in(p)]
    states = [row.text.partition(":")[0] for row in rows if row.term == clock.title]
    assert states == ["Still to come", "Done in time"]


def test_what_is_odd_about_a_date_names_the_event_by_its_title() -> None:
    (event, *_) = [one for one in RULES.events.values() if one.after]
    found = asked([Happened(event.id, date(2026, 3, 2))], date(2026, 3, 3))
    assert result_of(found).findings
    (part,) = [one for one in found.sheet.parts if one.title == "Dates to check"]
    wheres = [one.where for block in part.blocks for one in getattr(block, "found", ())]
    assert f"{event.title[0].upper()}{event.title[1:]}, Monday 2 March 2026" in wheres
    assert not any(where.startswith(f"{event.id},") for where in wheres)


def test_a_year_that_is_not_known_is_told_among_what_comes_first() -> None:
    last = date(RULES.holidays.last_year, 12, 31)
    (clock, *_) = [one for one in due.COUNTED if one.scope == "national"]
    found = asked([Happened(clock.from_event, last)], last)
    (line, *_) = [one for one in own(result_of(found)) if one.state == "not counted"]
    rows = rows_in(found.sheet.parts[0])
    assert any(row.term == line.title and line.how in row.rule for row in rows)


def test_how_it_was_counted_opens_when_asked_and_is_not_printed() -> None:
    found = asked([Happened("strategy-discussion", date(2026, 3, 23))], None)
    folded = {part.title: part for part in found.sheet.parts if not part.printed}
    assert set(folded) == {"How each last day was counted", "How this site counts"}
    assert all(part.folded for part in folded.values())
    assert found.sheet.parts[-1].title.startswith("If you think that this is wrong")


# ---------------------------------------------------------------- what has to be mended

DATE = [("events/0/when/day", "2"), ("events/0/when/month", "3"), ("events/0/when/year", "2026")]
EVENT = ("events/0/event", "strategy-discussion")


@pytest.mark.parametrize(
    ("entries", "name", "words"),
    [
        ([EVENT], "events/0/when", "Event 1, when: Write the date"),
        (DATE, "events/0/event", "Event 1, what happened: Choose what happened."),
        ([EVENT, *DATE[:2]], "events/0/when/year", "Event 1, when: Add the year"),
        ([EVENT, *DATE, ("events/0/when/time", "25:00")], "events/0/when/time", "Event 1, when: "),
        ([EVENT, ("events/0/when/time", "9:00")], "events/0/when/day", "Event 1, when: Add the"),
        ([("now/day", "31"), EVENT, *DATE], "now/month", "The day to look from: Add the month"),
        ([("events/0/event", "party"), *DATE], "events/0/event", "Event 1, what happened: "),
        ([("events/0/event", "")], "events", "Nothing was chosen. Choose what happened"),
        ([], "", "Nothing was chosen."),
    ],
)
def test_what_is_wrong_is_told_beside_its_box(
    entries: list[tuple[str, str]], name: str, words: str
) -> None:
    found = ask(CHECKER, entries, TODAY)
    assert isinstance(found, Mend)
    ((told),) = found.to_mend
    assert told.name == name
    assert told.words.startswith(words)


def test_every_box_of_an_event_that_was_begun_is_asked_for() -> None:
    (what, when) = [one for one in CHECKER.form.fields() if one.name.startswith("events")]
    assert isinstance(what, Field)
    assert what.needed
    assert when.needed


def test_a_rule_of_the_area_stands_apart_and_counts_as_what_binds() -> None:
    (clock, *_) = [one for one in due.COUNTED if one.scope == "local example"]
    here = replace(clock, scope="local rule", area="Northshire, 2026")
    rules = replace(RULES, clocks={**RULES.clocks, clock.id: here})
    checker, start = key_dates_checker(rules), date(2026, 3, 2)
    for now, title, opening in (
        (start, "Rules of your area", "No deadline is overdue. Next: "),
        (date(2026, 12, 1), "Act on these first", "1 deadline is overdue"),
    ):
        case = as_json([Happened(clock.from_event, start)], now)
        found = ask(checker, entries_of(checker.shape, case), TODAY)
        assert isinstance(found, Answered)
        ((place, row),) = [
            (part.title, row)
            for part in parts_with_deadlines(found.sheet)
            for row in rows_in(part)
            if row.term == clock.title
        ]
        assert place == title
        assert row.rule.endswith("[Local rule (Northshire, 2026)]")
        assert found.sheet.title.startswith(opening)
