"""Checking a record: every check finds what it is for, a perfect record gives nothing."""

from __future__ import annotations

import doctest
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from record_cases import (
    TODAY_DAY,
    Data,
    breakings,
    broken,
    dated,
    first_extract,
    one,
    other_value,
    perfect,
    put,
    second_extract,
)

import cse_guidance.records
from cse_guidance.answers import Finding, plain
from cse_guidance.faults import FaultsFound
from cse_guidance.inputs import read
from cse_guidance.inputs.of_record import record_shape
from cse_guidance.load import packaged_rules
from cse_guidance.model import RecordCheck, RecordField
from cse_guidance.model.records import MECHANISMS
from cse_guidance.records import RecordResult, ages, check_record, nhs_number, same
from cse_guidance.records.hit import places_in

RULES = packaged_rules()
RECORDS = RULES.records
BREAKINGS = breakings(RECORDS)
CONDITIONAL = [check for check in RECORDS.checks if check.where_given]
REPLACED = {name for check in RECORDS.checks for name in check.replaces}


def checked(data: Data) -> RecordResult:
    """Check a record as it is handed in."""
    return check_record(RULES, read(record_shape(RECORDS), data))


def all_found(result: RecordResult) -> Iterator[Finding]:
    """Yield everything that was found, findings and prompts."""
    for each in result.in_each:
        yield from (*each.findings, *each.prompts)
    yield from (*result.between, *result.between_prompts)


def rules_found(data: Data) -> list[str]:
    return [finding.rule for finding in all_found(checked(data))]


def name(breaking: tuple[RecordCheck, RecordField]) -> str:
    return f"{breaking[0].id}-{breaking[1].id}"


def test_a_perfect_record_gives_nothing_and_says_that_this_shows_nothing() -> None:
    result = checked(perfect(RECORDS))
    assert list(all_found(result)) == []
    assert result.first == ()
    assert result.not_checked == ()
    assert {row.standing for row in result.table} == {"agree"}
    assert result.limits.text == RECORDS.limits.text
    assert result.act_first.sources


@pytest.mark.parametrize("breaking", BREAKINGS, ids=name)
def test_each_check_finds_what_is_broken_in_each_of_its_fields(
    breaking: tuple[RecordCheck, RecordField],
) -> None:
    check, field = breaking
    result = checked(broken(RECORDS, check, field))
    found = [finding for finding in all_found(result) if finding.rule == check.id]
    assert found
    told = " ".join(f"{finding.where} {finding.what}" for finding in found)
    assert "Police" in told
    about_both = {"names swapped", "nearly the same", "age does not fit", "either side of an age"}
    assert field.title in told or check.kind in about_both
    for finding in found:
        assert (finding.why, finding.do) == (check.why, check.do)
        assert [source.id for source in finding.sources] == list(check.sources)
        assert not places_in(finding.what)


def test_every_mechanism_is_used_by_a_check() -> None:
    assert {check.kind for check in RECORDS.checks} == set(MECHANISMS)


@pytest.mark.parametrize("field", RECORDS.fields, ids=lambda field: field.id)
def test_what_is_taken_out_of_one_extract_is_asked_for(field: RecordField) -> None:
    data = perfect(RECORDS)
    put(first_extract(data), field, None)
    (row,) = [row for row in checked(data).table if row.title == field.title]
    assert row.standing == "only one has it"
    assert row.not_recorded_by == ("Police",)
    asked = [check for check in RECORDS.checks if check.kind == "not recorded"]
    asking = [check.id for check in asked if field.id in check.fields]
    # What follows a referral need not have happened; an age follows from the date of birth.
    may_be_missing = field.kind == "whole" or field.dated
    assert asking or may_be_missing
    assert set(asking) <= set(rules_found(data))
    kinds = {check.id: check.kind for check in RECORDS.checks}
    # A name that is not written down is also one that the other agency knows and this one does not.
    assert {kinds[rule] for rule in rules_found(data)} <= {"not recorded", "in one list only"}


@pytest.mark.parametrize("field", RECORDS.fields, ids=lambda field: field.id)
def test_what_is_changed_in_one_extract_is_found(field: RecordField) -> None:
    data = perfect(RECORDS)
    put(first_extract(data), field, other_value(RECORDS, field))
    result = checked(data)
    (row,) = [row for row in result.table if row.title == field.title]
    assert row.standing == "differ"
    # Each agency writes its own record, on a day and about an event of its own.
    if field.id not in ("written-on", "event"):
        told = [f"{finding.where} {finding.what}" for finding in all_found(result)]
        assert any(field.title in words for words in told)


def test_what_the_forms_and_the_audit_ask_for_is_asked_for() -> None:
    asked = {
        field
        for check in RECORDS.checks
        if check.kind == "not recorded" and check.strength == "finding"
        for field in check.fields
    }
    # The details on the two published forms, and those that this site adds.
    assert {"given-names", "family-name", "also-known-as", "born", "address", "ethnicity"} <= asked
    assert {"school", "looked-after", "legal-status", "referral", "placing-authority"} <= asked
    assert {"language", "gp", "disability", "learning-disability"} <= asked
    assert {"parental-responsibility", "event", "written-on"} <= asked


@pytest.mark.parametrize("check", CONDITIONAL, ids=lambda check: check.id)
def test_a_check_with_a_condition_is_silent_where_it_is_not_met(check: RecordCheck) -> None:
    for field_id in check.fields:
        data = broken(RECORDS, check, one(RECORDS, field_id))
        assert check.id in rules_found(data)
        for given in check.where_given:
            put(first_extract(data), one(RECORDS, given), None)
        assert check.id not in rules_found(data)


def test_only_a_looked_after_child_needs_a_placing_authority() -> None:
    (check,) = [check for check in RECORDS.checks if check.where_says]
    status = one(RECORDS, check.where_given[0])
    for answer in status.answers:
        data = broken(RECORDS, check, one(RECORDS, check.fields[0]))
        put(first_extract(data), status, answer)
        assert (check.id in rules_found(data)) == (answer in check.where_says)


@pytest.mark.parametrize(
    "word", [*RECORDS.not_recorded, "-", "?", "...", "UNKNOWN.", " Not  known"]
)
def test_a_word_that_says_nothing_is_the_same_as_nothing(word: str) -> None:
    for kind in ("text", "name", "names", "nhs number"):
        for field in (field for field in RECORDS.fields if field.kind == kind):
            said, left_out = perfect(RECORDS), perfect(RECORDS)
            put(first_extract(said), field, [word] if kind == "names" else word)
            put(first_extract(left_out), field, None)
            assert plain(checked(said)) == plain(checked(left_out)), field.id


def test_unknown_is_no_answer_to_a_choice() -> None:
    for field in (field for field in RECORDS.fields if field.kind == "choice"):
        data = perfect(RECORDS)
        put(first_extract(data), field, "unknown")
        assert any(field.title in finding.where for finding in all_found(checked(data)))


@pytest.mark.parametrize("words", RECORDS.asked_none)
def test_that_there_is_no_other_name_is_an_answer(words: str) -> None:
    data = perfect(RECORDS)
    for extract in (first_extract(data), second_extract(data)):
        put(extract, one(RECORDS, "also-known-as"), [words.upper()])
    assert rules_found(data) == []


@pytest.mark.parametrize(
    ("field", "one_way", "another"),
    [
        ("given-names", "Zoë Anne", "ZOE-ANNE"),
        ("given-names", "Łucja", "lucja"),
        ("given-names", "Irène", "Irene"),
        ("given-names", "Kü\u0361", "ku"),
        ("family-name", "O'Neill", "O\u2019NEILL"),
        ("family-name", "Smith-Jones", "smith jones"),
        ("family-name", "Straße", "STRASSE"),
        ("address", "14  Harbour Row.", "14 harbour row"),
        ("nhs-number", "9990000018", "999-000-0018"),
    ],
)
def test_another_way_of_writing_is_not_a_difference(field: str, one_way: str, another: str) -> None:
    data = perfect(RECORDS)
    put(first_extract(data), one(RECORDS, field), one_way)
    put(second_extract(data), one(RECORDS, field), another)
    assert rules_found(data) == []


def test_that_there_is_no_other_name_is_not_itself_a_name() -> None:
    data = perfect(RECORDS)
    put(first_extract(data), one(RECORDS, "also-known-as"), list(RECORDS.asked_none))
    (found,) = list(all_found(checked(data)))
    assert "Robbie" in found.what
    assert "not by Police" in found.what


def test_one_of_several_given_names_is_known() -> None:
    data = perfect(RECORDS)
    for extract in (first_extract(data), second_extract(data)):
        put(extract, one(RECORDS, "given-names"), "Robin Jay")
    put(first_extract(data), one(RECORDS, "also-known-as"), ["Robbie", "Jay"])
    assert rules_found(data) == []


def test_an_other_name_that_is_a_name_elsewhere_is_known_there() -> None:
    for known in ("Robin", "Hartley", "robin hartley", "Hartley Robin"):
        data = perfect(RECORDS)
        put(first_extract(data), one(RECORDS, "also-known-as"), ["Robbie", known])
        assert rules_found(data) == []


def test_a_stronger_finding_stands_in_for_a_weaker_one_and_names_every_agency() -> None:
    for check in (check for check in RECORDS.checks if check.replaces):
        data = broken(RECORDS, check, one(RECORDS, check.fields[0]))
        extracts = data["extracts"]
        assert isinstance(extracts, list)
        third = {**perfect(RECORDS, ("Health",))["extracts"][0]}  # type: ignore[index] # as made
        put(
            third,
            one(RECORDS, check.fields[0]),
            other_value(RECORDS, one(RECORDS, check.fields[0])),
        )
        extracts.append(third)
        result = checked(data)
        (found,) = [finding for finding in result.between if finding.rule == check.id]
        assert all(agency in found.what for agency in ("Police", "School", "Health"))
        assert not set(check.replaces) & {finding.rule for finding in result.between}
    assert REPLACED


def test_what_could_hurt_a_child_most_stands_first() -> None:
    groups = [group.id for group in RECORDS.groups]
    order = {check.id: groups.index(check.group) for check in RECORDS.checks}
    data = perfect(RECORDS)
    for field in RECORDS.fields:
        put(first_extract(data), field, None)
    put(first_extract(data), one(RECORDS, "born"), "2011-06-07")
    result = checked(data)
    for found in (result.in_each[0].findings, result.between, result.first):
        places = [order[finding.rule] for finding in found]
        assert places == sorted(places)
    assert len(result.first) == RECORDS.show_first
    assert result.first[0].rule == "born-differs"


def test_the_order_of_the_groups_is_the_order_of_a_result() -> None:
    data = perfect(RECORDS)
    for field in RECORDS.fields:
        put(first_extract(data), field, None)
    turned = replace(RULES, records=replace(RECORDS, groups=RECORDS.groups[::-1]))
    given = read(record_shape(RECORDS), data)
    order = {check.id: check.group for check in RECORDS.checks}
    before = [order[f.rule] for f in check_record(RULES, given).in_each[0].findings]
    after = [order[f.rule] for f in check_record(turned, given).in_each[0].findings]
    assert list(dict.fromkeys(after)) == list(dict.fromkeys(before))[::-1]


def test_identity_and_dates_come_before_everything_else() -> None:
    groups = [group.id for group in RECORDS.groups]
    assert groups[1:4] == ["age", "identity", "dates"]


def test_without_today_the_future_is_not_looked_at_and_that_is_said() -> None:
    data = perfect(RECORDS)
    put(first_extract(data), one(RECORDS, "referral"), "2099-01-01")
    with_today = {finding.rule for finding in checked(data).in_each[0].findings}
    del data["today"]
    result = checked(data)
    assert result.not_checked == (RECORDS.no_today,)
    assert result.today is None
    lost = with_today - {finding.rule for finding in result.in_each[0].findings}
    assert {check.kind for check in RECORDS.checks if check.id in lost} == {"in the future"}


def test_one_extract_alone_is_compared_with_nothing_and_that_is_said() -> None:
    result = checked(perfect(RECORDS, ("Police",)))
    assert result.not_checked == (RECORDS.one_extract,)
    assert result.between == ()
    assert {row.standing for row in result.table} == {"only one has it"}


def test_today_itself_is_not_the_future() -> None:
    data = perfect(RECORDS)
    for extract in (first_extract(data), second_extract(data)):
        put(extract, one(RECORDS, "written-on"), TODAY_DAY)
    assert rules_found(data) == []


def test_every_result_can_be_written_as_json() -> None:
    for breaking in BREAKINGS:
        json.dumps(plain(checked(broken(RECORDS, *breaking))))


def test_an_agency_that_is_named_twice_is_refused() -> None:
    with pytest.raises(FaultsFound) as found:
        checked(perfect(RECORDS, ("Police", "School", " police", "POLICE")))
    assert [fault.place for fault in found.value.faults] == [
        '"extracts", 3, "agency"',
        '"extracts", 4, "agency"',
    ]
    assert "(2)" in found.value.faults[0].remedy


def test_a_record_without_an_extract_is_refused() -> None:
    with pytest.raises(FaultsFound, match="there is no extract"):
        checked({"extracts": []})


def test_the_dates_of_a_record_have_ids_of_their_own() -> None:
    assert len({field.entry for field in RECORDS.fields}) == len(RECORDS.fields)
    assert dated(RECORDS)


@pytest.mark.parametrize("module", [cse_guidance.records, ages, nhs_number, same])
def test_the_examples_in_the_words_of_the_functions_are_true(module: object) -> None:
    done = doctest.testmod(module)  # type: ignore[arg-type] # a module, as listed above
    assert done.attempted
    assert not done.failed
