"""Who is invited is on paper as well: every rule with its condition, its reach and its sources."""

from __future__ import annotations

from html import unescape

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.answers import to_do
from cse_guidance.load import packaged_rules
from cse_guidance.model import Meeting

RULES = packaged_rules()
MEETINGS = RULES.meetings
TEXTS = {fact.id: fact.text for fact in MEETINGS.facts}


def twin(pages: list[Page]) -> str:
    """Return what stands under "The same on paper"."""
    html = next(p.html for p in pages if p.path.as_posix().endswith("/check/who-to-invite.html"))
    return " ".join(unescape(html[html.index('class="checker__twin"') :]).split())


def of_meeting(pages: list[Page], meeting: Meeting) -> str:
    """Return what the twin says of one meeting."""
    _, _, after = twin(pages).partition(f"<h2>{meeting.title}</h2>")
    assert after
    return after[: after.index("</details>")]


def line_with(text: str, *wanted: str) -> str:
    """Return the one line of a list in which all of these stand."""
    lines = [line for line in text.split("<li>") if all(one in line for one in wanted)]
    assert len(lines) == 1, wanted
    return lines[0].split("</li>")[0]


def test_what_to_find_out_stands_first_and_is_never_counted_as_no(pages: list[Page]) -> None:
    text = twin(pages)
    doubt = next(one for one in MEETINGS.findings if one.id == "find-out")
    assert text.index(MEETINGS.first.text) < text.index(doubt.why) < text.index(doubt.do)
    places = [text.index(f"{fact.text}<span") for fact in MEETINGS.facts]
    assert places == sorted(places)
    assert all(fact.find_out in text for fact in MEETINGS.facts)
    for finding in MEETINGS.findings:
        assert finding.why in text
        assert finding.do in text
        assert finding.do_after in text


@pytest.mark.parametrize("meeting", MEETINGS.meetings, ids=lambda one: one.id)
def test_each_rule_of_who_is_invited_is_there_with_when_and_why(
    pages: list[Page], meeting: Meeting
) -> None:
    text = of_meeting(pages, meeting)
    people = {one.id: one.title for one in MEETINGS.attendees}
    assert meeting.purpose in text
    for invite in MEETINGS.invites_to(meeting.id):
        said = words.condition_words(invite.when, TEXTS)
        line = line_with(text, f"<strong>{people[invite.attendee]}</strong>", invite.why, said)
        assert ("<strong>If:</strong>" in line) == bool(said)
        assert words.scope_words(invite.scope) in line
        assert invite.area in line
        assert all(f"#source-{source}" in line for source in invite.sources)
    for sentence in MEETINGS.lines_of(meeting.id):
        line = line_with(text, sentence.text)
        assert words.condition_words(sentence.when, TEXTS) in line
        assert words.scope_words(sentence.scope) in line
        assert sentence.area in line


@pytest.mark.parametrize("meeting", MEETINGS.meetings, ids=lambda one: one.id)
def test_what_comes_first_how_many_are_enough_and_by_when_is_there(
    pages: list[Page], meeting: Meeting
) -> None:
    text = of_meeting(pages, meeting)
    actions = {one.id: one for one in MEETINGS.actions}
    for stop in MEETINGS.stops_of(meeting.id):
        assert stop.what in text
        assert stop.why in text
        assert words.condition_words(stop.when, TEXTS) in text
        assert all(actions[one].what in text for one in stop.actions)
    for quorum in MEETINGS.quorums_of(meeting.id):
        assert quorum.title in text
        assert quorum.note in text
        assert quorum.area in text
        assert all(actions[one].what in text for one in quorum.then)
    for name in meeting.always:
        shown = to_do(RULES, actions[name])
        assert shown.when in line_with(text, shown.what, "; ".join(shown.who))
    for clock in (RULES.clocks[one.clock] for one in meeting.clocks):
        line = line_with(text, f"<strong>{words.sentence(clock.title)}</strong>")
        assert words.clock_words(RULES, clock) in line
        assert clock.area in line
