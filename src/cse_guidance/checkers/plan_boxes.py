"""The boxes of the checker of plans, as the shape of the input and the rules describe them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cse_guidance.checkers.form import YES_OR_NO, Field, Kind, Option
from cse_guidance.inputs.shape import Day, Entry, Flag, ListOf, Object, OneOf, Shape
from cse_guidance.model import ChildStatus, PlanKind, Role, Rules
from cse_guidance.model.plan import HarmKind
from cse_guidance.words import capital

PLAN, ACTION = "plans/{0}", "plans/{0}/actions/{1}"
OUTCOME, VOICE, HARM = (
    f"{PLAN}/{name}/{{1}}" for name in ("outcomes", "childs_voice", "harm_outside")
)
MADE_UP = "Made-up only."
# The numbers of actions are asked for in the place of their ids: nobody types those.
ACTING = "Which actions of this plan deal with it"
ACTING_HINT = "Write their numbers, for example: 1 and 3. Leave it empty if none does."
# What a box is called where the shape says only what goes in.
LABELS = {
    f"{PLAN}/lead/name": "Who leads",
    f"{HARM}/actions": ACTING,
}
# What is said beside what the shape says.
BESIDE = {
    f"{PLAN}/concerns": "One worry on each line.",
    f"{PLAN}/contingency": "One thing on each line.",
    f"{PLAN}/lead/supervised_by": MADE_UP,
    f"{HARM}/actions": ACTING_HINT,
    f"{ACTION}/who": MADE_UP,
    f"{ACTION}/about": MADE_UP,
}
# What a message asks for where a box has to be filled in and is empty.
NEEDED = {
    f"{PLAN}/kind": "Choose the kind of plan.",
    f"{OUTCOME}/what": "Write what should be different.",
    f"{HARM}/kind": "Choose where the harm comes from.",
    f"{HARM}/what": "Write what is known, or that nothing is known.",
    f"{ACTION}/what": "Write what is done.",
}
LONG = (f"{VOICE}/words", f"{ACTION}/what")
Titled = PlanKind | ChildStatus | HarmKind | Role


def label_and_hint(about: str) -> tuple[str, str]:
    """Return what stands above a box and what stands under that, of the words on an entry.

    "By when: a date." is "By when" with "A date." under it.
    """
    mark = re.search(r", which |[:.] |\.$", about)
    if mark is None:
        return about, ""
    rest = about[mark.end() :]
    return about[: mark.start()], capital(f"it {rest}" if "which" in mark[0] else rest)


@dataclass(frozen=True, slots=True)
class Boxes:
    """Makes the box of each place of the input: `shape` is what the input may hold."""

    rules: Rules
    shape: Object

    def one(self, place: str) -> Field:
        """Return the box of a place: "plans/{0}/kind".

        What it is called and what goes in are the shape's words on it, what can be chosen is the
        rules'. Raises KeyError where the input has no such place.
        """
        entry = self._entry(place)
        label, about = label_and_hint(entry.about)
        if place in LABELS:
            label, about = LABELS[place], "" if place in BESIDE else entry.about
        hint = " ".join(one for one in (about, BESIDE.get(place, "")) if one)
        return Field(
            place,
            label,
            self._kind(place, entry.shape),
            hint,
            self._options(place, entry.shape),
            called=label[:1].lower() + label[1:],
            needed=NEEDED.get(place, ""),
            today=place == "today",
        )

    def all(self, where: str, *names: str) -> tuple[Field, ...]:
        """Return the boxes of some places inside one, in this order."""
        return tuple(self.one(f"{where}/{name}") for name in names)

    def _entry(self, place: str) -> Entry:
        shape: Shape = self.shape
        entry = None
        for step in place.split("/"):
            if isinstance(shape, ListOf) and step.startswith("{"):
                shape = shape.of
                continue
            entry = shape.entry(step) if isinstance(shape, Object) else None
            if entry is None:
                raise KeyError(place)
            shape = entry.shape
        if entry is None:
            raise KeyError(place)
        return entry

    def _kind(self, place: str, shape: Shape) -> Kind:
        match shape:
            case Day():
                return "day"
            case Flag():
                return "choice"
            case OneOf():
                return "list"
            case ListOf() if place != f"{HARM}/actions":
                return "lines"
            case _:
                return "long text" if place in LONG else "text"

    def _options(self, place: str, shape: Shape) -> tuple[Option, ...]:
        plans = self.rules.plans
        chosen: dict[str, Mapping[str, Titled]] = {
            "child_status": plans.statuses,
            f"{PLAN}/kind": plans.kinds,
            f"{PLAN}/lead/role": self.rules.roles,
            f"{HARM}/kind": plans.harms,
        }
        if isinstance(shape, Flag):
            return YES_OR_NO
        return tuple(Option(one, thing.title) for one, thing in chosen.get(place, {}).items())
