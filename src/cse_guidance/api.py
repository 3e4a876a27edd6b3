"""Every function that a program may rely on, in one place.

What stands here is the reference on the site: each function's docstring says what goes in and
what comes out, which errors it raises and where the rule comes from, with an example that a
test runs. Whatever a command calls is here too, so that a program can do what a person can.
"""

from __future__ import annotations

from cse_guidance.answers import plain
from cse_guidance.check.reviews import reviews_due
from cse_guidance.compare import compare, compare_scenario
from cse_guidance.deadlines import deadlines, events_of
from cse_guidance.escalation import ladders_in_order
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import find_pathway, follow
from cse_guidance.inputs import json_schema, read, read_object
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.language import check_language
from cse_guidance.load import load_rules, packaged_folder, packaged_rules
from cse_guidance.meeting import meeting
from cse_guidance.other_ways import accepted_choices, with_one_more_fact
from cse_guidance.paths import all_paths
from cse_guidance.plans import check_plan, merge_plans
from cse_guidance.records import check_record
from cse_guidance.score import find_instrument, score
from cse_guidance.scoring.judgement import JudgementGiven
from cse_guidance.self_test import mark, self_test_items
from cse_guidance.training.answered import Answered, look_at
from cse_guidance.training.group import look_at_group
from cse_guidance.training.results import Results, read_results, results_text
from cse_guidance.training.sets import before_and_after, draw

__all__ = [
    "Answered",
    "Fault",
    "FaultsFound",
    "JudgementGiven",
    "Results",
    "accepted_choices",
    "all_paths",
    "before_and_after",
    "check_language",
    "check_plan",
    "check_record",
    "compare",
    "compare_scenario",
    "deadlines",
    "draw",
    "events_of",
    "find_instrument",
    "find_pathway",
    "follow",
    "inputs_of",
    "json_schema",
    "ladders_in_order",
    "load_rules",
    "look_at",
    "look_at_group",
    "mark",
    "meeting",
    "merge_plans",
    "packaged_folder",
    "packaged_rules",
    "plain",
    "read",
    "read_object",
    "read_results",
    "results_text",
    "reviews_due",
    "score",
    "self_test_items",
    "with_one_more_fact",
]
