"""The exercises in the page: decisions of made-up cases, what the rules say, and a result.

Like the checkers they only show: cases, marks and results come from the rules and from training.
"""
