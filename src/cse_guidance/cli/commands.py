"""Every command, in the order in which help lists them."""

from __future__ import annotations

from cse_guidance.cli import compare, follow, paths, schema, score, validate

COMMANDS = (
    score.COMMAND,
    compare.COMMAND,
    follow.COMMAND,
    paths.COMMAND,
    validate.COMMAND,
    schema.COMMAND,
)
