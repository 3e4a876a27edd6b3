"""What shows that the rules are right: approved texts, a change to every rule, and a record.

These modules run with the project's own Python, in which the package is installed:
"python tools/do.py approve" and "python tools/do.py mutants" start them.
"""
