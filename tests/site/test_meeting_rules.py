"""What a page says of a meeting is what meetings.toml says: every line, with reach and sources."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

import pytest
from built_page import Page

from cse_guidance import words
from cse_guidance.load import packaged_rules
from cse_guidance.model import Line, Meeting, Quorum
from cse_guidance.model.meeting import LineAbout
from cse_guidance.site.meeting_directives import ALL, ENOUGH, PURPOSE, QUESTIONS

RULES = packaged_rules()
MEETINGS = RULES.meetings
TEXTS = {fact.id: fact.text for fact in MEETINGS.facts}
TABLE = re.compile(r'<table class="meeting-rules__table.*?</table>', re.DOTALL)
ROW = re.compile(r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>', re.DOTALL)
ABOUT = {question: about for about, question in ALL.items()}


def tables(pages: list[Page]) -> list[tuple[str, Meeting, dict[str, str]]]:
    """Return each such table: its page, its meeting, and the answer to each question."""
    titles = {meeting.title: meeting for meeting in MEETINGS.meetings}
    found = []
    for page in pages:
        for table in TABLE.findall(page.html):
            caption = unescape(table[table.index("<caption>") + 9 : table.index("</caption>")])
            rows = {unescape(q): unescape(answer) for q, answer in ROW.findall(table)}
            meeting = titles[caption.removesuffix(": what the rules say")]
            found.append((page.path.stem, meeting, rows))
    return found


def said(answer: str, one: Line | Quorum, start: str) -> None:
    """Hold that one paragraph has the words, how far they reach, and every source."""
    (part,) = (part for part in answer.split("<p>") if f" {start}" in f" {part}")
    assert words.scope_words(one.scope) in part
    assert one.area in part
    for source in one.sources:
        assert f"#source-{source}" in part


def test_each_answer_has_every_line_that_the_rules_have_and_no_other(pages: list[Page]) -> None:
    found = tables(pages)
    assert found
    for page, meeting, rows in found:
        for question, answer in rows.items():
            about = ABOUT[question]
            lines = [one for one in MEETINGS.lines_of(meeting.id) if one.about == about]
            quorums = MEETINGS.quorums_of(meeting.id) if about == ENOUGH else ()
            number = len(lines) + len(quorums) + (about == PURPOSE)
            assert answer.count("<p>") == number > 0, (page, question)
            for line in lines:
                said(answer, line, line.text)
                only_if = words.condition_words(line.when, TEXTS)
                if only_if:
                    start = f"<strong>If:</strong> {words.sentence(only_if)} {line.text}"
                    assert start in " ".join(answer.split())
            for quorum in quorums:
                said(answer, quorum, words.sentence(quorum.title))
                assert quorum.note in answer
            if about == PURPOSE:
                assert meeting.purpose in answer


def test_there_is_a_question_for_everything_that_a_line_can_be_about() -> None:
    assert set(QUESTIONS) == set(get_args(LineAbout))


@pytest.mark.parametrize("meeting", MEETINGS.meetings, ids=lambda one: one.id)
def test_each_meeting_says_who_has_to_be_there_and_what_it_decides(
    pages: list[Page], meeting: Meeting
) -> None:
    rows = {q: a for _, shown, rows in tables(pages) if shown == meeting for q, a in rows.items()}
    for about in (PURPOSE, "decides", "does not decide", "chaired by", "parents", "record"):
        assert ALL[about] in rows
    assert (ALL[ENOUGH] in rows) is bool(MEETINGS.quorums_of(meeting.id))
    assert (ALL["not found"] in rows) is any(
        line.about == "not found" for line in MEETINGS.lines_of(meeting.id)
    )
