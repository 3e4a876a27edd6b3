"""When a plan has to be reviewed at the latest."""

from __future__ import annotations

from datetime import date, timedelta

from cse_guidance.model import Clock, Rules
from cse_guidance.model.basics import Unit
from cse_guidance.plans.plan import Plan
from cse_guidance.working_days import add_months

DAYS: dict[Unit, int] = {"days": 1, "weeks": 7}
# The units in which the clock of a review can be given: they count every day of the calendar.
COUNTED: tuple[Unit, ...] = (*DAYS, "months")


def review_clock(rules: Rules, plan: Plan) -> Clock | None:
    """Return the clock of the next review of a plan; None where its kind has none.

    It is the clock of a later review where one was held, and of the first one otherwise.
    """
    kind = rules.plans.kinds[plan.kind]
    return rules.clocks.get(kind.later_review if plan.last_review else kind.first_review)


def latest_review(rules: Rules, plan: Plan) -> date | None:
    """Return the last day on which the review is in time; None where it cannot be counted.

    The day from which it counts is day nought. A month ends on the same day of a later month,
    or on its last day where it is shorter: three months from 30 November is 28 February.
    """
    clock, start = review_clock(rules, plan), plan.last_review or plan.start
    if clock is None or start is None or clock.count is None:
        return None
    if clock.unit == "months":
        return add_months(start, clock.count)
    return start + timedelta(days=DAYS[clock.unit] * clock.count)
