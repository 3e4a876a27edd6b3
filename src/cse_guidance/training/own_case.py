"""A case that somebody is writing: opened from a file, and completed with what the rules give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from unicodedata import normalize

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import follow
from cse_guidance.load.scenario import read_scenario
from cse_guidance.load.table import Table
from cse_guidance.model import Rules
from cse_guidance.score import score
from cse_guidance.training.case_file import CaseData, case_text

LISTS = (
    "stage",
    "fact",
    "decision",
    "what_if",
    "rating",
    "not_known",
    "record_error",
    "language_trap",
    "prompt",
    "note",
)
CARE = (
    "This made-up case is about the exploitation of a child. Nothing in it is graphic. Stop or "
    "skip whenever you want to, and talk to somebody if it stays with you."
)
Entry = dict[str, object]


def new_case(today: date) -> CaseData:
    """Return a case in which nothing is written yet but a care notice and the day."""
    data: CaseData = {"id": "", "title": "", "about": "", "care_notice": CARE, "version": "1"}
    data |= {"reviewed_on": today, "review_by": None, "themes": []}
    data["child"] = {"name": "", "age": None, "identity": "", "living": "", "place": ""}
    return data | {name: [] for name in LISTS}


def entries(data: Mapping[str, object], name: str) -> list[Entry]:
    """Return the entries of one of the lists of a case: its stages, its facts and so on."""
    found = data.get(name)
    return found if isinstance(found, list) else []


def to_go_on_with(opened: Mapping[str, object], today: date, name: str = "the file") -> CaseData:
    """Return the entries of a file as a form can show them: nothing missing that it asks for.

    Args:
        opened: what `open_case` gave.
        today: the day, for a file that says none.
        name: what a message calls the file.

    Raises:
        FaultsFound: a list is not a list of tables, or the child is no table.
    """
    wrong = [
        Fault(name, "", f'"{key}" is not a list of tables.', f"Start each with [[{key}]].")
        for key in LISTS
        if not _is_tables(opened.get(key, []))
    ]
    child = opened.get("child", {})
    if not isinstance(child, dict):
        wrong.append(Fault(name, "", '"child" is not a table.', "Write [child] on a line."))
        child = {}
    for key in ("decision", "rating", "what_if"):
        if not wrong and not all(_is_tables(one.get("answer", [])) for one in entries(opened, key)):
            told = f'an answer in "{key}" is not a table.'
            wrong.append(Fault(name, "", told, f"Start each with [[{key}.answer]]."))
    if wrong:
        raise FaultsFound(wrong)
    data = new_case(today)
    return data | dict(opened) | {"child": {**_texts(data["child"]), **child}}


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _texts(value: object) -> Entry:
    return dict(value) if isinstance(value, dict) else {}


def id_of(title: str) -> str:
    """Return a title as an id: small letters, numbers and hyphens."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


def free_id(data: Mapping[str, object], name: str, start: str) -> str:
    """Return an id for a new entry of a list that no other entry has: "f1", "f2" and so on."""
    taken = {one.get("id") for one in entries(data, name)}
    return next(f"{start}{n}" for n in range(1, len(taken) + 2) if f"{start}{n}" not in taken)


def finished(rules: Rules, data: Mapping[str, object]) -> CaseData:
    """Return a case with an id, and with what the rules give for each decision and rating.

    Answers that the way through the questions never comes to are left out. Where the answers
    lead is the pathway's and the instrument's, whose sources their results cite.

    Args:
        rules: the loaded rules.
        data: what somebody has written so far. What cannot be worked out yet stays empty.
    """
    done = dict(data) | {"id": data.get("id") or id_of(str(data.get("title", "")))}
    done["decision"] = [_decided(rules, one) for one in entries(data, "decision")]
    case = read_scenario(Table(dict(done), "", "", []))
    ratings = []
    for entry, rating in zip(entries(data, "rating"), case.ratings, strict=True):
        level = ""
        stages = {stage.id for stage in case.stages}
        if stages >= {rating.stage, rating.builds_on} - {""} and rating.stage:
            answers = case.rating_answers(rating.stage, rating.instrument)
            try:
                level = score(rules, rating.instrument, answers).level if answers else ""
            except FaultsFound:
                level = ""
        ratings.append({**entry, "expected_level": level})
    done["rating"] = ratings
    return done


def _decided(rules: Rules, entry: Entry) -> Entry:
    answers = {one.get("question"): one for one in entries(entry, "answer")}
    key = {str(name): str(one.get("answer", "")) for name, one in answers.items()}
    try:
        result = follow(rules, str(entry.get("pathway", "")), key)
    except FaultsFound:
        return {**entry, "expected_outcome": ""}
    on_the_way = [answers[name] for name, _ in result.path]
    return {**entry, "answer": on_the_way, "expected_outcome": result.outcome}


def finished_text(rules: Rules, data: Mapping[str, object]) -> str:
    """Return a case that somebody is writing as the text of its file, as far as it has come.

    Values of a kind that no case has are written as texts, so that what was opened is kept.
    """
    return case_text(_writable(finished(rules, data)))


def _writable(data: Mapping[str, object]) -> CaseData:
    return {str(key): _kept(value) for key, value in data.items()}


def _kept(value: object) -> object:
    if isinstance(value, Mapping):
        return _writable(value)
    if isinstance(value, list):
        tables = all(isinstance(one, Mapping) for one in value)
        return [_kept(one if tables or isinstance(one, str) else str(one)) for one in value]
    plain = isinstance(value, str | int | date) and not isinstance(value, bool | datetime)
    return value if value is None or plain else str(value)
