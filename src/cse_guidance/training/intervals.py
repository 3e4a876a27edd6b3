"""Honest intervals for small groups: a share, and a change from before to after.

Both are exact enough for a handful of people and ask for no bell curve. The methods are those of
E. B. Wilson (1927) and of F. Wilcoxon with J. W. Tukey's averages of pairs (both about 1949).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import sqrt
from statistics import NormalDist, median

SURE = 0.95
Z = NormalDist().inv_cdf((1 + SURE) / 2)


@dataclass(frozen=True, slots=True)
class Change:
    """The change of the same people from one share to another.

    Attributes:
        people: how many have both.
        before, after: the mean share of each, from 0 to 1; 0 where there is nobody.
        typical: the middle of what people changed by.
        low, high: where the typical change may lie; None with too few people to say.
    """

    people: int
    before: float
    after: float
    typical: float
    low: float | None
    high: float | None


def share_interval(right: int, of: int) -> tuple[float, float]:
    """Return where a share may lie, as two numbers from 0 to 1 (Wilson's interval, 95 in 100).

    Args:
        right: how many were right.
        of: how many there were. With none, nothing is known: 0 to 1.

    Raises:
        ValueError: more were right than there were, or fewer than none.
    """
    if not 0 <= right <= of:
        raise ValueError(f"{right} of {of} cannot be right.")
    if not of:
        return 0.0, 1.0
    share, z = right / of, Z * Z / of
    middle = (share + z / 2) / (1 + z)
    reach = Z / (1 + z) * sqrt(share * (1 - share) / of + z / (4 * of))
    # Rounding could leave a share of none or of all just outside.
    return (middle - reach if right else 0.0), (middle + reach if right < of else 1.0)


def change(pairs: Sequence[tuple[float, float]]) -> Change:
    """Return how the same people changed, with an interval where there are enough of them.

    The typical change is the middle of the averages of every two people, each with themselves
    too. Its interval (at least 95 in 100) leaves out as many at each end as Wilcoxon's signed
    ranks allow; with fewer than six people it would leave out none and still not be sure enough.

    Args:
        pairs: each person's share before and after, from 0 to 1.
    """
    if not pairs:
        return Change(0, 0.0, 0.0, 0.0, None, None)
    changes = [after - before for before, after in pairs]
    averages = sorted((a + b) / 2 for a, b in combinations_with_replacement(changes, 2))
    left_out = _left_out(len(pairs))
    inside = averages[left_out : len(averages) - left_out] if left_out is not None else []
    return Change(
        people=len(pairs),
        before=sum(before for before, _ in pairs) / len(pairs),
        after=sum(after for _, after in pairs) / len(pairs),
        typical=median(averages),
        low=inside[0] if inside else None,
        high=inside[-1] if inside else None,
    )


def _left_out(people: int) -> int | None:
    """Return how many averages to leave out at each end, or None with too few people.

    Of all ways in which the ranks 1 to `people` can be up or down, at most half of what the
    interval may miss has a sum of ranks that is so small.
    """
    ways = [1]
    for rank in range(1, people + 1):
        ways = [
            (ways[total] if total < len(ways) else 0) + (ways[total - rank] if total >= rank else 0)
            for total in range(len(ways) + rank)
        ]
    allowed = 2**people * (1 - SURE) / 2
    up_to = 0
    for total, count in enumerate(ways):
        up_to += count
        if up_to > allowed:
            return total - 1 if total else None
    return None
