"""Looks at one agency's extract by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cse_guidance.model import RecordCheck, RecordField, Records
from cse_guidance.model.records import TODAY, CheckKind
from cse_guidance.records.ages import age_on, swapped
from cse_guidance.records.extract import Extract
from cse_guidance.records.hit import Hit
from cse_guidance.records.nhs_number import digits_of, fits
from cse_guidance.words import day_words


@dataclass(frozen=True, slots=True)
class One:
    """One extract, with the rules and today's date."""

    records: Records
    extract: Extract
    today: date | None

    def fields(self, check: RecordCheck) -> Iterator[RecordField]:
        """Yield the fields that a check looks at."""
        found = (self.records.field(field_id) for field_id in check.fields)
        return (field for field in found if field is not None)

    def days(self, names: tuple[str, ...]) -> list[tuple[str, date]]:
        """Return the dates that are known of those named, each with its title."""
        found = []
        for name in names:
            field = self.records.field(name)
            day = self.today if name == TODAY else self.extract.day(name)
            if day is not None:
                found.append((field.title if field else TODAY, day))
        return found

    def hit(self, field: RecordField, **words: str) -> Hit:
        """Return that something was found in a field of this extract."""
        own = {
            "agency": self.extract.agency,
            "field": field.title,
            "value": self.extract.said(field),
        }
        return Hit((self.extract.agency,), field.title, {**own, **words})


def _outside_test_range(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        number = one.extract.text(field.id)
        if fits(number) and not digits_of(number).startswith(check.starts):
            yield one.hit(field)


def _not_recorded(one: One, check: RecordCheck) -> Iterator[Hit]:
    given = [name for name in check.where_given if name in one.extract.values]
    if check.where_given and not given:
        return
    if check.where_says and one.extract.text(given[0]) not in check.where_says:
        return
    for field in one.fields(check):
        if field.id not in one.extract.values:
            yield one.hit(field)


def _in_the_future(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        day = one.extract.day(field.id)
        if day is not None and one.today is not None and day > one.today:
            yield one.hit(field)


def _placeholder(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        day = one.extract.day(field.id)
        if day is None:
            continue
        parts = day.isoformat().split("-")
        for pattern in check.patterns:
            asked = pattern.split("-")
            if all(want in ("*", part) for want, part in zip(asked, parts, strict=True)):
                yield one.hit(field)
                break


def _at_least_this_age(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        born = one.extract.day(field.id)
        for title, day in one.days(check.on) if born is not None else []:
            if born is not None and age_on(born, day) >= (check.years or 0):
                age = str(age_on(born, day))
                yield one.hit(field, age=age, on=title, on_day=day_words(day))
                break


def _day_and_month(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        day = one.extract.day(field.id)
        other = swapped(day) if day is not None else None
        if other is not None:
            yield one.hit(field, other_way=day_words(other))


def _age_does_not_fit(one: One, check: RecordCheck) -> Iterator[Hit]:
    fields = list(one.fields(check))
    birth = next(field for field in fields if field.kind == "day")
    born = one.extract.day(birth.id)
    stated = next(one.extract.whole(field.id) for field in fields if field.kind == "whole")
    days = [day for _, day in one.days(check.on)]
    if born is None or stated is None or not days:
        return
    ages = [age_on(born, day) for day in days]
    # The age may have been written down on any day from the first of these to the last.
    if min(ages) <= stated <= max(ages) or max(ages) < 0:
        return
    youngest, oldest = max(min(ages), 0), max(ages)
    worked_out = str(oldest) if youngest == oldest else f"{youngest} to {oldest}"
    yield one.hit(birth, age=str(stated), worked_out=worked_out)


def _out_of_order(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        later = one.extract.day(field.id)
        for title, earlier in one.days(check.not_before):
            if later is not None and later < earlier:
                yield one.hit(field, other=title, other_value=day_words(earlier))


def _check_digit(one: One, check: RecordCheck) -> Iterator[Hit]:
    for field in one.fields(check):
        number = one.extract.text(field.id)
        if number and not fits(number):
            yield one.hit(field)


IN_ONE: Mapping[CheckKind, Callable[[One, RecordCheck], Iterator[Hit]]] = MappingProxyType(
    {
        "outside the test range": _outside_test_range,
        "not recorded": _not_recorded,
        "in the future": _in_the_future,
        "placeholder": _placeholder,
        "at least this age": _at_least_this_age,
        "day and month": _day_and_month,
        "age does not fit": _age_does_not_fit,
        "out of order": _out_of_order,
        "check digit": _check_digit,
    }
)
