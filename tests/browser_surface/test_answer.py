"""The surface in the visitor's browser: JSON text in, JSON text out, what the command line gives.

The folder is not called "browser", as its module is: there the tests drive a real one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from any_input import ODD_TEXTS, Maker
from any_json import no_such_number
from checking_forms import (
    CHECKERS,
    RULES,
    any_entries,
    as_a_form_gives,
    boxes_of,
    entries_of,
    right_input,
)
from counting import count
from hypothesis import given, settings
from hypothesis import strategies as st
from running import CALLS, run

from cse_guidance import browser
from cse_guidance.answers import plain
from cse_guidance.browser import answer, checker
from cse_guidance.checkers.dates import DATES
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.inputs import json_schema
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.load import packaged_rules
from cse_guidance.paths import all_paths

TODAY = date(2026, 11, 25)
INPUTS = inputs_of(RULES)
RAT_CASES = 1_000
OTHER_CASES = 60  # of each other checker
EVERY_PATH = [
    (f"follow-{one.id}", path) for one in RULES.pathways.values() for path, _ in all_paths(one)
]
each_checker = pytest.mark.parametrize("name", CHECKERS)
seeds = st.integers(0, 10**9)


def asked(name: str, entries: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what the page gets for what stands in its boxes, as JSON reads it."""
    question = json.dumps({"checker": name, "entries": entries, "today": TODAY.isoformat()})
    found = json.loads(answer(question), parse_constant=no_such_number)
    assert isinstance(found, dict)
    return found


def printed(result: object) -> str:
    """Return a result of the page as the command line prints one."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def command_line(name: str, value: object) -> tuple[int, str]:
    """Return the code and the output of the command that reads the same input."""
    code, out, _ = run(CALLS[name], json.dumps(value).encode())
    return code, out


def without_dates(value: dict[str, object]) -> dict[str, object]:
    """Return an input without what only a checker adds to it."""
    return {name: part for name, part in value.items() if name != DATES}


def the_same(name: str, value: dict[str, object]) -> dict[str, Any] | None:
    """Demand that the page and the command line make the same of an input, byte for byte.

    Returns the result, or None where both refuse the input.
    """
    found = asked(name, entries_of(CHECKERS[name].shape, value))
    code, out = command_line(name, without_dates(value))
    if "to_mend" in found:
        # A form in which a list was left empty may ask for it; a command answers about nothing.
        assert code == 1 or [] in value.values(), (name, value, found)
        return None
    assert code == 0, (name, value)
    assert printed(found["result"]) == out
    result = found["result"]
    assert isinstance(result, dict)
    return result


@pytest.mark.parametrize(("name", "path"), EVERY_PATH)
def test_every_path_of_every_pathway_gives_what_the_command_line_prints(
    name: str, path: tuple[tuple[str, str], ...]
) -> None:
    assert the_same(name, {"answers": dict(path)})
    count("answers of the page compared with the command line")


def test_a_thousand_cases_of_the_rat_give_what_the_command_line_prints() -> None:
    name = "score-practice-rat"
    schema = json_schema(INPUTS[name], name)
    levels = set()
    for seed in range(RAT_CASES):
        made = as_a_form_gives(Maker(schema, f"rat {seed}").right())
        assert isinstance(made, dict)
        result = the_same(name, {"answers": {}, **made})
        assert result is not None
        levels.add(result["level"])
    assert levels == {level.id for level in RULES.instruments["practice-rat"].levels}
    count("answers of the page compared with the command line", RAT_CASES)


@each_checker
def test_right_input_gives_what_the_command_line_prints_and_wrong_input_is_refused_by_both(
    name: str,
) -> None:
    answered = [the_same(name, case) for case in _cases(name)]
    assert any(answered)
    count("answers of the page compared with the command line", len(answered))


def _cases(name: str) -> Iterator[dict[str, object]]:
    shape = CHECKERS[name].shape
    # A form has the day to look from filled in; the command line takes its own where it is empty.
    now: dict[str, object] = {"now": TODAY.isoformat()} if shape.entry("now") else {}
    for seed in range(OTHER_CASES):
        yield now | right_input(shape, f"{name} {seed}")
    for example in CHECKERS[name].form.examples:
        places: dict[str, object] = {}
        for box, text in example.entries:
            *before, last = box.split("/")
            at: dict[str, Any] = places
            for step in before:
                at = at.setdefault(step, {})
            at[last] = text
        yield places


@each_checker
@settings(max_examples=60)
@given(seeds)
def test_whatever_stands_in_the_boxes_the_page_gets_json_with_an_answer_or_what_to_mend(
    name: str, seed: int
) -> None:
    found = asked(name, any_entries(CHECKERS[name].shape, seed))
    if "to_mend" in found:
        assert set(found) == {"to_mend"}
        assert found["to_mend"]
        for one in found["to_mend"]:
            assert set(one) == {"name", "words"}
            assert one["words"].strip()
    else:
        assert set(found) == {"result", "sheet", "sources", "text"}
        assert found["text"].startswith(CHECKERS[name].title.upper())


ODD_ENTRIES = st.lists(
    st.tuples(
        st.text(max_size=30) | st.sampled_from([*ODD_TEXTS, "answers", "answers/", "dates/x/day"]),
        st.text(max_size=30) | st.sampled_from(ODD_TEXTS),
    ),
    max_size=6,
)


@settings(max_examples=150)
@given(st.sampled_from(list(CHECKERS)), ODD_ENTRIES)
def test_any_names_and_any_texts_give_json(name: str, entries: list[tuple[str, str]]) -> None:
    boxes = boxes_of(CHECKERS[name].form)
    chance = random.Random(len(entries))  # noqa: S311 - examples, not secrets
    mixed = [*entries, *((chance.choice(boxes), text) for _, text in entries)]
    assert {"to_mend"} == set(found := asked(name, mixed)) or found["text"]


@each_checker
def test_the_sheet_its_sources_and_its_text_are_those_of_the_checker(name: str) -> None:
    for seed in range(40):
        entries = entries_of(CHECKERS[name].shape, right_input(CHECKERS[name].shape, seed))
        found = asked(name, entries)
        if "to_mend" in found:
            continue
        made = browser.ask(CHECKERS[name], entries, TODAY)
        assert isinstance(made, browser.Answered)
        assert found["sheet"] == json.loads(json.dumps(plain(made.sheet)))
        assert [one["id"] for one in found["sources"]] == [one.id for one in made.sheet.sources]
        assert found["text"] == as_text(made.sheet, CHECKERS[name].title)


def test_the_rules_are_read_once_and_each_checker_is_made_once() -> None:
    assert browser.rules() is packaged_rules()
    for name in CHECKERS:
        assert checker(name) is checker(name)


def test_a_checker_that_does_not_exist_is_a_fault_of_the_page() -> None:
    with pytest.raises(KeyError):
        asked("score-nobody", [])


def test_the_day_on_the_device_is_the_day_on_the_sheet() -> None:
    question = {"checker": "score-practice-rat", "entries": [], "today": "2027-01-02"}
    assert "2 January 2027" in json.loads(answer(json.dumps(question)))["sheet"]["made"]
