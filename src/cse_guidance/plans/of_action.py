"""Looks at one action at a time: who, by when, what for, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.plans.look import Hit, Look, at_action, in_plan, quoted
from cse_guidance.plans.phrase import found_in, is_only, plain_words
from cse_guidance.words import day_words

ENTRY = {"who": "who", "by": "when", "outcome": "outcome"}


def action_without(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action in which the entry of the rule is missing."""
    for plan, action in look.open():
        if not getattr(action, ENTRY[look.rule.entry]):
            yield Hit(at_action(plan, action))


def who_is_only(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action that is given to nobody but the phrases of the rule."""
    phrases = look.phrases(look.rule.phrases)
    small = {w for text in look.rules.plans.likeness.small_words for w in plain_words(text)}
    for plan, action in look.open():
        if action.who and is_only(phrases, action.who, small):
            yield Hit(at_action(plan, action), quoted(action.who))


def by_says(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action whose time has one of the phrases of the rule in it."""
    phrases = look.phrases(look.rule.phrases)
    for plan, action in look.open():
        found = found_in(phrases, action.by_words)
        if found:
            yield Hit(at_action(plan, action), quoted(*found))


def by_in_words(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action whose time is not a date."""
    for plan, action in look.open():
        if action.by_words:
            yield Hit(at_action(plan, action), quoted(action.by_words))


def by_is_past(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action whose day has passed."""
    today = look.plans.today
    for plan, action in look.open():
        if today and action.by and action.by < today:
            yield Hit(at_action(plan, action), day_words(action.by))


def by_after_review(look: Look) -> Iterator[Hit]:
    """Yield a hit for each open action that is due after the review of its plan."""
    for plan, action in look.open():
        if plan.review and action.by and action.by > plan.review:
            found = f"due {day_words(action.by)}, review {day_words(plan.review)}"
            yield Hit(at_action(plan, action), found)


def done_later_than_today(look: Look) -> Iterator[Hit]:
    """Yield a hit for each action that is marked as done on a day that has not come."""
    today = look.plans.today
    for plan, action in look.open():
        if today and action.done and action.done > today:
            yield Hit(at_action(plan, action), day_words(action.done))


def puts_it_on_the_child(look: Look) -> Iterator[Hit]:
    """Yield a hit for each text of a plan with words that leave it to the child.

    Actions, what they should change, outcomes and contingencies are looked at; what people
    are worried about and what the child said are left as they were written.
    """
    ready = [(burden, look.phrases(burden.phrases)) for burden in look.rule.burdens]
    for where, text in _texts(look):
        for burden, phrases in ready:
            found = found_in(phrases, text)
            if found:
                yield Hit(where, quoted(*found), do=burden.instead, sources=burden.sources)


def _texts(look: Look) -> Iterator[tuple[str, str]]:
    for plan in look.live():
        for number, outcome in enumerate(plan.outcomes, start=1):
            yield in_plan(plan, f"outcomes {number}"), outcome.what
            yield in_plan(plan, f"outcomes {number}, change"), outcome.change
        for number, text in enumerate(plan.contingency, start=1):
            yield in_plan(plan, f"contingency {number}"), text
    for plan, action in look.open():
        yield at_action(plan, action), action.what
        yield f"{at_action(plan, action)}, outcome", action.outcome
