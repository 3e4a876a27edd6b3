"""A sheet as plain text, for copying into a note or an e-mail."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.checkers.sheet import (
    Block,
    Found,
    FoundList,
    Item,
    Items,
    Row,
    Rows,
    Sheet,
    Step,
    Steps,
    Table,
    Words,
)
from cse_guidance.words import sentence


def as_text(sheet: Sheet, heading: str) -> str:
    """Return a sheet as plain text.

    Args:
        sheet: the answer.
        heading: what stands above it: the checker's title.

    Raises no error. It shows what the sheet holds, folded parts too, and adds nothing.
    """
    blocks = [heading.upper(), sheet.title, *_all(sheet.lead)]
    for one in sheet.parts:
        blocks += [one.title.upper(), *_all(one.blocks)]
    named = [f"- {source.words} {source.caution}".rstrip() for source in sheet.sources]
    rests = ["SOURCES", "\n".join(named)] if named else []
    return "\n\n".join([*blocks, *rests, sheet.made]) + "\n"


def _all(blocks: Iterable[Block]) -> list[str]:
    return ["\n".join(_block(block)) for block in blocks]


def _block(block: Block) -> Iterable[str]:
    match block:
        case Words():
            return [block.text]
        case Items(numbered=False):
            return [f"- {_item(item)}" for item in block.items]
        case Items():
            return [f"{number}. {_item(item)}" for number, item in enumerate(block.items, 1)]
        case Steps():
            return [f"{number}. {_step(step)}" for number, step in enumerate(block.steps, 1)]
        case Rows():
            return [f"- {_row(row)}" for row in block.rows]
        case Table():
            return [block.caption, *(f"- {_line(block.head, line)}" for line in block.lines)]
        case FoundList():
            return [f"- {_found(one)}" for one in block.found]


def _line(head: tuple[str, ...], line: tuple[str, ...]) -> str:
    cells = zip(head, line, strict=True)
    return "; ".join(f"{title}: {cell}" if title else cell for title, cell in cells)


def _item(item: Item) -> str:
    return _reach(f"{item.lead} {item.text}" if item.lead else item.text, item.scope)


def _step(step: Step) -> str:
    by = f" Last day: {sentence(step.by)}" if step.by else ""
    return _reach(f"{step.what} {'; '.join(step.who)}: {sentence(step.when)}{by}", step.scope)


def _row(row: Row) -> str:
    said = [one for one in (sentence(row.text), row.rule) if one]
    ended = row.term.endswith((".", "?", "!", ":")) or not said
    return " ".join((row.term if ended else f"{row.term}:", *said))


def _found(one: Found) -> str:
    text = f"{one.where}: {sentence(one.what)} {sentence(one.why)} What to do: {one.do}"
    return _reach(text, one.scope)


def _reach(text: str, scope: str) -> str:
    """Return a text with how far it reaches in brackets."""
    return f"{text} [{scope}]" if scope else text
