"""Fictional records: one in which nothing is wrong, and for each check a way to break it.

What breaks a record is worked out from the mechanism and from the loaded rules, so that an area
may change ages, patterns and words without touching a test. Nothing here calls `check_record`.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta

from cse_guidance.model import RecordCheck, RecordField, Records
from cse_guidance.model.records import TODAY, CheckKind

Data = dict[str, object]
TODAY_DAY = date(2026, 3, 20)
FIRST_DAY = date(2026, 2, 2)  # of the dates of a record
BORN = date(2011, 5, 23)  # a day that no month can be
DAY = timedelta(days=1)
WORDS = {"name": "Robin", "text": "Northgate", "nhs number": "999 000 0018"}
OTHER_WORDS = {"name": "Quentin", "text": "Southmoor", "nhs number": "999 000 0026"}
REAL_LOOKING = "123 456 7881"  # passes the check digit; outside the range kept for tests


def age(born: date, day: date) -> int:
    """Return an age by counting birthdays, one by one."""
    years = 0
    while True:
        year = born.year + years + 1
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        if birthday > day:
            return years
        years += 1


def dated(records: Records) -> list[RecordField]:
    """Return the fields that stand among the dates of a record."""
    return [field for field in records.fields if field.dated]


def put(extract: Data, field: RecordField, value: object | None) -> None:
    """Write something into a field of an extract, or take it out."""
    inside = extract["dates"] if field.dated else extract
    assert isinstance(inside, dict)
    if value is None:
        inside.pop(field.entry, None)
    else:
        inside[field.entry] = value.isoformat() if isinstance(value, date) else value


def one(records: Records, field_id: str) -> RecordField:
    """Return a field."""
    (found,) = [field for field in records.fields if field.id == field_id]
    return found


def good_value(records: Records, field: RecordField) -> object:
    """Return what is right in a field: dates in the order of the file, the writing after them."""
    if field.dated:
        return FIRST_DAY + DAY * dated(records).index(field)
    if field.kind == "day":
        return BORN if field.id == "born" else FIRST_DAY + DAY * len(records.fields)
    if field.kind == "whole":
        return age(BORN, FIRST_DAY)
    if field.kind == "choice":
        return field.answers[0]
    first_name = next((one.id for one in records.fields if one.kind == "name"), "")
    if field.kind == "name" and field.id != first_name:
        return "Hartley"
    return ["Robbie"] if field.kind == "names" else WORDS[field.kind]


def perfect(records: Records, agencies: tuple[str, ...] = ("Police", "School")) -> Data:
    """Return a record in which nothing is wrong, missing or different."""
    extract: Data = {"dates": {}}
    for field in records.fields:
        put(extract, field, good_value(records, field))
    extracts = [{"agency": agency, **deepcopy(extract)} for agency in agencies]
    return {TODAY: TODAY_DAY.isoformat(), "extracts": extracts}


def first_extract(data: Data) -> Data:
    """Return the first extract of a record."""
    extracts = data["extracts"]
    assert isinstance(extracts, list)
    extract = extracts[0]
    assert isinstance(extract, dict)
    return extract


def other_value(records: Records, field: RecordField) -> object:
    """Return something else that could stand in a field."""
    if field.kind == "day":
        good = good_value(records, field)
        assert isinstance(good, date)
        return good + DAY
    if field.kind == "whole":
        return age(BORN, FIRST_DAY) + 2
    if field.kind == "choice":
        return field.answers[1]
    return ["Wren"] if field.kind == "names" else OTHER_WORDS[field.kind]


def years_before(day: date, years: int) -> date:
    """Return the birthday of somebody who becomes this old on a day."""
    return day.replace(year=day.year - years)


def second_extract(data: Data) -> Data:
    """Return the second extract of a record."""
    extracts = data["extracts"]
    assert isinstance(extracts, list)
    extract = extracts[1]
    assert isinstance(extract, dict)
    return extract


@dataclass(frozen=True, slots=True)
class Breaking:
    """A perfect record, and the check and the field in which it is to be broken."""

    records: Records
    check: RecordCheck
    field: RecordField
    data: Data

    def put(self, value: object | None) -> None:
        """Write something into the field in the first extract."""
        put(first_extract(self.data), self.field, value)

    def day(self, name: str) -> date:
        """Return the day that a perfect record has somewhere."""
        found = TODAY_DAY if name == TODAY else good_value(self.records, one(self.records, name))
        assert isinstance(found, date)
        return found

    def field_of_kind(self, kind: str) -> RecordField:
        """Return the first field of a kind that the check looks at."""
        fields = [one(self.records, name) for name in self.check.fields]
        return next(field for field in fields if field.kind == kind)


def _placeholder(case: Breaking) -> None:
    year, month, day = case.check.patterns[-1].split("-")
    case.put(
        "-".join([year.replace("*", "1957"), month.replace("*", "11"), day.replace("*", "11")])
    )


def _swap_day_and_month(case: Breaking) -> None:
    case.put(date(2011, 7, 6))
    put(second_extract(case.data), case.field, date(2011, 6, 7))


def _either_side(case: Breaking) -> None:
    birthday = years_before(case.day(case.check.on[0]), case.check.years or 0)
    extracts = (first_extract(case.data), second_extract(case.data))
    for extract, born in zip(extracts, (birthday, birthday + DAY), strict=True):
        put(extract, case.field_of_kind("day"), born)
        put(extract, case.field_of_kind("whole"), None)


def _swap_names(case: Breaking) -> None:
    extract = first_extract(case.data)
    first, last = (one(case.records, name).entry for name in case.check.fields)
    extract[first], extract[last] = extract[last], extract[first]


BREAK: dict[CheckKind, Callable[[Breaking], None]] = {
    "outside the test range": lambda case: case.put(REAL_LOOKING),
    "not recorded": lambda case: case.put(None),
    "in the future": lambda case: case.put(TODAY_DAY + DAY),
    "placeholder": _placeholder,
    "at least this age": lambda case: case.put(
        years_before(case.day(case.check.on[0]), case.check.years or 0)
    ),
    "day and month": lambda case: case.put(date(2011, 7, 6)),
    "age does not fit": lambda case: case.put(
        {"day": date(2008, 5, 23), "whole": 3}[case.field.kind]
    ),
    "out of order": lambda case: case.put(case.day(case.check.not_before[-1]) - DAY),
    "check digit": lambda case: case.put(WORDS["nhs number"][:-1] + "1"),
    "differs": lambda case: case.put(other_value(case.records, case.field)),
    "day and month swapped": _swap_day_and_month,
    "either side of an age": _either_side,
    "names swapped": _swap_names,
    "in one list only": lambda case: case.put(["Robbie", "Wren"]),
    "nearly the same": lambda case: case.put(f"{first_extract(case.data)[case.field.entry]}e"),
}


def broken(records: Records, check: RecordCheck, field: RecordField) -> Data:
    """Return a record that is perfect but for one thing, which this check should find.

    Args:
        records: the rules.
        check: the check that should find something.
        field: the field in which to break the first extract; one of the check's.
    """
    data = perfect(records)
    BREAK[check.kind](Breaking(records, check, field, data))
    return data


def breakings(records: Records) -> list[tuple[RecordCheck, RecordField]]:
    """Return every check with each field in which it can be tried."""
    return [
        (check, field)
        for check in records.checks
        for field in (one(records, name) for name in check.fields)
        if not (check.kind == "in one list only" and field.kind != "names")
    ]
