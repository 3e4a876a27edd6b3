"""What "do.py approve" and "do.py mutants" start, with the project's own Python.

approve   write the approved texts anew, change every rule in turn, and record what noticed it
mutants   change the code of the rules in one place at a time, and record what no test noticed
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from assurance import code, record
from assurance.approved import MESSAGES, read_approved, write_approved
from assurance.catching import LAYERS, Caught, catch_all
from assurance.changes import read_what_to_change
from assurance.rules_in_memory import texts_of
from places import BUILD, DOCS, ROOT, RULES
from say import Problem, complain, line

from cse_guidance.faults import FaultsFound
from cse_guidance.load import load_rules

TESTS = ROOT / "tests"
APPROVED = TESTS / "approved"
WHAT_TO_CHANGE = TESTS / "assurance" / "what_to_change.toml"
JUSTIFIED = TESTS / "assurance" / "justified.toml"
RECORD = DOCS / "about" / "assurance.json"
WORKSPACE = BUILD / "mutants"
COPIED = ("src", "conf", "tests", "tools", "docs", "notebooks", "pyproject.toml", "README.md")
SAYS_SOMETHING = re.compile(r"(?<![.\w])(?:assert_(?:fault|only)|said|count)\(")
# The tests that look at what the checks say, or count what they try.
SAY_SOMETHING = sorted(
    str(path)
    for path in TESTS.rglob("test_*.py")
    if SAYS_SOMETHING.search(path.read_text(encoding="utf-8"))
)
SHOWN_EVERY = 20  # seconds
AGAIN = "again"


def approve() -> int:
    """Write the approved texts and the parts of the record that speak of the rules."""
    try:
        rules = load_rules(RULES)
    except FaultsFound as found:
        raise Problem(f"The rule files have faults. Mend them first.\n{found}") from found
    changed = write_approved(rules, APPROVED)
    line(f"Approved texts that are new, changed or gone: {', '.join(changed) or 'none'}.")
    tried = collect_from_tests()
    line("Changing every rule in turn (a minute or two)…")
    what = read_what_to_change(WHAT_TO_CHANGE)
    caught = list(catch_all(RULES, texts_of(RULES), read_approved(APPROVED), what))
    report(caught)
    record.write_parts(
        RECORD,
        rules=record.rules_part(rules),
        changes=record.changes_part(caught, record.reasons_for_rules(JUSTIFIED)),
        tests=record.tests_part(TESTS),
        tried=tried,
    )
    line(f"Recorded in {RECORD.relative_to(ROOT).as_posix()}.")
    line("Now read the difference, for example with: git diff tests/approved docs/about")
    return 0


def collect_from_tests() -> dict[str, int]:
    """Run the tests that say or count something, and return what they counted.

    What the checks say goes into the approved messages.
    """
    line("Running the tests that break the rules, to collect what the checks say…")
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SAY_SOMETHING],
            cwd=ROOT,
            env=os.environ | {"CSE_RECORDING": folder},
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode:
            end = "\n".join(answer.stdout.splitlines()[-15:])
            complain(f"Some of these tests fail, so what was collected may be incomplete:\n{end}\n")
        shutil.copy(Path(folder) / MESSAGES, APPROVED / MESSAGES)
        counted: dict[str, int] = json.loads((Path(folder) / "counted.json").read_text("utf-8"))
    return counted


def report(caught: list[Caught]) -> None:
    """Say how many changes were noticed, by what, and name each that was not."""
    layers = Counter(one.layer for one in caught)
    line(f"{len(caught)} changes.")
    for layer, about in LAYERS.items():
        line(f"  {layers[layer]:6} {about}")
    for one in caught:
        if one.layer not in LAYERS:
            line(f"  NOT NOTICED ({one.layer}): {one.change.name}")


def mutants(chosen: list[str]) -> int:
    """Run mutmut on a copy of the project, and record what came of it.

    Args:
        chosen: mutmut's names of the mutants to run, "*" in them for anything; none for all.
            A run of some is shown and not recorded. "again" tries those that survived the last
            run once more, with better tests, and records it: code and rules are the same.
    """
    again = chosen == [AGAIN]
    if again:
        check_nothing_but_tests_changed()
    copy_project(afresh=not again)
    if again:
        chosen = survivors_in(code.results_in(WORKSPACE))
    started = time.monotonic()
    line(f"Changing the code of {len(code.modules_of(ROOT))} modules (ten minutes or more)…")
    run_mutmut(chosen)
    results = code.results_in(WORKSPACE)
    line(f"{len(results)} mutants after {(time.monotonic() - started) / 60:.0f} minutes.")
    survivors = [code.mutant_of(name, show(name)) for name in survivors_in(results)]
    for survivor in survivors:
        line(f"  SURVIVED {survivor.name}")
    if chosen and not again:
        return 0
    if any(exit_code is None for exit_code in results.values()):
        raise Problem("Some mutants were never tried: nothing is recorded. Run it again.")
    part = code.code_part(ROOT, results, survivors, f"mutmut {version('mutmut')}")
    record.write_parts(RECORD, code=part)
    line(f"{part['killed']} killed, {len(survivors)} survived.")
    line(f"Recorded in {RECORD.relative_to(ROOT).as_posix()}.")
    return 0


def survivors_in(results: Mapping[str, int | None]) -> list[str]:
    """Return the names of the mutants that no test noticed."""
    noticed = (*code.KILLED, *code.TIMED_OUT)
    return [name for name, exit_code in results.items() if exit_code not in noticed]


def check_nothing_but_tests_changed() -> None:
    """Raise a Problem where a change that was noticed may no longer be: code or rules differ."""
    for name in ("src", "conf"):
        for path in (ROOT / name).rglob("*.*"):
            there = WORKSPACE / path.relative_to(ROOT)
            if path.suffix in (".py", ".toml") and not (
                there.is_file() and there.read_bytes() == path.read_bytes()
            ):
                raise Problem(f"{name} has changed since the last run: try all of them again.")


def copy_project(*, afresh: bool) -> None:
    """Put a copy where mutmut may write; afresh also forgets what was found out before."""
    WORKSPACE.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        there = WORKSPACE / name
        if there.is_dir():
            shutil.rmtree(there)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, there)
    if afresh:
        shutil.rmtree(WORKSPACE / "mutants", ignore_errors=True)


def run_mutmut(chosen: list[str]) -> None:
    """Run mutmut in the copy, and say now and then how far it is."""
    log = WORKSPACE / "mutmut.log"
    program = Path(sys.executable).with_name("mutmut")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    with log.open("w", encoding="utf-8") as output:
        running = subprocess.Popen(
            [program, "run", *chosen],
            cwd=WORKSPACE,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            while running.poll() is None:
                try:
                    running.wait(SHOWN_EVERY)
                except subprocess.TimeoutExpired:
                    results = code.results_in(WORKSPACE).values()
                    tried = sum(exit_code is not None for exit_code in results)
                    line(f"  {tried} of {len(results)} tried")
        except BaseException:
            running.terminate()
            raise
    if running.returncode:
        end = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-25:])
        raise Problem(f"mutmut stopped.\nThe end of {log.relative_to(ROOT).as_posix()}:\n{end}")


def show(name: str) -> str:
    """Return what mutmut shows of one mutant."""
    program = Path(sys.executable).with_name("mutmut")
    answer = subprocess.run(
        [program, "show", name], cwd=WORKSPACE, capture_output=True, text=True, check=False
    )
    return answer.stdout


def main(arguments: list[str]) -> int:
    """Run one of the two; a fault that a person can mend is told in plain words."""
    try:
        match arguments:
            case ["approve"]:
                return approve()
            case ["mutants", *chosen]:
                return mutants(chosen)
            case _:
                complain(str(__doc__))
                return 2
    except Problem as problem:
        complain(str(problem))
        return 1
    except KeyboardInterrupt:
        complain("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
