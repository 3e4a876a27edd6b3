"""Every deadline that follows from the events of a case, national rules apart from local examples.

The rules are the clocks of conf/clocks.toml; how they are counted is stated there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from cse_guidance.answers import cite
from cse_guidance.deadlines.counting import Count, count
from cse_guidance.deadlines.dates import odd_dates, one_for_several
from cse_guidance.deadlines.pairing import Pair, in_order, pair
from cse_guidance.deadlines.result import Deadline, DeadlinesResult, Happened, State
from cse_guidance.deadlines.standing import state_of
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.inputs import Given
from cse_guidance.model import Clock, Rules, Scope
from cse_guidance.summer_time import greenwich, start_of
from cse_guidance.words import moment_words, scope_words, time_words
from cse_guidance.working_days import YearNotKnownError

__all__ = ["Deadline", "DeadlinesResult", "Happened", "State", "deadlines", "events_of"]


def deadlines(
    rules: Rules, happened: Sequence[Happened], now: date | datetime | None = None
) -> DeadlinesResult:
    """Work out every deadline that follows from the events of a case.

    Each event starts every clock that runs from it, as often as it happened. The next event of
    the right kind answers a start; where each start needs its own, see the words of the rule
    "each-its-own". Days, working days of England, weeks, months and hours are counted as the
    rules under `[counting]` say, and each deadline says how, and on which sources it rests.

    Args:
        rules: the loaded rules.
        happened: the events of a fictional case, in any order; dates ahead are plans.
        now: the day, or the moment, for which to say what is overdue. Without it, nothing is
            called overdue or still to come.

    Returns:
        Four lists of deadlines, for national rules, the area's own, this site's advice, and
        local examples, which bind nobody; with what is odd about the dates.

    Raises:
        FaultsFound: there is no such event.

    Example:
        >>> from datetime import date
        >>> from cse_guidance.deadlines import Happened
        >>> from cse_guidance.load import packaged_rules
        >>> events = [Happened("strategy-discussion", date(2026, 3, 23))]
        >>> found = deadlines(packaged_rules(), events, now=date(2026, 4, 1))
        >>> conference = found.national[0]
        >>> conference.title
        'Initial child protection conference'
        >>> conference.due_words, conference.state
        ('by the end of Wednesday 15 April 2026', 'still to come')
    """
    _check_events(rules, happened)
    ordered = in_order(happened)
    once = list(dict.fromkeys(ordered))
    found: dict[Scope, list[Deadline]] = {}
    findings = [*odd_dates(rules, ordered, now)]
    for clock in rules.clocks.values():
        pairs = pair(clock, once)
        findings.extend(one_for_several(rules, clock, pairs))
        for two in pairs:
            found.setdefault(clock.scope, []).append(_deadline(rules, clock, two, now))

    def listed(scope: Scope) -> tuple[Deadline, ...]:
        return tuple(sorted(found.get(scope, ()), key=_when_due))

    return DeadlinesResult(
        now=now,
        reminder=rules.counting.reminder,
        national=listed("national"),
        local_rules=listed("local rule"),
        site_advice=listed("site advice"),
        local_examples=listed("local example"),
        findings=tuple(findings),
        counting=tuple(rules.counting.rules.values()),
        counting_scope=scope_words("site advice"),
        counting_sources=cite(rules, (*rules.counting.sources, *rules.holidays.sources)),
    )


def events_of(given: Given) -> list[Happened]:
    """Return the events that were handed in, as `deadlines` takes them.

    Args:
        given: what `inputs.read` made of the shape in `inputs/of_events.py`.

    Raises no error, and embodies no rule that would need a source.

    Example:
        >>> from cse_guidance.inputs import read
        >>> from cse_guidance.inputs.of_events import events_shape
        >>> from cse_guidance.load import packaged_rules
        >>> shape = events_shape(packaged_rules())
        >>> case = {"events": [{"event": "strategy-discussion", "when": "2026-03-23"}]}
        >>> [one.event for one in events_of(read(shape, case))]
        ['strategy-discussion']
    """
    moments = [(part.text("event"), part.moment("when")) for part in given.parts("events")]
    return [Happened(event, when) for event, when in moments if when is not None]


def _check_events(rules: Rules, happened: Sequence[Happened]) -> None:
    faults = []
    for number, one in enumerate(happened, start=1):
        if one.event not in rules.events:
            problem = f'there is no event "{one.event}".'
            remedy = did_you_mean(one.event, rules.events)
            faults.append(Fault("your events", f"event {number}", problem, remedy))
    if faults:
        raise FaultsFound(faults)


def _deadline(rules: Rules, clock: Clock, pair: Pair, now: date | datetime | None) -> Deadline:
    start = pair.start.when
    done = pair.answer.when if pair.answer else None
    state: State
    try:
        counted = count(rules, clock, start)
        state = state_of(counted, done, now)
    except YearNotKnownError as error:
        counted = Count(None, "not counted", _year_words(rules, error.year))
        state = "not counted"
    remarks = counted.remarks
    if state == "not known" and done is not None:
        remarks += ("Whether it was in time cannot be told without the time of day.",)
    return Deadline(
        clock=clock.id,
        title=clock.title,
        start_event=clock.from_event,
        counted_from=f"{moment_words(start)}, when {rules.events[clock.from_event].title}",
        start=start,
        time=time_words(clock),
        due=counted.due,
        due_words=counted.due_words,
        how=counted.how,
        left_out=counted.left_out,
        remarks=remarks,
        done=done,
        state=state,
        scope=scope_words(clock.scope, clock.area),
        note=clock.note,
        sources=cite(rules, clock.sources),
    )


def _year_words(rules: Rules, year: int) -> str:
    first, last = rules.holidays.first_year, rules.holidays.last_year
    return (
        f"The count reaches {year}. The bank holidays of {first} to {last} are known here, and no "
        "others, so no date is given. Check the dates of the events, or ask for newer rule files."
    )


def _when_due(deadline: Deadline) -> datetime:
    """Return what deadlines are listed by: those without a day stand where they start."""
    when = deadline.start if deadline.due is None else deadline.due
    return greenwich(when) if isinstance(when, datetime) else greenwich(start_of(when))
