"""What a person or a program hands in as JSON: described once, read and published from that.

A `Shape` says what may be written. `read` turns JSON into a `Given` or names every fault in
plain English; `json_schema` publishes the same shape as JSON Schema.
"""

from cse_guidance.inputs.given import Given
from cse_guidance.inputs.json_text import LONGEST, read_object
from cse_guidance.inputs.read import read
from cse_guidance.inputs.schema import json_schema
from cse_guidance.inputs.shape import (
    Day,
    DayOrWords,
    Entry,
    Flag,
    ListOf,
    Moment,
    Object,
    OneOf,
    Shape,
    Text,
    Whole,
    optional,
)

__all__ = [
    "LONGEST",
    "Day",
    "DayOrWords",
    "Entry",
    "Flag",
    "Given",
    "ListOf",
    "Moment",
    "Object",
    "OneOf",
    "Shape",
    "Text",
    "Whole",
    "json_schema",
    "optional",
    "read",
    "read_object",
]
