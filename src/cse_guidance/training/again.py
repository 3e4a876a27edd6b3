"""What to practise next: what was missed comes back after a while, until it is right."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 3  # decisions between a miss and the next try, where there are so many


def next_to_practise(items: Sequence[str], tried: Sequence[tuple[str, bool]]) -> str | None:
    """Return the item to try next, or None when each was right at its last try.

    A miss comes back after three other tries. Before that come the items that nobody has tried
    yet; when there are none, the miss that lies longest back comes even earlier. That something
    is remembered better when it comes back after a while is this site's choice.

    Args:
        items: the ids of the set, in order.
        tried: each try so far in order: the item, and whether it was right.

    Raises no error. A try of an item that is not in the set counts only as time passing.
    """
    last = {item: (place, right) for place, (item, right) in enumerate(tried)}
    missed = sorted(
        (item for item in items if item in last and not last[item][1]),
        key=lambda item: last[item][0],
    )
    due = [item for item in missed if len(tried) - 1 - last[item][0] >= GAP]
    fresh = [item for item in items if item not in last]
    return next(iter((*due, *fresh, *missed)), None)
