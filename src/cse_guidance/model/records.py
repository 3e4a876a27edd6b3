"""Checks of a case record: what is asked for, which checks there are, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from cse_guidance.model.basics import Scope

FieldKind = Literal["name", "names", "text", "choice", "day", "whole", "nhs number"]
# A finding says that something is wrong, missing or different. A prompt asks somebody to look.
Strength = Literal["finding", "prompt"]
CheckKind = Literal[
    "outside the test range",
    "not recorded",
    "in the future",
    "placeholder",
    "at least this age",
    "day and month",
    "age does not fit",
    "out of order",
    "check digit",
    "differs",
    "day and month swapped",
    "either side of an age",
    "names swapped",
    "in one list only",
    "nearly the same",
]
TODAY = "today"  # may stand beside the dates of a record wherever a day is asked for


@dataclass(frozen=True, slots=True)
class RecordField:
    """One thing that an extract may say. `dated` marks an entry of its "dates"."""

    id: str
    title: str
    kind: FieldKind
    about: str
    answers: tuple[str, ...] = ()
    dated: bool = False

    @property
    def entry(self) -> str:
        """The name of its entry in what is handed in."""
        return self.id if self.dated else self.id.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that every result says, whatever was found."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Checks that belong together. What could hurt a child most stands first."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """One check.

    Attributes:
        kind: the mechanism that looks; `MECHANISMS` says what it needs.
        fields: what it looks at.
        what: what a person is told, with places in braces that the mechanism fills.
        why: why it matters for the child.
        do: what to do about it.
        replaces: checks left out where this one found something: it says all that they say.
        years: an age.
        percent: how alike two names are at least.
        patterns: days as year-month-day, a star for any part: `*-01-01`.
        starts: with what a number starts.
        on: the dates on which an age is worked out.
        not_before: dates that should not come later.
        where_given: look only where one of these is recorded,
        where_says: and says one of these words.
    """

    id: str
    kind: CheckKind
    group: str
    strength: Strength
    fields: tuple[str, ...]
    what: str
    why: str
    do: str
    scope: Scope
    sources: tuple[str, ...]
    area: str = ""
    replaces: tuple[str, ...] = ()
    years: int | None = None
    percent: int | None = None
    patterns: tuple[str, ...] = ()
    starts: str = ""
    on: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    where_given: tuple[str, ...] = ()
    where_says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """The checks of a case record.

    Attributes:
        act_first: that nothing here has to come before the child's safety.
        limits: that a result without a finding does not show that a record is right.
        not_recorded: words that say that nobody wrote anything down.
        asked_none: words that say that somebody asked, and there is none.
        no_today: what was not looked at, because today was not given.
        one_extract: what was not looked at, because there was nothing to compare.
        show_first: how many findings a result puts first.
    """

    title: str
    version: str
    notice: str
    sources: tuple[str, ...]
    act_first: Statement
    limits: Statement
    not_recorded: tuple[str, ...]
    asked_none: tuple[str, ...]
    no_today: str
    one_extract: str
    show_first: int
    groups: tuple[CheckGroup, ...]
    fields: tuple[RecordField, ...]
    checks: tuple[RecordCheck, ...]

    def field(self, field_id: str) -> RecordField | None:
        """Return the field with this id, or None."""
        return next((one for one in self.fields if one.id == field_id), None)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What a kind of check needs.

    Attributes:
        fields: the kinds of field it looks at, and how many of each; 0 for any number.
        needs: what has to be written beside it.
        may: what may be written beside it.
        places: what its words may have in braces.
        compares: whether it looks at several extracts together.
    """

    fields: Mapping[FieldKind, int]
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    places: tuple[str, ...] = ("agency", "field", "value")
    compares: bool = False


_DAYS: Mapping[FieldKind, int] = {"day": 0}
_NAMES: Mapping[FieldKind, int] = {"name": 0}
_ANY: Mapping[FieldKind, int] = {
    "name": 0, "names": 0, "text": 0, "choice": 0, "day": 0, "whole": 0, "nhs number": 0
}  # fmt: skip
_SAID = ("field", "said")

MECHANISMS: Mapping[CheckKind, Mechanism] = MappingProxyType(
    {
        "outside the test range": Mechanism({"nhs number": 1}, ("starts",), places=("agency",)),
        "not recorded": Mechanism(
            _ANY, may=("where_given", "where_says"), places=("agency", "field")
        ),
        "in the future": Mechanism(_DAYS),
        "placeholder": Mechanism(_DAYS, ("patterns",)),
        "at least this age": Mechanism(
            {"day": 1}, ("years", "on"), places=("agency", "value", "age", "on", "on_day")
        ),
        "day and month": Mechanism(_DAYS, places=("agency", "field", "value", "other_way")),
        "age does not fit": Mechanism(
            {"day": 1, "whole": 1}, ("on",), places=("agency", "value", "age", "worked_out")
        ),
        "out of order": Mechanism(
            _DAYS, ("not_before",), places=("agency", "field", "value", "other", "other_value")
        ),
        "check digit": Mechanism({"nhs number": 0}),
        "differs": Mechanism(_ANY, places=_SAID, compares=True),
        "day and month swapped": Mechanism(_DAYS, places=_SAID, compares=True),
        "either side of an age": Mechanism(
            {"day": 1, "whole": 1}, ("years", "on"), places=("said", "years", "on_day"),
            compares=True,
        ),
        "names swapped": Mechanism({"name": 2}, places=("said",), compares=True),
        "in one list only": Mechanism(
            {"names": 1, "name": 0}, places=("name", "said", "missing_from"), compares=True
        ),
        "nearly the same": Mechanism(_NAMES, ("percent",), places=("said",), compares=True),
    }
)  # fmt: skip
PARAMETERS = (
    "years",
    "percent",
    "patterns",
    "starts",
    "on",
    "not_before",
    "where_given",
    "where_says",
)
