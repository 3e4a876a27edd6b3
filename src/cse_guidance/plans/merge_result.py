"""What putting plans together gives: one plan, and everything that a person has to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cse_guidance.answers import Cited
from cse_guidance.model.plan import Asks
from cse_guidance.plans.carries import Carries
from cse_guidance.score_result import AskFirstLine


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the joined plan and where it came from.

    Attributes:
        where: its place in the joined plan.
        words: what it says.
        came_from: every place that said it, in the plans that were handed in.
        filled_in: entries that its own plan had left open, and where they came from.
    """

    where: str
    words: str
    came_from: tuple[str, ...]
    filled_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a conflict. Both sides are in the joined plan until a person has decided."""

    where: str
    came_from: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two lines that cannot both be right, or that may be one, side by side."""

    about: Asks
    differs: tuple[str, ...]
    versions: tuple[Version, Version]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One thing that a person decides, with what could be decided."""

    number: int
    about: Asks
    question: str
    options: tuple[str, ...]
    why: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One line that is not in the joined plan as it stood, why, and which line stands for it."""

    where: str
    words: str
    why: str
    stands_in: str = ""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What putting the plans of one child together gives.

    Attributes:
        ask_first: the section 47 question, however good the plans are.
        carries: the plan that carries the actions, and so the one that the others go into.
        merged: the joined plan, in the shape of the input: it can be checked as it is.
        lines: every line of the joined plan, and where it came from.
        conflicts: lines that cannot both be right, or that may be one.
        to_decide: what a person decides, numbered.
        left_out: what is not in the joined plan as it stood, and why. No action is lost: each
            is in the joined plan, or stands here with the action that says the same.
    """

    ask_first: AskFirstLine
    carries: Carries
    merged: Mapping[str, object]
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    to_decide: tuple[ToDecide, ...]
    left_out: tuple[LeftOut, ...]
