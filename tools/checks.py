"""Everything that must hold before a change is good: style, types, and every test."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from chromium import find_or_get_chromium
from environment import clean_environment, set_up_python
from places import HTML, PYTHON, ROOT
from say import complain, line
from website import build_site

BROWSER = "tests/browser"
AT_ONCE = 2  # a browser and Python compute by turns: more than this and tests wait too long


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
    """Run the tests; all of them in pieces, two at once.

    One piece is every test that needs no browser: what is counted there is compared with the
    record. Each file of browser tests is another. Whoever is done takes the next, so that both
    processors have work to the end. A piece is shown when it is done.
    """
    command: list[str | Path] = [PYTHON, "-m", "pytest"]
    if arguments:
        chosen = [*command, *arguments]
        return subprocess.run(chosen, cwd=ROOT, env=environment, check=False).returncode == 0
    # The longest first, by the length of their files: what is left at the end is short.
    files = sorted((ROOT / BROWSER).glob("test_*.py"), key=lambda path: -path.stat().st_size)
    pieces = [[f"--ignore={BROWSER}"], *(["-p", "no:cacheprovider", str(path)] for path in files)]
    if not files:
        complain(f"There is no test in {BROWSER}.")
        return False

    def run(piece: list[str]) -> bool:
        answer = subprocess.run(
            [*command, *piece],
            cwd=ROOT,
            env=environment | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        what = "All tests that need no browser" if piece is pieces[0] else Path(piece[-1]).name
        line(f"{what}:\n{answer.stdout}")
        return answer.returncode == 0

    with ThreadPoolExecutor(AT_ONCE) as workers:
        return all(list(workers.map(run, pieces)))


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
