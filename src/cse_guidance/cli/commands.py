"""Every command, in the order in which help lists them."""

from __future__ import annotations

from cse_guidance.cli import (
    check_language,
    check_record,
    compare,
    deadlines,
    follow,
    meeting,
    paths,
    schema,
    score,
    validate,
)

COMMANDS = (
    score.COMMAND,
    compare.COMMAND,
    follow.COMMAND,
    paths.COMMAND,
    deadlines.COMMAND,
    meeting.COMMAND,
    check_record.COMMAND,
    check_language.COMMAND,
    validate.COMMAND,
    schema.COMMAND,
)
