"""Every input that a command reads, by the name under which its JSON Schema is published."""

from __future__ import annotations

from cse_guidance.inputs.of_instrument import case_shape, comparison_shape
from cse_guidance.inputs.of_pathway import answers_shape
from cse_guidance.inputs.shape import Object
from cse_guidance.model import Rules


def inputs_of(rules: Rules) -> dict[str, Object]:
    """Return the name and the shape of every input, in the order of the commands."""
    return {
        **{f"score-{one.id}": case_shape(one) for one in rules.instruments.values()},
        "compare": comparison_shape(rules),
        **{f"follow-{one.id}": answers_shape(one) for one in rules.pathways.values()},
    }
