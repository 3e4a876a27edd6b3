"""Checks that each phrase rule finds what it says, and that nothing that it offers is found.

The rules are tried out: on their own examples, on plain sentences, and on every word that a
pattern can find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from cse_guidance.faults import Fault
from cse_guidance.language.match import Finder
from cse_guidance.language.text import CLOSE, WordsOf, fold, words_of
from cse_guidance.model import Language, Pattern, Phrase
from cse_guidance.model.language import Words

Problems = Iterator[tuple[str, str]]


@lru_cache(maxsize=8)
def check_phrases(language: Language) -> tuple[Fault, ...]:
    """Return every fault that shows when the phrase rules of a file are tried out.

    A file is tried once: the same rules have the same faults.
    """
    everyday = {fold(word) for word in language.everyday}
    trial = _Trial(language)
    faults: list[Fault] = []
    for number, phrase in enumerate(language.phrases):
        problems = [
            *_too_wide(phrase, everyday),
            *_repeated(language, number),
            *_not_shown(phrase),
            *_examples_not_found(trial, phrase),
            *_found_in_alternatives(trial, phrase),
            *_shadowed(trial, phrase),
        ]
        place = f'phrase "{phrase.id}"'
        faults += [Fault(language.file, place, problem, remedy) for problem, remedy in problems]
    for sentence in language.plain:
        for phrase in trial.found(words_of(sentence)):
            problem = f'"{sentence}" is a plain sentence, but this rule finds something in it.'
            remedy = "Make its patterns narrower, or take the sentence out."
            faults.append(Fault(language.file, f'phrase "{phrase.id}"', problem, remedy))
    return tuple(faults)


class _Trial:
    """All rules of a file together, as they are when a text is checked."""

    def __init__(self, language: Language) -> None:
        self._phrases = language.phrases
        self._finder = Finder(language.phrases)

    def found(self, words: WordsOf) -> list[Phrase]:
        """Return the rules that find something, in the order of the words."""
        return [self._phrases[hit.phrase] for hit in self._finder.find(words)]


def samples(pattern: Pattern) -> Iterator[Words]:
    """Yield words in which a pattern is found, such that each word that it can find is in one."""
    parts = [part for part in pattern.parts if part.words]
    for number in range(max(len(part.words) for part in parts)):
        rows = [part.words[number % len(part.words)] for part in parts]
        yield tuple(word for row in rows for word in row)
    if any(part.optional for part in parts):
        rows = [part.words[0] for part in parts if not part.optional]
        yield tuple(word for row in rows for word in row)


def _too_wide(phrase: Phrase, everyday: set[str]) -> Problems:
    for pattern in phrase.patterns:
        needed = [part.words for part in pattern.parts if part.words and not part.optional]
        if all(any(everyday.issuperset(row) for row in rows) for rows in needed):
            problem = f'the pattern "{pattern.text}" can be made of everyday words alone.'
            yield problem, "It would be found on nearly every page. Add a word that matters."


def _repeated(language: Language, number: int) -> Problems:
    phrase = language.phrases[number]
    own = [_shape(pattern) for pattern in phrase.patterns]
    for place, pattern in enumerate(phrase.patterns):
        if own[place] in own[:place]:
            yield f'the pattern "{pattern.text}" stands in it twice.', "Take one out."
    for other in language.phrases[:number]:
        theirs = {_shape(pattern) for pattern in other.patterns}
        for pattern, shape in zip(phrase.patterns, own, strict=True):
            if shape in theirs:
                problem = f'the phrase rule "{other.id}" has the pattern "{pattern.text}" too.'
                yield problem, "Keep it in one of the two."


def _shape(pattern: Pattern) -> tuple[tuple[frozenset[Words], bool, int], ...]:
    return tuple((frozenset(part.words), part.optional, part.gap) for part in pattern.parts)


def _not_shown(phrase: Phrase) -> Problems:
    """Yield each pattern without which every example, and every fine sentence, stays the same."""
    examples = [words_of(text) for text in phrase.examples]
    fine = [words_of(text) for text in phrase.fine]
    for pattern in phrase.patterns:
        others = tuple(one for one in phrase.patterns if one is not pattern)
        without = Finder([replace(phrase, patterns=others)])
        if all(without.find(words) for words in examples):
            problem = f'no example needs the pattern "{pattern.text}".'
            yield problem, "Add an example that nothing else here finds, or take the pattern out."
    for pattern in phrase.unless:
        others = tuple(one for one in phrase.unless if one is not pattern)
        without = Finder([replace(phrase, unless=others)])
        if not any(without.find(words) for words in fine):
            problem = f'no fine sentence needs the exception "{pattern.text}" ("unless").'
            yield problem, "Add to fine a sentence that it lets be, or take the exception out."


def _examples_not_found(trial: _Trial, phrase: Phrase) -> Problems:
    for text in phrase.examples:
        found = trial.found(words_of(text))
        if not any(other is phrase for other in found):
            taken = f' The phrase rule "{found[0].id}" finds its words first.' if found else ""
            problem = f'it does not find its own example "{text}".{taken}'
            yield problem, "Change the example, or the patterns."
    for text in phrase.fine:
        for other in trial.found(words_of(text)):
            which = "it finds" if other is phrase else f'the phrase rule "{other.id}" finds'
            problem = f'{which} something in "{text}", which is said to be fine.'
            yield problem, "Change the sentence, or add an exception to that rule."


def _found_in_alternatives(trial: _Trial, phrase: Phrase) -> Problems:
    for instead in phrase.instead:
        for text in (instead.words, instead.fill):
            for other in trial.found(words_of(text)):
                problem = f'it offers "{text}", in which the phrase rule "{other.id}" finds words.'
                yield problem, "Offer words that no rule finds."


def _shadowed(trial: _Trial, phrase: Phrase) -> Problems:
    """Yield each pattern that can find words which another rule, or an exception, takes away."""
    for pattern in phrase.patterns:
        for sample in samples(pattern):
            found = trial.found(_as_words(sample))
            if not any(other is phrase for other in found):
                said = " ".join(sample)
                why = f'the phrase rule "{found[0].id}" takes' if found else "an exception lets be"
                problem = f'the pattern "{pattern.text}" never finds "{said}": {why} these words.'
                yield problem, "Take these words out of one of the two."
                break


def _as_words(sample: Words) -> WordsOf:
    nowhere = (0,) * len(sample)
    return WordsOf(sample, nowhere, nowhere, (CLOSE,) * len(sample))
