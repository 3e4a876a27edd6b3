"""Writes conf/holidays.toml: the bank holidays of England, from the `holidays` library.

    python tools/bank_holidays.py

Run it with the project's own .venv after the library has been moved to a newer version, and read
the difference. A test makes the file again and compares every byte.
"""

from datetime import date
from importlib.metadata import version

import holidays
from places import RULES

FILE = RULES / "holidays.toml"
FIRST_YEAR, LAST_YEAR = 2015, 2035
# As people in England call them; the library's own names are kept where nothing stands here.
CALLED = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}
HEAD = f"""\
# Made by tools/bank_holidays.py with version {version("holidays")} of the "holidays" library.
#
# A test makes this file again and compares every byte. A day that the government adds later, as it
# did in 2022 and 2023, comes with a newer version of the library. Until then an area may add it by
# hand, in its place among the dates.

[holidays]
first_year = {FIRST_YEAR}
last_year = {LAST_YEAR}
# England has at least this many in every year: a year with fewer has lost a line.
fewest = {{fewest}}
sources = ["bank-holidays"]
"""


def bank_holidays() -> dict[date, str]:
    """Return every bank holiday of England in these years, and what it is called, in order."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = holidays.country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return {day: called(found[day]) for day in sorted(found)}


def called(title: str) -> str:
    """Return what a holiday is called in the file."""
    name, observed, _ = title.partition(" (observed)")
    return f"{CALLED.get(name, name)}{' (substitute day)' if observed else ''}"


def holidays_file() -> str:
    """Return the whole file."""
    days = bank_holidays()
    years = [day.year for day in days]
    fewest = min(years.count(year) for year in years)
    lines = [HEAD.format(fewest=fewest)]
    lines += [
        f'[[holiday]]\ndate = {day.isoformat()}\ntitle = "{title}"\n' for day, title in days.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    FILE.write_text(holidays_file(), encoding="utf-8", newline="\n")
    print(f"Wrote {FILE.relative_to(RULES.parent).as_posix()}.")
