"""What a group's results show, in words and tables, each number also in a picture."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from cse_guidance.model import Rules
from cse_guidance.training.answered import find_item
from cse_guidance.training.confusion import Calibrated, Cell, Confusion
from cse_guidance.training.group import Group, Hard, PartOfGroup
from cse_guidance.training.intervals import SURE, Change
from cse_guidance.widgets import parts, pictures

PART = {"before": "Before", "after": "After", "practice": "Practice"}
MOST_SHOWN = 10  # of the hardest decisions, in the picture; the table has them all
NOTHING_BEFORE = (
    "<p>Nobody has both a set before and a set after under the same code. So nothing can be said "
    "about a change.</p>"
)


def group_widgets(rules: Rules, group: Group) -> list[widgets.Widget]:
    """Return all that a group's results show, the change first, then part by part."""
    shown: list[widgets.Widget] = [parts.html(warnings_html(rules, group))]
    shown += _change(group.change)
    for part in group.parts:
        shown += _part(part)
    return shown + _hardest(rules, group.hardest)


def warnings_html(rules: Rules, group: Group) -> str:
    """Return what has to be known before reading: files there twice, and other rules."""
    lines = [
        f"There is more than one file of {escape(code)} for the set "
        f"{PART[part].lower()}: the first counts."
        for code, part in group.twice
    ]
    lines += [
        f"The rules about {escape(rules.pathways[name].title)} have changed since {escape(code)} "
        "saved the file. The answers are marked by the rules of today."
        for code, name in group.other_rules
    ]
    if not lines:
        return ""
    return f'<h3>Before you read on</h3><div class="box care">{parts.listed(lines)}</div>'


def percent(share: float) -> str:
    """Return a share as a number of 100."""
    return f"{100 * share:.0f} of 100"


def change_words(found: Change) -> str:
    """Return the change of the people who have both sets, with how sure it is."""
    people = "1 person has" if found.people == 1 else f"{found.people} people have"
    said = (
        f"{people} both sets. Right before: {percent(found.before)}. Right after: "
        f"{percent(found.after)}. Typical change: {100 * found.typical:+.0f} of 100."
    )
    if found.low is None or found.high is None:
        return f"{said} There are too few people to say where it may lie."
    return f"{said} It may lie between {100 * found.low:+.0f} and {100 * found.high:+.0f}."


def _change(found: Change | None) -> list[widgets.Widget]:
    head = "<h3>Before against after</h3>"
    if found is None:
        return [parts.html(head, NOTHING_BEFORE)]
    told = change_words(found)
    rows = [("Before", percent(found.before)), ("After", percent(found.after))]
    rows.append(("Typical change", f"{100 * found.typical:+.0f}"))
    if found.low is not None and found.high is not None:
        rows.append(("May lie between", f"{100 * found.low:+.0f} and {100 * found.high:+.0f}"))
    rows.append(("People with both sets", str(found.people)))
    return [
        parts.html(
            head,
            f'<p class="change">{told}</p>',
            "<p>A change shows what these people did. It does not show that the training did it. "
            f"The interval is meant for small groups ({100 * SURE:.0f} of 100).</p>",
        ),
        pictures.picture(pictures.change_picture(found, told)),
        parts.html(parts.table("Before against after", ("", "Number"), rows)),
    ]


def _part(part: PartOfGroup) -> list[widgets.Widget]:
    people = "1 person" if part.people == 1 else f"{part.people} people"
    shown: list[widgets.Widget] = [
        parts.html(
            f"<h3>{PART[part.part]}: {people}</h3>",
            f"<p>Answers: {part.answered}. Right: {part.right}. Protecting the child less than the "
            f"rules ask: {part.less_safe}. Skipped: {part.skipped}.</p>",
        )
    ]
    for matrix in part.confusion:
        title = f"{PART[part.part]}. {matrix.title}"
        shown += [
            parts.html(f"<h4>{escape(title)}</h4>", f"<p>{escape(_mixed_up(matrix))}</p>"),
            pictures.picture(pictures.matrix_picture(matrix, title)),
            parts.html(matrix_table(matrix, title)),
        ]
    return shown + _calibration(part)


def _mixed_up(matrix: Confusion) -> str:
    frame = "A thick frame: the choice of the rules."
    return f"{pictures.matrix_words(matrix)} {frame}"


def matrix_table(matrix: Confusion, title: str) -> str:
    """Return a matrix as a table: a row for what the rules give, a column for each choice."""
    words = {choice.id: escape(choice.text) for choice in matrix.choices}
    head = ("The rules give", *(f"Chosen: {text}" for text in words.values()))
    rows = [
        (words[row[0].answer], *(count_words(cell) for cell in row))
        for row in matrix.cells
        if any(cell.count for cell in row)
    ]
    return parts.table(title, head, rows)


def count_words(cell: Cell) -> str:
    """Return how often a choice was made, with how often it was also right or safe."""
    more = [
        f"{number} {word}"
        for number, word in ((cell.accepted, "also right"), (cell.safe, "safe"))
        if number
    ]
    return f"{cell.count} ({', '.join(more)})" if more else str(cell.count)


def calibration_words(found: tuple[Calibrated, ...]) -> str:
    """Return how often people were right when they were certain, and when not."""
    told = [f"{one.confidence}: {one.right} of {one.answered} right" for one in found]
    said = "; ".join(told)
    return f"How sure people were, and how often right. {said[:1].upper()}{said[1:]}."


def _calibration(part: PartOfGroup) -> list[widgets.Widget]:
    told = calibration_words(part.calibration)
    rows = [
        (
            one.confidence.capitalize(),
            str(one.answered),
            str(one.right),
            f"{100 * one.low:.0f} to {100 * one.high:.0f}" if one.answered else "Not known",
            str(one.less_safe),
        )
        for one in part.calibration
    ]
    head = ("How sure", "Answers", "Right", "Right of 100 may be", "Less protective")
    title = f"{PART[part.part]}. How sure, and how often right"
    return [
        parts.html(f"<h4>{title}</h4>", f"<p>{told}</p>"),
        pictures.picture(pictures.calibration_picture(part.calibration, told)),
        parts.html(parts.table(title, head, rows)),
    ]


def _hardest(rules: Rules, found: tuple[Hard, ...]) -> list[widgets.Widget]:
    head = "<h3>The hardest decisions</h3>"
    if not found:
        return [parts.html(head, "<p>Nobody got any decision wrong.</p>")]
    names = [find_item(rules, one.pathway, one.item).title for one in found]
    rows = [
        (
            escape(name),
            escape(rules.pathways[one.pathway].title),
            f"{one.right} of {one.answered}",
            f"{100 * one.low:.0f} to {100 * one.high:.0f}",
            str(one.less_safe),
        )
        for name, one in zip(names, found, strict=True)
    ]
    lines = [
        (
            f"{name} ({rules.pathways[one.pathway].title})",
            one.right,
            one.answered,
            one.low,
            one.high,
        )
        for name, one in zip(names, found, strict=True)
    ][:MOST_SHOWN]
    told = "; ".join(f"{name}: {right} of {of} right" for name, right, of, _, _ in lines)
    title = "The hardest decisions, the hardest first"
    columns = ("Decision", "About", "Right", "Right of 100 may be", "Less protective")
    return [
        parts.html(head, "<p>Of all sets together. Talk about these first.</p>"),
        pictures.picture(pictures.shares_picture(f"{title}. {told}.", lines)),
        parts.html(parts.table(title, columns, rows)),
    ]
