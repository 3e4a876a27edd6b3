"""What a learner answered, beside what the rules give and the facts that mattered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.follow import find_pathway
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, key_of, mark, self_test_items

Confidence = Literal["guess", "fairly sure", "certain"]
CONFIDENCES: tuple[Confidence, ...] = ("guess", "fairly sure", "certain")  # least sure first


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a learner.

    Attributes:
        pathway, item: which decision, as `self_test_items` names it.
        choice: the id of the choice.
        confidence: how sure the learner was, said before the answer was shown.
        facts: the facts that the learner gave as the reason, also before.
    """

    pathway: str
    item: str
    choice: str
    confidence: Confidence
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An answer beside what the rules give.

    Attributes:
        answered: what the learner said.
        answer: the id of the choice that the rules give.
        right: the choice is that one, or one that the rules also accept.
        safe: the choice is not right, but protects the child more than the rules ask.
        less_safe: the choice protects the child less than the rules ask.
        mattered: the facts that the case's key rests on where it worries.
        named: the learner gave one of those as the reason; None where no reason was given.
    """

    answered: Answered
    answer: str
    right: bool
    safe: bool
    less_safe: bool
    mattered: tuple[str, ...]
    named: bool | None


def look_at(rules: Rules, answered: Answered) -> LookedAt:
    """Return an answer beside what the rules give.

    The right choice is worked out by the pathway, whose sources its result cites.

    Args:
        rules: the loaded rules.
        answered: what a learner chose, how surely, and by which facts.

    Raises:
        FaultsFound: there is no such pathway, item or choice.

    Example:
        >>> from cse_guidance.api import Answered, look_at, packaged_rules
        >>> item = "the-booked-meeting/wednesday"
        >>> answered = Answered("which-meeting", item, "cse-meeting", "certain", ("f5",))
        >>> looked = look_at(packaged_rules(), answered)
        >>> looked.answer, looked.right, looked.less_safe, looked.named
        ('both', False, True, False)
    """
    item = find_item(rules, answered.pathway, answered.item)
    marked = mark(rules, item, answered.choice)
    mattered = facts_that_mattered(rules, item)
    return LookedAt(
        answered=answered,
        answer=marked.answer_id,
        right=marked.right,
        safe=marked.safe,
        less_safe=marked.less_safe,
        mattered=mattered,
        named=bool(set(answered.facts) & set(mattered)) if answered.facts else None,
    )


def find_item(rules: Rules, pathway_id: str, item_id: str) -> Item:
    """Return one decision of the self-test.

    Raises:
        FaultsFound: there is no such pathway or item.
    """
    items = {item.id: item for item in self_test_items(rules, pathway_id)}
    if item_id not in items:
        problem = f'there is no decision "{item_id}" about "{pathway_id}".'
        remedy = did_you_mean(item_id, items)
        raise FaultsFound([Fault("the self-test", pathway_id, problem, remedy)])
    return items[item_id]


def facts_that_mattered(rules: Rules, item: Item) -> tuple[str, ...]:
    """Return the facts on which the key rests where its answer is not the most reassuring one.

    Where every answer is the most reassuring one, these are the facts behind the last answer
    that names any. The key is the case's own; it rests on no source.

    Args:
        rules: the loaded rules.
        item: one of `self_test_items`.
    """
    pathway = find_pathway(rules, item.pathway)
    decision, result = key_of(rules, item)
    facts = {answer.question: answer.facts for answer in decision.answers}
    worrying: list[str] = []
    last: tuple[str, ...] = ()
    for question_id, answer_id in result.path:
        question = pathway.question(question_id)
        worry = {one.id: one.worry or 0 for one in question.answers} if question else {}
        if worry and worry[answer_id] > min(worry.values()):
            worrying.extend(facts[question_id])
        last = facts[question_id] or last
    return tuple(dict.fromkeys(worrying)) or last
