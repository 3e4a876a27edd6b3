"""The bank holidays of a folder: every slip is named, with its date."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules

HOLIDAYS = "holidays.toml"


def holiday(day: str, title: str = "A day") -> str:
    return f'[[holiday]]\ndate = {day}\ntitle = "{title}"\n'


def lines_of(rules: Rules, number: int) -> tuple[str, str]:
    """Return the date and the title of one holiday, as they stand in the file."""
    day = list(rules.holidays.days)[number]
    return day.isoformat(), rules.holidays.days[day]


def test_a_holiday_that_is_written_twice_is_named(conf_copy: Path, rules: Rules) -> None:
    day, title = lines_of(rules, 3)
    swap(conf_copy, HOLIDAYS, holiday(day, title), holiday(day, title) * 2)
    assert_only(faults_of(conf_copy), HOLIDAYS, "holiday 5", f"{day} is written twice", "one")


def test_holidays_out_of_order_are_named(conf_copy: Path, rules: Rules) -> None:
    one, two = (holiday(*lines_of(rules, number)) for number in (3, 4))
    swap(conf_copy, HOLIDAYS, f"{one}\n{two}", f"{two}\n{one}")
    day, after = lines_of(rules, 3)[0], lines_of(rules, 4)[0]
    assert_only(
        faults_of(conf_copy), HOLIDAYS, "holiday 5", f"{day} comes after {after}", "in order"
    )


def test_a_year_that_lost_a_holiday_is_named(conf_copy: Path, rules: Rules) -> None:
    year = rules.holidays.first_year
    days = [day for day in rules.holidays.days if day.year == year + 4]
    assert len(days) == rules.holidays.fewest, "take a year without substitute days"
    swap(conf_copy, HOLIDAYS, holiday(days[2].isoformat(), rules.holidays.days[days[2]]), "")
    problem = f"the year {year + 4} has {len(days) - 1} of at least {len(days)}"
    assert_only(faults_of(conf_copy), HOLIDAYS, "holidays", problem, "missing")


def test_a_year_without_any_holiday_is_named(conf_copy: Path, rules: Rules) -> None:
    year = rules.holidays.last_year + 1
    change(conf_copy, HOLIDAYS, "[holidays]", "last_year", str(year))
    assert_only(faults_of(conf_copy), HOLIDAYS, "holidays", f"the year {year} has no", "Add")


def test_a_holiday_outside_the_years_of_the_file_is_named(conf_copy: Path, rules: Rules) -> None:
    day = f"{rules.holidays.last_year + 1}-01-01"
    add(conf_copy, HOLIDAYS, holiday(day))
    place = f"holiday {len(rules.holidays.days) + 1}"
    assert_only(faults_of(conf_copy), HOLIDAYS, place, "outside the years", "from")


def test_years_the_wrong_way_round_are_named(conf_copy: Path, rules: Rules) -> None:
    change(conf_copy, HOLIDAYS, "[holidays]", "first_year", str(rules.holidays.last_year + 1))
    faults = faults_of(conf_copy)
    assert_fault(faults, HOLIDAYS, "holidays", "comes before", "Change them round")


@pytest.mark.parametrize(
    ("value", "told", "place"),
    [
        ('"2015-01-01"', "is a text", 'holiday "2015-01-01"'),
        ("2015-01-01T00:00:00", "a date with a time", "holiday 1"),
        ("20150101", "a whole number", "holiday 1"),
    ],
)
def test_a_date_that_is_none_is_named(conf_copy: Path, value: str, told: str, place: str) -> None:
    change(conf_copy, HOLIDAYS, "[[holiday]]", "date", value)
    assert_fault(faults_of(conf_copy), HOLIDAYS, place, told, "2027-05-31")


def test_a_day_that_is_not_in_the_calendar_is_told(conf_copy: Path) -> None:
    change(conf_copy, HOLIDAYS, "[[holiday]]", "date", "2015-02-29")
    (fault,) = faults_of(conf_copy)
    assert fault.file == HOLIDAYS
    assert "cannot be read" in fault.problem


def test_a_holiday_says_what_it_is_called(conf_copy: Path) -> None:
    change(conf_copy, HOLIDAYS, "[[holiday]]", "title", None)
    assert_only(faults_of(conf_copy), HOLIDAYS, "holiday 1", '"title" is missing', "Write")


def test_the_holidays_name_their_source(conf_copy: Path) -> None:
    change(conf_copy, HOLIDAYS, "[holidays]", "sources", '["nobody"]')
    assert_only(faults_of(conf_copy), HOLIDAYS, "holidays", 'no source "nobody"')


def test_a_file_without_any_holiday_is_one_fault(conf_copy: Path) -> None:
    path = conf_copy / HOLIDAYS
    head = path.read_text(encoding="utf-8").partition("[[holiday]]")[0]
    path.write_text(head, encoding="utf-8")
    assert_only(faults_of(conf_copy), HOLIDAYS, "", "there is no [[holiday]]", "Add")


def test_a_day_that_an_area_adds_by_hand_is_read(conf_copy: Path, rules: Rules) -> None:
    last = list(rules.holidays.days)[-1].isoformat()
    year = rules.holidays.last_year
    assert last < f"{year}-12-31"
    add(conf_copy, HOLIDAYS, holiday(f"{year}-12-31", "A day of our own"))
    assert faults_of(conf_copy) == []
