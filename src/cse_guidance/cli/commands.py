"""Every command, in the order in which help lists them."""

from __future__ import annotations

from cse_guidance.cli import (
    check_language,
    check_plan,
    check_record,
    compare,
    deadlines,
    follow,
    meeting,
    merge_plans,
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
    check_plan.COMMAND,
    merge_plans.COMMAND,
    validate.COMMAND,
    schema.COMMAND,
)
