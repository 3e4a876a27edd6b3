"""A made-up case as the text of a rule file, and read back as `cse-guidance validate` reads it.

The standard library reads TOML and does not write it. What a case needs of it, texts, numbers,
dates and lists of tables, is written here in a few lines, so that nothing more has to be shipped.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cse_guidance.check.language import check_language_traps
from cse_guidance.check.notes import Notes
from cse_guidance.check.scenario import check_scenario
from cse_guidance.check.scenario_other_ways import check_other_ways
from cse_guidance.check.scenario_references import check_scenario_references
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.load.broken_line import broken_line
from cse_guidance.load.folder import LARGEST_FILE
from cse_guidance.load.scenario import read_scenario
from cse_guidance.load.table import Table
from cse_guidance.model import Rules, Scenario

HEAD = "# A fictional case. Nobody in it is real.\n\n"
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
CaseData = dict[str, object]


def case_text(data: Mapping[str, object]) -> str:
    """Return a case as the text of its file.

    Args:
        data: the entries of the file: texts, whole numbers, dates, lists of texts, tables and
            lists of tables. What is None or an empty list is left out.

    Raises:
        TypeError: something else stands in it.
    """
    return HEAD + "\n".join(_table(data, "")) + "\n"


def _table(data: Mapping[str, object], name: str) -> Iterable[str]:
    below = []
    for key, value in data.items():
        inside = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            below.append(("", f"[{inside}]", inside, value))
        elif isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            below += [("", f"[[{inside}]]", inside, one) for one in value]
        elif value is not None and value != []:
            yield f"{_key(key)} = {_value(value)}"
    for space, head, inside, table in below:
        if not name:
            yield space
        yield head
        yield from _table(table, inside)


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, str):
        # A text of JSON is one of TOML, but for this one character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date | int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    raise TypeError(f"a case has no place for {value!r}")


def case_data(case: Scenario) -> CaseData:
    """Return the entries of a case's file, in the order in which the shipped files have them."""
    data: CaseData = {
        name: getattr(case, name)
        for name in ("id", "title", "about", "care_notice", "version", "reviewed_on", "review_by")
    }
    data["themes"] = list(case.themes)
    child = case.child
    data["child"] = {name: getattr(child, name) for name in child.__dataclass_fields__}
    data["stage"] = [{"id": one.id, "title": one.title} for one in case.stages]
    data["fact"] = [
        {
            "id": one.id,
            "stage": one.stage,
            "from": one.reported_by,
            "text": one.text,
            "at_odds_with": list(one.at_odds_with),
        }
        for one in case.facts
    ]
    data["decision"] = [
        {
            "stage": one.stage,
            "pathway": one.pathway,
            "expected_outcome": one.expected_outcome,
            "answer": [
                {"question": a.question, "answer": a.answer, "facts": list(a.facts), "why": a.why}
                for a in one.answers
            ],
            "accepted": [{"why": way.why, "answer": _pairs(way.answers)} for way in one.accepted],
        }
        for one in case.decisions
    ]
    data["what_if"] = [
        {
            "stage": one.stage,
            "pathway": one.pathway,
            "from": one.reported_by,
            "text": one.text,
            "why": one.why,
            "answer": _pairs(one.answers),
        }
        for one in case.what_if
    ]
    data["rating"] = [
        {
            "stage": one.stage,
            "instrument": one.instrument,
            "builds_on": one.builds_on or None,
            "expected_level": one.expected_level,
            "answer": [
                {"indicator": a.indicator, "answer": a.answer, "facts": list(a.facts)}
                for a in one.answers
            ],
        }
        for one in case.ratings
    ]
    data["not_known"] = [{"text": one.text, "ask": one.ask} for one in case.not_known]
    data["record_error"] = [
        {
            "facts": list(one.facts),
            "what": one.what,
            "better": one.better,
            "check": one.check or None,
        }
        for one in case.record_errors
    ]
    data["language_trap"] = [
        {
            "phrase": one.phrase,
            "better": one.better,
            "because": one.because,
            "sources": list(one.sources),
        }
        for one in case.language_traps
    ]
    data["prompt"] = [{"text": one} for one in case.prompts]
    data["note"] = [
        {"kind": one.kind, "text": one.text, "stage": one.stage or None} for one in case.notes
    ]
    return data


def _pairs(answers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"question": question, "answer": answer} for question, answer in answers]


def open_case(text: str, name: str = "the file") -> CaseData:
    """Return the entries of a case's file.

    Raises:
        FaultsFound: the text is too long, or is not TOML.
    """
    if len(text) > LARGEST_FILE:
        wrong = ("the file is too large.", "Keep it under a million characters.")
        raise FaultsFound([Fault(name, "", *wrong)])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong = broken_line(text, str(error))
    except (ValueError, RecursionError):
        wrong = ("the file cannot be read.", "Keep to the shape of the example.")
    raise FaultsFound([Fault(name, "", *wrong)])


def check_case(rules: Rules, text: str, name: str = "the case") -> Scenario:
    """Return the case that a text holds, checked as `cse-guidance validate` checks it.

    The rules work out what the key of each decision and rating gives; their sources are cited
    wherever that is shown.

    Args:
        rules: the loaded rules, which the case is checked against.
        text: what would stand in the file.
        name: what a message calls it.

    Raises:
        FaultsFound: with every fault: where it is, what is wrong, what to write.
    """
    faults: list[Fault] = []
    case = read_scenario(Table(open_case(text, name), name, "", faults))
    with_case = replace(rules, scenarios=MappingProxyType({**rules.scenarios, case.id: case}))
    notes = Notes(with_case)
    check_scenario_references(with_case, case, notes)
    faults += notes.faults
    # As for a folder: what is worked out from a key has to wait until all that it names is there.
    if not faults:
        faults += check_scenario(with_case, case)
        faults += check_other_ways(with_case, case)
        faults += check_language_traps(with_case.language, [case])
    if faults:
        raise FaultsFound(faults)
    return case
