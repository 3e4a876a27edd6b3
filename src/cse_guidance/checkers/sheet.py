"""An answer as a person reads it: a sheet made of a few kinds of blocks.

A sheet says nothing of its own about a child: each block shows words of a result. Every surface
that draws it draws the same blocks: the page, the copied text, the print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cse_guidance.answers import Cited, Finding, Reason, ToDo


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `look`: what kind of sentence it is, which is also said by its words."""

    text: str
    look: Literal["plain", "strong", "small", "warning", "danger"] = "plain"
    sources: tuple[Cited, ...] = ()
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list. `lead` stands first; `page` is the id of a checker or pathway to open."""

    text: str
    lead: str = ""
    scope: str = ""
    sources: tuple[Cited, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    numbered: bool = False
    kind: Literal["items"] = "items"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: what, who, by when. `by` is the last day in sentences, where it is known."""

    what: str
    who: tuple[str, ...]
    when: str
    by: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, the first thing first."""

    steps: tuple[Step, ...]
    kind: Literal["steps"] = "steps"


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer. `change` is the name of the box in which it was given."""

    term: str
    text: str
    rule: str = ""
    sources: tuple[Cited, ...] = ()
    change: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """What was answered, each with what the rule made of it."""

    rows: tuple[Row, ...]
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first cell of each line is its heading."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Found:
    """Something for a person to look at: where, what, why it matters, what to do."""

    where: str
    what: str
    why: str
    do: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class FoundList:
    """What a check found, what could hurt a child most first.

    Attributes:
        brief: print leaves out why each matters, where it would fill sheet after sheet.
    """

    found: tuple[Found, ...]
    brief: bool = False
    kind: Literal["found"] = "found"


Block = Words | Items | Steps | Rows | Table | FoundList


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet under a heading. A folded one opens when asked; print may leave it out."""

    title: str
    blocks: tuple[Block, ...]
    folded: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole answer.

    Attributes:
        title: the next step, or what was found, in a line.
        urgency: on the scale of the pathways' outcomes, 0 where there is none.
        lead: what stands under the title, before any heading.
        ask: the names of boxes that may be filled in now, such as the dates of events.
        made: which rules gave it, of which version, on which day.
    """

    title: str
    urgency: int
    lead: tuple[Block, ...]
    parts: tuple[Part, ...]
    made: str
    ask: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Cited, ...]:
        """Every source of the sheet, once, in the order in which it is named."""
        blocks = [*self.lead, *(block for one in self.parts for block in one.blocks)]
        named = [source for block in blocks for source in sources_of(block)]
        return tuple({source.id: source for source in named}.values())


def steps(to_do: Iterable[ToDo], by: dict[str, str] | None = None) -> Steps:
    """Return what to do as a block; `by` is the last day of an action, by the action's id."""
    last = by or {}
    return Steps(
        tuple(
            Step(t.what, t.who, t.when, last.get(t.id, ""), t.scope, beside(t.scope, t.sources))
            for t in to_do
        )
    )


def found(findings: Iterable[Finding], *, brief: bool = False) -> FoundList:
    """Return findings as a block; print leaves out why each matters where it is brief."""
    return FoundList(
        tuple(
            Found(f.where, f.what, f.why, f.do, f.scope, beside(f.scope, f.sources))
            for f in findings
        ),
        brief,
    )


def beside(scope: str, sources: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """Return the sources that say more than the words about the reach already do."""
    return tuple(source for source in sources if source.words != scope)


def reasons(lines: Iterable[Reason]) -> Rows:
    """Return a trace as a block: what was used, and what the rule made of it."""
    return Rows(tuple(Row(line.used, "", line.rule, line.sources) for line in lines))


def lines(texts: Iterable[str], *, numbered: bool = False) -> Items:
    """Return plain sentences as a list."""
    return Items(tuple(Item(text) for text in texts), numbered)


def part(
    title: str, *blocks: Block, folded: bool = False, printed: bool = True
) -> tuple[Part, ...]:
    """Return a part of a sheet, or none where its blocks hold nothing."""
    kept = tuple(block for block in blocks if not is_empty(block))
    return (Part(title, kept, folded, printed),) if kept else ()


def sources_of(block: Block) -> list[Cited]:
    """Return the sources of a block, in order."""
    match block:
        case Words():
            return list(block.sources)
        case Items():
            return [source for item in block.items for source in item.sources]
        case Steps():
            return [source for step in block.steps for source in step.sources]
        case Rows():
            return [source for row in block.rows for source in row.sources]
        case FoundList():
            return [source for one in block.found for source in one.sources]
        case Table():
            return []


def is_empty(block: Block) -> bool:
    """Return whether a block holds nothing."""
    match block:
        case Words():
            return not block.text
        case Items():
            return not block.items
        case Steps():
            return not block.steps
        case Rows():
            return not block.rows
        case Table():
            return not block.lines
        case FoundList():
            return not block.found
