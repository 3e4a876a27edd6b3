"""The page asks: a set, marks, what comes next, the result with its file, one more fact."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cse_guidance.browser import answer
from cse_guidance.exercises.ask import DOES
from cse_guidance.exercises.made_up_code import made_up_code
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import self_test_items
from cse_guidance.training.answered import Answered, look_at
from cse_guidance.training.results import read_results

RULES = packaged_rules()
ITEMS = self_test_items(RULES, "which-meeting")


def asked(do: str, **entries: object) -> dict[str, Any]:
    found = json.loads(answer(json.dumps({"do": do, "today": "2026-11-29", **entries})))
    assert isinstance(found, dict)
    return found


def answered(place: int, choice: int, **more: object) -> dict[str, object]:
    item = ITEMS[place]
    return {
        "pathway": item.pathway,
        "item": item.id,
        "choice": item.choices[choice].id,
        "confidence": "certain",
        "facts": [item.facts[0].id],
        **more,
    }


def test_a_whole_self_test_from_the_set_to_the_file() -> None:
    entries = [
        ["part", "before"],
        ["about", "which-meeting"],
        ["size", "4"],
        ["seed", "team a"],
        ["code", "calm fern 20"],
    ]
    drawn = asked("draw", entries=entries)["set"]
    assert len(drawn["items"]) == 4
    answers, right = [], 0
    for item in drawn["items"][:3]:
        given = {
            "pathway": item["pathway"],
            "item": item["item"],
            "choice": item["choices"][0]["id"],
            "confidence": "guess",
            "facts": [item["facts"][0]["id"]],
        }
        found = asked("mark", answer=given)
        assert found["sheet"]["title"]
        assert found["sources"]
        right += found["right"]
        answers.append(given)
    skipped = [[drawn["items"][3]["pathway"], drawn["items"][3]["item"]]]
    kept = {name: drawn[name] for name in ("code", "part", "seed", "size", "versions")}
    done = asked("finish", results={**kept, "answers": answers, "skipped": skipped})
    assert done["sheet"]["title"] == f"{right} of 3 as the rules have it"
    assert done["score"] == round(100 * right / 3)
    assert done["name"] == "self-test-before-calm-fern-20.json"
    saved = read_results(RULES, done["file"])
    assert (saved.code, saved.part, saved.seed, saved.size) == (
        "calm fern 20",
        "before",
        "team a",
        4,
    )
    assert [one.item for one in saved.answers] == [item["item"] for item in drawn["items"][:3]]
    assert len(saved.skipped) == 1
    assert not saved.changed_since(RULES)


def test_what_has_to_be_mended_comes_back_in_place_of_a_set() -> None:
    found = asked("draw", entries=[["part", "before"]])
    assert {one["name"] for one in found["to_mend"]} == {"about", "size", "seed", "code"}


def test_a_mark_is_that_of_the_rules() -> None:
    for place, item in enumerate(ITEMS):
        for choice in range(len(item.choices)):
            found = asked("mark", answer=answered(place, choice))
            looked = look_at(RULES, _as_answered(answered(place, choice)))
            assert (found["right"], found["safe"]) == (looked.right, looked.safe)


def _as_answered(given: dict[str, Any]) -> Answered:
    return Answered(given["pathway"], given["item"], given["choice"], given["confidence"])


def test_what_was_missed_comes_back_until_it_is_right() -> None:
    tried: list[list[object]] = [["0", False], ["1", False]]
    order = []
    while (found := asked("next", items=["0", "1"], tried=tried)["next"]) is not None:
        order.append(found)
        tried.append([found, len(order) > 2])
    assert order == ["0", "1", "0", "1"]


def test_one_more_fact_is_answered_for_every_case() -> None:
    for case in RULES.scenarios.values():
        for number in range(len(case.what_if)):
            found = asked("what if", case=case.id, number=number)
            assert found["sheet"]["title"].startswith("With that fact: ")


def test_a_code_is_suggested_from_a_number_by_chance() -> None:
    found = asked("suggest", chance=123456)
    assert found["code"] == made_up_code(123456)
    assert found["seed"] != found["code"]
    entries = [[name, text] for name, text in found.items()]
    drawn = asked("draw", entries=entries)["set"]
    assert (drawn["part"], str(len(drawn["items"]))) == ("practice", found["size"])
    assert len({made_up_code(number) for number in range(5_000)}) == 5_000


def test_every_thing_to_do_is_tried_here() -> None:
    assert set(DOES) == {"suggest", "draw", "mark", "next", "finish", "what if"}


def test_a_result_without_an_answer_has_no_score_and_no_fault() -> None:
    empty = {
        "code": "c",
        "part": "practice",
        "seed": "s",
        "size": 2,
        "answers": [],
        "skipped": [],
        "versions": [],
    }
    found = asked("finish", results=empty)
    assert found["score"] == 0
    assert found["sheet"]["title"].startswith("0 of 0")


@pytest.mark.parametrize("wrong", ["nothing", "", "Draw"])
def test_the_page_alone_can_ask_for_something_that_there_is_not(wrong: str) -> None:
    with pytest.raises(KeyError):
        asked(wrong)
