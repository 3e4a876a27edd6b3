"""Every command, in the order in which help lists them."""

from __future__ import annotations

from cse_guidance.cli import check_plan, follow, merge_plans, paths, schema, score, validate

COMMANDS = (
    score.COMMAND,
    follow.COMMAND,
    paths.COMMAND,
    check_plan.COMMAND,
    merge_plans.COMMAND,
    validate.COMMAND,
    schema.COMMAND,
)
