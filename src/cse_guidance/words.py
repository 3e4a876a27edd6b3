"""The words in which a clock, a scope or a source is shown, the same on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from cse_guidance.model import Band, Clock, Gate, Rules, Scope, Source, Weight, Window
from cse_guidance.model.condition import AllOf, AnyOf, Condition, Contrary, FactIs
from cse_guidance.model.language import PhraseScope
from cse_guidance.model.scoring import TIERS, Method

STAYS_WITH_YOU = (
    "If a case stays with you, talk to your manager, a colleague or your employer's support line."
)
SCOPE_TITLES: dict[Scope, str] = {
    "national": "National rule",
    "local rule": "Local rule",
    "local example": "Local example",
    "site advice": "This site's advice",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# How each family of scoring works, in a sentence.
METHOD_WORDS: dict[Method, str] = {
    "tier gate": "nothing is added up: enough signs of one tier set the level.",
    "weighted sum": "it adds up points, more for some things and for some times than for others.",
    "rated-level sum": "it adds up the points of the ratings.",
    "anchored profile": "nothing is added up: the highest rating stands out.",
    "narrative": "it sets no level: it asks for words.",
}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def scope_words(scope: Scope, area: str = "") -> str:
    """Return how far a rule reaches: "National rule" or "Local example (Sefton, 2017)"."""
    title = SCOPE_TITLES[scope]
    return f"{title} ({area})" if area else title


def phrase_scope_words(scope: PhraseScope, area: str = "") -> str:
    """Return who says that a phrase is to be avoided: "Published guidance, not law"."""
    if scope == "published guidance":
        return "Published guidance, not law"
    return scope_words(scope, area)


def reach_words(clock: Clock, *, area: bool = True) -> str:
    """Return how far a time limit reaches, so that it is not taken for the reach of the duty.

    Where this site suggests the time, the duty itself may be national.
    """
    if clock.scope == "site advice":
        return "Time: this site's advice"
    return scope_words(clock.scope, clock.area if area else "")


def time_words(clock: Clock) -> str:
    """Return how long a clock gives: "today", "within 10 working days"."""
    if clock.count is None:
        return clock.unit
    unit = clock.unit.removesuffix("s") if clock.count == 1 else clock.unit
    return f"within {clock.count} {unit}{' at most' if clock.at_most else ''}"


def clock_words(rules: Rules, clock: Clock) -> str:
    """Return a whole deadline: "within 10 working days, counted from ..."."""
    if clock.unit in ("at once", "today"):
        return time_words(clock)
    start = rules.events[clock.from_event].title
    if clock.count is None:
        return f"{time_words(clock)} after {start}"
    return f"{time_words(clock)}, counted from when {start}"


def source_words(source: Source) -> str:
    """Return a source with its standing, for a trace or a printed list."""
    standing = {
        "current": "",
        "superseded": "superseded",
        "local": f"local example: {source.area}",
        "archived": "archived",
    }[source.status]
    return f"{source.short} ({standing})" if standing else source.short


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it ends a sentence already."""
    return text if not text or text.rstrip().endswith((".", "?", "!", "\u201d")) else f"{text}."


def capital(text: str) -> str:
    """Return a text with a capital letter at its start, as a line of a list begins."""
    return text[:1].upper() + text[1:]


def day_words(day: date) -> str:
    """Return a date as people write it: 31 May 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Return a date with its day of the week: Monday 31 May 2027."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


def moment_words(when: date | datetime) -> str:
    """Return a date, with the time of day where there is one: 14:30 on Monday 31 May 2027."""
    if not isinstance(when, datetime):
        return weekday_words(when)
    words = f"{when:%H:%M} on {weekday_words(when)}"
    if when.time() == time():
        return f"{words}, the midnight after {weekday_words(when - timedelta(days=1))}"
    return f"{words}, the second time that clocks show it" if when.fold else words


def month_words(month: str) -> str:
    """Return "2026-11" as people write it: November 2026."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def gate_words(gate: Gate) -> str:
    """Return what opens a gate: "1 or more High signs", "2 or more signs at Medium or above"."""
    if gate.kind:
        return f"{gate.at_least} or more on the list: {gate.kind}"
    tier = gate.tier.capitalize()
    if gate.tier == TIERS[-1]:
        return f"{gate.at_least} or more {tier} signs"
    return f"{gate.at_least} or more signs at {tier} or above"


def band_words(band: Band) -> str:
    """Return which totals a band holds: "A total of 6 to 10", "A total of 16 or more"."""
    if band.most is None:
        return f"A total of {band.least} or more"
    if band.least == band.most:
        return f"A total of {band.least}"
    return f"A total of {band.least} to {band.most}"


def weight_words(weight: Weight) -> str:
    """Return what a weight counts: "a vulnerability", "a sign (high)"."""
    article = "an" if weight.kind[0] in "aeiou" else "a"
    return f"{article} {weight.kind} ({weight.tier})" if weight.tier else f"{article} {weight.kind}"


def window_words(window: Window) -> str:
    """Return a stretch of time: "in the last 6 months", "6 to 12 months ago", "at any time"."""
    if window.to_months is None:
        return f"more than {window.from_months} months ago" if window.from_months else "at any time"
    if not window.from_months:
        return f"in the last {window.to_months} months"
    return f"{window.from_months} to {window.to_months} months ago"


def condition_words(condition: Condition, texts: Mapping[str, str]) -> str:
    """Return a condition as a person checks it: "any of these: The child is missing; ...".

    What always holds has no words. `texts` are those of the facts, by their ids.
    """
    match condition:
        case FactIs():
            return texts[condition.fact]
        case Contrary():
            return f"this is not so: {condition_words(condition.part, texts)}"
        case AllOf(parts=()):
            return ""
        case AllOf() | AnyOf():
            each = [condition_words(part, texts) for part in condition.parts]
            if len(each) == 1:
                return each[0]
            which = "all of these" if isinstance(condition, AllOf) else "any of these"
            return f"{which} ({'; '.join(each)})"


def support_words(rules: Rules) -> str:
    """Return whom to talk to when a case stays with somebody, as the area's file has it."""
    lines = (f"{one.title}: {one.number} ({one.about})." for one in rules.area.support)
    return " ".join((STAYS_WITH_YOU, *lines))
