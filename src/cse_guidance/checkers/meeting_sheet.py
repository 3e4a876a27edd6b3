"""Who to invite and who is missing, as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cse_guidance.answers import Finding, cite
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.dates import Timed, boxes_for, last_days
from cse_guidance.checkers.people_of_meeting import invitations, people, why_each
from cse_guidance.checkers.sheet import (
    Item,
    Items,
    Part,
    Row,
    Rows,
    Sheet,
    Words,
    beside,
    found,
    part,
    steps,
)
from cse_guidance.checkers.told_once import told_once
from cse_guidance.inputs.given import Given
from cse_guidance.meeting import MeetingResult, find_meeting
from cse_guidance.meeting.result import ClockLine, QuorumResult, Told
from cse_guidance.model import Rules
from cse_guidance.model.meeting import FindingId
from cse_guidance.words import capital, scope_words, sentence

RULES = "Meetings and invitations"
ONLY_IF = "Only where this is so, which is not known"
DOUBT: FindingId = "find-out"


def meeting_sheet(rules: Rules, result: MeetingResult, given: Given, today: date | None) -> Sheet:
    """Return who to invite as a sheet: what comes first, who, what to do, and by when.

    Args:
        rules: the loaded rules.
        result: what `meeting` gave.
        given: what was entered, with the dates of events where somebody added them.
        today: the day of the answer.
    """
    stops = {one.id: one.what for one in rules.meetings.stops}
    first = [one for one in result.findings if one.rule in stops]
    # What is not known has a part of its own.
    others = [one for one in result.findings if one.rule not in (*stops, DOUBT)]
    about = find_meeting(rules, result.meeting)
    local = [one for one in result.quorum_local if not one.quorate]
    shown = {one.id for one in (*result.to_do, *(one for q in local for one in q.to_do))}
    actions = (one for one in rules.meetings.actions if one.id in shown)
    timed: tuple[Timed, ...] = (*actions, *about.clocks)
    last = last_days(rules, timed, given)
    clocks = (*result.clocks_national, *result.clocks_local)
    return Sheet(
        title=_title(result, [(stops[one.rule], one) for one in first], others),
        urgency=0,
        lead=(
            Words(result.first.text, "danger", result.first.sources),
            *(_before(one) for one in first),
            Words(f"{result.title}. {result.purpose}", sources=result.sources),
        ),
        parts=(
            *part("What to look at", found(told_once(_in_general(rules, others)))),
            *part("What to do, who and by when", steps(result.to_do, last)),
            *people(result, _while_not_known(rules), held="attended" in given),
            *part("Are enough agencies there?", *_quorum(result, result.quorum_national)),
            *part("Time limits", Rows(tuple(_clock(line, last) for line in clocks))),
            *part(
                "Enough agencies, as other areas count them",
                *_quorum(result, result.quorum_local),
                *(steps(one.to_do, last) for one in local),
                folded=True,
                printed=False,
            ),
            *_folded(
                "What it decides and what it does not", result.decides, result.does_not_decide
            ),
            *_folded("How it is held", result.how),
            *_folded("Looked for and not found", result.not_found),
            *why_each(result),
            *closing(rules, *(_item(told) for told in result.record)),
        ),
        made=made_by(RULES, result.version, today),
        ask=boxes_for(rules, timed),
    )


def _title(result: MeetingResult, first: list[tuple[str, Finding]], others: list[Finding]) -> str:
    """Return in a line what comes before the meeting, what is wrong with it, or who to invite."""
    for what, finding in first:
        certain = finding.what == what
        return what.rstrip(".") if certain else f"In doubt? {what.rstrip('.')}"
    missing = [name for one in result.quorum_national for name in one.missing]
    if missing:
        return f"Not complete. Missing: {'; '.join(missing)}"
    if others:
        number = len(others)
        return "1 thing to put right" if number == 1 else f"{number} things to put right"
    return invitations(result)


def _before(stop: Finding) -> Words:
    """Return what comes before the meeting: what to do about it is among the steps."""
    text = f"{stop.what} {stop.why} [{stop.scope}]"
    return Words(text, "warning", beside(stop.scope, stop.sources))


def _in_general(rules: Rules, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Return findings with what is true of all of one kind: the rest stands beside the person.

    Those that say the same of several people name them together.
    """
    words = {one.id: one for one in rules.meetings.findings}
    together: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        together.setdefault((one.rule, _without_name(rules, one.what)), []).append(one)
    for (rule, said), same in together.items():
        names = "; ".join(one.what.removesuffix(f": {said}") for one in same)
        general = words[rule]
        yield replace(
            same[0],
            where=capital(same[0].where),
            what=f"{names}: {said}",
            why=general.why,
            scope=scope_words(general.scope, general.area),
            sources=cite(rules, general.sources),
        )


def _without_name(rules: Rules, what: str) -> str:
    """Return what is said of somebody, without who it is."""
    names = [f"{one.title}: " for one in rules.meetings.attendees]
    return what.removeprefix(max((one for one in names if what.startswith(one)), key=len))


def _while_not_known(rules: Rules) -> Words:
    words = next(one for one in rules.meetings.findings if one.id == DOUBT)
    return Words(f"{words.why} {words.do}", "small", cite(rules, words.sources))


def _quorum(result: MeetingResult, quorums: tuple[QuorumResult, ...]) -> tuple[Words, Rows]:
    rows = tuple(
        Row(
            sentence(one.title),
            "Yes" if one.quorate else f"No. Missing: {'; '.join(one.missing)}",
            " ".join((one.note, f"[{one.scope}]")).strip(),
            beside(one.scope, one.sources),
        )
        for one in quorums
    )
    return Words(result.counted if rows else ""), Rows(rows)


def _clock(line: ClockLine, last: Mapping[str, str]) -> Row:
    by = last.get(line.id)
    said = [sentence(capital(line.when)) if by else "", sentence(line.note), f"[{line.scope}]"]
    return Row(
        line.title,
        f"Last day: {by}" if by else capital(line.when),
        " ".join(one for one in said if one),
        beside(line.scope, line.sources),
    )


def _folded(title: str, *lines: Iterable[Told]) -> tuple[Part, ...]:
    items = tuple(_item(line) for some in lines for line in some)
    return part(title, Items(items), folded=True, printed=False)


def _item(told: Told) -> Item:
    doubt = f" {ONLY_IF}: {'; '.join(told.only_if)}." if told.only_if else ""
    return Item(f"{told.text}{doubt}", "", told.scope, beside(told.scope, told.sources))
