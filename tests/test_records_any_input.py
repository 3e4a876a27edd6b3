"""Whatever agencies have written, what is true of every result stays true."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st
from record_cases import Data, age, one, perfect

from cse_guidance.answers import plain
from cse_guidance.inputs import read
from cse_guidance.inputs.of_record import record_shape
from cse_guidance.load import packaged_rules
from cse_guidance.model import RecordField
from cse_guidance.records import RecordResult, check_record
from cse_guidance.records.ages import age_on, swapped
from cse_guidance.records.hit import fill, places_in
from cse_guidance.records.same import percent_alike, plain_name, plain_text

RULES = packaged_rules()
RECORDS = RULES.records
AGENCIES = ("Police", "School", "Health", "Children's social care")

# Days near to one another, so that they are often equal, out of order or swapped.
days = st.dates(date(2007, 1, 1), date(2013, 12, 31)) | st.dates(
    date(2025, 12, 1), date(2026, 4, 1)
)
names = st.sampled_from(
    ["Robin", "robin", "Robyn", "Zoë", "Zoe", "Hartley", "Hart-Ley", "Patel", "other", "-", "  x "]
) | st.text(min_size=1, max_size=12).filter(str.strip)
numbers = st.sampled_from(["999 000 0018", "9990000026", "999 000 0019", "123 456 7881", "n/a"])
RULES_OF = {
    "name": names,
    "names": st.lists(names, max_size=3),
    "text": names,
    "day": days.map(date.isoformat),
    "whole": st.integers(0, 120),
    "nhs number": numbers | names,
}


def values_of(field: RecordField) -> st.SearchStrategy[object]:
    """Return what may be written in a field."""
    if field.kind == "choice":
        return st.sampled_from(field.answers)
    return RULES_OF[field.kind]


extract = st.fixed_dictionaries(
    {},
    optional={
        **{field.entry: values_of(field) for field in RECORDS.fields if not field.dated},
        "dates": st.fixed_dictionaries(
            {},
            optional={field.entry: values_of(field) for field in RECORDS.fields if field.dated},
        ),
    },
)


@st.composite
def any_record(draw: st.DrawFn) -> Data:
    """Draw a record of one to four agencies."""
    found = draw(st.lists(extract, min_size=1, max_size=len(AGENCIES)))
    extracts = [{"agency": a, **e} for a, e in zip(AGENCIES, found, strict=False)]
    today = draw(st.none() | days)
    return {"extracts": extracts, **({"today": today.isoformat()} if today else {})}


def checked(data: Data) -> RecordResult:
    return check_record(RULES, read(record_shape(RECORDS), data))


def extracts_of(data: Data) -> list[Data]:
    extracts = data["extracts"]
    assert isinstance(extracts, list)
    return extracts


@settings(max_examples=300)
@given(any_record())
def test_every_result_says_what_it_always_says_and_can_be_written_as_json(data: Data) -> None:
    result = checked(data)
    json.dumps(plain(result))
    assert result.limits.text
    assert result.act_first.text
    assert [row.title for row in result.table] == [field.title for field in RECORDS.fields]
    assert [each.agency for each in result.in_each] == [e["agency"] for e in extracts_of(data)]
    known = {check.id: check for check in RECORDS.checks}
    lists = [result.between, *(each.findings for each in result.in_each)]
    hints = [result.between_prompts, *(each.prompts for each in result.in_each)]
    assert {known[f.rule].strength for found in lists for f in found} <= {"finding"}
    assert {known[f.rule].strength for found in hints for f in found} <= {"prompt"}
    assert set(result.first) <= {finding for found in lists for finding in found}
    assert len(result.first) == min(RECORDS.show_first, sum(len(found) for found in lists))


@settings(max_examples=200)
@given(any_record())
def test_a_row_of_the_table_agrees_exactly_where_nothing_differs(data: Data) -> None:
    result = checked(data)
    for row in result.table:
        assert len(row.said) + len(row.not_recorded_by) == len(result.in_each)
        expected = {0: "nobody has it", 1: "only one has it"}.get(len(row.said))
        assert expected in (None, row.standing)
        if expected is None:
            assert row.standing in ("agree", "differ")
        if len({said.value for said in row.said}) == 1 and len(row.said) > 1:
            assert row.standing == "agree"
    compared = {c.fields: c for c in RECORDS.checks if c.kind == "differs"}
    found = {finding.rule for finding in result.between}
    differing = {row.field for row in result.table if row.standing == "differ"}
    for fields, check in compared.items():
        entries = {one(RECORDS, name).entry for name in fields}
        replacing = {c.id for c in RECORDS.checks if check.id in c.replaces}
        assert bool(entries & differing) == (check.id in found or bool(found & replacing))


@settings(max_examples=150)
@given(any_record(), st.randoms(use_true_random=False))
def test_in_which_order_agencies_are_named_makes_no_difference(data: Data, random: object) -> None:
    other = deepcopy(data)
    random.shuffle(extracts_of(other))  # type: ignore[attr-defined] # a random.Random
    before, after = checked(data), checked(other)
    assert sorted(f.rule for f in before.between) == sorted(f.rule for f in after.between)
    by_agency = {each.agency: each for each in after.in_each}
    assert all(by_agency[each.agency] == each for each in before.in_each)
    assert [row.standing for row in before.table] == [row.standing for row in after.table]


@settings(max_examples=150)
@given(any_record())
def test_what_is_wrong_in_one_extract_does_not_depend_on_the_others(data: Data) -> None:
    together = checked(data)
    for number, each in enumerate(together.in_each):
        alone = checked({**data, "extracts": [extracts_of(data)[number]]})
        assert alone.in_each == (each,)


@settings(max_examples=150)
@given(any_record())
def test_a_copy_under_another_name_differs_in_nothing(data: Data) -> None:
    extracts = [{**extracts_of(data)[0], "agency": agency} for agency in AGENCIES]
    result = checked({**data, "extracts": extracts})
    assert result.between == ()
    assert result.between_prompts == ()


@settings(max_examples=300)
@given(days, st.integers(-3, 3), st.integers(-3, 3))
def test_on_which_side_of_an_age_a_child_is_is_found_to_the_day(
    day: date, first: int, second: int
) -> None:
    for check in (check for check in RECORDS.checks if check.kind == "either side of an age"):
        birthday = date(day.year - (check.years or 0), day.month, min(day.day, 28))
        born = [birthday + timedelta(days=shift) for shift in (first, second)]
        extracts = [
            {"agency": agency, "born": own.isoformat(), "dates": {"referral": day.isoformat()}}
            for agency, own in zip(AGENCIES, born, strict=False)
        ]
        found = {finding.rule for finding in checked({"extracts": extracts}).between}
        under = {age(own, day) < (check.years or 0) for own in born}
        assert (check.id in found) == (len(under) == 2)


@settings(max_examples=300)
@given(days, days, st.integers(0, 20))
def test_an_age_that_is_stated_fits_on_one_of_the_days_or_is_found(
    born: date, day: date, stated: int
) -> None:
    (check,) = [check for check in RECORDS.checks if check.kind == "age does not fit"]
    extracts = [
        {"agency": "Police", "born": born.isoformat(), "age": stated, "written_on": day.isoformat()}
    ]
    found = {f.rule for f in checked({"extracts": extracts}).in_each[0].findings}
    assert (check.id in found) == (day >= born and age(born, day) != stated)


@settings(max_examples=300)
@given(days, days)
def test_eighteen_is_found_from_the_birthday_on(born: date, day: date) -> None:
    (check,) = [check for check in RECORDS.checks if check.kind == "at least this age"]
    extracts = [{"agency": "Police", "born": born.isoformat(), "dates": {"referral": f"{day}"}}]
    found = {f.rule for f in checked({"extracts": extracts}).in_each[0].findings}
    assert (check.id in found) == (day >= born and age(born, day) >= (check.years or 0))


def test_an_age_stated_long_ago_is_not_held_against_a_date_of_birth_today() -> None:
    (check,) = [c for c in RECORDS.checks if c.kind == "either side of an age" and c.years == 13]
    old = {"agency": "Police", "age": 12, "written_on": "2023-05-04"}
    new = {"agency": "School", "born": "2011-02-20", "written_on": "2026-03-02"}
    data = {"today": "2026-03-20", "extracts": [old, new]}
    assert check.id not in {finding.rule for finding in checked(data).between}
    undated = {"agency": "Police", "age": 12}
    data["extracts"] = [undated, new]
    assert check.id in {finding.rule for finding in checked(data).between}


@settings(max_examples=300)
@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 12, 31))
)
def test_an_age_is_the_number_of_birthdays(born: date, day: date) -> None:
    assert age_on(born, day) == age(born, day) if day >= born else age_on(born, day) < 0


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_swapped_twice_is_the_date(day: date) -> None:
    other = swapped(day)
    if day.day <= 12 and day.day != day.month:
        assert other is not None
        assert (other.day, other.month) == (day.month, day.day)
        assert swapped(other) == day
    else:
        assert other is None


@given(st.text(alphabet="abc", max_size=12), st.text(alphabet="abc", max_size=12))
def test_how_alike_two_names_are_does_not_depend_on_their_order(first: str, second: str) -> None:
    assert percent_alike(first, second) == percent_alike(second, first)
    assert 0 <= percent_alike(first, second) <= 100
    assert percent_alike(first, first) == 100
    for one_way, another in ((first, second), (second, first)):
        ratio = SequenceMatcher(None, one_way, another, autojunk=False).ratio()
        assert percent_alike(first, second) >= int(100 * ratio)


@given(st.text(max_size=30))
def test_what_is_plain_already_stays_as_it_is(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)
    assert plain_text(plain_text(text)) == plain_text(text)


def test_vowel_signs_of_other_scripts_are_no_accents() -> None:
    assert plain_name("\u0930\u093e\u091c\u0940") != plain_name("\u0930\u093e\u091c\u093e")
    assert plain_name("\u0645\u062d\u0645\u062f")


@given(st.dictionaries(st.sampled_from(["agency", "value", "said"]), st.text(max_size=20)))
def test_what_fills_a_place_is_not_filled_again(words: dict[str, str]) -> None:
    text = "{agency}: {value}, {said}."
    filled = fill(text, words)
    kept = [words.get(place, f"{{{place}}}") for place in places_in(text)]
    assert filled == f"{kept[0]}: {kept[1]}, {kept[2]}."


def test_a_record_with_everything_twenty_times_over_is_checked_in_one_go() -> None:
    (first, _) = extracts_of(perfect(RECORDS))
    many = [
        {**first, "agency": f"Agency {number}", "given_names": "ab" * 49 + f"{number:02d}"}
        for number in range(20)
    ]
    found = {finding.rule for finding in checked({"extracts": many}).between}
    # All pairs are compared, and still each pair of spellings is told once.
    assert "other-name-in-one-extract-only" not in found
    assert {"name-differs"} <= found
