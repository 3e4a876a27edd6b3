"""The notebook surface: exercises made of ipywidgets, with the code out of sight.

Each function shows itself, and gives back what it shows so that a test can answer it.
"""

from cse_guidance.widgets.build_case import build_a_case
from cse_guidance.widgets.change_case import change_a_case
from cse_guidance.widgets.group_results import our_group_results
from cse_guidance.widgets.practise_rat import practise_the_rat
from cse_guidance.widgets.walk import walk_the_pathway

__all__ = [
    "build_a_case",
    "change_a_case",
    "our_group_results",
    "practise_the_rat",
    "walk_the_pathway",
]
