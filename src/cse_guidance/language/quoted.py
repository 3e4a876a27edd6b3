"""Finds what stands in quotation marks, of whatever kind, without being led astray by a loose one.

A mark that is never closed in its paragraph opens nothing: one slip of the keyboard must not
hide the rest of a record.
"""

from __future__ import annotations

import re

DOUBLE, CURLY, SINGLE, ANGLE = '"', "\u201d", "'", "\u00bb"
OPENS = {
    '"': DOUBLE,
    "\u201c": CURLY,
    "\u201e": CURLY,
    "'": SINGLE,
    "\u2018": SINGLE,
    "\u00ab": ANGLE,
}
CLOSES = {
    '"': (DOUBLE, CURLY),
    "\u201d": (CURLY, DOUBLE),
    "'": (SINGLE,),
    "\u2019": (SINGLE,),
    "\u00bb": (ANGLE,),
}
MARK = re.compile("[\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]")
PARAGRAPH_ENDS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)|\u2029|\f")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where each quotation starts and ends, its marks left out. None lies in another."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(match.end() for match in PARAGRAPH_ENDS.finditer(text)), len(text)]:
        found.extend(_of_paragraph(text, start, end))
        start = end
    return found


def _of_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [match.start() for match in MARK.finditer(text, start, end)]
    last_closing: dict[str, int] = {}
    for place in marks:
        for kind in _closing(text, place):
            last_closing[kind] = place
    found = []
    opened, kind = -1, ""
    for place in marks:
        if opened < 0:
            opens = _opening(text, place)
            if opens and last_closing.get(opens, -1) > place:
                opened, kind = place, opens
        elif kind in _closing(text, place):
            found.append((opened + 1, place))
            opened = -1
    return found


def _opening(text: str, place: int) -> str:
    """Return the kind of quotation that a mark can open here, or nothing."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    straight = text[place] in (DOUBLE, SINGLE)
    if (straight and before.isalnum()) or not after or after.isspace():
        return ""
    return OPENS.get(text[place], "")


def _closing(text: str, place: int) -> tuple[str, ...]:
    """Return the kinds of quotation that a mark can close here."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    kinds = CLOSES.get(text[place], ())
    if kinds == (SINGLE,) and (before.isspace() or not before or after.isalnum()):
        return ()  # an apostrophe, or a mark that opens
    return kinds
