"""Checks that the rules about plans fit together and that nothing they look for is lost."""

from __future__ import annotations

from typing import get_args

from cse_guidance.check.notes import Notes
from cse_guidance.check.plan_phrases import check_phrase, check_places
from cse_guidance.check.plan_rule import check_plan_rule, check_what_rules_look_for
from cse_guidance.faults import Fault
from cse_guidance.model import PlanKind, Rules
from cse_guidance.model.plan import Asks, LeftOutFor
from cse_guidance.plans.phrase import plain_words
from cse_guidance.plans.review import COUNTED

FILE = "plans.toml"
# What a question can have filled in.
IN_QUESTIONS = {"plan", "carries", "first", "second", "differs"}


def check_plan_rules(rules: Rules, notes: Notes) -> None:
    """Note each fault in how the parts of plans.toml fit together and with the other files."""
    plans = rules.plans
    notes.ask_first(FILE, plans.ask_first)
    notes.sources(FILE, "look_first", plans.look_first.sources)
    notes.known(FILE, "look_first", "rule", plans.look_first.rules, plans.rules)
    for kind in plans.kinds.values():
        _check_kind(rules, kind, notes)
    _check_ranks(rules, notes)
    for status in plans.statuses.values():
        place = f'status "{status.id}"'
        alone = [kind.id for kind in plans.kinds.values() if not kind.joins]
        notes.known(FILE, place, "plan that can stand alone", [status.plan], alone)
        notes.sources(FILE, place, status.sources)
        notes.reach(FILE, place, status.scope, status.sources)
    _check_likeness(rules, notes)
    for rule in plans.rules.values():
        check_plan_rule(rules, rule, notes)
    check_what_rules_look_for(rules, notes)
    _check_questions(rules, notes)


def _note(notes: Notes, place: str, problem: str, remedy: str) -> None:
    notes.faults.append(Fault(FILE, place, problem, remedy))


def _check_kind(rules: Rules, kind: PlanKind, notes: Notes) -> None:
    place = f'kind "{kind.id}"'
    notes.known(FILE, place, "role", (*kind.leads, *kind.supervised), rules.roles)
    clocks = dict.fromkeys((kind.first_review, kind.later_review))
    notes.known(FILE, place, "clock", clocks, rules.clocks)
    notes.sources(FILE, place, kind.sources)
    notes.reach(FILE, place, kind.scope, kind.sources)
    for name in clocks:
        clock = rules.clocks.get(name)
        if clock is not None and clock.unit not in COUNTED:
            problem = f'the clock "{name}" is in {clock.unit}, by which no review can be counted.'
            _note(notes, place, problem, f"Name a clock in {', '.join(COUNTED)}.")
    for role in kind.supervised:
        if role not in kind.leads:
            problem = f'"{role}" needs supervision, but does not lead this kind of plan.'
            _note(notes, place, problem, "Add the role to leads, or take it out of supervised.")


def _check_ranks(rules: Rules, notes: Notes) -> None:
    kinds = list(rules.plans.kinds.values())
    for number, kind in enumerate(kinds):
        same = [other.id for other in kinds[:number] if other.rank == kind.rank]
        if same:
            problem = f'it has the same rank as "{same[0]}".'
            remedy = "Give each kind its own rank: the highest carries the actions."
            _note(notes, f'kind "{kind.id}"', problem, remedy)
    alone = [kind.rank for kind in kinds if not kind.joins]
    if kinds and not alone:
        _note(notes, "kinds", "no kind of plan can stand alone.", "Take joins out of one.")
    for kind in kinds:
        if kind.joins and any(rank <= kind.rank for rank in alone):
            problem = "it joins another plan, but one that can stand alone ranks no higher."
            _note(
                notes, f'kind "{kind.id}"', problem, "Rank it below every plan that does not join."
            )


def _check_likeness(rules: Rules, notes: Notes) -> None:
    likeness = rules.plans.likeness
    notes.sources(FILE, "likeness", likeness.sources)
    small = {word for text in likeness.small_words for word in plain_words(text)}
    for opposite in rules.plans.opposites.values():
        place = f'opposite "{opposite.id}"'
        for text in (*opposite.one, *opposite.other):
            check_phrase(text, FILE, place, notes)
            words = {*plain_words(text)}
            if words and words <= small:
                problem = f'"{text}" pulls actions apart, but is made of small words alone.'
                _note(notes, place, problem, "Take it out of small_words, or out of here.")
        for text in sorted({*opposite.one} & {*opposite.other}):
            _note(notes, place, f'"{text}" stands on both sides.', "Keep it on one side.")
    for text in likeness.child_words:
        if not plain_words(text):
            _note(notes, "likeness", f'"{text}" in child_words is no word.', "Take it out.")


def _check_questions(rules: Rules, notes: Notes) -> None:
    questions = rules.plans.questions
    for about in get_args(Asks):
        asked = [question for question in questions if question.about == about]
        if not asked:
            problem = f'nobody would be asked about "{about}" when plans are put together.'
            _note(notes, "questions", problem, f'Add a [[question]] with about = "{about}".')
        elif len(asked) > 1:
            _note(notes, f'question "{about}"', "it stands twice.", "Keep one.")
    for question in questions:
        place = f'question "{question.about}"'
        notes.sources(FILE, place, question.sources)
        notes.reach(FILE, place, question.scope, question.sources)
        if len(question.options) == 1:
            _note(notes, place, "there is only one option.", "Add another: a person decides.")
        for text in (question.question, question.why, *question.options):
            check_places(text, IN_QUESTIONS, FILE, place, notes)
    for line in get_args(LeftOutFor):
        if questions and line not in rules.plans.left_out:
            problem = f'nothing says why "{line}" is not taken over.'
            _note(notes, "left_out", problem, f'Add a [[left_out]] with line = "{line}".')
