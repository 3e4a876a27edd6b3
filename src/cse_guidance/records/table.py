"""Every field side by side: who says what, and whether they agree."""

from __future__ import annotations

from cse_guidance.model import RecordField, Records
from cse_guidance.records.extract import Extract
from cse_guidance.records.result import Row, Said, Standing


def rows(records: Records, extracts: tuple[Extract, ...]) -> tuple[Row, ...]:
    """Return a row for every field, in the order of the rule file.

    Args:
        records: the rules.
        extracts: what each agency has written.
    """
    return tuple(_row(field, extracts) for field in records.fields)


def _row(field: RecordField, extracts: tuple[Extract, ...]) -> Row:
    having = [extract for extract in extracts if field.id in extract.values]
    without = [extract.agency for extract in extracts if field.id not in extract.values]
    return Row(
        field=field.entry,
        title=field.title,
        standing=_standing(field, having),
        said=tuple(Said(extract.agency, extract.said(field)) for extract in having),
        not_recorded_by=tuple(without),
    )


def _standing(field: RecordField, having: list[Extract]) -> Standing:
    if not having:
        return "nobody has it"
    if len(having) == 1:
        return "only one has it"
    return "agree" if len({extract.key(field) for extract in having}) == 1 else "differ"
