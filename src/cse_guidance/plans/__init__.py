"""Plans of one child: what a person should look at in them, and how several become one."""

from cse_guidance.plans.check import PlanResult, check_plan
from cse_guidance.plans.merge import merge_plans
from cse_guidance.plans.merge_result import MergeResult

__all__ = ["MergeResult", "PlanResult", "check_plan", "merge_plans"]
