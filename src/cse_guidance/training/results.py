"""What a learner keeps of a self-test: a small file with a made-up code and no name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.inputs import (
    Entry,
    Given,
    ListOf,
    Object,
    OneOf,
    Text,
    Whole,
    optional,
    read,
    read_object,
)
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, self_test_items
from cse_guidance.training.answered import CONFIDENCES, Answered, Confidence

Part = Literal["before", "after", "practice"]
PARTS: tuple[Part, ...] = ("before", "after", "practice")
KIND = "self-test results, version 1"
CODE = 40  # characters
SEED = 60  # characters
MOST = 200  # decisions in a set
MOST_FACTS = 40
EXAMPLE = (
    '{"kind": "self-test results, version 1", "code": "quiet-otter-41", "part": "before", '
    '"seed": "team-a", "size": 12, "answers": []}'
)


@dataclass(frozen=True, slots=True)
class Results:
    """One learner's answers to one set.

    Attributes:
        code: made up, never a name. The same in the sets before and after.
        part: which of the sets it is.
        seed, size: how the set was drawn.
        answers: the first answer to each decision, in the order in which they were given.
        skipped: each decision that was passed over: its pathway and its item.
        versions: the version of each pathway's file at the time, by its id.
    """

    code: str
    part: Part
    seed: str
    size: int
    answers: tuple[Answered, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

    def changed_since(self, rules: Rules) -> tuple[str, ...]:
        """Return the pathways whose rules have another version now, so that marks may differ."""
        return tuple(
            name
            for name, version in self.versions
            if name in rules.pathways and rules.pathways[name].version != version
        )


def results_shape(rules: Rules) -> Object:
    """Return the shape of a file of results. It has no place for a name or for free words."""
    decisions = OneOf(tuple(_items(rules)))
    answer = Object(
        (
            Entry("decision", decisions, "Which decision: pathway, case and stage.", needed=True),
            Entry("choice", Text(CODE), "The id of the choice.", needed=True),
            Entry("confidence", OneOf(CONFIDENCES), "How sure the learner was.", needed=True),
            Entry("facts", ListOf(Text(CODE), most=MOST_FACTS), "The facts given as the reason."),
        )
    )
    return Object(
        (
            Entry("kind", OneOf((KIND,)), "What kind of file this is.", needed=True),
            Entry("code", Text(CODE), "A made-up code, never a name.", needed=True),
            Entry("part", OneOf(PARTS), "Which set it is.", needed=True),
            Entry("seed", Text(SEED), "What the set was drawn by.", needed=True),
            Entry("size", Whole(1, MOST), "How many decisions the set has.", needed=True),
            Entry("answers", ListOf(answer, most=MOST), "The answers, in order.", needed=True),
            Entry("skipped", ListOf(decisions, most=MOST), "What was passed over."),
            Entry(
                "versions",
                optional({one.id: (Text(CODE), one.title) for one in rules.pathways.values()}),
                "The version of each pathway at the time.",
            ),
        ),
        about="What one learner answered in a self-test about made-up cases.",
    )


def results_text(results: Results) -> str:
    """Return results as the text of the file that a learner saves.

    The format is this project's own and rests on no source. Raises no error.

    Args:
        results: what was answered.

    Example:
        >>> from cse_guidance.api import Results, packaged_rules, read_results, results_text
        >>> results = Results("quiet otter 41", "before", "team a", 6, ())
        >>> read_results(packaged_rules(), results_text(results)) == results
        True
    """
    written = {
        "kind": KIND,
        "code": results.code,
        "part": results.part,
        "seed": results.seed,
        "size": results.size,
        "answers": [
            {
                "decision": f"{one.pathway}/{one.item}",
                "choice": one.choice,
                "confidence": one.confidence,
                "facts": list(one.facts),
            }
            for one in results.answers
        ],
        "skipped": [f"{pathway}/{item}" for pathway, item in results.skipped],
        "versions": dict(results.versions),
    }
    return json.dumps(written, indent=1, ensure_ascii=False) + "\n"


def read_results(rules: Rules, text: str, name: str = "the file") -> Results:
    """Return the results that a learner saved.

    Args:
        rules: the loaded rules, which know the decisions and their choices.
        text: what stands in the file.
        name: what a message calls it, for example the file's name.

    The format is this project's own and rests on no source.

    Raises:
        FaultsFound: with every fault: where it is, what is wrong, what to do.

    Example:
        >>> from cse_guidance.api import packaged_rules, read_results
        >>> text = '{"kind": "self-test results, version 1", "code": "quiet otter 41", '
        >>> text += '"part": "before", "seed": "team a", "size": 6, "answers": []}'
        >>> read_results(packaged_rules(), text).code
        'quiet otter 41'
    """
    given = read(results_shape(rules), read_object(text, name, EXAMPLE), name)
    items = _items(rules)
    faults: list[Fault] = []

    def fault(place: str, problem: str, remedy: str) -> None:
        faults.append(Fault(name, place, problem, remedy))

    answers = [
        _answer(one, items[one.text("decision")], f'"answers", {number}', fault)
        for number, one in enumerate(given.parts("answers"), start=1)
    ]
    skipped = [items[one] for one in given.texts("skipped")]
    seen: set[tuple[str, str]] = set()
    for decision in (
        *((one.pathway, one.item) for one in answers),
        *((one.pathway, one.id) for one in skipped),
    ):
        if decision in seen:
            said = "/".join(decision)
            remedy = "Leave one: only the first answer counts."
            fault('"answers"', f'the decision "{said}" stands there twice.', remedy)
        seen.add(decision)
    if len(seen) > (given.whole("size") or 0):
        problem = f"there are {len(seen)} decisions, which is more than the set has."
        fault('"size"', problem, "Save the file again on the page of the self-test.")
    if faults:
        raise FaultsFound(faults)
    return Results(
        code=given.text("code").strip(),
        part=cast("Part", given.text("part")),
        seed=given.text("seed"),
        size=given.whole("size") or 0,
        answers=tuple(answers),
        skipped=tuple((one.pathway, one.id) for one in skipped),
        versions=tuple(given.part("versions").words().items()),
    )


def _answer(
    given: Given, item: Item, place: str, fault: Callable[[str, str, str], None]
) -> Answered:
    """Return an answer, and note a choice or a fact that the decision does not have."""
    choices = [choice.id for choice in item.choices]
    facts = [fact.id for fact in item.facts]
    choice = given.text("choice")
    if choice not in choices:
        remedy = did_you_mean(choice, choices)
        fault(f'{place}, "choice"', f'"{choice}" is not one of the choices.', remedy)
    for fact in given.texts("facts"):
        if fact not in facts:
            remedy = did_you_mean(fact, facts)
            fault(f'{place}, "facts"', f'"{fact}" is not a fact that was known.', remedy)
    return Answered(
        item.pathway,
        item.id,
        choice,
        cast("Confidence", given.text("confidence")),
        given.texts("facts"),
    )


def _items(rules: Rules) -> dict[str, Item]:
    """Return every decision by the name that it has in a file."""
    return {
        f"{name}/{item.id}": item
        for name in rules.pathways
        for item in self_test_items(rules, name)
    }
