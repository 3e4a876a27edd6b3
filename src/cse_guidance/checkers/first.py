"""The section 47 question, which stands before every other answer."""

from __future__ import annotations

from cse_guidance.checkers.sheet import Block, Item, Items, Words
from cse_guidance.score_result import AskFirstLine

FIRST = "First, the section 47 question"
GO_ON = "Work through it, one question at a time."


def first_words(line: AskFirstLine) -> tuple[Block, ...]:
    """Return the question that comes first, with what follows from a yes and where to go on."""
    return (
        Words(line.text, "strong"),
        Words(f"{line.then} {line.because}", "danger", line.sources),
        Items((Item(GO_ON, page=line.pathway),)),
    )
