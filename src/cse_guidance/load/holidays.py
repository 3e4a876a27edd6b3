"""Reads the bank holidays of England."""

from __future__ import annotations

from collections import Counter
from datetime import date
from types import MappingProxyType

from cse_guidance.load.table import NO_DAY, Table
from cse_guidance.model import Holidays

EARLIEST, LATEST = 1900, 2100  # years: what can be handed in lies between them


def read_holidays(table: Table) -> Holidays:
    """Return the bank holidays, having noted every fault in their file."""
    own = table.table("holidays")
    first_year = own.whole("first_year", least=EARLIEST, most=LATEST) or EARLIEST
    last_year = own.whole("last_year", least=EARLIEST, most=LATEST) or EARLIEST
    found: dict[date, str] = {}
    before = NO_DAY
    for item in table.tables("holiday", label="date"):
        day, title = item.day("date"), item.text("title")
        item.finish()
        if day == NO_DAY:
            continue
        if day in found:
            item.fault(f"{day.isoformat()} is written twice.", "Keep one of the two.")
        elif day < before:
            problem = f"{day.isoformat()} comes after {before.isoformat()}."
            item.fault(problem, "Put the dates in order.")
        if not first_year <= day.year <= last_year:
            remedy = f"Write a date from {first_year} to {last_year}."
            item.fault(f"{day.isoformat()} is outside the years of this file.", remedy)
        found[day] = title
        before = max(day, before)
    holidays = Holidays(
        first_year=first_year,
        last_year=last_year,
        fewest=own.whole("fewest", least=1) or 1,
        days=MappingProxyType(found),
        sources=own.texts("sources"),
    )
    _check_years(own, holidays)
    own.finish()
    table.finish()
    return holidays


def _check_years(table: Table, holidays: Holidays) -> None:
    """Note a year that has lost some of its bank holidays, or all of them."""
    if holidays.last_year < holidays.first_year:
        table.fault('"last_year" comes before "first_year".', "Change them round.")
    if not holidays.days:
        return  # that there is none at all was noted when the list was read
    there = Counter(day.year for day in holidays.days)
    for year in range(holidays.first_year, holidays.last_year + 1):
        if not there[year]:
            table.fault(f"the year {year} has no bank holiday.", "Add those of that year.")
        elif there[year] < holidays.fewest:
            problem = f"the year {year} has {there[year]} of at least {holidays.fewest}."
            table.fault(problem, "Add the bank holiday that is missing.")
