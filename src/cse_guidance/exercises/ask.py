"""Asks an exercise: what the page holds goes in, what it shows next comes out.

Nothing is kept between two questions: the page sends along what it needs an answer to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from cse_guidance.answers import plain
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.sheet import Sheet
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.exercises.feedback import feedback_sheet, what_if_sheet
from cse_guidance.exercises.made_up_code import made_up_code
from cse_guidance.exercises.result_sheet import result_sheet
from cse_guidance.exercises.set_up import SUGGESTED, self_test_set_up, topics
from cse_guidance.model import Rules
from cse_guidance.training.again import next_to_practise
from cse_guidance.training.answered import Answered, Confidence, look_at
from cse_guidance.training.results import Part, Results, results_text

TITLE = "Test yourself"
Asked = Mapping[str, Any]


def ask_exercise(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:
    """Return what an exercise answers, ready for JSON.

    What is right rests on the pathways, whose sources the sheets cite.

    Args:
        rules: the loaded rules.
        asked: "do" says what: "suggest", "draw", "mark", "next", "finish" or "what if"; the other
            entries are those of the function below that does it.
        today: the day on the device.

    Raises:
        KeyError, FaultsFound: the page asked in another form than this; nothing that a person
            enters brings that about.
    """
    return DOES[asked["do"]](rules, asked, today)


def _suggest(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:  # noqa: ARG001 - all alike
    """Return what may stand in the form: with a made-up code and set, from a number by chance."""
    chance = asked["chance"]
    return {
        "part": "practice",
        "about": topics(rules)[0][0],
        "size": str(SUGGESTED),
        "seed": made_up_code(chance // 7),
        "code": made_up_code(chance),
    }


def _draw(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:
    """Return the set that was asked for in the form, or what to mend there."""
    entries = [(str(name), str(text)) for name, text in asked["entries"]]
    found = ask(self_test_set_up(rules), entries, today)
    if isinstance(found, Mend):
        return {"to_mend": plain(found.to_mend)}
    return {"set": plain(found.result)}


def _mark(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:  # noqa: ARG001 - all alike
    """Return what the rules say to one answer."""
    answered = _answered(asked["answer"])
    looked = look_at(rules, answered)
    sheet = feedback_sheet(rules, answered)
    return {**_shown(sheet), "right": looked.right, "safe": looked.safe}


def _next(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:  # noqa: ARG001 - all alike
    """Return which of the decisions that were missed comes back next; None: all were right."""
    tried = [(str(name), bool(right)) for name, right in asked["tried"]]
    return {"next": next_to_practise([str(one) for one in asked["items"]], tried)}


def _finish(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:
    """Return the result, the file to save, and the score as a platform asks for it."""
    results = _results(asked["results"])
    looked = [look_at(rules, one) for one in results.answers]
    right = sum(one.right for one in looked)
    return {
        **_shown(result_sheet(rules, results, today)),
        "file": results_text(results),
        "name": f"self-test-{results.part}-{results.code.replace(' ', '-')}.json",
        "score": round(100 * right / len(looked)) if looked else 0,
    }


def _what_if(rules: Rules, asked: Asked, today: date | None) -> dict[str, object]:  # noqa: ARG001 - all alike
    """Return what one more fact of a case would change."""
    scenario = rules.scenarios[asked["case"]]
    return _shown(what_if_sheet(rules, scenario, scenario.what_if[asked["number"]]))


DOES: dict[str, Callable[[Rules, Asked, date | None], dict[str, object]]] = {
    "suggest": _suggest,
    "draw": _draw,
    "mark": _mark,
    "next": _next,
    "finish": _finish,
    "what if": _what_if,
}


def _shown(sheet: Sheet) -> dict[str, object]:
    return {
        "sheet": plain(sheet),
        "sources": plain(sheet.sources),
        "text": as_text(sheet, TITLE),
    }


def _answered(given: Asked) -> Answered:
    return Answered(
        str(given["pathway"]),
        str(given["item"]),
        str(given["choice"]),
        cast("Confidence", str(given["confidence"])),
        tuple(str(one) for one in given["facts"]),
    )


def _results(given: Asked) -> Results:
    return Results(
        code=str(given["code"]),
        part=cast("Part", str(given["part"])),
        seed=str(given["seed"]),
        size=int(given["size"]),
        answers=tuple(_answered(one) for one in given["answers"]),
        skipped=_pairs(given["skipped"]),
        versions=_pairs(given["versions"]),
    )


def _pairs(given: Sequence[Sequence[object]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), str(other)) for one, other in given)
