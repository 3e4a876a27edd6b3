"""Phrases that blame a child or blur what happened, and what to write in their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

# How far a phrase rule reaches. No law and no statutory guidance lists words, so none is national.
PhraseScope = Literal["published guidance", "local rule", "local example", "site advice"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a pattern: words of which one stands there, or a gap.

    Attributes:
        words: what may stand there; "young person" is two words in a row.
        optional: whether it may be left out.
        gap: how many words of any kind may stand here at most; then there are no `words`.
    """

    words: tuple[Words, ...] = ()
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that a rule looks for, in the form in which `text` has them in the file."""

    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """Words to write in place of a phrase, how to fill them, and whose words they are."""

    words: str
    fill: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to look for.

    Attributes:
        kind: the id of what is wrong with such phrases.
        unless: a match is let be where it stands inside one of these.
        scope: who says that the phrase is to be avoided. What stands in its place may
            have another source: each of `instead` names its own.
        examples: sentences in which the rule finds something.
        fine: sentences in which no rule finds anything.
    """

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    why: str
    scope: PhraseScope
    area: str
    sources: tuple[str, ...]
    instead: tuple[Instead, ...]
    examples: tuple[str, ...]
    fine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseKind:
    """What is wrong with a group of phrases, and why it matters for the child."""

    id: str
    title: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWordsRule:
    """What to do with a phrase that stands in quotation marks."""

    title: str
    do: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The file on words.

    Attributes:
        notice: shown with every result.
        nothing_found: shown when no phrase was found.
        everyday: words so common that no pattern may be made of them alone.
        plain: sentences in which nothing may ever be found.
    """

    file: str
    version: str
    reviewed_on: date
    review_by: date
    notice: str
    nothing_found: str
    everyday: tuple[str, ...]
    plain: tuple[str, ...]
    own_words: OwnWordsRule
    kinds: tuple[PhraseKind, ...]
    phrases: tuple[Phrase, ...]

    def kind(self, kind_id: str) -> PhraseKind | None:
        """Return a kind by its id, or None."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)
