"""Everything that must hold before a change is good: style, types, and every test."""

import subprocess
import tempfile
from pathlib import Path

from chromium import find_or_get_chromium
from environment import clean_environment, set_up_python
from places import HTML, PYTHON, ROOT
from say import complain, line
from website import build_site

BROWSER = "tests/browser"


def run_checks(arguments: list[str]) -> int:
    """Set everything up, run every check, and fail when any of them fails.

    The tests run last and even after a failed check, so that one run shows everything there is to
    mend; a check that failed is named again at the end. `arguments` go to pytest.
    """
    set_up_python(for_tests=True)
    chromium = find_or_get_chromium()
    build_site(for_tests=True)
    environment = clean_environment() | {"CSE_CHROMIUM": str(chromium), "CSE_SITE": str(HTML)}
    failed = [
        name
        for name, command in (
            ("ruff check", ["ruff", "check", "."]),
            ("ruff format", ["ruff", "format", "--check", "."]),
            ("mypy", ["mypy"]),
        )
        if not passes(name, command, environment)
    ]
    if failed:
        complain(f"{' and '.join(failed)} failed: see above. The tests follow all the same.")
    line("Running the tests (half an hour or more)…")
    good = run_tests(arguments, environment)
    if failed:
        complain(f"{' and '.join(failed)} failed before the tests ran: see further up.")
    return 0 if good and not failed else 1


def run_tests(arguments: list[str], environment: dict[str, str]) -> bool:
    """Run the tests; all of them in two halves at once, those in a browser apart from the others.

    A browser waits and computes by turns, so two halves take little longer than the longer one.
    What the other half says is shown at the end. Everything that is counted is counted there, and
    compared with the record: tests in a browser count nothing.
    """
    command: list[str | Path] = [PYTHON, "-m", "pytest"]
    if arguments:
        chosen = [*command, *arguments]
        return subprocess.run(chosen, cwd=ROOT, env=environment, check=False).returncode == 0
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as told,
        subprocess.Popen(
            [*command, f"--ignore={BROWSER}"],
            cwd=ROOT,
            env=environment | {"PYTHONIOENCODING": "utf-8"},
            stdout=told,
            stderr=subprocess.STDOUT,
        ) as others,
    ):
        browser = subprocess.run(
            [*command, "-p", "no:cacheprovider", BROWSER], cwd=ROOT, env=environment, check=False
        )
        others.wait()
        line("All tests that need no browser:")
        told.seek(0)
        line(told.read())
    return browser.returncode == 0 and others.returncode == 0


def assure(*arguments: str) -> int:
    """Run tools/assure.py with the project's own Python, in which the rules are installed."""
    set_up_python(for_tests=True)
    command: list[str | Path] = [PYTHON, ROOT / "tools" / "assure.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean_environment(), check=False).returncode


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one checker and show what it says only when it has something to say."""
    answer = subprocess.run(
        [PYTHON, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode == 0:
        line(f"{name}: passed")
        return True
    line(f"{name}: FAILED\n{answer.stdout}{answer.stderr}")
    return False
