"""What the rules say about plans: their kinds, what a check looks for, how plans become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cse_guidance.model.basics import Scope
from cse_guidance.model.instrument import AskFirst

# What a rule looks for. Each is a mechanism that `cse_guidance.plans` knows.
Finds = Literal[
    "several plans",
    "stands alone",
    "plan missing",
    "plan above status",
    "no status",
    "open actions in an ended plan",
    "plan without",
    "lead of another role",
    "lead without supervision",
    "review too late",
    "review is past",
    "dates out of order",
    "child not seen alone",
    "voice without",
    "harm not covered",
    "harm without action",
    "outcome without",
    "outcome says",
    "action without",
    "who is only",
    "by says",
    "by in words",
    "by is past",
    "by after review",
    "done later than today",
    "puts it on the child",
    "actions repeat",
    "actions differ",
    "actions oppose",
]
# What a person is asked when plans become one, and why a line is not taken over.
Asks = Literal[
    "which plan",
    "plan missing",
    "other plan",
    "lead",
    "review",
    "actions oppose",
    "actions differ",
    "actions repeat",
    "outcomes differ",
    "open action",
]
LeftOutFor = Literal["same line", "lead", "start", "last review", "review", "end"]


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of plan. Of several live plans of one child, the highest `rank` carries the actions.

    Attributes:
        joins: the plan should not stand alone; its actions go into another.
        leads: the roles that may lead it; none where that is not checked.
        supervised: those of them who need the supervision of a social worker.
        forum: where it is reviewed.
        first_review, later_review: the clocks of its first and of each later review; empty
            where `no_review` says why there is none.
    """

    id: str
    title: str
    rank: int
    joins: bool
    leads: tuple[str, ...]
    supervised: tuple[str, ...]
    who_leads: str
    forum: str
    first_review: str
    later_review: str
    no_review: str
    scope: Scope
    area: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildStatus:
    """Where the child stands, and which kind of plan goes with it."""

    id: str
    title: str
    plan: str
    why: str
    scope: Scope
    area: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HarmKind:
    """Where harm comes from outside the child: adults, places and the like.

    `needed`: every plan says something about it, and some rule looks for that.
    """

    id: str
    title: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class LookFirst:
    """Which rules are shown first where they found something, the gravest first.

    Attributes:
        rules: the ids of the rules.
        most: how many of them are shown first.
    """

    rules: tuple[str, ...]
    most: int
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """When two actions count as alike.

    Attributes:
        alike: the least share of their words, in per cent, that two actions have in common.
        alike_opposed: the same for two actions that pull apart, without the words that do so.
        small_words: words that are passed over when words are compared.
        child_words: what {child} stands for, beside the name that a plan uses.
    """

    alike: int
    alike_opposed: int
    small_words: tuple[str, ...]
    child_words: tuple[str, ...]
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """Phrases that pull two actions apart: those of `one` against those of `other`.

    Where `one` is empty, the same words without any phrase of `other` stand against it.
    """

    id: str
    title: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Burden:
    """Phrases that leave the work to the child, and what to write instead."""

    phrases: tuple[str, ...]
    instead: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRule:
    """One thing that a check of plans looks for.

    Attributes:
        finds: how it is looked for.
        applies_to: the kinds of plan that it looks at; none for every kind.
        entry: the entry that it asks for.
        phrases: the phrases that it looks for.
        harm: the kind of harm that has to be covered.
        burdens: phrases, each with what to write instead.
        unless: rules that say it better: where one of them found something, this one is silent.
        what, why, do: its words; {found} and {carries} are filled in.
    """

    id: str
    title: str
    finds: Finds
    applies_to: tuple[str, ...]
    entry: str
    phrases: tuple[str, ...]
    harm: str
    burdens: tuple[Burden, ...]
    unless: tuple[str, ...]
    what: str
    why: str
    do: str
    scope: Scope
    area: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """What a person is asked when plans become one. {first}, {second} and such are filled in."""

    about: Asks
    question: str
    options: tuple[str, ...]
    why: str
    scope: Scope
    area: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Everything that plans.toml says."""

    ask_first: AskFirst
    look_first: LookFirst
    likeness: Likeness
    kinds: Mapping[str, PlanKind]
    statuses: Mapping[str, ChildStatus]
    harms: Mapping[str, HarmKind]
    opposites: Mapping[str, Opposite]
    rules: Mapping[str, PlanRule]
    questions: tuple[PlanQuestion, ...]
    left_out: Mapping[LeftOutFor, str]
