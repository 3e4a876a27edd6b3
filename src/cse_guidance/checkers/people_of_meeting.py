"""The people of a meeting, by how much they are needed, with what the lists say of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cse_guidance.checkers.sheet import Item, Items, Part, Row, Rows, Words, beside, part
from cse_guidance.meeting import MeetingResult
from cse_guidance.meeting.invitations import ASKED
from cse_guidance.meeting.need_words import NEED_WORDS
from cse_guidance.meeting.result import Invitee
from cse_guidance.words import capital, sentence

WITHOUT_THEM = NEED_WORDS["minimum"].of_them
INVITE = NEED_WORDS["invite"].of_them
NOT_KNOWN = "What is not known, and whom to invite until it is"
CONSIDER = NEED_WORDS["consider"].of_them
NOT_NORMALLY = NEED_WORDS["not normally"].of_them
TELL = "Tell afterwards what was decided"
WHY = "Why each is on the list"
# How somebody's coming is said before the meeting and after it: that they do, and that they do not.
BEFORE = ("is coming", "has not said that they will come")
AFTER = ("was there", "was not there")
NOBODY = "Nobody who should be there is missing, as far as can be told"


def people(result: MeetingResult, in_general: Words, *, held: bool) -> tuple[Part, ...]:
    """Return who is on the list, the most needed first, and whom to tell afterwards.

    Args:
        result: what `meeting` gave.
        in_general: what is true of everything that is not known.
        held: the meeting has been held, and who was there was entered.
    """
    coming = AFTER if held else BEFORE
    titles = {one.id: one.title for one in everybody(result)}
    return (
        *part(WITHOUT_THEM, _names(result.minimum, coming)),
        *part(INVITE, _names((one for one in result.invite if one.certain), coming)),
        *(part(NOT_KNOWN, in_general, _in_doubt(result)) if result.not_known else ()),
        *part(CONSIDER, _names(result.consider, coming)),
        *part(NOT_NORMALLY, _names(result.not_normally, coming)),
        *part(TELL, Words("; ".join(titles[one] for one in result.tell_afterwards))),
    )


def everybody(result: MeetingResult) -> tuple[Invitee, ...]:
    """Return everybody on the list, the most needed first."""
    return (*result.minimum, *result.invite, *result.consider, *result.not_normally)


def why_each(result: MeetingResult) -> tuple[Part, ...]:
    """Return why each is on the list, how far that reaches and on what it rests."""
    rows = (
        Row(one.title, "", f"{one.why} [{one.scope}]", beside(one.scope, one.sources))
        for one in everybody(result)
    )
    return part(WHY, Rows(tuple(rows)), folded=True, printed=False)


def invitations(result: MeetingResult) -> str:
    """Return in a line how many to invite, apart from those who stay on the list in doubt."""
    asked = (*result.minimum, *result.invite)
    if any(one.invited is not None or one.there is not None for one in asked):
        return NOBODY
    certain = sum(one.certain for one in asked)
    doubt = len(asked) - certain
    more = f", and {doubt} more until you know that they are not needed" if doubt else ""
    return f"Invite {certain}{more}"


def _names(invitees: Iterable[Invitee], coming: tuple[str, str]) -> Items:
    """Return people in a line each, with what the lists say of them."""
    found = []
    for one in invitees:
        standing = "; ".join(_asked(one, coming) if one.need in ASKED else _said(one, coming))
        doubt = f"If this is so: {'; '.join(one.not_known)}." if one.not_known else ""
        said = " ".join(text for text in (sentence(capital(standing)), doubt) if text)
        found.append(Item(said, f"{one.title}{':' if said else ''}", one.scope))
    return Items(tuple(found))


def _in_doubt(result: MeetingResult) -> Items:
    """Return each fact that is not known, how to find out, and about whom it decides."""
    asked = {one.title for one in everybody(result) if one.need in ASKED}
    found = []
    for fact in result.not_known:
        invite = [title for title in fact.keeps if title in asked]
        chair = [title for title in fact.keeps if title not in asked]
        said = [
            fact.find_out,
            f"Until you know, invite: {'; '.join(invite)}." if invite else "",
            f"If it is so, the chair decides about: {'; '.join(chair)}." if chair else "",
        ]
        found.append(Item(" ".join(one for one in said if one), sentence(fact.text)))
    return Items(tuple(found))


def _asked(one: Invitee, coming: tuple[str, str]) -> Iterator[str]:
    """Yield what the lists say of somebody who should be there: also what they leave open."""
    if one.invited is False:
        yield "not invited"
    if one.there is False and (one.invited is not False or coming == AFTER) and not one.apologies:
        yield coming[1]
    yield from _said(one, coming)


def _said(one: Invitee, coming: tuple[str, str]) -> Iterator[str]:
    """Yield on which lists somebody stands."""
    if one.invited:
        yield "invited"
    if one.there:
        yield coming[0]
    if one.apologies:
        yield "sent apologies"
    if one.views_sent:
        yield "sent a report or views"
