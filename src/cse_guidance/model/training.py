"""What a trainer needs to run a session: plans, outcomes, role cards, questions, care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# On paper, to the group: before the training, after it, or both times.
AskedWhen = Literal["before", "after", "both times"]
CareWhen = Literal["before the session", "at the start", "during it", "afterwards"]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a session: how long it takes, and what the trainer and the group do in it.

    `cases` are ids of made-up cases; `pages` are names of pages of this site.
    """

    id: str
    title: str
    minutes: int
    trainer: tuple[str, ...]
    group: tuple[str, ...]
    cases: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session from start to end. The minutes of its parts add up to its own."""

    id: str
    title: str
    minutes: int
    suits: str
    parts: tuple[PlanPart, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearningOutcome:
    """What people can do afterwards.

    `findings` are ids of what the audit found or asked for; `parts` say where it is worked on, as
    "plan/part"; `pathways` are those whose decisions in the self-test show it, and `seen` says how
    it shows in the room.
    """

    id: str
    can: str
    findings: tuple[str, ...]
    parts: tuple[str, ...]
    pathways: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One agency's eyes for a case. `id` is that of a reader of readers.toml.

    `mistakes` are ids of audit.toml: what somebody in this role may be tempted to do. `steps` are
    actions of procedures, as "pathway/action", that this reader can take today.
    """

    id: str
    eyes: str
    knows: tuple[str, ...]
    mistakes: tuple[str, ...]
    steps: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A plain question to each person in the group, on paper."""

    id: str
    text: str
    asked: AskedWhen
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Care:
    """What keeps people safe in a session, and when it is done or said."""

    when: CareWhen
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """Everything in training.toml."""

    plans: Mapping[str, SessionPlan]
    outcomes: Mapping[str, LearningOutcome]
    cards: Mapping[str, RoleCard]
    questions: Mapping[str, PaperQuestion]
    care: tuple[Care, ...]
