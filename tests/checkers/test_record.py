"""A case record: the form asks for what the input has, and the sheet says all that was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from checking_forms import (
    CHECKERS,
    boxes_of,
    entries_of,
    places_of,
    right_input,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from own_words import ROOT
from record_cases import REAL_LOOKING, Data, breakings, broken, first_extract, one, perfect, put

from cse_guidance.answers import Finding
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.checkers.entered import entered
from cse_guidance.checkers.form import Field, Group, Repeat, repeats_in
from cse_guidance.checkers.record import MAY_BE_RIGHT, group_of, record_checker
from cse_guidance.checkers.sheet import FoundList, Part, Sheet, Table
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import read
from cse_guidance.load import packaged_rules
from cse_guidance.model import RecordCheck, RecordField
from cse_guidance.records import RecordResult, check_record

RULES = packaged_rules()
RECORDS = RULES.records
CHECKER = CHECKERS["check-record"]
TODAY = date(2026, 11, 25)
EXAMPLE: Data = json.loads(
    (ROOT / "docs/reference/examples/check-record.json").read_text(encoding="utf-8")
)
IN_FULL = "What to look at first"
WHY = "Why it matters that these are recorded, and what to do"


def asked(data: Data) -> Answered:
    found = ask(CHECKER, entries_of(CHECKER.shape, data), TODAY)
    assert isinstance(found, Answered), found
    return found


def result_of(found: Answered) -> RecordResult:
    assert isinstance(found.result, RecordResult)
    return found.result


def shown(sheet: Sheet) -> str:
    return as_text(sheet, CHECKER.title)


def part_of(sheet: Sheet, title: str) -> Part | None:
    return next((part for part in sheet.parts if part.title == title), None)


def findings_of(result: RecordResult) -> list[Finding]:
    return [*(f for each in result.in_each for f in each.findings), *result.between]


def sparse() -> Data:
    """Return a record in which each agency has something that the others have not."""
    agencies = ("Police", "School", "Children's social care")
    extracts = [
        {"agency": "Police", "born": "2013-04-03", "given_names": "Robin"},
        {"agency": "School", "born": "2013-03-04", "given_names": "Robyn", "gp": "n/a"},
        {
            "agency": "Children's social care",
            "nhs_number": "999 000 0081",
            "looked_after": "yes",
            "dates": {"section-47-start": "2026-03-02"},
        },
    ]
    assert [extract["agency"] for extract in extracts] == list(agencies)
    return {"extracts": extracts}


CASES = [
    ("nothing wrong", perfect(RECORDS)),
    ("one extract", perfect(RECORDS, ("Police",))),
    ("hardly anything", sparse()),
    *(
        (f"{check.id}, {field.id}", broken(RECORDS, check, field))
        for check, field in breakings(RECORDS)
    ),
]
each_case = pytest.mark.parametrize("data", [data for _, data in CASES], ids=[n for n, _ in CASES])


# ----------------------------------------------------------------------- the form


def test_every_entry_of_the_input_has_a_box_and_every_box_is_an_entry() -> None:
    assert sorted(boxes_of(CHECKER.form)) == sorted(places_of(CHECKER.shape))


def box(field: RecordField) -> Field:
    name = f"extracts/{{0}}/{'dates/' if field.dated else ''}{field.entry}"
    (found,) = [one for one in CHECKER.form.fields() if one.name == name]
    return found


@pytest.mark.parametrize("field", RECORDS.fields, ids=lambda field: field.id)
def test_a_box_asks_for_its_field_in_the_words_of_the_rules(field: RecordField) -> None:
    asks = box(field)
    assert asks.label.casefold() == field.title.casefold()
    assert asks.short == field.title
    assert [option.value for option in asks.options] == list(field.answers)
    for option in asks.options:
        assert option.unknown == (option.value in RECORDS.not_recorded)
    # What goes in is said, unless the label says the same already.
    left = set(re.findall(r"\w+", field.about.casefold())) - {"the", "of", "day"}
    if not left <= set(re.findall(r"\w+", field.title.casefold())):
        assert field.about in asks.hint


def test_no_real_child_is_asked_for_wherever_one_could_be_typed() -> None:
    named = [field for field in RECORDS.fields if field.kind in ("name", "names", "nhs number")]
    assert named
    assert all("Made-up only" in box(field).hint for field in named)
    assert RECORDS.notice in CHECKER.purpose


def groups() -> Iterator[Group]:
    (repeat,) = repeats_in(CHECKER.form.screens[0].parts)
    yield from (part for part in repeat.parts if isinstance(part, Group))


def test_boxes_stand_in_the_groups_of_the_rules_and_the_gravest_are_in_sight() -> None:
    titles = [group.title for group in RECORDS.groups]
    shown_titles = [group.title for group in groups()]
    assert shown_titles == [title for title in titles if title in shown_titles]
    ids = {group.title: group.id for group in RECORDS.groups}
    for group in groups():
        assert group.id == f"extracts-{{0}}-{ids[group.title]}"
        for part in group.parts:
            assert isinstance(part, Field)
            (field,) = [one for one in RECORDS.fields if box(one) == part]
            looking = [check.group for check in RECORDS.checks if field.id in check.fields]
            assert looking.count(ids[group.title]) == max(map(looking.count, looking))
    folded = [group.folded for group in groups()]
    assert folded == sorted(folded)
    assert folded.count(False) == 3
    in_sight = {part.name for g in groups() if not g.folded for part in g.parts}  # type: ignore[union-attr]
    assert {
        box(one(RECORDS, name)).name for name in ("born", "referral", "given-names")
    } <= in_sight


def test_a_field_that_no_check_looks_at_still_has_a_box() -> None:
    extra = RecordField("colour", "favourite colour", "text", "The colour.")
    long_list = RecordField("mood", "mood", "choice", "The mood.", tuple("abcdefg"))
    records = replace(RECORDS, fields=(*RECORDS.fields, extra, long_list))
    checker = record_checker(replace(RULES, records=records))
    assert sorted(boxes_of(checker.form)) == sorted(places_of(checker.shape))
    assert group_of(records, extra) == RECORDS.groups[-1].id
    kinds = {field.name: field.kind for field in checker.form.fields()}
    assert kinds["extracts/{0}/mood"] == "list"
    assert kinds["extracts/{0}/disability"] == "choice"


def test_two_extracts_stand_there_at_first_and_as_many_as_may_be_can_be_added() -> None:
    (repeat,) = repeats_in(CHECKER.form.screens[0].parts)
    assert isinstance(repeat, Repeat)
    assert (repeat.name, repeat.at_first, repeat.called) == ("extracts", 2, "Agency")
    assert [field.name for field in CHECKER.form.fields() if field.today] == ["today"]


# ------------------------------------------------------------ what goes in and comes out


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_what_is_typed_is_the_same_input_and_gives_the_same_result(seed: int) -> None:
    case = right_input(CHECKER.shape, seed)
    entries = entries_of(CHECKER.shape, case)
    given_in = entered(CHECKER.shape, entries)
    assert given_in.to_mend == ()
    assert given_in.values == case
    found = ask(CHECKER, entries, TODAY)
    expected = checked(case)
    if isinstance(expected, RecordResult):
        assert isinstance(found, Answered)
        assert found.result == expected
    else:
        assert isinstance(found, Mend)
        assert len(found.to_mend) == len(expected)


def checked(case: Data) -> RecordResult | tuple[Fault, ...]:
    """Return what the public function gives for JSON, or what it says is wrong."""
    try:
        return check_record(RULES, read(CHECKER.shape, case))
    except FaultsFound as found:
        return found.faults


@pytest.mark.parametrize("data", [perfect(RECORDS), EXAMPLE], ids=["nothing wrong", "example"])
def test_a_whole_record_gives_what_the_public_function_gives(data: Data) -> None:
    assert asked(data).result == checked(data)


# ------------------------------------------------------------------ what the sheet says


@each_case
def test_everything_that_was_found_stands_on_the_sheet(data: Data) -> None:
    found = asked(data)
    result, text = result_of(found), shown(found.sheet)
    assert result.act_first.text in text
    assert result.limits.text in text
    for each in result.in_each:
        assert each.agency in text
    checks = {check.id: check for check in RECORDS.checks}
    for finding in findings_of(result):
        assert finding.why in text
        assert finding.do in text
        assert f"[{finding.scope}]" in text
        if not only_missing(checks[finding.rule]):
            agency = finding.what.partition(": ")[0]
            assert finding.what.removeprefix(f"{agency}: ").casefold() in text.casefold()
    for finding in (*result.between_prompts, *(p for e in result.in_each for p in e.prompts)):
        assert all(words in text for words in (finding.what, finding.why, finding.do))
    assert all(words in text for words in result.not_checked)
    used = {source.id for finding in findings_of(result) for source in finding.sources}
    assert used <= {source.id for source in found.sheet.sources}


def only_missing(check: RecordCheck) -> bool:
    return check.kind == "not recorded" and not check.where_given


@each_case
def test_what_stands_first_is_that_nothing_waits_then_what_to_look_at_first(data: Data) -> None:
    found = asked(data)
    result = result_of(found)
    assert [words.text for words in found.sheet.lead] == [  # type: ignore[union-attr]
        result.act_first.text,
        result.limits.text,
    ]
    number = len(findings_of(result))
    if not number:
        assert "can still be wrong" in found.sheet.title
        assert found.sheet.parts[0].title != IN_FULL
        return
    assert found.sheet.title.startswith("1 thing is" if number == 1 else f"{number} things are")
    first = found.sheet.parts[0]
    assert first.title == IN_FULL
    (block,) = first.blocks
    assert isinstance(block, FoundList)
    assert [(one.where, one.what) for one in block.found] == [
        (finding.where, finding.what) for finding in result.first
    ]


@each_case
def test_prompts_stand_apart_from_what_is_wrong(data: Data) -> None:
    found = asked(data)
    result = result_of(found)
    prompts = [*result.between_prompts, *(p for each in result.in_each for p in each.prompts)]
    part = part_of(found.sheet, MAY_BE_RIGHT)
    assert bool(part) == bool(prompts)
    assert part is None or (part.folded and not part.printed)
    rest = replace(found.sheet, parts=tuple(p for p in found.sheet.parts if p != part))
    findings = {finding.why for finding in findings_of(result)}
    assert not any(one.why in shown(rest) for one in prompts if one.why not in findings)


@each_case
def test_the_table_has_every_field_that_somebody_has_and_names_the_others(data: Data) -> None:
    found = asked(data)
    part = part_of(found.sheet, "All that is recorded, side by side")
    assert part is not None
    result = result_of(found)
    (table, *more) = part.blocks
    assert isinstance(table, Table)
    agencies = [each.agency for each in result.in_each]
    assert list(table.head) == ["What", "Compared", *agencies]
    expected = []
    for row in result.table:
        said = {one.agency: one.value for one in row.said}
        if said:
            cells = [said.get(agency, "Not recorded") for agency in agencies]
            expected.append([row.title.casefold(), row.standing, *cells])
    assert [[a.casefold(), b.casefold(), *c] for a, b, *c in table.lines] == expected
    nobody = [row.title for row in result.table if not row.said]
    assert len(more) == bool(nobody)
    assert all(title in str(more) for title in nobody)


def test_what_is_only_not_recorded_is_a_line_for_each_agency_and_why_opens_when_asked() -> None:
    found = asked(sparse())
    result = result_of(found)
    part = part_of(found.sheet, "Nothing is recorded")
    assert part is not None
    checks = {check.id: check for check in RECORDS.checks}
    (block,) = part.blocks
    lines = {item.lead.removesuffix(":"): item.text for item in block.items}  # type: ignore[union-attr]
    for each in result.in_each:
        expected = [
            finding.where.removeprefix(f"{each.agency}, ")
            for finding in each.findings
            if only_missing(checks[finding.rule])
        ]
        assert lines[each.agency] == "; ".join(expected)
        assert len(expected) > 3
    why = part_of(found.sheet, WHY)
    assert why is not None
    assert why.folded
    assert not why.printed
    (block,) = why.blocks
    assert isinstance(block, FoundList)
    whys = [one.why for one in block.found]
    assert len(set(whys)) == len(whys), "why is said once for all agencies"
    gp = next(one for one in block.found if one.where == "GP")
    assert gp.what == "Police. School. Children's social care."


LIKE_REAL: Data = {
    "extracts": [{"agency": "Police", "born": "2012-01-01", "nhs_number": REAL_LOOKING}]
}


@pytest.mark.parametrize(
    "data", [EXAMPLE, sparse(), LIKE_REAL], ids=["example", "hardly anything", "like a real one"]
)
def test_what_stands_first_is_not_said_again(data: Data) -> None:
    found = asked(data)
    agencies = [each.agency for each in result_of(found).in_each]
    first = [finding.what.casefold() for finding in result_of(found).first]
    assert len(first) == RECORDS.show_first
    # Under its agency, a finding is told without the agency's name.
    first += [what.removeprefix(f"{a}: ".casefold()) for what in first for a in agencies]
    lists = [b for part in found.sheet.parts[1:] for b in part.blocks if isinstance(b, FoundList)]
    again = [one.what.casefold() for block in lists for one in block.found]
    assert not any(what in one for what in first for one in again)


def test_why_a_field_matters_is_left_out_for_an_agency_of_which_it_was_told_at_first() -> None:
    data = {"extracts": [{"agency": "Police"}, {"agency": "School"}]}
    found = asked(data)
    first = [finding.where for finding in result_of(found).first]
    assert first[:2] == ["Police, date of birth", "School, date of birth"]
    why = part_of(found.sheet, WHY)
    assert why is not None
    (block,) = why.blocks
    assert isinstance(block, FoundList)
    told = {one.where: one.what for one in block.found}
    assert "Date of birth" not in told
    assert told["Address"] == "Police. School."


def test_what_was_found_in_one_extract_stands_under_its_agency() -> None:
    found = asked(sparse())
    part = part_of(found.sheet, "Also in the extract of: Children's social care")
    assert part is not None
    (block,) = part.blocks
    assert isinstance(block, FoundList)
    assert [one.where for one in block.found] == [
        "NHS number",
        "Strategy discussion",
        "Placing authority",
    ]
    assert part_of(found.sheet, "Also in the extract of: Police") is None


def test_one_rule_is_explained_once_where_it_finds_several_things() -> None:
    data = perfect(RECORDS)
    put(first_extract(data), one(RECORDS, "also-known-as"), ["Wren", "Ash", "Sky", "Rio", "Robbie"])
    found = asked(data)
    part = part_of(found.sheet, "Also different between the agencies")
    assert part is not None
    (block,) = part.blocks
    assert isinstance(block, FoundList)
    assert len(result_of(found).between) == 4
    assert len(block.found) == 1
    assert "Rio" in block.found[0].what


def test_a_real_looking_number_is_told_before_everything_else() -> None:
    (check,) = [c for c in RECORDS.checks if c.kind == "outside the test range"]
    data = broken(RECORDS, check, one(RECORDS, check.fields[0]))
    put(first_extract(data), one(RECORDS, "born"), "2012-01-01")
    (block, *_) = asked(data).sheet.parts[0].blocks
    assert isinstance(block, FoundList)
    assert block.found[0].do == check.do


def test_what_was_not_looked_at_is_told() -> None:
    data = perfect(RECORDS, ("Police",))
    del data["today"]
    part = part_of(asked(data).sheet, "What was not checked, and why")
    assert part is not None
    assert RECORDS.no_today in str(part)
    assert RECORDS.one_extract in str(part)


# ---------------------------------------------------------------- what has to be mended


def mended(*entries: tuple[str, str]) -> list[tuple[str, str]]:
    found = ask(CHECKER, entries, TODAY)
    assert isinstance(found, Mend)
    return [(one.name, one.words) for one in found.to_mend]


POLICE = ("extracts/0/agency", "Police")


@pytest.mark.parametrize(
    ("entries", "name", "words"),
    [
        ([("extracts/0/age", "12")], "extracts/0/agency", "Agency 1, name of the agency: Write"),
        ([POLICE, ("extracts/0/age", "x")], "extracts/0/age", "Agency 1, age: Write a whole"),
        ([POLICE, ("extracts/0/age", "121")], "extracts/0/age", "Agency 1, age: the number is"),
        ([POLICE, ("extracts/1/agency", "police")], "extracts/1/agency", "Agency 2, name of the"),
        ([POLICE, ("extracts/0/disability", "x")], "extracts/0/disability", "Agency 1, disability"),
        ([POLICE, ("extracts/0/address", "x" * 301)], "extracts/0/address", "Agency 1, address: "),
        ([POLICE, ("extracts/0/born/day", "1")], "extracts/0/born/month", "Agency 1, date of b"),
        ([("today/day", "1"), POLICE], "today/month", "Today's date: Add the month"),
        ([("extracts/0/agency", " ")], "extracts", "There is no extract."),
        ([], "", "There is no extract."),
    ],
)
def test_what_is_wrong_is_told_beside_its_box(
    entries: list[tuple[str, str]], name: str, words: str
) -> None:
    ((box_name, told),) = mended(*entries)
    assert box_name == name
    assert told.startswith(words)


def test_a_name_that_is_too_long_in_a_list_is_told_at_the_list() -> None:
    names = "\r\n".join(["Jay", "x" * 101])
    ((name, told),) = mended(POLICE, ("extracts/0/also_known_as", names))
    assert name == "extracts/0/also_known_as"
    assert told.startswith("Agency 1, other names: ")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    data = deepcopy(perfect(RECORDS))
    entries = [
        (name, "x" if name.endswith(("/month", "/age")) else text)
        for name, text in entries_of(CHECKER.shape, data)
    ]
    wrong = [name for name, text in entries if text == "x"]
    assert [name for name, _ in mended(*entries)] == wrong
