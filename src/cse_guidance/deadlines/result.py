"""What goes in to work out deadlines, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cse_guidance.answers import Cited, Finding
from cse_guidance.working_days import DayOff

State = Literal[
    "overdue",
    "due today",
    "still to come",
    "planned in time",
    "planned too late",
    "to be done",  # at once or as soon as possible: there is no day to compare with
    "done",  # the same, when it has been done
    "done in time",
    "done late",
    "not known",
    "not counted",  # the bank holidays of a year are not known
]


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a case: the id of an event of the rule files, and when it was or will be.

    `when` is a `date`, or a `datetime` without a zone where the time of day is known: what the
    clock on the wall in England showed.
    """

    event: str
    when: date | datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline.

    Attributes:
        clock: the id of the clock.
        title: what has to be done.
        start_event: the id of the event from which it is counted.
        counted_from: that event and its date, in words.
        start: when that event was.
        time: how long the clock gives, in words.
        due: the last day, or the last moment of a clock in hours. None where there is none: for
            "at once" and "as soon as possible", or where it could not be counted.
        due_words: the same in words.
        how: how it was counted, with the days that were left out.
        left_out: each day that was left out, and why.
        remarks: what a person should know about this one: a last day on a day off, a start
            without a time of day.
        done: when it was done or is planned, None if no such event was given.
        state: where it stands.
        scope: how far the rule reaches: "National rule", "Local example (Sefton, 2017)".
        note: the clock's own note.
        sources: on what the clock rests.
    """

    clock: str
    title: str
    start_event: str
    counted_from: str
    start: date | datetime
    time: str
    due: date | datetime | None
    due_words: str
    how: str
    left_out: tuple[DayOff, ...]
    remarks: tuple[str, ...]
    done: date | datetime | None
    state: State
    scope: str
    note: str
    sources: tuple[Cited, ...]

    @property
    def open(self) -> bool:
        """Whether it is still to be done, as far as is known."""
        planned = self.state in ("planned in time", "planned too late")
        return self.state != "not counted" and (self.done is None or planned)


@dataclass(frozen=True, slots=True)
class DeadlinesResult:
    """Every deadline that follows from the events, the earliest first in each list.

    Attributes:
        now: the day or the moment for which the states hold, None if none was given.
        reminder: a sentence that stands above every list of deadlines.
        national: deadlines for the whole of England.
        local_rules: deadlines of the area whose rule files these are.
        site_advice: times that this site suggests where no figure was found.
        local_examples: what other areas did. They bind nobody here.
        findings: what is odd about the dates that were handed in.
        counting: how deadlines are counted, in words.
        counting_scope: how far these ways of counting reach.
        counting_sources: on what they rest, with the source of the bank holidays.
    """

    now: date | datetime | None
    reminder: str
    national: tuple[Deadline, ...]
    local_rules: tuple[Deadline, ...]
    site_advice: tuple[Deadline, ...]
    local_examples: tuple[Deadline, ...]
    findings: tuple[Finding, ...]
    counting: tuple[str, ...]
    counting_scope: str
    counting_sources: tuple[Cited, ...]

    @property
    def all(self) -> tuple[Deadline, ...]:
        """Every deadline, those that bind before local examples."""
        return self.national + self.local_rules + self.site_advice + self.local_examples
