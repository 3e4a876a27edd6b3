"""A date is read as people type it, and what is no date is told at the box to look at."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from any_input import NOT_DAYS, ODD_TEXTS
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.checkers.typed_date import (
    PARTS,
    NotADateError,
    date_in_words,
    date_of_boxes,
    moment_of_boxes,
    month_of,
    time_of,
)
from cse_guidance.inputs.shape import EARLIEST, LATEST

EVERY_DAY = [EARLIEST + timedelta(days=n) for n in range((LATEST - EARLIEST).days + 1)]
NAMES = list(calendar.month_name)[1:]
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def name_of(day: date) -> str:
    return NAMES[day.month - 1]


def with_ordinal(day: date) -> str:
    return f"{day.day}{ORDINALS.get(day.day, 'th')}"


def three(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


IN_BOXES: list[Callable[[date], dict[str, str]]] = [
    lambda day: three(str(day.day), str(day.month), str(day.year)),
    lambda day: three(f"{day:%d}", f"{day:%m}", f"{day:%Y}"),
    lambda day: three(f" {day.day} ", name_of(day), f"{day.year} "),
    lambda day: three(str(day.day), name_of(day)[:3].upper(), str(day.year)),
    lambda day: three(str(day.day), f"{name_of(day)[:4].lower()}.", str(day.year)),
]
IN_ONE_BOX: list[Callable[[date], str]] = [
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f" {day.day}-{day.month}-{day.year} ",
    lambda day: f"{day.day} {name_of(day)} {day.year}",
    lambda day: f"{with_ordinal(day)} {name_of(day)[:3].lower()}, {day.year}",
    lambda day: f"{day.day} {day.month} {day.year}",
    date.isoformat,
]


@pytest.mark.parametrize("typed", IN_BOXES)
def test_every_date_comes_back_from_three_boxes(typed: Callable[[date], dict[str, str]]) -> None:
    for day in EVERY_DAY:
        assert date_of_boxes(typed(day)) == day.isoformat(), typed(day)


@pytest.mark.parametrize("typed", IN_ONE_BOX)
def test_every_date_comes_back_from_one_box(typed: Callable[[date], str]) -> None:
    for day in EVERY_DAY:
        assert date_in_words(typed(day)) == day.isoformat(), typed(day)


def read(typed: Callable[[], str | None]) -> tuple[str | None, NotADateError | None]:
    """Return what was read, or what is wrong with it."""
    try:
        return typed(), None
    except NotADateError as wrong:
        return None, wrong


def test_boxes_that_are_all_empty_are_no_date_and_no_fault() -> None:
    for boxes in ({}, three("", " ", "\t"), {"time": ""}):
        assert date_of_boxes(boxes) is None
        assert moment_of_boxes(boxes) is None


typed_part = st.sampled_from(
    ["", " ", "0", "00", "1", "01", "9", "28", "29", "30", "31", "32", "99", "2024", "2026", "26"]
) | st.sampled_from(["January", "feb", "Ju", "Jun", "Ma", "Octember", "", *ODD_TEXTS, *NOT_DAYS])


@given(typed_part, typed_part, typed_part)
def test_three_boxes_give_a_day_of_the_calendar_or_a_sentence_and_the_box_to_look_at(
    day: str, month: str, year: str
) -> None:
    found, wrong = read(lambda: date_of_boxes(three(day, month, year)))
    if wrong:
        assert wrong.words.endswith(".")
        assert wrong.part in PARTS
        assert not could_be_a_date(day, month, year)
        return
    if found is None:
        assert not f"{day}{month}{year}".strip()
        return
    assert could_be_a_date(day, month, year)
    assert date.fromisoformat(found).day == int(day)
    assert date.fromisoformat(found).year == int(year)


def could_be_a_date(day: str, month: str, year: str) -> bool:
    """Say, without the code that is tried, whether three texts name a day of the calendar."""
    day, month, year = day.strip(), month.strip(), year.strip()
    short = [name[:3].lower() for name in NAMES]
    number = month if re.fullmatch("[0-9]{1,2}", month) else ""
    if month[:3].lower() in short and len(month) >= 3:
        place = short.index(month[:3].lower())
        number = str(place + 1) if NAMES[place].lower().startswith(month.lower()) else ""
    if not number or not re.fullmatch("[0-9]{1,2}", day) or not re.fullmatch("[0-9]{4}", year):
        return False
    try:
        date(int(year), int(number), int(day))
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("boxes", "part", "told"),
    [
        (three("", "11", "2026"), "day", "Add the day"),
        (three("25", "", "2026"), "month", "Add the month"),
        (three("25", "", ""), "month", "Add the month and the year"),
        (three("25", "11", "26"), "year", "4 numbers"),
        (three("25", "13", "2026"), "month", "1 to 12"),
        (three("25", "0", "2026"), "month", "1 to 12"),
        (three("25", "Ju", "2026"), "month", "1 to 12"),
        (three("25th", "11", "2026"), "day", "1 to 31"),
        (three("31", "11", "2026"), "day", "no such day"),
        (three("29", "2", "2026"), "day", "no such day"),
        ({"time": "14:30"}, "day", "Add the date"),
        ({**three("25", "11", "2026"), "time": "half past"}, "time", "hours and minutes"),
        ({**three("25", "11", ""), "time": "14:30"}, "year", "Add the year"),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_its_box(
    boxes: dict[str, str], part: str, told: str
) -> None:
    with pytest.raises(NotADateError) as found:
        moment_of_boxes(boxes)
    assert found.value.part == part
    assert told in found.value.words


def test_a_month_is_a_number_or_a_name_that_can_be_no_other_month() -> None:
    for number, name in enumerate(NAMES, start=1):
        for typed in (str(number), f"{number:02}", name, name.upper(), name[:3], f"{name[:3]}."):
            assert month_of(typed) == number
    for typed in ("", "J", "Ju", "Ma", "Mars", "13", "00", "001", "1.5", "Junes"):
        assert month_of(typed) is None


def ways_to_type(hours: int, minutes: int) -> list[str]:
    twelve, half = hours % 12 or 12, "am" if hours < 12 else "pm"
    return [
        f"{hours:02}:{minutes:02}",
        f" {hours}.{minutes:02} ",
        f"{twelve}.{minutes:02}{half}",
        f"{twelve}:{minutes:02} {half.upper()}",
    ]


def test_every_time_of_day_comes_back_however_it_was_typed() -> None:
    boxes = three("25", "11", "2026")
    for minute in range(24 * 60):
        hours, minutes = divmod(minute, 60)
        for typed in ways_to_type(hours, minutes):
            assert time_of(typed) == f"{hours:02}:{minutes:02}", typed
            assert moment_of_boxes({**boxes, "time": typed}) == f"2026-11-25T{time_of(typed)}"


@pytest.mark.parametrize(
    "typed",
    ["24:00", "12:60", "0:30am", "13.00pm", "1430", "2pm", "noon", "14:3", "-1:00", *ODD_TEXTS[5:]],
)
def test_what_is_no_time_of_day_is_told(typed: str) -> None:
    with pytest.raises(NotADateError) as found:
        time_of(typed)
    assert found.value.part == "time"


@given(
    st.text() | st.sampled_from([*ODD_TEXTS, *NOT_DAYS]) | st.from_regex(r"[\d/. a-zA-Z-]{0,14}")
)
def test_one_box_gives_a_day_of_the_calendar_or_a_sentence_or_leaves_words_alone(
    typed: str,
) -> None:
    found, wrong = read(lambda: date_in_words(typed))
    if wrong:
        assert wrong.words.endswith(".")
        assert re.search(r"\d", typed)
    elif found is not None:
        assert date.fromisoformat(found).isoformat() == found
        assert str(date.fromisoformat(found).year) in typed or found[:4] in typed


@pytest.mark.parametrize(
    "words",
    [
        "ongoing",
        "as soon as possible",
        "within 10 working days",
        "5 May",
        "May 2026",
        "12 of them by 2026",
        "3 visits 2026",
        "by 25/11/2026",
        "25/11/2026 or sooner",
        "25/11/26",
        "next Tuesday",
        "1st review",
        "",
    ],
)
def test_words_that_are_no_date_are_left_alone(words: str) -> None:
    assert date_in_words(words) is None


@pytest.mark.parametrize(
    "typed",
    ["31/11/2026", "29 February 2026", "0/1/2026", "25/13/2026", "2026-02-30", "32 Jan 2026"],
)
def test_what_looks_like_a_date_and_is_none_is_told(typed: str) -> None:
    with pytest.raises(NotADateError):
        date_in_words(typed)
