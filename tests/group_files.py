"""Files of a group of learners with stated habits, as the self-test saves them."""

from __future__ import annotations

from cse_guidance.model import Rules
from cse_guidance.self_test import mark, self_test_items
from cse_guidance.training.answered import Answered, Confidence
from cse_guidance.training.results import Part, Results

RIGHT, INSTEAD = "strategy-discussion", "cse-meeting"


def file_of(rules: Rules, code: str, part: Part, *, confused: bool, skip: int = 0) -> Results:
    """Return one learner's file: right about everything, but for one thing taken for another.

    Args:
        rules: the loaded rules, which say what is right.
        code: the learner's made-up code.
        part: which set it is.
        confused: whether the learner takes every strategy discussion for a CSE meeting.
        skip: how many decisions are passed over, from the last on.
    """
    pathway = rules.pathways["which-meeting"]
    items = self_test_items(rules, pathway.id)
    answers = []
    for item in items[: len(items) - skip]:
        right = mark(rules, item, item.choices[0].id).answer_id
        wrong = confused and right == RIGHT
        sure: Confidence = "certain" if wrong else "fairly sure"
        answers.append(Answered(pathway.id, item.id, INSTEAD if wrong else right, sure))
    skipped = tuple((pathway.id, item.id) for item in items[len(items) - skip :])
    versions = ((pathway.id, pathway.version),)
    return Results(code, part, "team-a", len(items), tuple(answers), skipped, versions)


def group_of(rules: Rules, people: int, before: int, after: int) -> list[Results]:
    """Return a group's files: so many of them confused before, and so many after."""
    numbers: tuple[tuple[Part, int], ...] = (("before", before), ("after", after))
    return [
        file_of(rules, f"otter-{n}", part, confused=n < number)
        for part, number in numbers
        for n in range(people)
    ]
