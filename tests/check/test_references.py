"""Everything that a rule names exists, and nothing rests on a text that nobody read."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import (
    BOOKED,
    CHANGED,
    CLOCKS,
    PATHWAY,
    RAT,
    SOURCES,
    assert_fault,
    assert_only,
    change,
    faults_of,
)

from cse_guidance.model import Rules

D = "definitions.toml"
MISSING = "pathways/missing.toml"
ANSWER = 'question "immediate-danger", answer "yes"'
ACTION = 'action "ring-999"'
OUTCOME = 'outcome "call-999"'
RECORD_ERROR = (
    'record error "The date of the request for the meeting is not written down, so nobody can '
    'tell whether it was booked in time."'
)
LIST = '["nobody"]'
ONE = '"nobody"'

# file, from which line on, key, what to write, place, what is missing
NAMED = [
    (SOURCES, 'id = "working-together-2018"', "superseded_by", ONE,
     'source "working-together-2018"', "source"),
    (CLOCKS, "[[clock]]", "from", ONE, 'clock "now"', "event"),
    (CLOCKS, "[[clock]]", "to", ONE, 'clock "now"', "event"),
    (CLOCKS, "[[clock]]", "sources", LIST, 'clock "now"', "source"),
    (D, 'id = "section-47-test"', "source", ONE, 'definition "section-47-test"', "source"),
    (D, 'id = "cse-2009"', "replaced_by", ONE, 'definition "cse-2009"', "definition"),
    (PATHWAY, "", "start", ONE, "start", "question"),
    (PATHWAY, "", "sources", LIST, "the head of the file", "source"),
    (PATHWAY, "[[question]]", "sources", LIST, 'question "immediate-danger"', "source"),
    (PATHWAY, "[[question.point]]", "sources", LIST, 'question "raising-facts", point', "source"),
    (PATHWAY, "[[question.answer]]", "leads_to", ONE, ANSWER, "question or outcome"),
    (PATHWAY, 'id = "looked-after"', "adds", LIST,
     'question "looked-after", answer "yes"', "action"),
    (PATHWAY, "[[action]]", "who", LIST, ACTION, "role"),
    (PATHWAY, "[[action]]", "clock", ONE, ACTION, "clock"),
    (PATHWAY, "[[action]]", "sources", LIST, ACTION, "source"),
    (PATHWAY, "[[outcome]]", "actions", LIST, OUTCOME, "action"),
    (PATHWAY, "[[outcome]]", "choice", ONE, OUTCOME, "choice"),
    (PATHWAY, "[[outcome]]", "sources", LIST, OUTCOME, "source"),
    (PATHWAY, "[[outcome]]", "then", LIST, OUTCOME, "pathway"),
    (MISSING, "[[in_short]]", "clock", ONE, "in_short", "clock"),
    (MISSING, "", "borrows_from", ONE, "borrows_from", "pathway"),
    (MISSING, "[[question.point]]", "sources", LIST, 'question "serious-facts", point', "source"),
    (MISSING, "[[action]]", "clock", ONE, 'action "report-to-police"', "clock"),
    (RAT, "", "sources", LIST, "the head of the file", "source"),
    (RAT, "[ask_first]", "pathway", ONE, "ask_first", "pathway"),
    (RAT, "[ask_first]", "question", ONE, "ask_first", "question"),
    (RAT, "[ask_first]", "sources", LIST, "ask_first", "source"),
    (RAT, "[[indicator]]", "domain", ONE, 'indicator "disclosure"', "domain"),
    (RAT, "[[indicator]]", "sources", LIST, 'indicator "disclosure"', "source"),
    (RAT, 'id = "missing"', "tier_sources", LIST, 'indicator "missing"', "source"),
    (RAT, "[scoring]", "sources", LIST, "scoring", "source"),
    (RAT, "[[scoring.gate]]", "level", ONE, 'scoring, gate "nobody"', "level"),
    (RAT, "[[scoring.gate]]", "sources", LIST, 'scoring, gate "high"', "source"),
    (RAT, "[[floor]]", "indicator", ONE, 'floor "disclosure-is-high"', "indicator"),
    (RAT, "[[floor]]", "level", ONE, 'floor "disclosure-is-high"', "level"),
    (RAT, "[[floor]]", "sources", LIST, 'floor "disclosure-is-high"', "source"),
    (RAT, "[[prompt]]", "sources", LIST, 'prompt "three-or-more-signs"', "source"),
    (RAT, "[[action]]", "clock", ONE, 'action "ask-section-47"', "clock"),
    (RAT, "[[level]]", "actions", LIST, 'level "at-risk"', "action"),
    (RAT, "[[level]]", "sources", LIST, 'level "at-risk"', "source"),
    (CHANGED, "[[fact]]", "stage", ONE, 'fact "f1"', "stage"),
    (CHANGED, "[[decision]]", "stage", ONE, 'decision "nobody"', "stage"),
    (CHANGED, "[[decision]]", "pathway", ONE, 'decision "worry"', "pathway"),
    (CHANGED, "[[decision]]", "facts", LIST, 'decision "worry", answer "immediate-danger"', "fact"),
    (CHANGED, "[[rating]]", "stage", ONE, 'rating "nobody"', "stage"),
    (CHANGED, "[[rating]]", "builds_on", ONE, 'rating "answers"', "stage"),
    (CHANGED, "[[rating]]", "instrument", ONE, 'rating "worry"', "instrument"),
    (CHANGED, "[[rating]]", "facts", LIST, 'rating "worry", answer "under-13"', "fact"),
    (BOOKED, 'id = "f8"', "at_odds_with", LIST, 'fact "f8"', "fact"),
    (BOOKED, "[[record_error]]", "check", ONE, RECORD_ERROR, "check of records"),
    (BOOKED, "[[record_error]]", "facts", LIST, RECORD_ERROR, "fact"),
    (BOOKED, 'kind = "goes wrong"', "stage", ONE, 'note "goes wrong"', "stage"),
    (CHANGED, "[[language_trap]]", "sources", LIST,
     'language_trap "Sam is associating with an unknown group"', "source"),
]  # fmt: skip


@pytest.mark.parametrize(
    "named",
    NAMED,
    ids=[f"{Path(file).stem}-{place}-{key}" for file, _, key, _, place, _ in NAMED],
)
def test_a_name_that_nothing_has_is_reported(
    conf_copy: Path, named: tuple[str, str, str, str, str, str]
) -> None:
    file, after, key, value, place, called = named
    change(conf_copy, file, after, key, value)
    assert_fault(faults_of(conf_copy), file, place, f'there is no {called} "nobody"')


@pytest.mark.parametrize(
    ("place", "key", "wrong", "right"),
    [
        ((PATHWAY, "[[question.answer]]"), "leads_to", '"call-99"', "call-999"),
        ((PATHWAY, "[[action]]"), "clock", '"noww"', "now"),
        ((PATHWAY, "[[action]]"), "who", '["anybody"]', "anyone"),
        ((RAT, "[[floor]]"), "indicator", '"disclosur"', "disclosure"),
        ((RAT, "[[indicator]]"), "sources", '["hub-screning-tool"]', "hub-screening-tool"),
    ],
)
def test_the_nearest_name_is_offered(
    conf_copy: Path, place: tuple[str, str], key: str, wrong: str, right: str
) -> None:
    change(conf_copy, *place, key, wrong)
    assert f'Did you mean "{right}"?' in {fault.remedy for fault in faults_of(conf_copy)}


def test_no_rule_rests_on_a_source_that_nobody_read(conf_copy: Path, rules: Rules) -> None:
    unread = [source.id for source in rules.sources.values() if source.evidence == "unread"]
    assert unread, "nothing to try this with"
    change(conf_copy, PATHWAY, "[[outcome]]", "sources", f'["{unread[0]}"]')
    assert_only(faults_of(conf_copy), PATHWAY, OUTCOME, "has not been read", "evidence")


def test_a_source_marked_unread_is_reported_wherever_a_rule_rests_on_it(
    conf_copy: Path, rules: Rules
) -> None:
    name = rules.pathways["which-meeting"].outcomes[0].sources[0]
    change(conf_copy, SOURCES, f'id = "{name}"', "evidence", '"unread"')
    faults = faults_of(conf_copy)
    assert all("has not been read" in fault.problem for fault in faults)
    assert {PATHWAY} <= {fault.file for fault in faults}
    assert {ACTION, OUTCOME} <= {fault.place for fault in faults}


def test_every_wrong_name_of_every_file_is_reported_at_once(conf_copy: Path) -> None:
    change(conf_copy, CLOCKS, "[[clock]]", "from", ONE)
    change(conf_copy, RAT, "[[floor]]", "indicator", ONE)
    change(conf_copy, BOOKED, "[[fact]]", "stage", ONE)
    assert {fault.file for fault in faults_of(conf_copy)} == {CLOCKS, RAT, BOOKED}


def test_no_outcome_goes_on_to_the_pathway_that_it_belongs_to(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[outcome]]", "then", '["which-meeting"]')
    assert_only(faults_of(conf_copy), PATHWAY, OUTCOME, "pathway that it belongs to", "Take it")
