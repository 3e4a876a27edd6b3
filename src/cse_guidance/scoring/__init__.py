"""How answers set a level: one module for each family of published tools, then the floors.

Every method keeps one promise, which the checks of the rule files and the tests hold: a graver
answer never lowers the level. What is not known counts as nothing here; `score` says between
which levels the answer may lie.
"""
