"""A made-up code for a learner, so that nobody has to think of one, or writes a name."""

from __future__ import annotations

HOW = (
    "amber",
    "brave",
    "calm",
    "clear",
    "early",
    "gentle",
    "green",
    "kind",
    "late",
    "merry",
    "patient",
    "quick",
    "quiet",
    "ready",
    "silver",
    "steady",
    "sunny",
    "tall",
    "warm",
    "wise",
)
WHAT = (
    "badger",
    "beech",
    "brook",
    "curlew",
    "fern",
    "finch",
    "harbour",
    "hazel",
    "heron",
    "lark",
    "linnet",
    "maple",
    "meadow",
    "otter",
    "plover",
    "rowan",
    "sparrow",
    "thistle",
    "willow",
    "wren",
)
NUMBERS = range(10, 100)


def made_up_code(chance: int) -> str:
    """Return a code such as "quiet otter 41".

    Args:
        chance: any whole number of zero or more; the same number gives the same code.
    """
    chance, number = divmod(chance, len(NUMBERS))
    chance, what = divmod(chance, len(WHAT))
    return f"{HOW[chance % len(HOW)]} {WHAT[what]} {NUMBERS[number]}"
