"""What every checker is: a form, what it computes, and the answer as a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cse_guidance.checkers.entered import Entries
from cse_guidance.checkers.form import Form
from cse_guidance.checkers.sheet import Sheet
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import Object


@dataclass(frozen=True, slots=True)
class Answered:
    """What a checker gives: the result, as the command line gives it too, and the sheet."""

    result: object
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Checker:
    """One checker.

    Attributes:
        id: the name of its input, as commands and schemas have it: "follow-which-meeting".
        page: the name of its page: "which-meeting".
        title: what it is called.
        purpose: what it is for, in a sentence.
        form: what is asked.
        shape: what may be entered; wider than the input where dates may be added to an answer.
        answer: works the answer out from what was entered, as on a day.
        complete: adds to what stands in the boxes what nobody types, such as the numbers of things.
    """

    id: str
    page: str
    title: str
    purpose: str
    form: Form
    shape: Object
    answer: Callable[[Given, date | None], Answered]
    complete: Callable[[Entries], Entries] = tuple
