"""Compares the extracts of several agencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from types import MappingProxyType

from cse_guidance.model import RecordCheck, RecordField, Records
from cse_guidance.model.records import TODAY, CheckKind
from cse_guidance.records.ages import age_on, swapped
from cse_guidance.records.extract import Extract, listed, tidy
from cse_guidance.records.hit import Hit
from cse_guidance.records.same import percent_alike, plain_name
from cse_guidance.words import day_words


@dataclass(frozen=True, slots=True)
class Together:
    """All extracts, with the rules and today's date."""

    records: Records
    extracts: tuple[Extract, ...]
    today: date | None

    def fields(self, check: RecordCheck) -> list[RecordField]:
        """Return the fields that a check looks at."""
        found = (self.records.field(field_id) for field_id in check.fields)
        return [field for field in found if field is not None]

    def having(self, field: RecordField) -> list[Extract]:
        """Return the extracts in which a field is recorded."""
        return [extract for extract in self.extracts if field.id in extract.values]

    def said(self, field: RecordField) -> str:
        """Return who says what in a field."""
        return "; ".join(f"{e.agency}: {e.said(field)}" for e in self.having(field)) + "."


def _hit(extracts: list[Extract], title: str, **words: str) -> Hit:
    agencies = tuple(extract.agency for extract in extracts)
    return Hit(agencies, title, {"field": title, **words})


def _differs(together: Together, check: RecordCheck) -> Iterator[Hit]:
    for field in together.fields(check):
        having = together.having(field)
        if len({extract.key(field) for extract in having}) > 1:
            yield _hit(having, field.title, said=together.said(field))


def _day_and_month_swapped(together: Together, check: RecordCheck) -> Iterator[Hit]:
    for field in together.fields(check):
        days = {extract.day(field.id) for extract in together.having(field)}
        if any(day is not None and swapped(day) in days - {None} for day in days):
            yield _hit(together.having(field), field.title, said=together.said(field))


def _either_side_of_an_age(together: Together, check: RecordCheck) -> Iterator[Hit]:
    fields = together.fields(check)
    birth = next(field for field in fields if field.kind == "day")
    stated = next(field for field in fields if field.kind == "whole")
    years = check.years or 0
    known = {extract.day(name) for extract in together.extracts for name in check.on}
    known |= {together.today} if TODAY in check.on else set()
    for day in sorted(day for day in known if day is not None):
        ages: list[tuple[Extract, int]] = []
        for extract in together.extracts:
            born = extract.day(birth.id)
            written = extract.whole(stated.id) if _of_the_time(extract, check, day) else None
            age = written if born is None else age_on(born, day)
            if age is not None and age >= 0:
                ages.append((extract, age))
        if any(age < years for _, age in ages) and any(age >= years for _, age in ages):
            said = "; ".join(f"{extract.agency}: {age}" for extract, age in ages) + "."
            having = [extract for extract, _ in ages]
            words = {"said": said, "years": str(years), "on_day": day_words(day)}
            yield _hit(having, birth.title, **words)
            return


def _of_the_time(extract: Extract, check: RecordCheck, day: date) -> bool:
    """Return whether an age that an extract states can be the age on a day."""
    own = [own for name in check.on if (own := extract.day(name)) is not None]
    return not own or min(own) <= day <= max(own)


def _names_swapped(together: Together, check: RecordCheck) -> Iterator[Hit]:
    first, last = together.fields(check)
    having = [extract for extract in together.having(first) if last.id in extract.values]
    pairs = {(extract.key(first), extract.key(last)) for extract in having}
    if any(one != other and (other, one) in pairs for one, other in pairs):
        said = "; ".join(f"{e.agency}: {e.said(first)} / {e.said(last)}" for e in having) + "."
        yield _hit(having, f"{first.title} and {last.title}", said=said)


def _in_one_list_only(together: Together, check: RecordCheck) -> Iterator[Hit]:
    fields = together.fields(check)
    others = next(field for field in fields if field.kind == "names")
    known = {extract.agency: _known_names(extract, fields) for extract in together.extracts}
    shown: dict[str, str] = {}
    for extract in together.extracts:
        for name in extract.names(others.id):
            shown.setdefault(plain_name(name), tidy(name))
    for plain, name in shown.items():
        knowing = [e for e in together.extracts if plain in known[e.agency]]
        missing = [e.agency for e in together.extracts if plain not in known[e.agency]]
        if missing:
            said = listed([extract.agency for extract in knowing])
            words = {"name": name, "said": said, "missing_from": listed(missing)}
            yield _hit(knowing, others.title, **words)


def _known_names(extract: Extract, fields: list[RecordField]) -> set[str]:
    """Return every name by which an agency could find the child, each and all together."""
    single = [extract.text(field.id) for field in fields if field.kind == "name"]
    listed_names = [name for field in fields for name in extract.names(field.id)]
    parts = [part for name in single for part in name.split()]
    whole = ["".join(single), "".join(reversed(single))]
    return {plain_name(name) for name in (*listed_names, *parts, *whole)}


def _nearly_the_same(together: Together, check: RecordCheck) -> Iterator[Hit]:
    fields = together.fields(check)
    title = " and ".join(field.title for field in fields)
    having = [e for e in together.extracts if all(field.id in e.values for field in fields)]
    seen: set[frozenset[str]] = set()
    for one, other in combinations(having, 2):
        names = [plain_name("".join(e.text(field.id) for field in fields)) for e in (one, other)]
        if names[0] == names[1] or frozenset(names) in seen:
            continue
        if percent_alike(*names) >= (check.percent or 0):
            seen.add(frozenset(names))
            spelled = [
                f"{e.agency}: {' '.join(e.said(field) for field in fields)}" for e in (one, other)
            ]
            yield _hit([one, other], title, said="; ".join(spelled) + ".")


BETWEEN: Mapping[CheckKind, Callable[[Together, RecordCheck], Iterator[Hit]]] = MappingProxyType(
    {
        "differs": _differs,
        "day and month swapped": _day_and_month_swapped,
        "either side of an age": _either_side_of_an_age,
        "names swapped": _names_swapped,
        "in one list only": _in_one_list_only,
        "nearly the same": _nearly_the_same,
    }
)
