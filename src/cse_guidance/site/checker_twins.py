"""The twin of each checker: the same questions and rules on paper, from the same files."""

from __future__ import annotations

from collections.abc import Callable

from cse_guidance.checkers import Checker
from cse_guidance.checkers.forms_compared import asked_elsewhere, stages_to_compare
from cse_guidance.checkers.record import group_of
from cse_guidance.compare import compare_scenario
from cse_guidance.compare_why import vulnerabilities_count
from cse_guidance.follow import go_on
from cse_guidance.meeting.need_words import NEED_WORDS
from cse_guidance.model import Rules
from cse_guidance.model.meeting import NEEDS
from cse_guidance.score_result import ask_first_line
from cse_guidance.site.directives import as_form
from cse_guidance.site.plan_on_paper import plan_on_paper
from cse_guidance.site.record_on_paper import said_on_paper

# The templates, in order, and what they are filled with.
Twin = tuple[tuple[str, ...], dict[str, object]]


def of_pathway(rules: Rules, made: Checker) -> Twin:
    """Return the questions as a numbered list with "go to", and every outcome."""
    pathway = rules.pathways[made.page]
    then = {outcome.id: go_on(rules, outcome) for outcome in pathway.outcomes}
    content: dict[str, object] = {"pathway": pathway, "then": then, "address_of": lambda _: ""}
    return ("pathway_text.html", "outcomes.html"), content


def of_instrument(rules: Rules, made: Checker) -> Twin:
    """Return the paper form with its scoring table and floor rules."""
    return ("rat_form.html",), as_form(rules, rules.instruments[made.page])


def of_comparison(rules: Rules, made: Checker) -> Twin:
    """Return how to do it by hand, every form in short, and one made-up case on each."""
    del made
    forms = list(rules.instruments.values())
    content: dict[str, object] = {
        "first": ask_first_line(rules, forms[0].ask_first),
        "forms": [(form, vulnerabilities_count(rules, form)) for form in forms],
        "shared": {form.id: asked_elsewhere(rules, form) for form in forms},
    }
    templates = ("compare_by_hand.html", "forms_in_short.html")
    found = [
        (scenario, stage, compare_scenario(rules, scenario.id, stage.id))
        for scenario, stage in stages_to_compare(rules)
    ]
    if not found:
        return templates, content
    # One in which the forms part shows more.
    scenario, stage, comparison = min(found, key=lambda one: one[2].agree)
    shown = {"scenario": scenario, "stage": stage, "comparison": comparison}
    return (*templates, "comparison.html"), content | shown


def of_language(rules: Rules, made: Checker) -> Twin:
    """Return every phrase that is looked for, with what could be written."""
    del made
    return ("phrases.html",), {"language": rules.language}


def of_key_dates(rules: Rules, made: Checker) -> Twin:
    """Return every clock, national ones apart from local examples, and how they are counted."""
    del rules, made
    return ("key_dates_paper.html",), {}


def of_record(rules: Rules, made: Checker) -> Twin:
    """Return a table to compare extracts in, and everything that is looked for."""
    del made
    records = rules.records
    fields = {
        group: [field for field in records.fields if group_of(records, field) == group.id]
        for group in records.groups
    }
    checks = {
        group: [
            (one, said_on_paper(records, one)) for one in records.checks if one.group == group.id
        ]
        for group in records.groups
    }
    return ("record_paper.html",), {
        "records": records,
        "fields": {group: found for group, found in fields.items() if found},
        "checks": {group: found for group, found in checks.items() if found},
    }


def of_meeting(rules: Rules, made: Checker) -> Twin:
    """Return the facts to find out and, for each meeting, who is invited when, and why."""
    del made
    meetings = rules.meetings
    by_need = {
        one.id: {
            need: [invite for invite in meetings.invites_to(one.id) if invite.need == need]
            for need in NEEDS
        }
        for one in meetings.meetings
    }
    return ("meeting_paper.html",), {
        "meetings": meetings,
        "texts": {fact.id: fact.text for fact in meetings.facts},
        "people": {one.id: one.title for one in meetings.attendees},
        "actions": {one.id: one for one in meetings.actions},
        "doubt": next(one for one in meetings.findings if one.id == "find-out"),
        "needs": {need: NEED_WORDS[need].of_them for need in NEEDS},
        "by_need": {
            name: {need: invites for need, invites in found.items() if invites}
            for name, found in by_need.items()
        },
    }


def of_plan(rules: Rules, made: Checker) -> Twin:
    """Return a sheet for a plan, which plan carries the actions, and everything looked for."""
    return ("plan_paper.html",), plan_on_paper(rules, made.form)


TWINS: dict[str, Callable[[Rules, Checker], Twin]] = {
    "follow": of_pathway,
    "score": of_instrument,
    "compare": of_comparison,
    "check-language": of_language,
    "check-record": of_record,
    "check-plan": of_plan,
    "deadlines": of_key_dates,
    "meeting": of_meeting,
}
