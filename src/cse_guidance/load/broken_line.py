"""Says in plain words what is wrong with a line that cannot be read as TOML."""

from __future__ import annotations

import re

LINE = re.compile(r"at line (\d+), column \d+")
CURLY = "\u2018\u2019\u201c\u201d"
DAY_FIRST = re.compile(r"=\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
UNQUOTED = re.compile(r"^\s*[\w-]+\s*=\s*[A-Za-z]")
SINGLE = re.compile(r"^\s*\[[\w.-]+\]\s*$")


def broken_line(text: str, told: str) -> tuple[str, str]:
    """Return what is wrong and what to write instead.

    Args:
        text: the whole file.
        told: what the reader of the file said, with a line number in it if it knew one.
    """
    found = LINE.search(told)
    lines = text.splitlines()
    number = int(found.group(1)) if found else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    problem = f'line {number} cannot be read: "{line.strip()[:80]}".'
    return problem, _remedy(line, told)


def _remedy(line: str, told: str) -> str:
    if any(mark in line for mark in CURLY):
        return 'Write straight quotation marks: "like this".'
    if DAY_FIRST.search(line):
        return "Write a date as year, month and day: 2027-05-31."
    if "overwrite" in told.lower() or "twice" in told.lower() or "declare" in told.lower():
        if SINGLE.match(line):
            return "Write two brackets on each side where there can be several: [[question]]."
        return "It is written twice: keep one of them."
    if UNQUOTED.match(line) and not re.search(r"=\s*(true|false)\s*$", line):
        return 'Put the text between straight quotation marks: name = "like this".'
    return "Look at this line and the one before: a quotation mark or a bracket may be missing."
