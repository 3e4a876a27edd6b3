"""Publishes the shape of an input as JSON Schema, so that other programs can check it too."""

from __future__ import annotations

from cse_guidance.inputs.shape import (
    Day,
    DayOrWords,
    Flag,
    ListOf,
    Moment,
    Object,
    OneOf,
    Shape,
    Text,
    Whole,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = "(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
LIKE_A_DAY = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]"


def json_schema(shape: Object, title: str) -> dict[str, object]:
    """Return the JSON Schema of an input.

    Raises no error. The source of the form is JSON Schema, draft 2020-12. One thing is left
    open: where a date may carry a time of day, a pattern cannot count the days of its month.

    Args:
        shape: what may be written.
        title: what the input is called.

    Example:
        >>> from cse_guidance.api import inputs_of, json_schema, packaged_rules
        >>> shape = inputs_of(packaged_rules())["follow-which-meeting"]
        >>> schema = json_schema(shape, "follow-which-meeting")
        >>> schema["required"]
        ['answers']
    """
    return {"$schema": DIALECT, "title": title, **_schema(shape)}


def _schema(shape: Shape) -> dict[str, object]:
    match shape:
        case Object():
            return _object(shape)
        case ListOf():
            return {"type": "array", "maxItems": shape.most, "items": _schema(shape.of)}
        case Text():
            return {"type": "string", "maxLength": shape.longest, "pattern": r"\S"}
        case OneOf():
            return {"type": "string", "enum": list(shape.words)}
        case Whole():
            return {"type": "integer", "minimum": shape.least, "maximum": shape.most}
        case Flag():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date", "pattern": f"^{DAY}$"}
        case DayOrWords():
            words = _schema(Text(shape.longest)) | {"not": {"pattern": LIKE_A_DAY}}
            return {"anyOf": [_schema(Day()), words]}
        case Moment():
            return {"type": "string", "pattern": f"^{DAY}({TIME})?$"}


def _object(shape: Object) -> dict[str, object]:
    entries = {
        entry.name: {"description": entry.about, **_schema(entry.shape)} for entry in shape.entries
    }
    made: dict[str, object] = {"type": "object"}
    if shape.about:
        made["description"] = shape.about
    made |= {"properties": entries, "additionalProperties": False}
    needed = [entry.name for entry in shape.entries if entry.needed]
    return made | ({"required": needed} if needed else {})
