"""What a check of a record has to find, whatever an area makes of the words and the order.

These are the findings of the audit and what the issue asks for. They name fields and dates, so
that taking a check out of the rules, or changing an age in it, does not go unnoticed.
"""

from __future__ import annotations

from datetime import date

import pytest
from record_cases import (
    TODAY_DAY,
    Data,
    dated,
    first_extract,
    one,
    perfect,
    put,
    second_extract,
    years_before,
)

from cse_guidance.answers import Finding
from cse_guidance.inputs import read
from cse_guidance.inputs.of_record import record_shape
from cse_guidance.load import packaged_rules
from cse_guidance.model import RecordCheck, RecordField
from cse_guidance.records import check_record

RULES = packaged_rules()
RECORDS = RULES.records
REFERRAL = date(2026, 2, 12)
# What follows what: the later of each pair is never before the earlier.
IN_ORDER = [
    ("referral", "event"),
    ("strategy-discussion", "referral"),
    ("section-47-start", "strategy-discussion"),
    ("conference", "strategy-discussion"),
    ("conference", "section-47-start"),
    ("core-group", "conference"),
    ("review-conference", "conference"),
    ("written-on", "event"),
]


def found_in(data: Data) -> list[Finding]:
    """Return the findings, without the prompts."""
    result = check_record(RULES, read(record_shape(RECORDS), data))
    return [*(f for each in result.in_each for f in each.findings), *result.between]


def kinds_in(data: Data) -> set[str]:
    kinds = {check.id: check.kind for check in RECORDS.checks}
    return {kinds[finding.rule] for finding in found_in(data)}


def two(born: date | None, other: date | None, where: str, day: date) -> Data:
    """Return two extracts that say nothing but a date of birth and one date (or today's)."""
    data: Data = {"extracts": [{"agency": a, "dates": {}} for a in ("Police", "School")]}
    for extract, own in ((first_extract(data), born), (second_extract(data), other)):
        put(extract, one(RECORDS, "born"), own)
        if where != "today":
            put(extract, one(RECORDS, where), day)
    return {**data, "today": day.isoformat()} if where == "today" else data


@pytest.mark.parametrize(("later", "earlier"), IN_ORDER)
def test_a_date_before_what_it_follows_is_found(later: str, earlier: str) -> None:
    data = {
        "extracts": [{"agency": "Police", "dates": {}}],
    }
    extract = first_extract(data)
    put(extract, one(RECORDS, earlier), date(2026, 2, 12))
    for day, wrong in ((date(2026, 2, 11), True), (date(2026, 2, 12), False)):
        put(extract, one(RECORDS, later), day)
        assert ("out of order" in kinds_in(data)) == wrong


@pytest.mark.parametrize("field", [*dated(RECORDS), one(RECORDS, "written-on")], ids=lambda f: f.id)
def test_nothing_happened_before_the_child_was_born(field: RecordField) -> None:
    data = {"extracts": [{"agency": "Police", "born": "2011-05-23", "dates": {}}]}
    put(first_extract(data), field, date(2011, 5, 22))
    assert "out of order" in kinds_in(data)


@pytest.mark.parametrize("name", ["born", "event", "referral", "section-47-start", "written-on"])
def test_what_has_happened_is_not_in_the_future(name: str) -> None:
    data = perfect(RECORDS)
    put(first_extract(data), one(RECORDS, name), TODAY_DAY.replace(day=TODAY_DAY.day + 1))
    assert "in the future" in kinds_in(data)


@pytest.mark.parametrize("name", ["conference", "core-group", "review-conference", "cse-meeting"])
def test_a_meeting_may_be_planned(name: str) -> None:
    data = perfect(RECORDS)
    for extract in (first_extract(data), second_extract(data)):
        put(extract, one(RECORDS, name), TODAY_DAY.replace(year=TODAY_DAY.year + 1))
    assert "in the future" not in kinds_in(data)


@pytest.mark.parametrize("years", [13, 18])
@pytest.mark.parametrize("where", ["event", "referral", "written-on", "today"])
def test_the_two_ages_at_which_the_law_changes_are_both_looked_at(years: int, where: str) -> None:
    turned = years_before(REFERRAL, years)
    still = turned.replace(day=turned.day + 1)
    told = [f.what for f in found_in(two(turned, still, where, REFERRAL)) if str(years) in f.what]
    assert any("12 February 2026" in what and "under" in what for what in told)
    assert "either side of an age" not in kinds_in(two(turned, turned, where, REFERRAL))
    assert "either side of an age" not in kinds_in(two(still, still, where, REFERRAL))


@pytest.mark.parametrize("where", ["event", "referral", "written-on"])
@pytest.mark.parametrize(("stated", "wrong"), [(13, False), (12, True), (14, True)])
def test_an_age_is_read_as_of_the_days_of_the_record(
    where: str, stated: int, *, wrong: bool
) -> None:
    data: Data = {"extracts": [{"agency": "Police", "age": stated, "dates": {}}]}
    put(first_extract(data), one(RECORDS, "born"), years_before(REFERRAL, 13))
    put(first_extract(data), one(RECORDS, where), REFERRAL)
    assert ("age does not fit" in kinds_in(data)) == wrong


def test_an_age_that_changed_while_the_record_was_made_may_be_either() -> None:
    data: Data = {"extracts": [{"agency": "Police", "dates": {}, "written_on": "2026-02-13"}]}
    put(first_extract(data), one(RECORDS, "born"), years_before(REFERRAL, 13))
    put(first_extract(data), one(RECORDS, "event"), date(2026, 2, 11))
    for stated, wrong in ((11, True), (12, False), (13, False), (14, True)):
        put(first_extract(data), one(RECORDS, "age"), stated)
        assert ("age does not fit" in kinds_in(data)) == wrong


def test_only_what_may_well_be_right_is_a_prompt() -> None:
    prompts = {(check.kind, check.fields) for check in RECORDS.checks if check.strength == "prompt"}
    assert prompts == {
        ("day and month", ("born",)),
        ("nearly the same", ("given-names", "family-name")),
        ("not recorded", ("nhs-number",)),
    }


def test_nobody_has_an_age_before_birth() -> None:
    unborn = REFERRAL.replace(year=REFERRAL.year + 1)
    older = years_before(REFERRAL, 14)
    assert "either side of an age" not in kinds_in(two(unborn, older, "referral", REFERRAL))


def test_who_is_eighteen_at_the_referral_is_never_turned_away() -> None:
    born = years_before(REFERRAL, 18)
    (check,) = [check for check in RECORDS.checks if check.kind == "at least this age"]
    rules = {finding.rule for finding in found_in(two(born, born, "referral", REFERRAL))}
    assert check.id in rules
    younger = born.replace(day=born.day + 1)
    assert check.id not in {f.rule for f in found_in(two(younger, younger, "referral", REFERRAL))}
    assert "adult safeguarding" in check.do
    assert "Do not close" in check.do


@pytest.mark.parametrize("born", ["2012-01-01", "1900-05-06", "1901-12-13"])
def test_days_that_stand_for_nobody_knows_are_pointed_out(born: str) -> None:
    assert "placeholder" in kinds_in({"extracts": [{"agency": "Police", "born": born}]})


def test_an_ordinary_day_is_no_placeholder() -> None:
    assert "placeholder" not in kinds_in({"extracts": [{"agency": "Police", "born": "2012-01-02"}]})


@pytest.mark.parametrize("later", ["section-47-start", "conference"])
def test_an_enquiry_or_a_conference_without_a_strategy_discussion_is_found(later: str) -> None:
    bare: Data = {"extracts": [{"agency": "Police", "dates": {}}]}
    before = {finding.rule for finding in found_in(bare)}
    put(first_extract(bare), one(RECORDS, later), REFERRAL)
    (new,) = {finding.rule for finding in found_in(bare)} - before
    (check,) = [check for check in RECORDS.checks if check.id == new]
    assert check.fields == ("strategy-discussion",)


def test_a_cse_meeting_never_stands_in_for_a_strategy_discussion() -> None:
    data = perfect(RECORDS)
    for extract in (first_extract(data), second_extract(data)):
        put(extract, one(RECORDS, "strategy-discussion"), None)
        put(extract, one(RECORDS, "cse-meeting"), REFERRAL)
    assert any("strategy discussion" in finding.what for finding in found_in(data))


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        (("Aleksandra", "Nowak"), ("Alexandra", "Novak"), True),
        (("Jamie", "Lowe"), ("Jaime", "Lowe"), True),
        (("Kayleigh", "Hart"), ("Kayley", "Hart"), True),
        (("Robin", "Hartley"), ("Quentin", "Osborne"), False),
        (("Robin", "Hartley"), ("Quentin", "Hartley"), False),
        (("Sam", "Patel"), ("Sam", "Patel"), False),
    ],
)
def test_near_misses_are_pointed_out_and_a_person_decides(
    first: tuple[str, str], second: tuple[str, str], *, near: bool
) -> None:
    extracts = [
        {"agency": agency, "given_names": given, "family_name": family}
        for agency, (given, family) in zip(("Police", "School"), (first, second), strict=True)
    ]
    result = check_record(RULES, read(record_shape(RECORDS), {"extracts": extracts}))
    assert bool(result.between_prompts) == near
    assert all("A person decides" in finding.do for finding in result.between_prompts)


@pytest.mark.parametrize("check", RECORDS.checks, ids=lambda check: check.id)
def test_no_check_lets_a_child_wait_for_a_record(check: RecordCheck) -> None:
    # Words that would make a tidy record a condition for keeping a child safe.
    words = f"{check.why} {check.do}".casefold()
    for phrase in (
        "before you refer",
        "before a referral",
        "before a strategy",
        "until the record",
    ):
        assert phrase not in words


def test_that_nothing_waits_for_a_record_is_said_first_and_rests_on_the_law() -> None:
    assert RECORDS.act_first.text.startswith("If a child is in danger now, ring 999.")
    kinds = {RULES.sources[name].kind for name in RECORDS.act_first.sources}
    assert "law" in kinds


def test_a_clean_result_is_never_called_right() -> None:
    text = RECORDS.limits.text.lower()
    assert "can still be wrong" in text
    assert "proof of identity" in text
    assert "ask the child" in text
    assert "another child's" in text


def test_no_check_calls_this_sites_advice_national() -> None:
    for check in RECORDS.checks:
        kinds = {RULES.sources[name].kind for name in check.sources}
        if kinds <= {"site choice", "report", "guidance"}:
            assert check.scope == "site advice", check.id
        if check.scope == "local example":
            assert "local procedure" in kinds, check.id
