"""A fictional case with its answer key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Identity = Literal["girl", "boy", "not said"]
Place = Literal["city", "town", "countryside"]
# What a case is about, for trainers who choose one and for the test that all are there.
Theme = Literal[
    "disability",
    "in care",
    "online",
    "one adult",
    "peers",
    "network",
    "treated as choosing",
    "not exploitation",
]
# For the trainer alone: what to expect, where groups go wrong, how to keep people safe.
NoteKind = Literal["expect", "goes wrong", "keep safe"]


@dataclass(frozen=True, slots=True)
class Child:
    """The fictional child. `age` is in years."""

    name: str
    age: int
    identity: Identity
    living: str
    place: Place


@dataclass(frozen=True, slots=True)
class Stage:
    """A moment at which more becomes known."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One numbered thing that somebody reports.

    `at_odds_with` are earlier facts that somebody else told differently.
    """

    id: str
    stage: str
    reported_by: str
    text: str
    at_odds_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """The key's answer to one question of a pathway, and the facts behind it."""

    question: str
    answer: str
    facts: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Answers that a professional may reasonably give in place of the key's.

    `answers` holds question id and answer id; what is not in it stays as in the key.
    """

    answers: tuple[tuple[str, str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pathway gives at one stage. The outcome is computed; the file states it too.

    `accepted` are other ways to answer that may lead to something else, and are as right.
    """

    stage: str
    pathway: str
    expected_outcome: str
    answers: tuple[DecisionAnswer, ...]
    accepted: tuple[OtherWay, ...] = ()

    @property
    def key(self) -> dict[str, str]:
        """Question id to answer id."""
        return {answer.question: answer.answer for answer in self.answers}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Something more that an agency might tell at a stage, and the answers that it changes.

    Where that leads is computed by the rules, and differs from where the decision leads.
    """

    stage: str
    pathway: str
    reported_by: str
    text: str
    answers: tuple[tuple[str, str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class RatingAnswer:
    """The key's answer to one indicator, and the facts behind it."""

    indicator: str
    answer: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """What an instrument gives at one stage.

    `builds_on` names an earlier stage whose answers carry over.
    """

    stage: str
    instrument: str
    expected_level: str
    answers: tuple[RatingAnswer, ...]
    builds_on: str = ""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """What nobody knows, and whom to ask."""

    text: str
    ask: str


@dataclass(frozen=True, slots=True)
class RecordError:
    """A fault in the record, and what would have been right.

    `check` is the check of a case record that looks for such a fault; empty where none does.
    """

    facts: tuple[str, ...]
    what: str
    better: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class LanguageTrap:
    """A phrase that blames or blurs, and a better one."""

    phrase: str
    better: str
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainerNote:
    """A note for whoever leads the exercise. `stage` is empty where it is about the whole case."""

    kind: NoteKind
    text: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole fictional case."""

    id: str
    file: str
    title: str
    about: str
    care_notice: str
    version: str
    reviewed_on: date
    review_by: date
    themes: tuple[Theme, ...]
    child: Child
    stages: tuple[Stage, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    ratings: tuple[Rating, ...]
    not_known: tuple[NotKnown, ...]
    record_errors: tuple[RecordError, ...]
    language_traps: tuple[LanguageTrap, ...]
    prompts: tuple[str, ...]
    what_if: tuple[WhatIf, ...] = ()
    notes: tuple[TrainerNote, ...] = ()

    def facts_up_to(self, stage_id: str) -> tuple[Fact, ...]:
        """Return the facts known at a stage: its own and those of earlier stages.

        Raises:
            ValueError: there is no such stage.
        """
        order = [stage.id for stage in self.stages]
        last = order.index(stage_id)
        known = set(order[: last + 1])
        return tuple(fact for fact in self.facts if fact.stage in known)

    def decision(self, stage_id: str, pathway_id: str) -> Decision | None:
        """Return the decision of a stage for one pathway, or None."""
        return next(
            (d for d in self.decisions if (d.stage, d.pathway) == (stage_id, pathway_id)), None
        )

    def rating(self, stage_id: str, instrument_id: str) -> Rating | None:
        """Return the rating of a stage for one instrument, or None."""
        return next(
            (r for r in self.ratings if (r.stage, r.instrument) == (stage_id, instrument_id)), None
        )

    def rating_in_full(self, stage_id: str, instrument_id: str) -> dict[str, RatingAnswer]:
        """Return each answer of a rating by its indicator, with what carries over."""
        rating = self.rating(stage_id, instrument_id)
        if rating is None:
            return {}
        order = [stage.id for stage in self.stages]
        before = order[: order.index(stage_id)]
        carried = rating.builds_on if rating.builds_on in before else ""
        earlier = self.rating_in_full(carried, instrument_id) if carried else {}
        return earlier | {answer.indicator: answer for answer in rating.answers}

    def rating_answers(self, stage_id: str, instrument_id: str) -> dict[str, str]:
        """Return indicator id to answer id at a stage, with what carries over."""
        given = self.rating_in_full(stage_id, instrument_id)
        return {indicator: answer.answer for indicator, answer in given.items()}
