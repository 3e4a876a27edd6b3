"""A check of plans with pen and paper: a sheet to fill in, and what to look for in it."""

from __future__ import annotations

from dataclasses import dataclass

from cse_guidance.checkers.form import Field, Form, Group, Repeat, fields_in, repeats_in
from cse_guidance.model import PlanKind, Rules
from cse_guidance.model.plan import Finds
from cse_guidance.plans.fill import fill
from cse_guidance.score_result import ask_first_line
from cse_guidance.words import capital, clock_words, reach_words, sentence

OPEN = "\u2026"  # where a form has something of its own to say
AT_END = ": {found}"  # what a sentence can do without
CARRIES = "the plan that carries the actions"
CHILD = "the child (or the name in the plan)"
FEW = 6  # options that find room beside a question
# What a person goes through one after the other, by how the rules look.
GROUPS: dict[str, tuple[Finds, ...]] = {
    "All plans of the child": (
        "several plans",
        "stands alone",
        "plan missing",
        "plan above status",
        "no status",
        "open actions in an ended plan",
    ),
    "What a plan has to say": ("plan without",),
    "Who leads, and the dates": (
        "lead of another role",
        "lead without supervision",
        "review too late",
        "review is past",
        "dates out of order",
    ),
    "What should be different": ("outcome without", "outcome says"),
    "What the child said or showed": ("voice without", "child not seen alone"),
    "Adults, places and the like": ("harm not covered", "harm without action"),
    "Each action": (
        "action without",
        "who is only",
        "by says",
        "by in words",
        "by is past",
        "by after review",
        "done later than today",
    ),
    "Every line": ("puts it on the child",),
    "Actions side by side, in one plan and in all": (
        "actions repeat",
        "actions differ",
        "actions oppose",
    ),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet: things that stand there once, and things with room for several."""

    title: str
    once: tuple[Field, ...]
    several: tuple[Repeat, ...]


def plan_on_paper(rules: Rules, form: Form) -> dict[str, object]:
    """Return what the template of the plan on paper is filled with. Raises no error."""
    plans = rules.plans
    groups = {
        title: [one for one in plans.rules.values() if one.finds in finds]
        for title, finds in GROUPS.items()
    }
    return {
        "plans": plans,
        "first": ask_first_line(rules, plans.ask_first),
        "sections": sections(form),
        "groups": {title: found for title, found in groups.items() if found},
        "reviews": {kind.id: reviews(rules, kind) for kind in plans.kinds.values()},
        "said": said,
        "phrase": lambda text: text.replace("{child}", CHILD),
        "few": FEW,
        "columns": lambda repeat: tuple(fields_in(repeat.parts)),
    }


def said(text: str) -> str:
    """Return words of a rule with room for what is found, where a sentence needs it."""
    return fill(text.replace(AT_END, ""), {"found": OPEN, "carries": CARRIES})


def sections(form: Form) -> list[Section]:
    """Return the parts of a plan's form, for one plan, in its order."""
    (screen,) = form.screens
    (plan,) = (one for one in repeats_in(screen.parts) if one.name == "plans")
    first = tuple(one for one in (*screen.parts, *plan.parts) if isinstance(one, Field))
    groups = (one for one in plan.parts if isinstance(one, Group))
    return [Section("The plan", first, ()), *(_section(one) for one in groups)]


def _section(group: Group) -> Section:
    once = tuple(one for one in group.parts if isinstance(one, Field))
    return Section(group.title, once, tuple(one for one in group.parts if isinstance(one, Repeat)))


def reviews(rules: Rules, kind: PlanKind) -> tuple[str, ...]:
    """Return by when a kind of plan is reviewed, first and later; why that is not said, if so."""
    if kind.no_review:
        return (kind.no_review,)
    first, later = (rules.clocks[one] for one in (kind.first_review, kind.later_review))
    if first == later:
        return (sentence(f"{capital(clock_words(rules, first))} ({reach_words(first)})"),)
    return tuple(
        f"{order}: {clock_words(rules, clock)} ({reach_words(clock)})."
        for order, clock in (("First", first), ("Later", later))
    )
