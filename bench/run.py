"""How long a checker in the page takes, beside the exercise and bare Python, all in one run.

    python tools/do.py bench [ROUNDS]

Each round opens a new browser with an empty cache for each thing in turn, so that a busy moment of
the machine meets all of them. What counts are the ratios of the medians; the times themselves are
only as good as the machine. The result is written into bench/results.md.
"""

from __future__ import annotations

import gzip
import os
import platform
import re
import statistics
import sys
from pathlib import Path

from chromium import find_or_get_chromium
from measured import (
    CHECKER,
    bare,
    checker,
    exercise,
    later_answers,
    new_browser,
    serving,
    steps_of_a_plain_start,
)
from places import HTML
from playwright.sync_api import Page, sync_playwright

RESULTS = Path(__file__).with_name("results.md")
Times = dict[str, list[float]]
# What the issue of these pages asks for: the ratio, or the milliseconds, that is not to be passed.
MOST = {
    "form": 0.15,
    "first": 0.35,
    "bare": 1.25,
    "later": 50.0,
    "weight": 120.0,
}


def weight() -> float:
    """Return the script and style of a checker's page, packed, in thousands of bytes."""
    page = (HTML / CHECKER).read_text(encoding="utf-8")
    tags = re.findall(r"<(?:link|script)\b[^>]*>", page)
    named = [tag for tag in tags if "stylesheet" in tag or " src=" in tag]
    links = [re.findall(r'(?:href|src)="([^"?#]+)', tag)[0] for tag in named]
    waiting = [(HTML / CHECKER).parent / link for link in links]
    waiting.append(HTML / "checker-kit" / "worker.js")
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop().resolve()
        if path in seen:
            continue
        seen.add(path)
        for name in re.findall(r"""(?m)^import\b[^"']*["'](\.[^"']+)""", path.read_text("utf-8")):
            waiting.append(path.parent / name)
    return sum(len(gzip.compress(path.read_bytes())) for path in seen) / 1000


class Measuring:
    """One run: each thing in a browser of its own, and every value noted."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.times: Times = {}

    def note(self, name: str, value: float) -> None:
        """Note one value."""
        self.times.setdefault(name, []).append(value)

    def quick(self, page: Page) -> None:
        """The checker as visitors meet it, and then fifty more answers."""
        for name, value in checker(page, self.address).items():
            self.note(name, value)
        for value in later_answers(page):
            self.note("later", value)

    def plain(self, page: Page) -> None:
        """The checker where the quick start fails."""
        self.note("plain", checker(page, self.address, plain=True)["first"])

    def exercise(self, page: Page) -> None:
        """The same pathway as an exercise."""
        for name, value in exercise(page, self.address).items():
            self.note(name, value)

    def bare(self, page: Page) -> None:
        """Python with nothing else."""
        self.note("bare", bare(page, self.address))

    def steps(self, page: Page) -> None:
        """A plain start, step by step."""
        for name, value in steps_of_a_plain_start(page, self.address).items():
            self.note(f"step {name}", value)


def measure(rounds: int) -> Times:
    """Measure everything, one after the other, as many rounds as asked for."""
    program = find_or_get_chromium()
    with serving() as address, sync_playwright() as playwright:
        run = Measuring(address)
        for number in range(rounds):
            for use in (run.quick, run.exercise, run.plain, run.bare, run.steps):
                with new_browser(playwright, program) as browser:
                    use(browser.new_page())
            print(f"round {number + 1} of {rounds}", flush=True)
    return run.times


SAID = {
    "form": "the form can be used",
    "first": "first answer of the checker, quick start",
    "plain": "first answer of the checker, plain start (where the quick one fails)",
    "bare": "bare Python in a worker prints a number",
    "widgets": "the exercise shows its widgets",
    "answer": "first answer of the exercise",
    "later": "a later answer of the checker",
    "step interpreter": "plain start: the interpreter and its library are fetched and started",
    "step wheel": "plain start: the project's wheel is unpacked",
    "step modules": "plain start: its modules are compiled and imported",
    "step rules": "plain start: the rule files are read",
    "step answer": "plain start: the first answer is worked out",
}


def table(times: Times, rounds: int) -> str:
    """Return the results as a page in Markdown."""
    middle = {name: statistics.median(values) for name, values in times.items()}
    ratios = {
        "The form can be used, beside the exercise's widgets": (
            "form",
            middle["form"] / middle["widgets"],
        ),
        "First answer from a cold start, beside the exercise's": (
            "first",
            middle["first"] / middle["answer"],
        ),
        "First answer from a cold start, beside bare Python printing a number": (
            "bare",
            middle["first"] / middle["bare"],
        ),
        "A later answer (milliseconds)": ("later", middle["later"]),
        "Script and style before the engine, packed (thousands of bytes)": ("weight", weight()),
    }
    rows = [
        f"| {what} | {value:.2f} | {MOST[name]:g} | {'yes' if value < MOST[name] else 'NO'} |"
        for what, (name, value) in ratios.items()
    ]
    spread = [
        f"| {words} | {middle[name]:,.0f} | {min(times[name]):,.0f} to {max(times[name]):,.0f} |"
        for name, words in SAID.items()
    ]
    files = {
        "memory for the quick start, packed": next((HTML / "checker-kit").glob("start-*.gz")),
        "interpreter": HTML / "lite" / "static" / "pyodide" / "pyodide.asm.wasm",
        "Python's own library (plain start only)": HTML / "lite/static/pyodide/python_stdlib.zip",
        "the project's wheel (plain start only)": next(
            (HTML / "lite/static/pyodide").glob("cse_guidance-*.whl")
        ),
    }
    sizes = [
        f"| {name} | {path.stat().st_size / 1e6:.1f} | "
        f"{len(gzip.compress(path.read_bytes())) / 1e6:.1f} |"
        for name, path in files.items()
    ]
    return f"""# How long a checker takes

Written by `python tools/do.py bench`; `bench/measured.py` says how each thing is measured.
{rounds} rounds, each thing in a new browser with an empty cache, in turn. The files come from this
machine itself, so the time that a network takes is left out.

Machine: {machine()}.

| What | Measured | Not to pass | Kept |
|---|---|---|---|
{chr(10).join(rows)}

The times behind the ratios, in milliseconds. They say little about another machine.

| What | Median | From, to |
|---|---|---|
{chr(10).join(spread)}

What is fetched, in millions of bytes.

| What | As it is | Packed by the server |
|---|---|---|
{chr(10).join(sizes)}
"""


def machine() -> str:
    """Return this machine in words."""
    kind = f"{os.cpu_count()} processor cores ({platform.machine()}), {platform.system()}"
    return f"{kind}, Chromium without a window"


def main() -> int:
    """Measure, and write the page. The code is 1 where something asked for is not kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    text = table(measure(rounds), rounds)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 1 if "| NO |" in text else 0


if __name__ == "__main__":
    sys.exit(main())
