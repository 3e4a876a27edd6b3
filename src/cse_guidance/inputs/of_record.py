"""What goes in to check a case record: what each agency has written about one child."""

from __future__ import annotations

from cse_guidance.inputs.shape import (
    Day,
    Entry,
    ListOf,
    Object,
    OneOf,
    Shape,
    Text,
    Whole,
    optional,
)
from cse_guidance.model import RecordField, Records

EXAMPLE = '{"extracts": [{"agency": "Police", "born": "2012-05-31"}]}'
MOST_EXTRACTS = 20
MOST_NAMES = 30
LONGEST_AGENCY, LONGEST_NAME, LONGEST_TEXT, LONGEST_NUMBER = 80, 100, 300, 40
OLDEST = 120  # years


def record_shape(records: Records) -> Object:
    """Return the shape of a case record: extracts of several agencies about one child."""
    written = [field for field in records.fields if not field.dated]
    dated = {field.entry: (Day(), field.about) for field in records.fields if field.dated}
    extract = Object(
        (
            Entry("agency", Text(LONGEST_AGENCY), "Who holds this extract.", needed=True),
            *(Entry(field.entry, _shape(field), field.about) for field in written),
            Entry("dates", optional(dated, called="date"), "The dates of the record."),
        )
    )
    return Object(
        (
            Entry("today", Day(), "Today's date; without it no date is looked for in the future."),
            Entry(
                "extracts",
                ListOf(extract, most=MOST_EXTRACTS),
                "What each agency has written about the child. What is left out is not recorded.",
                needed=True,
            ),
        ),
        about=f"A fictional case record, to be checked: {records.notice}",
    )


def _shape(field: RecordField) -> Shape:
    match field.kind:
        case "name":
            return Text(LONGEST_NAME)
        case "names":
            return ListOf(Text(LONGEST_NAME), most=MOST_NAMES)
        case "text":
            return Text(LONGEST_TEXT)
        case "choice":
            return OneOf(field.answers)
        case "day":
            return Day()
        case "whole":
            return Whole(0, OLDEST)
        case "nhs number":
            return Text(LONGEST_NUMBER)
