"""Every command, in the order in which help lists them."""

from __future__ import annotations

from cse_guidance.cli import follow, meeting, paths, schema, score, validate

COMMANDS = (
    score.COMMAND,
    follow.COMMAND,
    paths.COMMAND,
    meeting.COMMAND,
    validate.COMMAND,
    schema.COMMAND,
)
