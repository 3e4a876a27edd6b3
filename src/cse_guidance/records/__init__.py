"""Checks a case record: what is wrong in each agency's extract, and where they differ.

The audit of 2016 found wrong dates of birth and wrong referral dates. A result never says that
a record is right, and nothing in a record has to be put right before a child is protected.
"""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.answers import Finding, cite
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import Given
from cse_guidance.model import RecordCheck, Rules
from cse_guidance.model.records import MECHANISMS, Statement
from cse_guidance.records.between import BETWEEN, Together
from cse_guidance.records.extract import Extract, listed, read_extract
from cse_guidance.records.hit import Hit, fill
from cse_guidance.records.in_one import IN_ONE, One
from cse_guidance.records.result import OfExtract, RecordResult, Row, Said, SaidAlways
from cse_guidance.records.table import rows
from cse_guidance.words import scope_words

__all__ = ["OfExtract", "RecordResult", "Row", "Said", "SaidAlways", "check_record"]

Found = tuple[RecordCheck, Finding]


def check_record(rules: Rules, given: Given) -> RecordResult:
    """Check what one or more agencies have written about one (fictional) child.

    Rests on the Leicester audit of 2016 (wrong dates of birth and referral dates), on the details
    that two published forms ask for, and on this site's own advice: each finding names its sources.

    Args:
        rules: the loaded rules.
        given: what was handed in, read by `inputs.of_record.record_shape`. Dates are calendar
            days; `today` is the day against which "in the future" is read.

    Raises:
        FaultsFound: there is no extract, or two have the same agency's name.

    Example:
        >>> from cse_guidance.inputs import read
        >>> from cse_guidance.inputs.of_record import record_shape
        >>> from cse_guidance.load import packaged_rules
        >>> rules = packaged_rules()
        >>> police = {"agency": "Police", "born": "2012-05-03"}
        >>> school = {"agency": "School", "born": "2012-03-05"}
        >>> given = read(record_shape(rules.records), {"extracts": [police, school]})
        >>> [finding.rule for finding in check_record(rules, given).between]
        ['born-swapped-between-agencies']
    """
    records, today = rules.records, given.day("today")
    extracts = tuple(read_extract(records, part) for part in given.parts("extracts"))
    _check_agencies(extracts)
    in_each = [_in_one(rules, One(records, extract, today)) for extract in extracts]
    between = _between(rules, Together(records, extracts, today))
    not_checked = []
    if today is None:
        not_checked.append(records.no_today)
    if len(extracts) == 1:
        not_checked.append(records.one_extract)
    return RecordResult(
        title=records.title,
        version=records.version,
        notice=records.notice,
        today=today,
        act_first=_always(rules, records.act_first),
        limits=_always(rules, records.limits),
        first=_first(rules, [*(found for each in in_each for found in each), *between]),
        in_each=tuple(
            OfExtract(extract.agency, _of(found, "finding"), _of(found, "prompt"))
            for extract, found in zip(extracts, in_each, strict=True)
        ),
        between=_of(between, "finding"),
        between_prompts=_of(between, "prompt"),
        table=rows(records, extracts),
        not_checked=tuple(not_checked),
    )


def _check_agencies(extracts: tuple[Extract, ...]) -> None:
    if not extracts:
        problem, remedy = "there is no extract.", "Write down what at least one agency has."
        raise FaultsFound([Fault("your input", '"extracts"', problem, remedy)])
    names = [extract.agency.casefold() for extract in extracts]
    faults = []
    for number, (extract, name) in enumerate(zip(extracts, names, strict=True), start=1):
        if name in names[: number - 1]:
            place = f'"extracts", {number}, "agency"'
            problem = f'"{extract.agency}" is named twice.'
            remedy = f'Give each extract a name of its own: "{extract.agency} (2)".'
            faults.append(Fault("your input", place, problem, remedy))
    if faults:
        raise FaultsFound(faults)


def _ordered(rules: Rules) -> list[RecordCheck]:
    """Return the checks, those first that look at what could hurt a child most."""
    order = [group.id for group in rules.records.groups]
    return sorted(rules.records.checks, key=lambda check: order.index(check.group))


def _in_one(rules: Rules, one: One) -> list[Found]:
    return [
        (check, _finding(rules, check, hit))
        for check in _ordered(rules)
        if not MECHANISMS[check.kind].compares
        for hit in IN_ONE[check.kind](one, check)
    ]


def _between(rules: Rules, together: Together) -> list[Found]:
    found = [
        (check, _finding(rules, check, hit))
        for check in _ordered(rules)
        if MECHANISMS[check.kind].compares
        for hit in BETWEEN[check.kind](together, check)
    ]
    replaced = {name for check, _ in found for name in check.replaces}
    return [(check, finding) for check, finding in found if check.id not in replaced]


def _first(rules: Rules, found: Iterable[Found]) -> tuple[Finding, ...]:
    order = [check.id for check in _ordered(rules)]
    findings = _of(sorted(found, key=lambda one: order.index(one[0].id)), "finding")
    return findings[: rules.records.show_first]


def _of(found: Iterable[Found], strength: str) -> tuple[Finding, ...]:
    return tuple(finding for check, finding in found if check.strength == strength)


def _finding(rules: Rules, check: RecordCheck, hit: Hit) -> Finding:
    return Finding(
        rule=check.id,
        where=f"{listed(list(hit.agencies))}, {hit.field}",
        what=fill(check.what, hit.words),
        why=check.why,
        do=check.do,
        scope=scope_words(check.scope, check.area),
        sources=cite(rules, check.sources),
    )


def _always(rules: Rules, statement: Statement) -> SaidAlways:
    return SaidAlways(statement.text, cite(rules, statement.sources))
