"""Reads a date as people type it: in three boxes, or in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from cse_guidance.words import MONTHS

PARTS = ("day", "month", "year")
IN_ONE_BOX = re.compile(
    r"\s*(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[A-Za-z]{3,9})[\s/.,-]+(\d{4})\s*\Z"
)
AS_YEAR_FIRST = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s*\Z")
TIME = re.compile(r"\s*(\d{1,2})[:.](\d{2})\s*(am|pm)?\s*\Z", re.IGNORECASE)


class NotADateError(Exception):
    """What was typed is no date. The words say what to do, and `part` which box to look at."""

    def __init__(self, words: str, part: str) -> None:
        self.words = words
        self.part = part
        super().__init__(words)


def date_of_boxes(boxes: Mapping[str, str]) -> str | None:
    """Return "2026-11-25" for what stands in the boxes of day, month and year.

    Args:
        boxes: "day", "month" and "year" to what was typed. A month may be a number or a name.

    Returns:
        None where every box is empty.

    Raises:
        NotADateError: something is missing, or there is no such day.
    """
    typed = {part: boxes.get(part, "").strip() for part in PARTS}
    missing = [part for part in PARTS if not typed[part]]
    if len(missing) == len(PARTS):
        return None
    if missing:
        raise NotADateError(f"Add the {' and the '.join(missing)} of the date.", missing[0])
    year = typed["year"]
    if not re.fullmatch(r"[0-9]{4}", year):
        raise NotADateError("Write the year with 4 numbers, for example 2026.", "year")
    month = month_of(typed["month"])
    if month is None:
        raise NotADateError("Write the month as a number from 1 to 12.", "month")
    if not re.fullmatch(r"[0-9]{1,2}", typed["day"]):
        raise NotADateError("Write the day as a number from 1 to 31.", "day")
    try:
        return date(int(year), month, int(typed["day"])).isoformat()
    except ValueError:
        raise NotADateError(
            "There is no such day in the calendar: check the date.", "day"
        ) from None


def moment_of_boxes(boxes: Mapping[str, str]) -> str | None:
    """Return "2026-11-25", or "2026-11-25T14:30" where the box "time" is filled in too.

    Raises:
        NotADateError: as for a date, or the time is no time of day.
    """
    day = date_of_boxes(boxes)
    typed = boxes.get("time", "").strip()
    if not typed:
        return day
    if day is None:
        raise NotADateError("Add the date to the time.", "day")
    return f"{day}T{time_of(typed)}"


def month_of(typed: str) -> int | None:
    """Return the number of a month that was typed as a number or as a name, or None."""
    if re.fullmatch(r"[0-9]{1,2}", typed):
        return int(typed) if 1 <= int(typed) <= len(MONTHS) else None
    wanted = typed.strip(".").lower()
    starts = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(wanted)]
    return starts[0] if len(wanted) >= 3 and len(starts) == 1 else None  # noqa: PLR2004 - "Jun", "Jul"


def date_in_words(typed: str) -> str | None:
    """Return "2026-11-25" where a text is a date, such as "25/11/2026", and None where it is not.

    Raises:
        NotADateError: it looks like a date, and there is no such day.
    """
    found = IN_ONE_BOX.match(typed)
    if found is not None:
        day, month, year = found.groups()
        if month_of(month) is None and not month.isdigit():
            return None
        return date_of_boxes({"day": day, "month": month, "year": year})
    turned = AS_YEAR_FIRST.match(typed)
    if turned is not None:
        year, month, day = turned.groups()
        return date_of_boxes({"day": day, "month": month, "year": year})
    return None


def time_of(typed: str) -> str:
    """Return "14:30" for a time of day as people type it: "14:30", "2.30pm".

    Raises:
        NotADateError: it is no time of day.
    """
    found = TIME.match(typed)
    if found is not None:
        hours, minutes, half = int(found[1]), int(found[2]), (found[3] or "").lower()
        if half and 1 <= hours <= 12:  # noqa: PLR2004 - a clock face has these many
            hours = hours % 12 + (12 if half == "pm" else 0)
        elif half:
            hours = 99
        if hours <= 23 and minutes <= 59:  # noqa: PLR2004 - a day has these many
            return f"{hours:02}:{minutes:02}"
    raise NotADateError("Write the time as hours and minutes, for example 14:30.", "time")
