"""The directive that shows what the rules say of one kind of meeting, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from cse_guidance.faults import did_you_mean
from cse_guidance.model import Line, Meeting, Quorum
from cse_guidance.model.meeting import LineAbout
from cse_guidance.site.shown import Shown

# What a reader asks of a meeting, in the order in which they would.
QUESTIONS: dict[LineAbout, str] = {
    "decides": "What does it decide?",
    "does not decide": "What does it not decide?",
    "convened by": "Who calls it?",
    "chaired by": "Who is in the chair?",
    "seniority": "Who speaks for an agency?",
    "invitations": "How are people invited?",
    "how it is held": "How is it held?",
    "the child": "How is the child heard?",
    "parents": "What about the parents?",
    "every child": "Which children are talked about?",
    "record": "What goes into the record?",
    "afterwards": "What comes after it?",
    "not found": "What was not found?",
}
PURPOSE, ENOUGH = "purpose", "enough agencies"
ALL: dict[str, str] = {
    PURPOSE: "What is it for?",
    **{str(about): question for about, question in QUESTIONS.items()},
    ENOUGH: "Who has to be there?",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a meeting, with every line and every count that answers it."""

    question: str
    lines: tuple[Line, ...]
    quorums: tuple[Quorum, ...] = ()
    purpose: str = ""


class MeetingRules(Shown):
    """What the rules say of one kind of meeting: a row for each question."""

    template = "meeting_rules.html"
    required_arguments = 1
    option_spec: ClassVar = {
        "about": directives.unchanged_required,
        "folded": directives.flag,
    }

    def content_for_template(self) -> dict[str, object]:
        """Return the meeting with its questions: those that the page asks for, or all."""
        meetings = self.rules.meetings
        meeting = self.named({one.id: one for one in meetings.meetings}, "meeting")
        return {
            "meeting": meeting,
            "asked": list(self.answered(meeting)),
            "folded": "folded" in self.options,
            "texts": {fact.id: fact.text for fact in meetings.facts},
        }

    def answered(self, meeting: Meeting) -> Iterator[Asked]:
        """Yield each question that is asked and that the rules answer."""
        for about in self.about():
            if about == PURPOSE:
                yield Asked(ALL[about], (), purpose=meeting.purpose)
                continue
            lines = self.rules.meetings.lines_of(meeting.id)
            quorums = self.rules.meetings.quorums_of(meeting.id) if about == ENOUGH else ()
            found = Asked(ALL[about], tuple(one for one in lines if one.about == about), quorums)
            if found.lines or found.quorums:
                yield found

    def about(self) -> list[str]:
        """Return what the page wants to show, in the order that it gives.

        Raises:
            docutils.utils.DirectiveError: something that is no such question.
        """
        wanted = [one.strip() for one in self.options.get("about", ", ".join(ALL)).split(",")]
        for one in wanted:
            if one not in ALL:
                raise self.error(f'A meeting is not asked about "{one}". {did_you_mean(one, ALL)}')
        return wanted


def connect(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("meeting-rules", MeetingRules)
