"""Checks what pages of guidance show beside the rules: audit, readers, amendments and glossary."""

from __future__ import annotations

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault
from cse_guidance.model import Rules

AUDIT, READERS = "audit.toml", "readers.toml"
AMENDMENTS, GLOSSARY = "amendments.toml", "glossary.toml"


def check_guide(rules: Rules, notes: Notes) -> None:
    """Note every fault in the audit, the readers, the amendments and the glossary."""
    _check_audit(rules, notes)
    _check_readers(rules, notes)
    _check_amendments(rules, notes)
    _check_glossary(rules, notes)


def _check_audit(rules: Rules, notes: Notes) -> None:
    """A finding names cases that exist; a mistake goes back to something the audit found."""
    for finding in rules.findings.values():
        place = f'finding "{finding.id}"'
        notes.sources(AUDIT, place, finding.sources)
        notes.known(AUDIT, place, "scenario", finding.scenarios, rules.scenarios)
    for mistake in rules.mistakes.values():
        place = f'mistake "{mistake.id}"'
        notes.sources(AUDIT, place, mistake.sources)
        notes.known(AUDIT, place, "finding", mistake.findings, rules.findings)


def _check_readers(rules: Rules, notes: Notes) -> None:
    """Each reader names what exists; the periods follow each other, and the last has no end."""
    attendees = [one.id for one in rules.meetings.attendees]
    for reader in rules.readers.values():
        place = f'reader "{reader.id}"'
        notes.known(READERS, place, "role", reader.roles, rules.roles)
        notes.known(READERS, place, "attendee", reader.attendees, attendees)
        notes.known(READERS, place, "pathway", reader.pathways, rules.pathways)
    ends = [period.days for period in rules.periods.values()]
    given = [days for days in ends if days is not None]
    in_order = given == sorted(set(given)) and ends[: len(given)] == given
    if ends and not (in_order and len(given) == len(ends) - 1):
        problem = "the periods do not follow each other up to one without an end."
        remedy = 'Put them in order, each with more "days" than the one before, the last without.'
        notes.faults.append(Fault(READERS, "the periods", problem, remedy))


def _check_amendments(rules: Rules, notes: Notes) -> None:
    """The newest stands first, and a file that has amendments has one for its version.

    A file that none names, such as an area's own form, is left alone: nobody need touch a second
    file in order to add one.
    """
    days = [amendment.day for amendment in rules.amendments]
    if days != sorted(days, reverse=True):
        problem = "the amendments are not in the order of their dates."
        notes.faults.append(Fault(AMENDMENTS, "the order", problem, "Put the newest first."))
    versions = {
        **{one.file: one.version for one in rules.pathways.values()},
        **{one.file: one.version for one in rules.instruments.values()},
        **{one.file: one.version for one in rules.scenarios.values()},
        "records.toml": rules.records.version,
        rules.meetings.file: rules.meetings.version,
        rules.language.file: rules.language.version,
    }
    told = {(file, one.version) for one in rules.amendments for file in one.files}
    named = {file for file, _ in told}
    for number, amendment in enumerate(rules.amendments, start=1):
        notes.known(AMENDMENTS, f"amendment {number}", "rule file", amendment.files, versions)
    for file, version in versions.items():
        if file in named and version and (file, version) not in told:
            problem = f'no amendment says what changed in version "{version}" of {file}.'
            remedy = f'Add an [[amendment]] with files = ["{file}"] and version = "{version}".'
            notes.faults.append(Fault(AMENDMENTS, "the whole file", problem, remedy))


def _check_glossary(rules: Rules, notes: Notes) -> None:
    """Each term has its sources, and no two terms are written in the same way."""
    taken: dict[str, str] = {}
    for term in rules.glossary.values():
        place = f'term "{term.id}"'
        notes.sources(GLOSSARY, place, term.sources)
        for words in (term.title, *term.also):
            other = taken.setdefault(words.lower(), term.id)
            if words and other != term.id:
                problem = f'"{words}" is also the term "{other}".'
                notes.faults.append(Fault(GLOSSARY, place, problem, "Keep it under one of them."))
