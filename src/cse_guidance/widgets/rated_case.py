"""A rated case after the learner's own try: the key with its facts, and other forms beside it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from cse_guidance.compare import Side, compare_scenario
from cse_guidance.model import Instrument, Rules, Scenario
from cse_guidance.score import score
from cse_guidance.widgets import parts


def differences_html(
    rules: Rules,
    instrument: Instrument,
    scenario: Scenario,
    stage_id: str,
    given: Mapping[str, str],
) -> str:
    """Return where the answers differ from the case's key; nothing where the case has none."""
    key = scenario.rating_answers(stage_id, instrument.id)
    if not key:
        return ""
    by_key = score(rules, instrument.id, key)
    lines = []
    for indicator in instrument.indicators:
        theirs, yours = key.get(indicator.id), given.get(indicator.id)
        answers = instrument.scale_of(indicator).answers
        texts = {answer.id: answer.text for answer in answers}
        nobody = {answer.id for answer in answers if answer.unknown}
        if theirs in nobody and yours is None:
            continue
        if theirs is not None and theirs != yours:
            said = f"you: {escape(texts[yours])}" if yours else "you left it open"
            lines.append(f"{escape(indicator.label)}. Key: {escape(texts[theirs])}; {said}.")
        elif theirs is None and yours is not None and yours not in nobody:
            lines.append(
                f"{escape(indicator.label)}. Key: not known from these facts; "
                f"you: {escape(texts[yours])}."
            )
    told = parts.listed(lines) if lines else "<p>Your answers are those of the key.</p>"
    return parts.folded(
        f"Compare with the key of this case ({by_key.title})",
        told,
        "<p>Two careful people may differ. Ask which fact each answer rests on.</p>",
    )


def key_html(instrument: Instrument, scenario: Scenario, stage_id: str) -> str:
    """Return every answer of the case's key with the facts behind it."""
    key = scenario.rating_in_full(stage_id, instrument.id)
    rows = []
    for indicator in instrument.indicators:
        if indicator.id in key:
            one = key[indicator.id]
            answer = instrument.scale_of(indicator).answer(one.answer)
            rows.append(
                (
                    escape(indicator.label),
                    escape(answer.text if answer else ""),
                    parts.facts_named(scenario, stage_id, one.facts),
                )
            )
    if not rows:
        return ""
    left = len(instrument.indicators) - len(rows)
    return parts.folded(
        "The key's answers, and the facts behind them",
        parts.table("What the key answers", ("Line of the form", "Answer", "Rests on"), rows),
        f"<p>Lines that the key leaves open, because nobody knows: {left}.</p>",
    )


def side_by_side_html(rules: Rules, scenario: Scenario, stage_id: str) -> str:
    """Return what other forms make of the case by its own key, or say that none rates it."""
    rated = [one.instrument for one in scenario.ratings if one.stage == stage_id]
    summary = "The same child on other forms, side by side"
    if len(rated) < 2:  # noqa: PLR2004 - one form alone cannot be compared
        return parts.folded(
            summary, "<p>This case has no rating by another form at this stage.</p>"
        )
    found = compare_scenario(rules, scenario.id, stage_id)
    rows = [_row(side) for side in found.sides]
    head = ("Form", "Level", "How urgent, of 5", "May lie between", "Not known")
    blocks = [
        "<p>By the key of the case. Which form is right is not decided here.</p>",
        parts.table("One child, several forms", head, rows),
    ]
    if found.agree:
        blocks.append("<p>All of them are equally urgent.</p>")
    for parting in found.partings:
        why = parts.listed(escape(line) for line in parting.why)
        blocks.append(f"<p><strong>{escape(parting.what)}</strong></p>{why}")
    return parts.folded(summary, *blocks)


def _row(side: Side) -> tuple[str, ...]:
    between = escape(side.lowest)
    if side.lowest != side.highest:
        between = f"{between} and {escape(side.highest)}"
    level = escape(side.level_title)
    return (escape(side.title), level, str(side.urgency), between, str(side.not_known))
