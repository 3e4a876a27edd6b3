"""Intervals for small groups, held against a second reckoning and against many made-up groups."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb, isclose
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.training.intervals import SURE, Z, change, share_interval

SHARES = st.integers(0, 10).map(lambda tenths: tenths / 10)
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=14)


@given(st.integers(0, 60), st.data())
def test_a_share_lies_in_its_interval_which_stays_between_none_and_all(
    of: int, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, of))
    low, high = share_interval(right, of)
    assert 0 <= low <= high <= 1
    if of:
        assert low <= right / of <= high
        # Wilson's limits are where the share would lie just so far from what was seen.
        for limit in (low, high):
            if 0 < limit < 1:
                far = abs(right / of - limit) / (limit * (1 - limit) / of) ** 0.5
                assert isclose(far, Z, rel_tol=1e-6)


def test_so_many_in_a_hundred_lie_within_the_reach_of_an_interval() -> None:
    curve = NormalDist()
    assert isclose(curve.cdf(Z) - curve.cdf(-Z), SURE)


def test_with_more_people_the_interval_is_narrower_and_with_nobody_it_is_everything() -> None:
    widths = [high - low for low, high in (share_interval(n, 2 * n) for n in (1, 4, 16, 64))]
    assert widths == sorted(widths, reverse=True)
    assert share_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("right", "of"), [(2, 1), (-1, 3), (1, 0)])
def test_more_right_than_there_were_is_refused(right: int, of: int) -> None:
    with pytest.raises(ValueError, match="cannot be right"):
        share_interval(right, of)


@given(PAIRS)
def test_the_typical_change_is_the_middle_of_the_averages_of_two(
    pairs: list[tuple[float, float]],
) -> None:
    found = change(pairs)
    changes = [after - before for before, after in pairs]
    twos = sorted(
        (changes[a] + changes[b]) / 2 for a in range(len(pairs)) for b in range(a, len(pairs))
    )
    half = len(twos) // 2
    middle = twos[half] if len(twos) % 2 else (twos[half - 1] + twos[half]) / 2
    assert isclose(found.typical, middle, abs_tol=1e-12)
    assert found.people == len(pairs)
    assert isclose(found.after - found.before, sum(changes) / len(pairs), abs_tol=1e-12)
    if found.low is not None and found.high is not None:
        assert found.low <= found.typical <= found.high


@pytest.mark.parametrize("people", range(1, 13))
def test_the_interval_misses_as_rarely_as_is_said_by_counting_every_way(people: int) -> None:
    """Every way in which the ranks can be up or down is counted, and not worked out in steps."""
    pairs = [(0.0, 2.0**place / 2**14) for place in range(people)]
    found = change(pairs)
    sums = [
        sum(rank for rank, up in enumerate(ways, start=1) if up)
        for ways in product((False, True), repeat=people)
    ]
    twos = sorted((a[1] + b[1]) / 2 for n, a in enumerate(pairs) for b in pairs[n:])
    may_miss = Fraction(1) - Fraction(str(SURE))
    if found.low is None:
        assert Fraction(2 * sums.count(0), len(sums)) > may_miss
        return
    assert found.high is not None
    left_out = twos.index(found.low)
    assert twos[len(twos) - 1 - left_out] == found.high
    assert Fraction(2 * sum(one <= left_out for one in sums), len(sums)) <= may_miss
    assert Fraction(2 * sum(one <= left_out + 1 for one in sums), len(sums)) > may_miss


def test_with_fewer_than_six_people_no_interval_is_given() -> None:
    for people in range(1, 9):
        found = change([(0.2, 0.4 + n / 100) for n in range(people)])
        assert (found.low is None) is (found.high is None) is (people < 6)
    assert change([]).people == 0
    assert change([]).low is None


def test_the_interval_holds_the_true_change_as_often_as_it_says() -> None:
    """Six hundred groups of ten whose true change is known: it is missed by about 1 in 20."""
    random = Random(2026)  # noqa: S311 - made-up groups, nothing secret
    groups, missed = 600, 0
    for _ in range(groups):
        changes = [0.1 + random.gauss(0, 0.2) for _ in range(10)]
        found = change([(0.0, one) for one in changes])
        assert found.low is not None
        assert found.high is not None
        missed += not found.low <= 0.1 <= found.high
    # At most 1 in 20, but for what chance allows in six hundred groups.
    most = next(n for n in range(groups) if tail(groups, n) < 1e-6)
    assert groups // 100 < missed < most


def tail(groups: int, at_least: int) -> float:
    """Return how likely so many misses are, where each group misses with 1 in 20."""
    return sum(
        comb(groups, n) * 0.05**n * 0.95 ** (groups - n) for n in range(at_least, groups + 1)
    )
