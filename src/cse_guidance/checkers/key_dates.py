"""The checker of key dates: what happened and when, and every deadline that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import date

from cse_guidance.answers import Finding
from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.form import Field, Form, Group, Option, Repeat, Screen
from cse_guidance.checkers.sheet import (
    Part,
    Row,
    Rows,
    Sheet,
    Words,
    beside,
    found,
    lines,
    part,
)
from cse_guidance.deadlines import Deadline, DeadlinesResult, deadlines, events_of
from cse_guidance.deadlines.counting import day_of
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_events import events_shape
from cse_guidance.inputs.shape import Object
from cse_guidance.model import Rules
from cse_guidance.words import SCOPE_TITLES, capital, moment_words, sentence

TITLE = "Work out key dates"
PURPOSE = "Enter what happened in a made-up case, and see every deadline that follows from it."
RULES = "The clocks, and how this site counts"
ADVICE = "This site's advice, where no figure was found"
AT_FIRST, MOST = 3, 40
# What a person has to act on, and how a title counts it; "to be done" says itself how soon.
PRESSING = {
    "overdue": "overdue",
    "to be done": "",
    "due today": "due today",
    "planned too late": "planned too late",
    "not counted": "not counted",
}
AHEAD = ("still to come", "planned in time")
OVER = ("done late", "done in time", "done")
NO_DAY = "The day to look from is empty, so nothing is called overdue or still to come."


def key_dates_checker(rules: Rules) -> Checker:
    """Return the checker of key dates. Its clocks, with their sources, stand in clocks.toml."""
    shape = events_shape(rules)

    def answer(given: Given, today: date | None) -> Answered:
        happened = events_of(given)
        if not happened:
            fault = Fault("", '"events"', "nothing was chosen.", "Choose what happened, and when.")
            raise FaultsFound([fault])
        result = deadlines(rules, happened, given.moment("now"))
        return Answered(result, deadlines_sheet(rules, result, today))

    return Checker(
        id="deadlines",
        page="key-dates",
        title=TITLE,
        purpose=PURPOSE,
        form=Form((Screen("form", _questions(rules, shape)),), "Work out the dates"),
        shape=shape,
        answer=answer,
    )


def _questions(rules: Rules, shape: Object) -> tuple[Field, Group]:
    about = {entry.name: entry.about for entry in shape.entries}
    # A title is read after the word "when"; in a list it stands by itself.
    options = tuple(Option(one.id, capital(one.title)) for one in rules.events.values())
    event = Field(
        "events/{0}/event",
        "What happened, or is planned",
        "list",
        options=options,
        called="what happened",
        needed="Choose what happened.",
    )
    when = Field(
        "events/{0}/when", "When", "moment", called="when", needed="Write the date, made-up."
    )
    events = Repeat("events", "Event", (event, when), AT_FIRST, MOST)
    now = Field("now", "The day to look from", "moment", hint=about["now"], today=True)
    return now, Group("what-happened", "What happened, and when", (events,), about["events"])


def deadlines_sheet(rules: Rules, result: DeadlinesResult, today: date | None) -> Sheet:
    """Return the deadlines as a sheet: what is pressing, each reach apart, and how it counted."""
    own = _in_order((*result.national, *result.local_rules, *result.site_advice))
    pressing = tuple(one for one in own if one.state in PRESSING)
    return Sheet(
        title=_title(result, own),
        urgency=0,
        lead=tuple(_lead(result)),
        parts=(
            *part("Act on these first", Rows(tuple(_row(one, reach=True) for one in pressing))),
            *part("Dates to check", found(_by_title(rules, one) for one in result.findings)),
            *_of_one_reach("National rules", result.national, left_out=PRESSING),
            *_of_one_reach("Rules of your area", result.local_rules, left_out=PRESSING),
            *_of_one_reach(ADVICE, result.site_advice, left_out=PRESSING),
            *_of_one_reach("Local examples: not rules for your area", result.local_examples),
            *part(
                "How each last day was counted",
                Rows(tuple(_how(one) for one in result.all)),
                folded=True,
                printed=False,
            ),
            *part(
                "How this site counts",
                lines(result.counting),
                Words(sentence(result.counting_scope), sources=result.counting_sources),
                folded=True,
                printed=False,
            ),
            *closing(rules),
        ),
        made=made_by(RULES, "", today),
    )


def _in_order(found_lines: Iterable[Deadline]) -> list[Deadline]:
    """Return deadlines with what is pressing first and what is over last; the earliest first."""
    groups = (*((one,) for one in PRESSING), AHEAD, ("not known",), OVER)
    place = {state: number for number, group in enumerate(groups) for state in group}
    return sorted(found_lines, key=lambda one: (place[one.state], _day(one)))


def _day(line: Deadline) -> date:
    return day_of(line.start if line.due is None else line.due)


def _title(result: DeadlinesResult, own: list[Deadline]) -> str:
    """Return in a line how many deadlines are pressing, or what comes next."""
    counted = Counter(
        PRESSING[one.state] or f"to be done {one.due_words}" for one in own if one.state in PRESSING
    )
    ahead = [one for one in own if one.state in AHEAD]
    if counted:
        (words, number), *others = counted.items()
        many = "1 deadline is" if number == 1 else f"{number} deadlines are"
        more = [f"{count} {'is' if count == 1 else 'are'} {said}" for said, count in others]
        return ", ".join([f"{many} {words}", *more])
    if ahead:
        following = min(ahead, key=_day)
        return f"No deadline is overdue. Next: {following.title}, {following.due_words}"
    if any(one.open for one in own):
        return f"Deadlines that follow from what happened: {len(own)}"
    if own:
        return "No deadline is open, as far as can be told"
    only = "Only local examples follow from what happened: they bind nobody here"
    return only if result.local_examples else "No deadline follows from what happened"


def _lead(result: DeadlinesResult) -> Iterator[Words]:
    yield Words(result.reminder, "strong")
    if result.now is None:
        yield Words(NO_DAY, "warning")
    else:
        yield Words(f"Looked at from {moment_words(result.now)}.", "small")
    late = [one for one in result.local_examples if one.state == "overdue"]
    if late:
        number = "1 is" if len(late) == 1 else f"{len(late)} are"
        yield Words(f"Of the local examples, which bind nobody here, {number} overdue.")


def _of_one_reach(
    title: str, found_lines: Iterable[Deadline], *, left_out: Container[str] = ()
) -> tuple[Part, ...]:
    shown = [one for one in _in_order(found_lines) if one.state not in left_out]
    return part(title, Rows(tuple(_row(one, reach=False) for one in shown)))


def _row(line: Deadline, *, reach: bool) -> Row:
    """Return a deadline: where it stands and its last day, then from what, and what to know.

    How far it reaches is left out where the heading above it says all of that.
    """
    said = [f"Counted from {line.counted_from}: {line.time}.", *line.remarks, sentence(line.note)]
    if line.state == "not counted":
        said.append(line.how)
    if reach or line.scope not in SCOPE_TITLES.values():
        said.append(f"[{line.scope}]")
    rule = " ".join(one for one in said if one)
    return Row(line.title, _standing(line), rule, beside(line.scope, line.sources))


def _standing(line: Deadline) -> str:
    """Return where a deadline stands, with its last day and with the day on which it was done."""
    state = capital(line.state)
    if line.done is None:
        return f"{state}: {line.due_words}" if line.due_words else state
    done = moment_words(line.done)
    if line.state == "overdue":
        return f"{state}: {line.due_words}. Planned for {done}"
    return f"{state}: {done}. Due: {line.due_words}" if line.due_words else f"{state}: {done}"


def _how(line: Deadline) -> Row:
    return Row(f"{line.title}, from {moment_words(line.start)}", line.due_words, line.how)


def _by_title(rules: Rules, finding: Finding) -> Finding:
    """Return a finding that names its event by its title: its id says little to a person."""
    name, comma, when = finding.where.partition(", ")
    event = rules.events.get(name)
    return replace(finding, where=f"{capital(event.title)}{comma}{when}") if event else finding
