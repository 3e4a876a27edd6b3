"""The bank holidays of England, for the years in which working days can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holidays:
    """Every bank holiday from the first day of `first_year` to the last day of `last_year`.

    `days` holds what each is called, by date. `fewest` is how many every year has at least.
    """

    first_year: int
    last_year: int
    fewest: int
    days: Mapping[date, str]
    sources: tuple[str, ...]

    def covers(self, day: date) -> bool:
        """Return whether the bank holidays of a day's year are known."""
        return self.first_year <= day.year <= self.last_year
