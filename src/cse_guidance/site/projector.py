"""A made-up case as slides for a group: facts, then the question, then what the rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal, TypeVar

from cse_guidance.exercises.on_paper import decisions_on_paper
from cse_guidance.exercises.shown import ASKED, FactShown, fact_numbers, facts_shown
from cse_guidance.model import Choice, Rules, Scenario
from cse_guidance.other_ways import accepted_choices
from cse_guidance.self_test import Item, key_of
from cse_guidance.words import sentence

Thing = TypeVar("Thing")
SlideKind = Literal["title", "facts", "question", "answer", "talk"]
# Lines of large type that fit on a screen of 1280 by 720, and letters in one of them.
LINES, LETTERS = 12, 80
GAP = 0.4  # of a line, between two paragraphs


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen. `over` is the line above the heading: the stage, or which decision it is.

    `facts`, `choices` and `lines` are shown as far as the kind of slide has them.
    """

    kind: SlideKind
    heading: str
    over: str = ""
    facts: tuple[FactShown, ...] = ()
    choices: tuple[Choice, ...] = ()
    lines: tuple[str, ...] = ()


def slides_of(rules: Rules, scenario: Scenario) -> tuple[Slide, ...]:
    """Return the slides of a case, in order.

    What the rules say is computed; the sources of it stand on the marking sheet.

    Args:
        rules: the loaded rules.
        scenario: one of their cases.

    Raises:
        FaultsFound: the case names a question or an answer that the pathway does not have.
    """
    slides = [Slide("title", scenario.title, lines=(scenario.about, scenario.care_notice))]
    by_stage = decisions_on_paper(rules, scenario)
    for stage in scenario.stages:
        facts = tuple(fact for fact in scenario.facts if fact.stage == stage.id)
        for shown in fitting(facts_shown(scenario, facts, ())):
            slides.append(Slide("facts", stage.title, facts=shown))
        for item in by_stage[stage.id]:
            slides += _asked(rules, scenario, item, stage.title)
    prompts = fitting_lines(scenario.prompts)
    slides += [Slide("talk", "To talk about", lines=lines) for lines in prompts]
    return tuple(slides)


def _asked(rules: Rules, scenario: Scenario, item: Item, stage: str) -> Iterator[Slide]:
    """Yield the question of a decision, and what the rules say about it."""
    topic = rules.pathways[item.pathway].title
    yield Slide("question", ASKED, over=f"{stage} · {topic}", choices=item.choices)
    decision, result = key_of(rules, item)
    choices = {one.id: one.text for one in item.choices}
    number = fact_numbers(scenario)
    deciding = next(one for one in decision.answers if one.question == result.path[-1][0])
    told_by = listed_numbers([number[fact] for fact in deciding.facts])
    lines = (f"{sentence(choices[result.choice])} {result.summary}", f"{deciding.why}{told_by}")
    also = tuple(
        f"As right: {sentence(choices[name])} {because}"
        for name, because in accepted_choices(rules, decision).items()
    )
    for place, shown in enumerate(fitting_lines((*lines, *also))):
        heading = result.title if place == 0 else "What is as right"
        yield Slide("answer", heading, over=f"What the rules say · {topic}", lines=shown)


def listed_numbers(numbers: Sequence[int]) -> str:
    """Return in brackets which facts are meant, or nothing where there is none."""
    called = "fact" if len(numbers) == 1 else "facts"
    return f" ({called} {', '.join(map(str, numbers))})" if numbers else ""


def fitting(facts: Iterable[FactShown]) -> tuple[tuple[FactShown, ...], ...]:
    """Return facts in groups that fit on one screen, in their order."""
    return _shared_out(tuple(facts), lambda one: len(one.reported_by) + len(one.text) + 6)


def fitting_lines(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs in groups that fit on one screen, in their order."""
    return _shared_out(tuple(lines), len)


def _shared_out(
    things: tuple[Thing, ...], letters_of: Callable[[Thing], int]
) -> tuple[tuple[Thing, ...], ...]:
    """Return things in as few groups as fit, and these as even as their order allows."""
    needed = [(thing, ceil(letters_of(thing) / LETTERS) + GAP) for thing in things]
    fewest = _filled(needed, LINES)
    for limit in range(1, LINES):
        even = _filled(needed, limit)
        if len(even) == len(fewest):
            return even
    return fewest


def _filled(needed: Iterable[tuple[Thing, float]], limit: float) -> tuple[tuple[Thing, ...], ...]:
    groups: list[list[Thing]] = []
    filled = limit
    for thing, lines in needed:
        if not groups or filled + lines > limit:
            groups.append([])
            filled = 0.0
        groups[-1].append(thing)
        filled += lines
    return tuple(tuple(group) for group in groups)
