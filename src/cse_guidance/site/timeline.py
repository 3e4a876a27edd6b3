"""Draws the time limits that follow from an event as an SVG picture, from top to bottom.

All bars are to one scale, so that nobody takes a day for half a year. Where the events stand to
each other is an order and no scale, and the picture says so.
"""

from __future__ import annotations

import textwrap
from html import escape

from cse_guidance.deadlines.what_follows import FromEvent, days_of
from cse_guidance.model import Clock, Rules
from cse_guidance.words import capital, scope_words, time_words

WIDTH = 340
LEFT = 34
LONGEST_BAR = WIDTH - LEFT - 10
SHORTEST_BAR = 4
LINE = 17
HEIGHT_OF_BAR = 12
LETTERS = 44  # of a line of a clock; a heading is bolder and holds fewer
LETTERS_OF_HEADING = 36


def draw_timeline(rules: Rules, name: str, found: tuple[FromEvent, ...]) -> str:
    """Return the events and their time limits as an SVG element with a title and a description.

    Args:
        rules: the rules that they belong to.
        name: what the ids in the picture start with.
        found: what follows, as `what_follows` has it.
    """
    parts: list[str] = []
    down = 12.0
    longest = max(days_of(clock) for one in found for clock in one.clocks)
    for number, one in enumerate(found, start=1):
        parts.append(f'<g class="timeline__event" data-event="{one.event.id}">')
        parts.append(f'<circle class="timeline__dot" cx="14" cy="{down + 4:g}" r="10"/>')
        parts.append(
            f'<text class="timeline__number" x="14" y="{down + 8:g}" text-anchor="middle">'
            f"{number}</text>"
        )
        heading = capital(f"{one.event.title}:")
        for line in textwrap.wrap(f"When {heading[0].lower()}{heading[1:]}", LETTERS_OF_HEADING):
            parts.append(_text("timeline__heading", LEFT, down + 8, line))
            down += LINE + 1
        for clock in one.clocks:
            drawn, down = _clock(clock, down + 8, longest)
            parts.extend(drawn)
        parts.append("</g>")
        down += 26
    rail = f'<line class="timeline__rail" x1="14" y1="16" x2="14" y2="{down - 30:g}"/>'
    title = f"{capital(rules.events[found[0].event.id].title)}: which time limits follow"
    text = "The same follows in words. All bars are to one scale."
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-text" '
        f'viewBox="0 0 {WIDTH} {down:g}" width="{WIDTH}" height="{down:g}">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-text">{escape(text)}</desc>{rail}{"".join(parts)}</svg>'
    )


def _clock(clock: Clock, down: float, longest: float) -> tuple[list[str], float]:
    """Return a clock's words and its bar, and how far down they reach."""
    national = clock.scope == "national"
    kind = "timeline__clock--national" if national else "timeline__clock--other"
    repeats = ", and again each time" if clock.repeats else ""
    parts = [f'<g class="timeline__clock {kind}" data-clock="{clock.id}">']
    for style, words in (
        ("timeline__title", clock.title),
        ("timeline__time", f"{capital(time_words(clock))}{repeats}"),
        ("timeline__scope", scope_words(clock.scope, clock.area)),
    ):
        for line in textwrap.wrap(words, LETTERS):
            parts.append(_text(style, LEFT, down + 8, line))
            down += LINE
    share = days_of(clock) / longest if longest else 0
    width = max(SHORTEST_BAR, share * LONGEST_BAR)
    parts.append(
        f'<rect class="timeline__bar" x="{LEFT}" y="{down - 1:g}" width="{width:.1f}" '
        f'height="{HEIGHT_OF_BAR}"/></g>'
    )
    return parts, down + HEIGHT_OF_BAR + 8


def _text(style: str, across: float, down: float, words: str) -> str:
    return f'<text class="{style}" x="{across:g}" y="{down:g}">{escape(words)}</text>'
