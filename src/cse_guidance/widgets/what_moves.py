"""What moved in a changed case, in words: where it leads, the way there, what to do, the levels."""

from __future__ import annotations

from html import escape

from cse_guidance.model import Rules
from cse_guidance.training.change import LevelMoved, Moved, Step
from cse_guidance.widgets import parts

BECAME = {
    "same": "As in the key",
    "changed": "Changed",
    "asked now": "Asked now",
    "not asked now": "Not asked any more",
}


def summary_html(moved: Moved) -> str:
    """Return in a few lines what moved: the outcome, and each level."""
    before, after = escape(moved.before.title), escape(moved.after.title)
    if not moved.after.outcome:
        lines = [f"Where it leads: it was <strong>{before}</strong>. Now a question is open."]
    elif moved.after.outcome == moved.before.outcome:
        lines = [f"Where it leads: <strong>{after}</strong>, as in the key."]
    else:
        now = f"Now it is <strong>{after}</strong>, {_urgency(moved)}."
        lines = [f"Where it leads: it was <strong>{before}</strong>. {now}"]
    lines += [_level(level) for level in moved.levels]
    shown = "".join(f"<p>{line}</p>" for line in lines)
    changed = moved.after.outcome != moved.before.outcome or any(one.moved for one in moved.levels)
    shade = "care" if changed else "answer"
    return f'<h3>What moves</h3><div class="box {shade} result" role="status">{shown}</div>'


def _urgency(moved: Moved) -> str:
    step = moved.after.urgency - moved.before.urgency
    said = "more urgent than before" if step > 0 else "less urgent than before"
    return f"{said if step else 'as urgent as before'} ({moved.after.urgency} of 5)"


def _level(level: LevelMoved) -> str:
    title, before, after = escape(level.title), escape(level.before), escape(level.after)
    said = f"it was {before}, now it is <strong>{after}</strong>"
    if not level.moved:
        said = f"<strong>{after}</strong>, as in the key"
    between = ""
    if level.lowest != level.highest:
        between = (
            f" It may lie between {escape(level.lowest)} and {escape(level.highest)}, "
            "for what is not known."
        )
    return f"{title}: {said}.{between}"


def details_html(rules: Rules, moved: Moved) -> str:
    """Return the way before and after, what is to be done, and what became unknown."""
    head = ("Question", "In the key", "Now", "What became of it")
    rows = [_row(step) for step in moved.steps]
    blocks = ["<h3>The way, before and after</h3>", parts.table("Each question", head, rows)]
    texts = {step.question: step.text for step in moved.steps}
    for title, names in (
        ("Not sure now, because nothing known is left for them", moved.unsure_now),
        ("No known fact is left for these, and they have no Not sure: think again", moved.stays),
    ):
        if names:
            blocks += [f"<h3>{title}</h3>", parts.listed(escape(texts[name]) for name in names)]
    for title, steps in (
        ("To be done now, and not before", moved.new_actions),
        ("Not asked for any more", moved.gone_actions),
    ):
        if steps:
            blocks += [f"<h3>{title}</h3>", parts.to_do_list(steps)]
    if moved.after.outcome and moved.after.outcome != moved.before.outcome:
        cited = parts.cited(moved.after.sources)
        blocks.append(f"<p>{escape(moved.after.summary)} Rests on: {cited}</p>")
    for level in moved.levels:
        if level.unknown_now:
            title = escape(rules.instruments[level.instrument].title)
            blocks += [
                f"<h3>{title}: not known now, and never counted as no</h3>",
                parts.listed(escape(label) for label in level.unknown_now),
            ]
    return "".join(blocks)


def _row(step: Step) -> tuple[str, ...]:
    became = escape(BECAME[step.became])
    now = escape(step.after) or ("-" if step.became == "not asked now" else "Not answered yet")
    marked = became if step.became == "same" else f"<strong>{became}</strong>"
    return (escape(step.text), escape(step.before) or "-", now, marked)
