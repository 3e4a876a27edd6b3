"""What checking the words of a text gives. The text itself is never rewritten."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.answers import Cited, Finding


@dataclass(frozen=True, slots=True)
class WriteInstead:
    """Neutral words to write, how to fill them, and whose words they are."""

    words: str
    fill: str
    scope: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class LanguageFinding(Finding):
    """A phrase that was found, with its place.

    Attributes:
        kind: what is wrong with such phrases: "Blames the child".
        kind_why: why that matters for the child.
        line, column: where it starts, both counted from 1; a column is a character.
        words: the words that were found.
        excerpt: the words with a little of what stands around them.
        instead: what could be written; a person chooses, and fills in what they know.
    """

    kind: str
    kind_why: str
    line: int
    column: int
    words: str
    excerpt: str
    instead: tuple[WriteInstead, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks that hold a phrase of the rules.

    Attributes:
        where: the place in words; `line` and `column` are that of the first word.
        words: what stands between the marks, cut if it is long.
        phrases: the phrases in it.
        rules: the id of the rule for each of them.
    """

    where: str
    line: int
    column: int
    words: str
    phrases: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What stands in quotation marks, listed apart: it is kept as it is."""

    title: str
    do: str
    sources: tuple[Cited, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class LanguageResult:
    """What checking the words of a text gives.

    Attributes:
        notice: what the check can and cannot do.
        summary: what was found, in a sentence.
        words_read: how many words the text has.
        findings: the phrases that were found, in the order of the text.
        left_out: how many more findings and quotations there are than are shown.
        own_words: phrases in quotation marks, which are no findings.
    """

    version: str
    notice: str
    summary: str
    words_read: int
    findings: tuple[LanguageFinding, ...]
    left_out: int
    own_words: OwnWords
