"""The section 47 question, which stands before every other answer."""

from __future__ import annotations

from cse_guidance.checkers.sheet import Words
from cse_guidance.score_result import AskFirstLine

FIRST = "First, the section 47 question"


def first_words(line: AskFirstLine) -> tuple[Words, ...]:
    """Return the question that comes first, with what follows from a yes, as paragraphs."""
    return (
        Words(line.text, "strong"),
        Words(f"{line.then} {line.because}", "danger", line.sources),
    )
