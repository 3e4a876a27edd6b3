"""How a self-test is set up: about what, how many decisions, drawn by which name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.form import Field, Form, Option, Screen
from cse_guidance.checkers.sheet import Sheet, Words
from cse_guidance.exercises.result_sheet import PART_WORDS
from cse_guidance.exercises.shown import ItemShown, item_shown
from cse_guidance.inputs import Entry, Object, OneOf, Text, Whole
from cse_guidance.inputs.given import Given
from cse_guidance.model import Rules
from cse_guidance.self_test import self_test_items
from cse_guidance.training.results import CODE, MOST, PARTS, SEED, Part
from cse_guidance.training.sets import before_and_after, draw

EVERY = "every"
SUGGESTED = 8  # decisions: about a quarter of an hour
PURPOSE = "Decide in made-up cases, say how sure you are, and see which decisions you mix up."
HINTS: dict[Part, str] = {
    "practice": "On your own, at any time",
    "before": "With a group, at the start of the session",
    "after": "With a group, at its end: other cases, as hard",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A set of decisions that was drawn, with what names it.

    `versions` are those of the pathways' files, by their ids.
    """

    part: Part
    seed: str
    size: int
    code: str
    items: tuple[ItemShown, ...]
    versions: tuple[tuple[str, str], ...]


def self_test_set_up(rules: Rules) -> Checker:
    """Return the form that sets a self-test up. Its answer's result is a `Drawn`.

    What is asked rests on the cases and pathways, with their sources. Raises no error.
    """

    def answer(given: Given, today: date | None) -> Answered:  # noqa: ARG001 - as a checker's
        drawn = draw_set(rules, given)
        return Answered(drawn, Sheet("", 0, (Words(""),), (), ""))

    return Checker(
        id="self-test",
        page="self-test",
        title="Test yourself",
        purpose=PURPOSE,
        form=Form((Screen("set-up", set_up_fields(rules)),), "Start"),
        shape=set_up_shape(rules),
        answer=answer,
    )


def set_up_fields(rules: Rules) -> tuple[Field, ...]:
    """Return what is asked before the first decision."""
    parts = tuple(Option(one, PART_WORDS[one], HINTS[one]) for one in ("practice", *PARTS[:2]))
    return (
        Field(
            "part", "What is this for?", "choice", options=parts, needed="Choose what it is for."
        ),
        Field(
            "about",
            "What should it be about?",
            "list",
            options=tuple(Option(*one) for one in topics(rules)),
            needed="Choose what it should be about.",
        ),
        Field(
            "size",
            "How many decisions?",
            "number",
            hint="Each takes about two minutes",
            needed="Write how many decisions, for example 8.",
        ),
        Field(
            "seed",
            "Name of the set",
            "text",
            hint="Everybody who writes the same name gets the same set. On your own, leave it as "
            "it is",
            needed="Write any name for the set, for example team a.",
        ),
        Field(
            "code",
            "A made-up code",
            "text",
            hint="Never your name. In a group, keep it: you need it again after the training",
            needed="Write a made-up code, for example quiet otter 41.",
        ),
    )


def topics(rules: Rules) -> tuple[tuple[str, str], ...]:
    """Return what a self-test can be about: id and words, what most cases are about first."""
    number = {name: len(self_test_items(rules, name)) for name in rules.pathways}
    most_first = sorted(rules.pathways.values(), key=lambda one: -number[one.id])
    each = [(one.id, f"{one.title} ({number[one.id]} decisions)") for one in most_first]
    first, *others = each
    every = (EVERY, f"Every kind of decision ({sum(number.values())})")
    return (first, every, *others)


def set_up_shape(rules: Rules) -> Object:
    """Return what may be entered."""
    about = OneOf(tuple(name for name, _ in topics(rules)))
    return Object(
        (
            Entry("part", OneOf(PARTS), "What it is for.", needed=True),
            Entry("about", about, "What it is about.", needed=True),
            Entry("size", Whole(1, MOST), "How many decisions.", needed=True),
            Entry("seed", Text(SEED), "The name of the set.", needed=True),
            Entry("code", Text(CODE), "A made-up code, never a name.", needed=True),
        ),
        about="How a self-test about made-up cases is set up.",
    )


def draw_set(rules: Rules, given: Given) -> Drawn:
    """Return the set that was asked for.

    Raises:
        FaultsFound: there are not so many decisions.
    """
    part = cast("Part", given.text("part"))
    seed, size = given.text("seed").strip(), given.whole("size") or 0
    about = given.text("about")
    pathways = tuple(rules.pathways) if about == EVERY else (about,)
    if part == "practice":
        items = draw(rules, seed, size, pathways)
    else:
        pair = before_and_after(rules, seed, size, pathways)
        items = pair.before if part == "before" else pair.after
    used = dict.fromkeys(item.pathway for item in items)
    return Drawn(
        part=part,
        seed=seed,
        size=size,
        code=given.text("code").strip(),
        items=tuple(item_shown(rules, item) for item in items),
        versions=tuple((name, rules.pathways[name].version) for name in used),
    )
