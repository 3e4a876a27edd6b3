"""The approved text of an instrument: its lines, how a level is set, and what each level asks."""

from __future__ import annotations

from collections.abc import Iterator

from assurance.plain_words import other_lines, page, step_lines
from cse_guidance.answers import to_do
from cse_guidance.model import Indicator, Instrument, Level, Rules
from cse_guidance.score import read_known
from cse_guidance.scoring.level import level_by_rules

LINE_SAID = {"id", "label", "hint", "sources", "tier_why", "tier_sources", "item"}
LEVEL_SAID = {"id", "title", "summary", "actions", "sources"}
SCORING_SAID = {"sources", "why"}


def instrument_text(rules: Rules, instrument: Instrument) -> str:
    """Return an instrument in words: first what is asked, then what answers lead to."""
    first = instrument.ask_first
    lines = [
        instrument.notice,
        "",
        f"Asked first, whatever the level: {first.question} ({first.pathway}). {first.then}",
        "",
        "ANSWERS",
        "",
    ]
    for scale in instrument.scales:
        lines += [f"{scale.question} ({scale.id})", *_listed(scale.answers), ""]
    lines += [*_titled("WINDOWS", _listed(instrument.windows))]
    lines += ["LINES OF THE FORM", ""]
    for indicator in instrument.indicators:
        marks = ", ".join(other_lines(indicator, LINE_SAID))
        lines.append(f"- {indicator.label} [{marks}]")
    lines += ["", "HOW THE LEVEL IS SET", ""]
    lines += other_lines(instrument.scoring, SCORING_SAID)
    lines += ["", *_titled("FLOORS", _listed(instrument.floors))]
    lines += [*_titled("PROMPTS", _listed(instrument.prompts))]
    lines += [*_titled("JUDGEMENT", list(other_lines(instrument.judgement, set())))]
    lines += ["WHAT EACH ANSWER ALONE SETS", "", *_alone(rules, instrument), ""]
    lines += ["ONE LINE AFTER ANOTHER AT ITS GRAVEST", "", *_together(rules, instrument), ""]
    lines += ["LEVELS, FROM THE LOWEST", ""]
    for level in instrument.levels:
        lines += _level_lines(rules, instrument, level)
    return page(instrument.long_title, lines)


def _titled(title: str, lines: list[str]) -> list[str]:
    return [title, "", *lines, ""] if lines else []


def _listed(things: tuple[object, ...]) -> list[str]:
    return [f"- {'; '.join(other_lines(thing, set()))}" for thing in things]


def _level(rules: Rules, instrument: Instrument, answers: dict[str, str]) -> str:
    return level_by_rules(rules, instrument, read_known(instrument, answers)).level.title


def _alone(rules: Rules, instrument: Instrument) -> Iterator[str]:
    """The level of every answer to every line, when nothing else is known."""
    for indicator in instrument.indicators:
        levels = [
            f"{answer.text} = {_level(rules, instrument, {indicator.id: answer.id})}"
            for answer in instrument.scale_of(indicator).answers
        ]
        yield f"- {indicator.label}: {'; '.join(levels)}"


def _together(rules: Rules, instrument: Instrument) -> Iterator[str]:
    """The level as more and more lines of one kind have their gravest answer."""
    kinds: dict[tuple[str, ...], list[Indicator]] = {}
    for indicator in instrument.indicators:
        kinds.setdefault((indicator.tier, indicator.kind), []).append(indicator)
    for kind, alike in kinds.items():
        answers: dict[str, str] = {}
        steps: list[str] = []
        before = ""
        for number, indicator in enumerate(alike, start=1):
            answers[indicator.id] = instrument.scale_of(indicator).gravest.id
            level = _level(rules, instrument, answers)
            if level != before:
                steps.append(f"from {number}: {level}")
            before = level
        yield f"- {' '.join(kind).strip()} ({len(alike)} lines): {'; '.join(steps)}"


def _level_lines(rules: Rules, instrument: Instrument, level: Level) -> Iterator[str]:
    yield level.title
    yield f"  {level.summary}"
    for line in other_lines(level, LEVEL_SAID):
        yield f"  {line}"
    actions = {action.id: action for action in instrument.actions}
    for number, action_id in enumerate(level.actions, start=1):
        for line in step_lines(f"{number}.", to_do(rules, actions[action_id])):
            yield f"  {line}"
    yield f"  Sources: {', '.join(level.sources)}"
    yield ""
