"""Every input that a command reads, by the name under which its JSON Schema is published."""

from __future__ import annotations

from cse_guidance.inputs.of_events import events_shape
from cse_guidance.inputs.of_instrument import case_shape, comparison_shape
from cse_guidance.inputs.of_language import TEXT
from cse_guidance.inputs.of_meeting import meeting_shape
from cse_guidance.inputs.of_pathway import answers_shape
from cse_guidance.inputs.of_plans import plans_shape
from cse_guidance.inputs.of_record import record_shape
from cse_guidance.inputs.shape import Object
from cse_guidance.model import Rules


def inputs_of(rules: Rules) -> dict[str, Object]:
    """Return the name and the shape of every input, in the order of the commands.

    The name is that of the command that reads it, with the instrument or pathway where it takes
    one: "score-practice-rat". Raises no error. The ids come from the rules, which name the sources.

    Args:
        rules: the loaded rules.

    Example:
        >>> from cse_guidance.api import inputs_of, packaged_rules
        >>> shape = inputs_of(packaged_rules())["score-practice-rat"]
        >>> [entry.name for entry in shape.entries if entry.needed]
        ['answers']
    """
    return {
        **{f"score-{one.id}": case_shape(one) for one in rules.instruments.values()},
        "compare": comparison_shape(rules),
        **{f"follow-{one.id}": answers_shape(one) for one in rules.pathways.values()},
        "deadlines": events_shape(rules),
        "meeting": meeting_shape(rules),
        "check-record": record_shape(rules.records),
        "check-language": TEXT,
        "check-plan": plans_shape(rules),
        "merge-plans": plans_shape(rules),
    }
