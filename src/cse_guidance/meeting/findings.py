"""What a check of a meeting finds: who is missing, whose voice is, and what the record lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cse_guidance.answers import Finding, cite
from cse_guidance.conditions import holds
from cse_guidance.meeting.case import MeetingCase
from cse_guidance.meeting.invitations import ASKED, Listed, unknown_facts, what_to_find_out
from cse_guidance.meeting.quorum import agencies_of
from cse_guidance.model import Invite, Rules
from cse_guidance.model.meeting import FindingId, FindingWords, Voice
from cse_guidance.words import scope_words

INVITATIONS = "the invitations"
ATTENDANCE = "the attendance"
RECORD = "the record"
FACTS = "the facts"


@dataclass(frozen=True, slots=True)
class Check:
    """What the findings of one meeting are worked out from."""

    rules: Rules
    case: MeetingCase
    listed: tuple[Listed, ...]

    def all(self) -> tuple[Finding, ...]:
        """Return every finding, the most urgent first."""
        return (
            *self._stops(),
            *self._absent(),
            *self._voices(),
            *self._not_invited(),
            *self._to_find_out(),
            *self._not_on_the_list(),
            *self._record(),
        )

    def _finding(
        self,
        name: FindingId,
        where: str,
        what: str,
        *,
        rule: Invite | None = None,
        before: str = "",
    ) -> Finding:
        """Return a finding in the words of the rule file; a rule gives its own why and reach."""
        words = next(one for one in self.rules.meetings.findings if one.id == name)
        after = self.case.attended is not None and words.do_after
        reach: Invite | FindingWords = rule or words
        return Finding(
            rule=name,
            where=where,
            what=what,
            why=f"{reach.why} {words.why}" if rule else words.why,
            do=f"{before} {words.do_after if after else words.do}".strip(),
            scope=scope_words(reach.scope, reach.area),
            sources=cite(self.rules, dict.fromkeys((*reach.sources, *words.sources))),
        )

    def _stops(self) -> Iterator[Finding]:
        meetings = self.rules.meetings
        actions = {action.id: action.what for action in meetings.actions}
        texts = {fact.id: fact.text for fact in meetings.facts}
        for stop in meetings.stops_of(self.case.meeting):
            if holds(stop.when, self.case.facts) is False:
                continue
            doubt = [texts[fact] for fact in unknown_facts(stop.when, self.case.facts)]
            unless = f" It is not known whether this is so: {'; '.join(doubt)}." if doubt else ""
            yield Finding(
                rule=stop.id,
                where=FACTS,
                what=f"{stop.what}{unless}",
                why=stop.why,
                do=" ".join(actions[one] for one in stop.actions),
                scope=scope_words(stop.scope, stop.area),
                sources=cite(self.rules, stop.sources),
            )

    def _to_find_out(self) -> Iterator[Finding]:
        asked = [one for one in self.listed if one.rule.need in ASKED]
        for fact in what_to_find_out(self.rules.meetings, asked):
            what = f"It is not known whether this is so: {fact.text}. "
            what += f"It decides about: {'; '.join(fact.keeps)}."
            yield self._finding("find-out", FACTS, what, before=fact.find_out)

    def _not_invited(self) -> Iterator[Finding]:
        for one in not_invited(self.case, self.listed):
            doubt = " It is not known whether they are needed." if one.not_known else ""
            what = f"{one.attendee.title}: not among the invitations.{doubt}"
            name: FindingId = "not-invited"
            if one.attendee.voice:
                name = "family-not-invited"
            elif one.attendee.keeps_record:
                name = "nobody-keeps-the-record"
            yield self._finding(name, INVITATIONS, what, rule=one.rule)

    def _absent(self) -> Iterator[Finding]:
        there = agencies_of(self.rules.meetings, self.case.there or ())
        told_already = {one.attendee.id for one in not_invited(self.case, self.listed)}
        settled = self.case.views_sent | told_already
        for one in not_there(self.case, self.listed):
            who = one.attendee
            if one.rule.need == "minimum" and who.agency not in there:
                what = f"{who.title}: not there."
                yield self._finding("minimum-absent", ATTENDANCE, what, rule=one.rule)
            elif who.keeps_record and who.id not in told_already:
                what = f"{who.title}: not there."
                yield self._finding("nobody-keeps-the-record", ATTENDANCE, what, rule=one.rule)
            elif not who.voice and not who.keeps_record and who.id not in settled:
                what = f"{who.title}: not there, and nothing has come from them."
                yield self._finding("absent", ATTENDANCE, what, rule=one.rule)

    def _voices(self) -> Iterator[Finding]:
        """Yield whose voice is missing: the child's at every meeting, parents' where invited."""
        if self.case.there is None:
            return
        heard = self.case.there | self.case.views_sent
        asked = {one.attendee.voice for one in self.listed if one.rule.need in ASKED}
        voices: tuple[Voice, ...] = ("child", "parents")
        for voice in voices:
            speakers = [one for one in self.rules.meetings.attendees if one.voice == voice]
            due = voice == "child" or voice in asked
            if due and speakers and not any(one.id in heard for one in speakers):
                what = f"{speakers[0].title}: not there, and no views have come in."
                yield self._finding("no-voice", ATTENDANCE, what)

    def _not_on_the_list(self) -> Iterator[Finding]:
        needs = {one.attendee.id: one for one in self.listed}
        for attendee in self.rules.meetings.attendees:
            if attendee.id not in self.case.named:
                continue
            one = needs.get(attendee.id)
            if one is None:
                what = f"{attendee.title}: not on the list for this meeting and these facts."
                yield self._finding("not-on-the-list", INVITATIONS, what)
            elif one.rule.need == "not normally":
                what = f"{attendee.title}: not normally invited to this meeting."
                yield self._finding("not-normally-invited", INVITATIONS, what, rule=one.rule)

    def _record(self) -> Iterator[Finding]:
        case = self.case
        there = case.there or frozenset()
        for attendee in self.rules.meetings.attendees:
            if attendee.id in there & case.apologies:
                what = f"{attendee.title}: there, and among the apologies."
                yield self._finding("came-with-apologies", RECORD, what)
            if case.invited is not None and attendee.id in (there | case.apologies) - case.invited:
                what = f"{attendee.title}: not among the invitations, but there or excused."
                yield self._finding("not-in-the-invitations", RECORD, what)
            missed = (case.coming or frozenset()) - (case.attended or frozenset()) - case.apologies
            if case.attended is not None and attendee.id in missed:
                what = f"{attendee.title}: was coming, and was not there."
                yield self._finding("expected", RECORD, what)


def not_invited(case: MeetingCase, listed: tuple[Listed, ...]) -> list[Listed]:
    """Return who should be invited and is not; nobody where no list of invitations was given."""
    if case.invited is None:
        return []
    known = case.invited | (case.there or frozenset())
    return [one for one in listed if one.rule.need in ASKED and one.attendee.id not in known]


def not_there(case: MeetingCase, listed: tuple[Listed, ...]) -> list[Listed]:
    """Return who should be there and is not; nobody where nobody is known to come or have come."""
    if case.there is None:
        return []
    return [one for one in listed if one.rule.need in ASKED and one.attendee.id not in case.there]
