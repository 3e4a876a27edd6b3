"""The checker of plans: what a person should look at in the plans of one made-up child."""

from __future__ import annotations

from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.plan_form import plan_form
from cse_guidance.checkers.plan_numbers import with_numbers
from cse_guidance.checkers.plan_sheet import plan_sheet
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_plans import plans_shape
from cse_guidance.model import Rules
from cse_guidance.plans import check_plan
from cse_guidance.plans.plan import plans_of

TITLE = "Look over a plan"
PURPOSE = "Write one plan or several of one made-up child, and see what a person should look at."
NOTHING = "no plan was entered, and nothing says where the child stands."


def plan_checker(rules: Rules) -> Checker:
    """Return the checker of plans. What it looks for, with its sources, stands in plans.toml."""
    shape = plans_shape(rules)

    def answer(given: Given, today: date | None) -> Answered:
        if not given.parts("plans") and not given.text("child_status"):
            remedy = "Choose the kind of plan, and write what is done."
            raise FaultsFound([Fault("", "", NOTHING, remedy, at="plans")])
        result = check_plan(rules, given)
        return Answered(result, plan_sheet(rules, plans_of(given), result, today))

    return Checker(
        id="check-plan",
        page="plan",
        title=TITLE,
        purpose=PURPOSE,
        form=plan_form(rules, shape),
        shape=shape,
        answer=answer,
        complete=with_numbers,
    )
