"""The check digit of an NHS number agrees with a well-kept library on every number."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.gb import nhs

from cse_guidance.load import packaged_rules
from cse_guidance.records.nhs_number import digits_of, fits

# What people type and programs write: digits, spaces, dashes, and slips of the keyboard.
LIKELY = "0123456789 -\u2010\u2011\u2013\u2014\u2212\u00a0\u2009\nOl.a/"


@settings(max_examples=1500)
@given(st.text(alphabet="0123456789", min_size=10, max_size=10))
def test_it_agrees_on_every_ten_digits(number: str) -> None:
    assert fits(number) == nhs.is_valid(number)


@settings(max_examples=1500)
@given(st.text(alphabet=LIKELY, max_size=16))
@example("999 000 0018")
@example("999-000-0018\n")
@example("999 000 001 8 ")
@example("0000000000")
def test_it_agrees_on_what_people_type(text: str) -> None:
    assert fits(text) == nhs.is_valid(text)
    if fits(text):
        assert digits_of(text) == nhs.compact(text)


@settings(max_examples=500)
@given(st.integers(0, 999_999_999))
def test_nine_digits_have_one_last_digit_or_none(first_nine: int) -> None:
    numbers = [f"{first_nine:09d}{last}" for last in range(10)]
    right = [number for number in numbers if fits(number)]
    assert right == [number for number in numbers if nhs.is_valid(number)]
    assert len(right) <= 1


@settings(max_examples=500)
@given(st.text(max_size=14) | st.text(alphabet="\uff10\uff11\u0661\u00b2\u2460 9", max_size=12))
def test_on_any_text_at_all_it_never_accepts_what_the_library_refuses(text: str) -> None:
    assert not fits(text) or nhs.is_valid(text)


@settings(max_examples=500)
@given(st.integers(0, 999_999_999), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first_nine: int, place: int, shift: int) -> None:
    right = [n for n in (f"{first_nine:09d}{last}" for last in range(10)) if fits(n)]
    for number in right:
        wrong = str((int(number[place]) + shift) % 10)
        assert not fits(number[:place] + wrong + number[place + 1 :])


@settings(max_examples=500)
@given(st.integers(0, 999_999_999), st.integers(0, 8))
def test_two_neighbours_swapped_are_always_noticed(first_nine: int, place: int) -> None:
    right = [n for n in (f"{first_nine:09d}{last}" for last in range(10)) if fits(n)]
    for number in right:
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert fits(swapped) == (swapped == number)


@pytest.mark.parametrize("number", ["", "999 000 001", "999 000 00188", "99900000i8", "٩٩٩٠٠٠٠٠١٨"])
def test_what_is_not_ten_digits_is_no_number(number: str) -> None:
    assert not fits(number)


def test_the_range_kept_for_tests_has_numbers_to_practise_with() -> None:
    (check,) = [
        check for check in packaged_rules().records.checks if check.kind == "outside the test range"
    ]
    assert any(fits(f"{check.starts}{number:07d}") for number in range(20))
