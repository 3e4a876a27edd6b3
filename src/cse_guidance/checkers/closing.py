"""What stands under every answer: what to write down, how to challenge it, where it comes from."""

from __future__ import annotations

from datetime import date

from cse_guidance import __version__
from cse_guidance.answers import cite
from cse_guidance.checkers.sheet import Item, Items, Part, Words, beside, part
from cse_guidance.escalation import ladders_in_order
from cse_guidance.model import Rules
from cse_guidance.model.pathway import Point
from cse_guidance.words import day_words, scope_words, sentence

A_PERSON_DECIDES = "A person decides. This answer helps you to think and to explain."


def closing(rules: Rules, *first_to_record: Item) -> tuple[Part, ...]:
    """Return what to write down and how to challenge an answer.

    Args:
        rules: the loaded rules.
        first_to_record: what this answer asks to be written down, before what is always.
    """
    record = (*first_to_record, *(point_item(rules, point) for point in rules.recording))
    ladder = ladders_in_order(rules)[0]
    challenge = [point_item(rules, point) for point in ladder.points]
    return (
        *part("What to record", Items(record), folded=True),
        *part(
            "If you think that this is wrong, or somebody disagrees",
            Words(A_PERSON_DECIDES),
            Items((*challenge, Item("The stages, one question at a time.", page="disagreement"))),
            folded=True,
        ),
    )


def point_item(rules: Rules, point: Point) -> Item:
    """Return a point of the rules as a line of a list."""
    scope = scope_words(point.scope, point.area)
    return Item(sentence(point.text), "", scope, beside(scope, cite(rules, point.sources)))


def made_by(title: str, version: str, today: date | None) -> str:
    """Return which rules gave an answer, of which version where they have one, and when."""
    on = f" Worked out on {day_words(today)}." if today else ""
    of = f" (version {version})" if version else ""
    return f"Rules: {title}{of}. Site version {__version__}.{on}"
