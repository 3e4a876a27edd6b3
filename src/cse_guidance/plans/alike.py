"""Compares two actions: whether they say the same, nearly the same, or the opposite.

The comparison counts words and knows nothing of what they mean. So it decides nothing: a
person looks at what it finds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cse_guidance.language.match import Finder
from cse_guidance.language.text import words_of
from cse_guidance.model import PlanRules
from cse_guidance.plans.phrase import finder_of, places_of, plain_words, read_phrases
from cse_guidance.plans.plan import PlanAction

Relation = Literal["actions oppose", "actions differ", "actions repeat", ""]
Side = Literal["one", "other", "neither", "both"]


@dataclass(frozen=True, slots=True)
class _Pull:
    """An opposite, ready to be looked for: its other side stands first.

    `has_two` says that both sides have phrases; without, the first side is any other action.
    """

    finder: Finder
    has_two: bool


@dataclass(frozen=True, slots=True)
class _Sided:
    """On which side of an opposite an action stands, and its other words."""

    side: Side
    rest: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """An action, ready to be compared."""

    action: PlanAction
    words: tuple[str, ...]
    bag: frozenset[str]
    who: tuple[str, ...]
    when: tuple[str, ...]
    outcome: tuple[str, ...]
    about: tuple[str, ...]
    sided: tuple[_Sided, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares actions by what the rules say is alike and what is opposite."""

    alike: int
    alike_opposed: int
    small: frozenset[str]
    pulls: tuple[_Pull, ...] = field(default=())

    @classmethod
    def by(cls, rules: PlanRules) -> Comparison:
        """Return a comparison by the rules of plans.toml."""
        pulls = tuple(
            _Pull(finder_of(read_phrases(one.other), read_phrases(one.one)), bool(one.one))
            for one in rules.opposites.values()
        )
        small = frozenset(word for text in rules.likeness.small_words for word in plain_words(text))
        return cls(rules.likeness.alike, rules.likeness.alike_opposed, small, pulls)

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words that count; where a text has none, the text itself."""
        return plain_words(text, self.small) or plain_words(text) or tuple(text.split())

    def same(self, one: str, other: str) -> bool:
        """Return whether two texts say the same in the same words, or both say nothing."""
        return self.words(one) == self.words(other)

    def ready(self, action: PlanAction) -> Compared:
        """Return an action that is ready to be compared."""
        words = self.words(action.what)
        return Compared(
            action,
            words,
            frozenset(words),
            who=self.words(action.who),
            when=self.words(action.when),
            outcome=self.words(action.outcome),
            about=self.words(action.about),
            sided=tuple(self._sided(pull, action.what) for pull in self.pulls),
        )

    def relation(self, one: Compared, other: Compared) -> Relation:
        """Return how two actions stand to each other; empty where they have little in common.

        Which of the two is named first makes no difference.
        """
        if _differ(one.about, other.about):
            return ""
        about = bool(one.about) and one.about == other.about
        if not about and one.bag.isdisjoint(other.bag):
            return ""
        if self._oppose(one, other):
            return "actions oppose"
        if not _share(one.bag, other.bag, self.alike):
            return ""
        return "actions differ" if self.differs(one, other) else "actions repeat"

    def differs(self, one: Compared, other: Compared) -> tuple[str, ...]:
        """Return in what two actions differ: "who", "by", "done". What is left out agrees."""
        found = []
        if _differ(one.who, other.who):
            found.append("who")
        if _differ(one.when, other.when):
            found.append("by")
        if one.action.done != other.action.done:
            found.append("done")
        return tuple(found)

    def can_join(self, one: Compared, other: Compared) -> bool:
        """Return whether two actions are one in the same words, with nothing that differs."""
        return (
            self.relation(one, other) == "actions repeat"
            and one.words == other.words
            and not _differ(one.outcome, other.outcome)
        )

    def _sided(self, pull: _Pull, text: str) -> _Sided:
        words = words_of(text)
        # A phrase that both sides could claim belongs to the longer match: "not allowed".
        hits = pull.finder.find(words)
        sides: set[Side] = {"one" if hit.phrase else "other" for hit in hits}
        taken = places_of(hits)
        left = (word for place, word in enumerate(words.folded) if place not in taken)
        rest = frozenset(word for word in left if word not in self.small)
        if len(sides) > 1:
            return _Sided("both", rest)
        return _Sided(next(iter(sides), "neither"), rest)

    def _oppose(self, one: Compared, other: Compared) -> bool:
        about = bool(one.about) and one.about == other.about
        for pull, first, second in zip(self.pulls, one.sided, other.sided, strict=True):
            against: Side = "one" if pull.has_two else "neither"
            if {first.side, second.side} != {against, "other"}:
                continue
            # Without phrases of its own, a side is any other action: the words have to be alike.
            if about and pull.has_two:
                return True
            if first.rest and _share(first.rest, second.rest, self.alike_opposed):
                return True
        return False


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other


def _share(one: frozenset[str], other: frozenset[str], least: int) -> bool:
    """Return whether two bags of words have enough words in common, in per cent of all."""
    return 100 * len(one & other) >= least * len(one | other)
