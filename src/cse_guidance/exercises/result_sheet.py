"""The result of a self-test as a sheet: which decisions were mixed up, and how sure one was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cse_guidance.checkers.closing import made_by
from cse_guidance.checkers.sheet import Block, Items, Sheet, Table, Words, part
from cse_guidance.checkers.sheet import Item as Line
from cse_guidance.model import Rules
from cse_guidance.training.answered import LookedAt, find_item, look_at
from cse_guidance.training.confusion import Calibrated, Cell, Confusion, calibration, confusion
from cse_guidance.training.results import Part, Results
from cse_guidance.words import capital, sentence

PART_WORDS: dict[Part, str] = {
    "before": "Before the training",
    "after": "After the training",
    "practice": "Practice",
}
NOT_A_GRADE = "This is no grade. In real work a person decides, with others, and writes down why."
FEW = "With so few answers, read these as a hint and no more."
HINT = 5  # answers of one confidence: below that, a share says little


def result_sheet(rules: Rules, results: Results, today: date | None) -> Sheet:
    """Return what a learner's answers come to, marked by the rules as they are now.

    Each mark is worked out by a pathway, whose sources the feedback to each answer cites.

    Args:
        rules: the loaded rules.
        results: the answers, the first to each decision.
        today: the day, to be written on the record of learning.

    Raises:
        FaultsFound: an answer is about a decision, or is a choice, that there is not.
    """
    looked = [look_at(rules, answered) for answered in results.answers]
    right, less = sum(one.right for one in looked), sum(one.less_safe for one in looked)
    return Sheet(
        title=f"{right} of {len(looked)} as the rules have it",
        urgency=0,
        lead=(Words(_less_safe(less), "warning" if less else "plain"), *_skipped(results)),
        parts=(
            *part("Which decisions you mixed up", *_mixed_up(rules, looked)),
            *part("How sure you were, and how often that was right", *_sure(looked)),
            *part("Look at these again", _again(rules, looked)),
            *part("Record of learning", *_record(rules, results)),
            *part("What this can and cannot say", Words(NOT_A_GRADE)),
        ),
        made=made_by("the decisions of the made-up cases", "", today),
    )


def _less_safe(less: int) -> str:
    if not less:
        return "None of your choices protects the child less than the rules ask."
    if less == 1:
        return "1 of your choices protects the child less than the rules ask. Look at it first."
    return f"{less} of your choices protect the child less than the rules ask. Look at those first."


def _skipped(results: Results) -> tuple[Words, ...]:
    number = len(results.skipped)
    return (Words(f"Skipped: {number}. Skipping is always all right."),) if number else ()


def _mixed_up(rules: Rules, looked: Sequence[LookedAt]) -> tuple[Block, ...]:
    """Return for each pathway a table of what the rules give and what was chosen, and in words."""
    blocks: list[Block] = []
    for one in confusion(rules, looked):
        told = tuple(Line(_cell_words(one, cell)) for cell in one.mixed_up)
        blocks += [matrix(one), Items(told)]
    return tuple(blocks)


def matrix(found: Confusion) -> Table:
    """Return a confusion matrix as a table: a line for each thing that the rules gave.

    Choices that neither the rules gave nor anybody made are left out.
    """
    used = {cell.answer for row in found.cells for cell in row if cell.count}
    used |= {cell.chosen for row in found.cells for cell in row if cell.count}
    columns = [choice for choice in found.choices if choice.id in used]
    return Table(
        f"What the rules give, and what was chosen: {found.title}",
        ("The rules give", *(f"Chosen: {choice.text}" for choice in columns)),
        tuple(
            (
                choice.text,
                *(str(cell.count) for cell in row if cell.chosen in used),
            )
            for choice, row in zip(found.choices, found.cells, strict=True)
            if any(cell.count for cell in row)
        ),
    )


def _cell_words(found: Confusion, cell: Cell) -> str:
    texts = {choice.id: choice.text for choice in found.choices}
    wrong = cell.count - cell.accepted
    times = "Once" if wrong == 1 else f"{wrong} times"
    safe = " That is safe, and more than the rules ask." if cell.safe == wrong else ""
    return (
        f"{times} you chose \u201c{texts[cell.chosen]}\u201d where the rules give "
        f"\u201c{texts[cell.answer]}\u201d.{safe}"
    )


def _sure(looked: Sequence[LookedAt]) -> tuple[Block, ...]:
    rows = [one for one in calibration(looked) if one.answered]
    few = any(one.answered < HINT for one in rows)
    table = Table(
        "How often you were right, by how sure you were",
        ("You were", "Answers", "Right", "Less safe"),
        tuple(
            (capital(one.confidence), str(one.answered), str(one.right), str(one.less_safe))
            for one in rows
        ),
    )
    return (
        table,
        *((Words(_certain(rows)),) if _certain(rows) else ()),
        *((Words(FEW, "small"),) if few else ()),
    )


def _certain(rows: Iterable[Calibrated]) -> str:
    """Return in words how often answers given as certain were right; empty where there are none."""
    surest = [one for one in rows if one.confidence == "certain"]
    if not surest:
        return ""
    (one,) = surest
    return f"When you were certain, you were right {one.right} of {one.answered} times."


def _again(rules: Rules, looked: Sequence[LookedAt]) -> Items:
    """Return the decisions that were missed, those that protect a child less first."""
    missed = sorted((one for one in looked if not one.right), key=lambda one: not one.less_safe)
    return Items(tuple(Line(_missed(rules, one)) for one in missed))


def _missed(rules: Rules, one: LookedAt) -> str:
    item = find_item(rules, one.answered.pathway, one.answered.item)
    topic = rules.pathways[item.pathway].title
    right = next(choice.text for choice in item.choices if choice.id == one.answer)
    return f"{item.title} ({topic}). {sentence(right)}"


def _record(rules: Rules, results: Results) -> tuple[Block, ...]:
    """Return what the printed record of learning says: the set, and the topics."""
    topics = dict.fromkeys(rules.pathways[one.pathway].title for one in results.answers)
    said = (
        f"Made-up code: {results.code}.",
        f"{PART_WORDS[results.part]}. Set \u201c{results.seed}\u201d, {results.size} decisions.",
        sentence(f"About: {'; '.join(topics)}"),
    )
    return (Items(tuple(Line(one) for one in said)),)
