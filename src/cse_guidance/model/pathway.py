"""A pathway: questions whose answers lead to other questions and, in the end, to an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cse_guidance.model.basics import Action, Scope

# What a question asks about and what an outcome gives, where a promise depends on it.
Asks = Literal["immediate danger", "significant harm", ""]
Gives = Literal["999", "strategy discussion", "exploitation meeting", "help", "advice"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question.

    `worry` ranks the answers of one question, 0 the most reassuring; None where
    the answers cannot be ranked. `adds_first` names actions that stand before the
    outcome's own, `adds` those that stand after them.
    """

    id: str
    text: str
    leads_to: str
    because: str
    unsure: bool = False
    worry: int | None = None
    adds_first: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[str, ...]:
        """Every action that this answer adds."""
        return self.adds_first + self.adds


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list under a question, with its own scope and sources."""

    text: str
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a pathway."""

    id: str
    text: str
    why: str
    answers: tuple[Answer, ...]
    sources: tuple[str, ...]
    hint: str = ""
    asks: Asks = ""
    points: tuple[Point, ...] = ()

    def answer(self, answer_id: str) -> Answer | None:
        """Return the answer with this id, or None."""
        return next((a for a in self.answers if a.id == answer_id), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the self-test: what an outcome amounts to."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a pathway ends. A higher `urgency` is more urgent.

    `choice` is the choice of the self-test that it amounts to; `also_right` names
    others that professionals may reasonably make. `then` names the pathways to go on with.
    """

    id: str
    title: str
    choice: str
    urgency: int
    gives: tuple[Gives, ...]
    summary: str
    actions: tuple[str, ...]
    next: tuple[str, ...]
    sources: tuple[str, ...]
    also_right: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InShort:
    """One sentence of the answer in short: what stands first, the rest, and its time limit."""

    lead: str
    text: str
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """A whole procedure as questions and outcomes.

    `borrows_from` is another pathway, whose questions and actions this one may name as its own.
    Those that it does name stand among `questions` and `actions` too, so that nobody who
    follows or shows the pathway need know where they were written.
    """

    id: str
    file: str
    title: str
    purpose: str
    status: str
    version: str
    reviewed_on: date
    review_by: date
    start: str
    sources: tuple[str, ...]
    in_short: tuple[InShort, ...]
    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    borrows_from: str = ""
    borrowed_questions: tuple[str, ...] = ()
    borrowed_actions: tuple[str, ...] = ()

    @property
    def own_questions(self) -> tuple[Question, ...]:
        """The questions that stand in this pathway's own file."""
        return tuple(q for q in self.questions if q.id not in self.borrowed_questions)

    @property
    def own_actions(self) -> tuple[Action, ...]:
        """The actions that stand in this pathway's own file."""
        return tuple(a for a in self.actions if a.id not in self.borrowed_actions)

    def question(self, node: str) -> Question | None:
        """Return the question with this id, or None."""
        return next((q for q in self.questions if q.id == node), None)

    def outcome(self, node: str) -> Outcome | None:
        """Return the outcome with this id, or None."""
        return next((o for o in self.outcomes if o.id == node), None)

    def action(self, action_id: str) -> Action | None:
        """Return the action with this id, or None."""
        return next((a for a in self.actions if a.id == action_id), None)
