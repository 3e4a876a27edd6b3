"""Checks that phrase rules name what exists, and that what they rest on is what they say."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.language import finder_of
from cse_guidance.language.text import words_of
from cse_guidance.model import Language, Phrase, Rules, Scenario


def check_language_references(rules: Rules, notes: Notes) -> None:
    """Note each thing that the file on words names and that does not exist or does not fit."""
    language = rules.language
    file = language.file
    kinds = [kind.id for kind in language.kinds]
    notes.ids_once(file, "phrase", [phrase.id for phrase in language.phrases])
    notes.ids_once(file, "kind", kinds)
    notes.sources(file, "own_words", language.own_words.sources)
    used = {phrase.kind for phrase in language.phrases}
    for kind in language.kinds:
        place = f'kind "{kind.id}"'
        notes.sources(file, place, kind.sources)
        if kind.id and kind.id not in used:
            remedy = "Name it in a phrase, or take it out."
            notes.faults.append(Fault(file, place, "no phrase is of this kind.", remedy))
    for phrase in language.phrases:
        place = f'phrase "{phrase.id}"'
        notes.known(file, place, "kind", [phrase.kind], kinds)
        notes.sources(file, place, phrase.sources)
        _check_scope(rules, phrase, notes)
        for instead in phrase.instead:
            notes.sources(file, f'{place}, instead "{instead.words}"', instead.sources)


def _check_scope(rules: Rules, phrase: Phrase, notes: Notes) -> None:
    """Note a rule that is called something else than its sources are."""
    found = [rules.sources[name] for name in phrase.sources if name in rules.sources]
    own = [source for source in found if source.kind == "site choice"]
    local = [source for source in found if source.status == "local"]
    published = [source for source in found if source not in own and source not in local]
    problem = remedy = ""
    if phrase.scope == "site advice" and not own:
        problem = "it is called this site's advice, but does not name this site as a source."
        remedy = "Name the source that stands for this site's own choices, or change the scope."
    elif phrase.scope == "published guidance" and not published:
        problem = "it is called published guidance, but rests on none."
        remedy = 'Name the guidance, or write scope = "site advice".'
    elif phrase.scope in ("local rule", "local example") and not local:
        problem = f"it is called a {phrase.scope}, but rests on no local source."
        remedy = 'Name the local source, or write scope = "site advice".'
    if found and problem:
        notes.faults.append(Fault(rules.language.file, f'phrase "{phrase.id}"', problem, remedy))


def check_language_traps(language: Language, scenarios: Iterable[Scenario]) -> list[Fault]:
    """Return a fault for each trap that the phrase rules do not find, or would fall into."""
    faults = []
    finder = finder_of(language)
    for scenario in scenarios:
        for trap in scenario.language_traps:
            place = f'language_trap "{trap.phrase}"'
            if not finder.find(words_of(trap.phrase)):
                problem = "the language check finds nothing in this phrase."
                remedy = f"Add a rule to {language.file}, or change the phrase."
                faults.append(Fault(scenario.file, place, problem, remedy))
            for hit in finder.find(words_of(trap.better)):
                phrase = language.phrases[hit.phrase]
                problem = f'its better words hold what the phrase rule "{phrase.id}" finds.'
                faults.append(Fault(scenario.file, place, problem, "Write neutral words."))
    return faults
