"""Checks that the checks of a case record fit together, and can each find something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault, listed
from cse_guidance.model import RecordCheck, RecordField, Records
from cse_guidance.model.records import MECHANISMS, TODAY, FieldKind
from cse_guidance.records.hit import places_in

FILE = "records.toml"
# Entries of what is handed in that are no fields.
TAKEN = ("agency", "dates", "extracts", TODAY)


def check_records(records: Records, notes: Notes) -> None:
    """Note everything that does not fit in the checks of a case record."""
    notes.sources(FILE, "the head of the file", records.sources)
    notes.sources(FILE, "act_first", records.act_first.sources)
    notes.sources(FILE, "limits", records.limits.sources)
    notes.ids_once(FILE, "field or date", [field.id for field in records.fields])
    notes.ids_once(FILE, "group", [group.id for group in records.groups])
    notes.ids_once(FILE, "check", [check.id for check in records.checks])
    _check_used(records, notes)
    for check in records.checks:
        _check_names(records, check, notes)
        _check_fields(records, check, notes)
        _check_condition(records, check, notes)
        _check_replaced(records, check, notes)
        _check_places(check, notes)


def _note(notes: Notes, place: str, problem: str, remedy: str) -> None:
    notes.faults.append(Fault(FILE, place, problem, remedy))


def _place(check: RecordCheck) -> str:
    return f'check "{check.id}"'


def _check_used(records: Records, notes: Notes) -> None:
    used = {name for check in records.checks for name in check.fields}
    for field in records.fields:
        place = f'{"date" if field.dated else "field"} "{field.id}"'
        if field.id in TAKEN:
            problem = f'the id "{field.id}" has a meaning of its own.'
            _note(notes, place, problem, f"Use another than {listed(TAKEN)}.")
        elif field.id and field.id not in used:
            problem = "no check looks at it, so nobody needs to be asked for it."
            _note(notes, place, problem, "Add a check, or take it out.")
    grouped = {check.group for check in records.checks}
    for group in records.groups:
        if group.id and group.id not in grouped:
            _note(notes, f'group "{group.id}"', "it has no check.", "Add one, or take it out.")


def _check_names(records: Records, check: RecordCheck, notes: Notes) -> None:
    place = _place(check)
    fields = [field.id for field in records.fields]
    notes.known(FILE, place, "group", [check.group], [group.id for group in records.groups])
    notes.known(FILE, place, "field or date", (*check.fields, *check.where_given), fields)
    notes.sources(FILE, place, check.sources)
    notes.reach(FILE, place, check.scope, check.sources)
    dates = [field.id for field in records.fields if field.kind == "day"]
    notes.known(FILE, place, "date", check.not_before, dates)
    notes.known(FILE, place, "date", check.on, [*dates, TODAY])
    for name in sorted({*check.fields} & {*check.not_before}):
        problem = f'"{name}" should not come before itself.'
        _note(notes, place, problem, "Take it out of fields or of not_before.")


def _check_fields(records: Records, check: RecordCheck, notes: Notes) -> None:
    """Note fields of a kind that the mechanism cannot look at, or too many or too few of them."""
    wanted = MECHANISMS[check.kind].fields
    fields = [field for field in map(records.field, check.fields) if field is not None]
    if len(fields) != len(check.fields):
        return  # an unknown name was noted already
    for field in fields:
        if field.kind not in wanted:
            problem = f'it cannot look at "{field.id}", which is of kind "{field.kind}".'
            _note(notes, _place(check), problem, f"Name fields of kind {listed(wanted)}.")
    counted = Counter(field.kind for field in fields)
    wrong = [kind for kind, many in wanted.items() if many and counted[kind] != many]
    if fields and wrong:
        problem = f'a check of kind "{check.kind}" needs {_counted(wanted)}.'
        _note(notes, _place(check), problem, "Name these in fields.")
    if check.kind == "in one list only" and not counted["name"]:
        problem = "it has no name to compare the list with."
        _note(notes, _place(check), problem, "Name the given names and the family name too.")


def _counted(wanted: Mapping[FieldKind, int]) -> str:
    return " and ".join(f'{many} of kind "{kind}"' for kind, many in wanted.items() if many)


def _check_condition(records: Records, check: RecordCheck, notes: Notes) -> None:
    """Note a condition that can never be met."""
    if not check.where_says or len(check.where_given) != 1:
        return
    field: RecordField | None = records.field(check.where_given[0])
    if field is None:
        return
    if field.kind != "choice":
        problem = f'"{field.id}" has no fixed answers, so it may be written in any words.'
        _note(notes, _place(check), problem, "Name a field of kind choice in where_given.")
    else:
        notes.known(FILE, _place(check), "answer", check.where_says, field.answers)


def _check_replaced(records: Records, check: RecordCheck, notes: Notes) -> None:
    """Note a check that is replaced by one that does not say all that it says."""
    others = {other.id: other for other in records.checks}
    notes.known(FILE, _place(check), "check", check.replaces, others)
    for name in check.replaces:
        other = others.get(name)
        if other is None:
            continue
        if other is check or other.replaces:
            problem = f'it replaces "{name}", which replaces others itself.'
            _note(notes, _place(check), problem, "Name the checks that are left out one by one.")
        elif not MECHANISMS[other.kind].compares or not {*other.fields} <= {*check.fields}:
            problem = f'it replaces "{name}", which looks at more than this one.'
            _note(notes, _place(check), problem, f'Take "{name}" out of replaces.')


def _check_places(check: RecordCheck, notes: Notes) -> None:
    mechanism, written = MECHANISMS[check.kind], places_in(check.what)
    notes.known(FILE, _place(check), "place", written, mechanism.places)
    who = "said" if mechanism.compares else "agency"
    if check.what and who not in written:
        problem = 'its "what" does not show whose record it is about.'
        _note(notes, _place(check), problem, f"Write {{{who}}} where the agency should stand.")
    for name, text in (("why", check.why), ("do", check.do)):
        if places_in(text):
            problem = f'"{name}" has a place in braces, which nothing fills.'
            _note(notes, _place(check), problem, 'Say it in "what", or without braces.')
