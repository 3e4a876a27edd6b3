"""Training: sets of decisions drawn by a seed, what a learner chose, and what a group confuses.

The decisions are those of the made-up cases, and the rules mark them. Nothing here names a
learner: a result carries a made-up code.
"""
