"""The surface that answers a page: JSON text in, JSON text out, and never an error.

A worker in the visitor's browser calls `answer`. It keeps nothing: each call has everything in it.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache

from cse_guidance.answers import plain
from cse_guidance.checkers import Answered, Checker, checkers_of
from cse_guidance.checkers.ask import ask
from cse_guidance.checkers.sheet_text import as_text
from cse_guidance.exercises.ask import ask_exercise
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules


@cache
def rules() -> Rules:
    """Return the rules that came with the package, read once."""
    return packaged_rules()


@cache
def checker(checker_id: str) -> Checker:
    """Return a checker, made once.

    Raises:
        KeyError: there is none with this id.
    """
    return checkers_of(rules())[checker_id]()


def answer(asked: str) -> str:
    """Return what a checker or an exercise answers, as JSON text.

    Args:
        asked: JSON text. Of a checker: "checker", its id; "entries", a list of pairs, the name of
            a box and what stands in it; and "today", the day on the device. Of an exercise: "do"
            and what `ask_exercise` takes, and "today".

    Returns:
        What `ask_exercise` returns, or, of a checker:
        Either "result" (what the command line gives for the same input), "sheet" (the same to
        be drawn, with its "sources") and "text" (the same to be copied), or "to_mend": the boxes
        to look at, each with what to do.

    Raises:
        KeyError, ValueError: the page asked in another form than this; nothing that a person
            enters brings that about.
    """
    question = json.loads(asked)
    today = date.fromisoformat(question["today"])
    if "do" in question:
        return json.dumps(ask_exercise(rules(), question, today), ensure_ascii=False)
    chosen = checker(question["checker"])
    entries = [(str(name), str(text)) for name, text in question["entries"]]
    found = ask(chosen, entries, today)
    if isinstance(found, Answered):
        shown = {
            "result": plain(found.result),
            "sheet": plain(found.sheet),
            "sources": plain(found.sheet.sources),
            "text": as_text(found.sheet, chosen.title),
        }
    else:
        shown = {"to_mend": plain(found.to_mend)}
    return json.dumps(shown, ensure_ascii=False)
