"""What goes in to check the words of a text."""

from __future__ import annotations

from cse_guidance.inputs.json_text import LONGEST
from cse_guidance.inputs.shape import Entry, Object, Text

EXAMPLE = '{"text": "Robin was late home on Friday."}'
TEXT = Object(
    (
        Entry(
            "text",
            Text(longest=LONGEST),
            "The words to check, from a made-up record. Nothing is kept.",
            needed=True,
        ),
    ),
    about="A fictional text whose words are checked",
)
