"""The file of bank holidays is the one that the library gives, byte for byte."""

from __future__ import annotations

from datetime import date

import bank_holidays
import holidays
from breaking import CONF
from dateutil.easter import easter

from cse_guidance.model import Rules


def test_made_again_the_file_is_the_same_to_the_byte() -> None:
    made = bank_holidays.holidays_file().encode("utf-8")
    again = "Run: .venv/bin/python tools/bank_holidays.py, and read the difference."
    assert (CONF / "holidays.toml").read_bytes() == made, again


def test_the_head_names_the_script_and_the_version_of_the_library() -> None:
    first = (CONF / "holidays.toml").read_text(encoding="utf-8").splitlines()[0]
    assert "tools/bank_holidays.py" in first
    assert f"version {holidays.__version__} " in first


def test_what_is_loaded_is_what_the_library_says_on_every_day(rules: Rules) -> None:
    years = range(rules.holidays.first_year, rules.holidays.last_year + 1)
    library = holidays.country_holidays("GB", subdiv="ENG", years=years)
    assert set(rules.holidays.days) == set(library)


def test_england_alone_is_meant_and_not_its_neighbours(rules: Rules) -> None:
    years = range(rules.holidays.first_year, rules.holidays.last_year + 1)
    for other in ("SCT", "NIR"):
        assert set(rules.holidays.days) != set(
            holidays.country_holidays("GB", subdiv=other, years=years)
        )


def test_the_days_that_were_added_for_one_year_are_there(rules: Rules) -> None:
    # Two in 2022 and one in 2023, as everybody remembers; no library is asked here.
    days = rules.holidays.days
    assert "Jubilee" in days[date(2022, 6, 3)]
    assert "Funeral" in days[date(2022, 9, 19)]
    assert "Coronation" in days[date(2023, 5, 8)]
    # Two May holidays were moved: to the jubilee's Thursday, and to VE Day in 2020.
    assert {date(2022, 6, 2), date(2020, 5, 8)} <= set(days)
    assert not {date(2022, 5, 30), date(2020, 5, 4)} & set(days)


def test_easter_and_what_christmas_gives_are_there_in_every_year(rules: Rules) -> None:
    days = rules.holidays.days
    for year in range(rules.holidays.first_year, rules.holidays.last_year + 1):
        sunday = easter(year)
        assert days[date.fromordinal(sunday.toordinal() - 2)] == "Good Friday"
        assert days[date.fromordinal(sunday.toordinal() + 1)] == "Easter Monday"
        for first in (date(year, 1, 1), date(year, 12, 25)):
            assert first in days
        # Christmas Day and Boxing Day never cost a working day less than two.
        near = [d for d in days if date(year, 12, 25) <= d <= date(year, 12, 28)]
        assert sum(d.weekday() < 5 for d in near) == 2


def test_every_substitute_day_stands_for_a_holiday_on_a_weekend(rules: Rules) -> None:
    days = rules.holidays.days
    substitutes = [day for day, title in days.items() if "(substitute day)" in title]
    assert substitutes
    for day in substitutes:
        name = days[day].removesuffix(" (substitute day)")
        original = max(d for d, title in days.items() if title == name and d < day)
        assert original.weekday() >= 5
        assert day.weekday() < 5
        assert (day - original).days <= 3
