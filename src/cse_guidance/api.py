"""Every function that a program may rely on, in one place.

What stands here is the reference on the site: each function's docstring says what goes in and
what comes out, which errors it raises and where the rule comes from, with an example that a
test runs. Whatever a command calls is here too, so that a program can do what a person can.
"""

from __future__ import annotations

from cse_guidance.answers import plain
from cse_guidance.compare import compare, compare_scenario
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import find_pathway, follow
from cse_guidance.inputs import json_schema, read, read_object
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.load import load_rules, packaged_folder, packaged_rules
from cse_guidance.paths import all_paths
from cse_guidance.score import find_instrument, score
from cse_guidance.scoring.judgement import JudgementGiven
from cse_guidance.self_test import mark, self_test_items

__all__ = [
    "Fault",
    "FaultsFound",
    "JudgementGiven",
    "all_paths",
    "compare",
    "compare_scenario",
    "find_instrument",
    "find_pathway",
    "follow",
    "inputs_of",
    "json_schema",
    "load_rules",
    "mark",
    "packaged_folder",
    "packaged_rules",
    "plain",
    "read",
    "read_object",
    "score",
    "self_test_items",
]
