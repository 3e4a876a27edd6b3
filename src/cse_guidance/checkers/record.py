"""The checker of a record: what agencies have written about one made-up child, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date

from cse_guidance.answers import Finding
from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.form import Field, Form, Group, Kind, Option, Repeat, Screen
from cse_guidance.checkers.sheet import Item, Items, Part, Sheet, Table, Words, found, lines, part
from cse_guidance.checkers.told_once import told_once
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_record import MOST_EXTRACTS, record_shape
from cse_guidance.inputs.shape import Object
from cse_guidance.model import RecordField, Records, Rules
from cse_guidance.records import OfExtract, RecordResult, check_record
from cse_guidance.words import capital

PURPOSE = "Compare what agencies have written about one made-up child."
AT_FIRST = 2  # there is nothing to compare in one
OPEN = 3  # groups of boxes that stand open; the others open when they are asked for
FEW = 4  # answers that can all be in sight
MAY_BE_RIGHT = "To look at, and may well be right"
NOTHING = "Not recorded"
KINDS: Mapping[str, Kind] = {
    "name": "text",
    "names": "lines",
    "text": "text",
    "day": "day",
    "whole": "number",
    "nhs number": "text",
}
# A hint says again that no real child belongs here, where a real child could be typed in.
MADE_UP = {
    "name": "Made-up only.",
    "names": "Made-up only. One on each line.",
    "nhs number": "Made-up only: never a real person's number.",
}
PLAIN = {"the", "a", "an", "of", "on", "day"}  # words that say no more than a label does


def record_checker(rules: Rules) -> Checker:
    """Return the checker of a record. Its checks, with their sources, stand in records.toml."""
    records = rules.records
    shape = record_shape(records)

    def answer(given: Given, today: date | None) -> Answered:
        result = check_record(rules, given)
        return Answered(result, record_sheet(rules, result, today))

    return Checker(
        id="check-record",
        page="record",
        title=records.title,
        purpose=f"{PURPOSE} {records.notice}",
        form=Form((Screen("form", _questions(records, shape)),), "Check the record"),
        shape=shape,
        answer=answer,
    )


def _questions(records: Records, shape: Object) -> tuple[Field, Group]:
    about = {entry.name: entry.about for entry in shape.entries}
    agency = Field(
        "extracts/{0}/agency",
        "Name of the agency",
        "text",
        called="name of the agency",
        needed="Write who holds this extract.",
    )
    extract = Repeat("extracts", "Agency", (agency, *_groups(records)), AT_FIRST, MOST_EXTRACTS)
    today = Field("today", "Today's date", "day", hint=about["today"], today=True)
    return today, Group("extracts", "What each agency has written", (extract,), about["extracts"])


def _groups(records: Records) -> tuple[Group, ...]:
    """Return the boxes of one extract, by what the checks look at: the gravest stands first."""
    boxes: dict[str, list[Field]] = {group.id: [] for group in records.groups}
    for field in records.fields:
        boxes[group_of(records, field)].append(_box(records, field))
    titles = {group.id: group.title for group in records.groups}
    filled = [(name, tuple(fields)) for name, fields in boxes.items() if fields]
    return tuple(
        Group(f"extracts-{{0}}-{name}", titles[name], fields, folded=number >= OPEN)
        for number, (name, fields) in enumerate(filled)
    )


def group_of(records: Records, field: RecordField) -> str:
    """Return the group of checks to which a field belongs: that of most checks that look at it."""
    order = [group.id for group in records.groups]
    looks = Counter(check.group for check in records.checks if field.id in check.fields)
    return max(order, key=lambda name: (looks[name], order.index(name)))


def _box(records: Records, field: RecordField) -> Field:
    place = f"extracts/{{0}}/{'dates/' if field.dated else ''}{field.entry}"
    options = tuple(
        Option(answer, capital(answer), unknown=answer in records.not_recorded)
        for answer in field.answers
    )
    kind: Kind = KINDS.get(field.kind) or ("choice" if len(options) <= FEW else "list")
    hint = " ".join(one for one in (_about(field), MADE_UP.get(field.kind, "")) if one)
    return Field(place, capital(field.title), kind, hint, options, called=field.title)


def _about(field: RecordField) -> str:
    """Return what goes into a field, unless that says no more than its title does."""
    said = set(field.about.casefold().rstrip(".").split())
    return "" if said <= PLAIN | set(field.title.casefold().split()) else field.about


def record_sheet(rules: Rules, result: RecordResult, today: date | None) -> Sheet:
    """Return what was found as a sheet: what to look at first, then all else, then all fields."""
    missing = _missing(rules.records, result)
    prompts = (*result.between_prompts, *(one for each in result.in_each for one in each.prompts))
    return Sheet(
        title=_title(result),
        urgency=0,
        lead=(
            Words(result.act_first.text, "danger", result.act_first.sources),
            Words(result.limits.text, sources=result.limits.sources),
        ),
        parts=(
            *part("What to look at first", found(result.first)),
            *_rest("Also different between the agencies", result.between, result.first),
            *(
                one
                for each in result.in_each
                for one in _of_extract(each, (*result.first, *missing))
            ),
            *part("Nothing is recorded", _nothing_under(result, missing)),
            *_why_record(result, missing),
            *part(MAY_BE_RIGHT, found(told_once(prompts)), folded=True, printed=False),
            *part("What was not checked, and why", lines(result.not_checked)),
            *part("All that is recorded, side by side", _table(result), _nobody_has(result)),
            *closing(rules),
        ),
        made=made_by(result.title, result.version, today),
    )


def _title(result: RecordResult) -> str:
    number = len(result.between) + sum(len(each.findings) for each in result.in_each)
    if not number:
        return "Nothing was found, and the record can still be wrong"
    things = "1 thing is" if number == 1 else f"{number} things are"
    return f"{things} wrong, missing or different"


def _rest(
    title: str, findings: Iterable[Finding], shown: Container[Finding] = ()
) -> tuple[Part, ...]:
    return part(title, found(told_once(one for one in findings if one not in shown)))


def _of_extract(each: OfExtract, shown: Container[Finding]) -> tuple[Part, ...]:
    """Return what was found in one extract, under the name of its agency."""
    named = (
        replace(
            one,
            where=capital(_field_of(each, one)),
            what=capital(one.what.removeprefix(f"{each.agency}: ")),
        )
        for one in each.findings
        if one not in shown
    )
    return _rest(f"Also in the extract of: {each.agency}", named)


def _field_of(each: OfExtract, finding: Finding) -> str:
    return finding.where.removeprefix(f"{each.agency}, ")


def _missing(records: Records, result: RecordResult) -> list[Finding]:
    """Return what says only that nothing is recorded somewhere, whatever else is recorded."""
    checks = {one.id for one in records.checks if one.kind == "not recorded"}
    depend = {one.id for one in records.checks if one.where_given}
    every = (one for each in result.in_each for one in each.findings)
    return [one for one in every if one.rule in checks - depend]


def _nothing_under(result: RecordResult, missing: Container[Finding]) -> Items:
    """Return under which fields each agency has nothing, in a line for each agency."""
    fields = {
        each.agency: [_field_of(each, one) for one in each.findings if one in missing]
        for each in result.in_each
    }
    return Items(
        tuple(Item("; ".join(names), f"{agency}:") for agency, names in fields.items() if names)
    )


def _why_record(result: RecordResult, missing: Container[Finding]) -> tuple[Part, ...]:
    """Return why each of these fields matters and what to do, once for all agencies."""
    told = (
        replace(one, where=capital(_field_of(each, one)), what=f"{each.agency}.")
        for each in result.in_each
        for one in each.findings
        if one in missing and one not in result.first
    )
    title = "Why it matters that these are recorded, and what to do"
    return part(title, found(told_once(told)), folded=True, printed=False)


def _table(result: RecordResult) -> Table:
    """Return what somebody has recorded, with what each agency says and whether they agree."""
    agencies = tuple(each.agency for each in result.in_each)
    told = []
    for row in result.table:
        said = {one.agency: one.value for one in row.said}
        cells = (said.get(agency, NOTHING) for agency in agencies)
        if said:
            told.append((capital(row.title), capital(row.standing), *cells))
    return Table("What each agency has recorded", ("What", "Compared", *agencies), tuple(told))


def _nobody_has(result: RecordResult) -> Words:
    titles = [row.title for row in result.table if not row.said]
    return Words(f"Nobody has recorded: {'; '.join(titles)}." if titles else "")
