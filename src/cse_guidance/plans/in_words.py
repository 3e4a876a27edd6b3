"""Says lines of a plan in words, so that two can be read side by side."""

from __future__ import annotations

from collections.abc import Iterable

from cse_guidance.model import Rules
from cse_guidance.plans.plan import Harm, Lead, Outcome, PlanAction, Voice
from cse_guidance.words import day_words

DIFFER = {
    "who": "who does it",
    "by": "the time",
    "done": "whether it is done",
    "change": "how much has to change",
}


def differ_words(names: Iterable[str]) -> str:
    """Return in words in what two lines differ."""
    return ", ".join(DIFFER[name] for name in names)


def _with(text: str, **more: str) -> str:
    there = [f"{name.replace('_', ' ')}: {value}" for name, value in more.items() if value]
    return f"{text} ({'; '.join(there)})" if there else text


def action_words(action: PlanAction) -> str:
    """Return an action with all that was written about it."""
    return _with(
        action.what,
        who=action.who,
        by=day_words(action.by) if action.by else action.by_words,
        done=day_words(action.done) if action.done else "",
        outcome=action.outcome,
        about=action.about,
    )


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome with how much has to change, and by when."""
    by = day_words(outcome.by) if outcome.by else ""
    return _with(outcome.what, change=outcome.change, by=by)


def voice_words(voice: Voice) -> str:
    """Return what the child said, with when, where and whether alone."""
    alone = {True: "yes", False: "no", None: ""}[voice.seen_alone]
    date = day_words(voice.date) if voice.date else ""
    said = f"\u201c{voice.words}\u201d" if voice.words else "The child was heard"
    return _with(said, date=date, seen_alone=alone, where=voice.where)


def harm_words(rules: Rules, harm: Harm) -> str:
    """Return where harm comes from, with the actions that deal with it."""
    title = rules.plans.harms[harm.kind].title
    return _with(f"{title}: {harm.what}", actions=", ".join(harm.actions))


def lead_words(rules: Rules, lead: Lead | None) -> str:
    """Return who leads, with the role."""
    if lead is None:
        return "nobody"
    role = rules.roles[lead.role].title if lead.role else ""
    name = lead.name or "no name"
    return _with(name, role=role, supervised_by=lead.supervised_by)
