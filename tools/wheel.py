"""This project as a wheel: the very file that the tests import and the visitor's browser runs."""

import re
import shutil
import subprocess
from pathlib import Path

import stamps
from environment import clean_environment
from places import PYTHON, ROOT, RULES, SOURCE, WHEEL
from say import Problem, run_quietly, step

# For a copy with no git history. Any fixed moment does, as long as it is the same for everybody
# and not before 1980, when the zip format begins.
FIXED_EPOCH = "1767225600"


def source_date_epoch() -> str:
    """The moment that every built file bears, so that the same commit gives the same bytes."""
    try:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return FIXED_EPOCH
    moment = answer.stdout.strip()
    return moment if answer.returncode == 0 and re.fullmatch(r"\d+", moment) else FIXED_EPOCH


def build_environment() -> dict[str, str]:
    """The environment of every step that writes a file of the site."""
    return clean_environment() | {
        "SOURCE_DATE_EPOCH": source_date_epoch(),
        # A set written out in hash order would differ from one build to the next.
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def inputs() -> list[Path]:
    """Every file that the wheel is made from."""
    return stamps.files_in(
        SOURCE, RULES, ROOT / "pyproject.toml", ROOT / "README.md", *ROOT.glob("LICENSE*")
    )


def make_wheel() -> Path:
    """Build the wheel when its inputs have changed, and return its path."""
    names = [path.relative_to(ROOT).as_posix() for path in inputs()]
    fingerprint = stamps.digest_of(inputs(), source_date_epoch(), *names)
    mark = stamps.stamp("wheel")
    found = sorted(WHEEL.glob("*.whl"))
    if len(found) == 1 and stamps.is_fresh(mark, fingerprint):
        return found[0]
    with step("Building the project's wheel"):
        shutil.rmtree(WHEEL, ignore_errors=True)
        WHEEL.mkdir(parents=True)
        run_quietly(
            [PYTHON, "-m", "hatchling", "build", "-t", "wheel", "-d", WHEEL],
            log="wheel",
            failed="The project's wheel could not be built.",
            env=build_environment(),
        )
    made = sorted(WHEEL.glob("*-py3-none-any.whl"))
    if len(made) != 1:
        raise Problem("The build of the project's wheel left no pure-Python wheel in build/wheel.")
    stamps.write(mark, fingerprint)
    return made[0]
