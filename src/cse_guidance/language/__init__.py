"""Finds phrases that blame a child or blur what happened, and offers neutral ones.

The check explains and a person writes: no text is ever changed. What stands in quotation
marks is kept, because it may be what the child said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from cse_guidance.answers import cite
from cse_guidance.language.match import Finder, Hit
from cse_guidance.language.quoted import quotations
from cse_guidance.language.result import (
    LanguageFinding,
    LanguageResult,
    OwnWords,
    Quotation,
    WriteInstead,
)
from cse_guidance.language.text import Places, WordsOf, words_of
from cse_guidance.model import Instead, Language, Phrase, Rules
from cse_guidance.words import phrase_scope_words

__all__ = ["MOST_SHOWN", "LanguageFinding", "LanguageResult", "check_language", "found_in"]

MOST_SHOWN = 500  # findings, and quotations: more than anybody reads through


def check_language(rules: Rules, text: str) -> LanguageResult:
    r"""Find phrases in a text that blame a child or blur what happened.

    Each finding says where the words stand, why they matter and what could be written
    instead, and on which source that rests. Words in quotation marks are listed apart and
    are no findings. A text without a finding is not for that reason a fair one.

    Args:
        rules: the loaded rules; the phrases and their sources are those of language.toml.
        text: the text, of any length. The work grows with its length and no faster.

    Raises no error.

    Example:
        >>> from cse_guidance.load import packaged_rules
        >>> result = check_language(packaged_rules(), "Robin is putting herself at risk.")
        >>> [(one.where, one.words, one.kind) for one in result.findings]
        [('line 1, column 10', 'putting herself at risk', 'Blames the child')]
        >>> kept = check_language(packaged_rules(), 'Robin said: "It was my lifestyle."')
        >>> kept.findings, [one.words for one in kept.own_words.quotations]
        ((), ['It was my lifestyle.'])
    """
    language = rules.language
    words = words_of(text)
    places = Places(text)
    quoted = quotations(text)
    spoken: dict[int, list[Hit]] = {}
    written = []
    for hit in finder_of(language).find(words):
        inside = _quotation(quoted, words, hit)
        if inside is None:
            written.append(hit)
        else:
            spoken.setdefault(inside, []).append(hit)
    return LanguageResult(
        version=language.version,
        notice=language.notice,
        summary=_summary(language, len(written)),
        words_read=len(words.starts),
        findings=tuple(_finding(rules, words, places, hit) for hit in written[:MOST_SHOWN]),
        left_out=max(0, len(written) - MOST_SHOWN) + max(0, len(spoken) - MOST_SHOWN),
        own_words=OwnWords(
            title=language.own_words.title,
            do=language.own_words.do,
            sources=cite(rules, language.own_words.sources),
            quotations=tuple(
                _as_quotation(language, words, places, quoted[number], hits)
                for number, hits in list(spoken.items())[:MOST_SHOWN]
            ),
        ),
    )


def found_in(language: Language, text: str) -> tuple[Phrase, ...]:
    """Return the rules that find something in a text, in its order, quoted or not.

    Example:
        >>> from cse_guidance.load import packaged_rules
        >>> [rule.id for rule in found_in(packaged_rules().language, "It was her lifestyle.")]
        ['lifestyle']
    """
    return tuple(language.phrases[hit.phrase] for hit in finder_of(language).find(words_of(text)))


@lru_cache(maxsize=8)
def finder_of(language: Language) -> Finder:
    """Return what finds the phrases of the rules in words. Made once: ask for it once as well."""
    return Finder(language.phrases)


def _quotation(quoted: Sequence[tuple[int, int]], words: WordsOf, hit: Hit) -> int | None:
    """Return the number of the quotation in which the whole of a phrase stands, or None."""
    start, end = words.starts[hit.start], words.ends[hit.end - 1]
    number = bisect_right(quoted, start, key=lambda one: one[0]) - 1
    return number if number >= 0 and end <= quoted[number][1] else None


def _summary(language: Language, found: int) -> str:
    if not found:
        return language.nothing_found
    return "1 phrase was found." if found == 1 else f"{found} phrases were found."


def _finding(rules: Rules, words: WordsOf, places: Places, hit: Hit) -> LanguageFinding:
    phrase = rules.language.phrases[hit.phrase]
    kind = rules.language.kind(phrase.kind)
    start, end = words.starts[hit.start], words.ends[hit.end - 1]
    line, column = places.line_and_column(start)
    shown = places.words(start, end)
    return LanguageFinding(
        rule=phrase.id,
        where=f"line {line}, column {column}",
        what=f'It says "{shown}".',
        why=phrase.why,
        do=" ".join(
            f"{'Or write' if number else 'Write, for example'}: {_in_marks(one.words)} {one.fill}"
            for number, one in enumerate(phrase.instead)
        ),
        scope=phrase_scope_words(phrase.scope, phrase.area),
        sources=cite(rules, phrase.sources),
        kind=kind.title if kind else "",
        kind_why=kind.why if kind else "",
        line=line,
        column=column,
        words=shown,
        excerpt=places.excerpt(start, end),
        instead=tuple(_instead(rules, one) for one in phrase.instead),
    )


def _in_marks(words: str) -> str:
    return f'"{words}"' if words.endswith(".") else f'"{words}".'


def _instead(rules: Rules, instead: Instead) -> WriteInstead:
    """Return an alternative; its sources say whether it is this site's own."""
    sources = [rules.sources[name] for name in instead.sources]
    local = [source.area for source in sources if source.status == "local"]
    if all(source.kind == "site choice" for source in sources):
        scope = phrase_scope_words("site advice")
    elif local:
        scope = phrase_scope_words("local example", local[0])
    else:
        scope = phrase_scope_words("published guidance")
    return WriteInstead(instead.words, instead.fill, scope, cite(rules, instead.sources))


def _as_quotation(
    language: Language,
    words: WordsOf,
    places: Places,
    quoted: tuple[int, int],
    hits: Sequence[Hit],
) -> Quotation:
    line, column = places.line_and_column(quoted[0])
    return Quotation(
        where=f"line {line}, column {column}",
        line=line,
        column=column,
        words=places.words(*quoted),
        phrases=tuple(
            places.words(words.starts[hit.start], words.ends[hit.end - 1]) for hit in hits
        ),
        rules=tuple(language.phrases[hit.phrase].id for hit in hits),
    )
