"""Finds what is odd about the dates that were handed in, for a person to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from cse_guidance.answers import Finding, cite
from cse_guidance.deadlines.pairing import Pair, not_before
from cse_guidance.deadlines.result import Happened
from cse_guidance.deadlines.standing import is_after
from cse_guidance.model import Clock, Rules
from cse_guidance.model.counting import DateCheck
from cse_guidance.summer_time import comes_twice, never_came
from cse_guidance.words import moment_words, scope_words


def odd_dates(
    rules: Rules, happened: Sequence[Happened], now: date | datetime | None
) -> tuple[Finding, ...]:
    """Return what is odd about the dates, apart from what pairing shows.

    Args:
        rules: the loaded rules.
        happened: the events in the order of time, as they were handed in.
        now: the day or the moment to look from, None if none was given.
    """
    found = [*_given_twice(rules, happened), *_order(rules, happened)]
    for one in dict.fromkeys(happened):
        if is_after(one.when, now):
            found.append(_finding(rules, "later-than-now", one, "This date lies ahead."))
        found.extend(_change_of_clocks(rules, one))
    return tuple(found)


def one_for_several(rules: Rules, clock: Clock, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield each event that could have answered more than one start of a clock."""
    title = rules.events[clock.from_event].title
    for pair in pairs:
        if pair.answer is not None and pair.instead_of:
            dates = "; ".join(moment_words(one.when) for one in pair.instead_of)
            what = (
                f"It was counted for {moment_words(pair.start.when)}, when {title}. "
                f"Still without one of its own at that time: {dates}."
            )
            yield _finding(rules, "one-for-several", pair.answer, what)


def _given_twice(rules: Rules, happened: Sequence[Happened]) -> Iterator[Finding]:
    for one, times in Counter(happened).items():
        if times > 1:
            what = f"The same event with the same date is given {times} times."
            yield _finding(rules, "given-twice", one, what)


def _order(rules: Rules, happened: Sequence[Happened]) -> Iterator[Finding]:
    """Yield each event that comes before what should come before it, or stands without it."""
    for one in dict.fromkeys(happened):
        for name in rules.events[one.event].after:
            title = rules.events[name].title
            others = [other for other in happened if other.event == name]
            if not others:
                what = f"It is not given when {title}."
                yield _finding(rules, "start-missing", one, what)
            elif not any(not_before(one.when, other.when) for other in others):
                what = f"It stands before {moment_words(others[0].when)}, when {title}."
                yield _finding(rules, "out-of-order", one, what)


def _change_of_clocks(rules: Rules, one: Happened) -> Iterator[Finding]:
    if isinstance(one.when, datetime):
        if never_came(one.when):
            what = "Clocks went forward over this time: they never showed it."
            yield _finding(rules, "change-of-clocks", one, what)
        elif comes_twice(one.when):
            what = "Clocks went back and showed this time twice. The first time was taken."
            yield _finding(rules, "change-of-clocks", one, what)


def _finding(rules: Rules, check: DateCheck, one: Happened, what: str) -> Finding:
    words = rules.counting.checks[check]
    return Finding(
        rule=check,
        where=f"{one.event}, {moment_words(one.when)}",
        what=what,
        why=words.why,
        do=words.do,
        scope=scope_words("site advice"),
        sources=cite(rules, rules.counting.sources),
    )
