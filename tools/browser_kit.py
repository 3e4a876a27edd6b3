"""Everything that Python in the browser is made of: one folder, and a lock file that names it all.

The kit is Pyodide's own core, the few pure-Python wheels that the notebooks need, and this
project's wheel. The lock file is written from the wheels' own metadata: Pyodide then starts with
no resolving of packages, checks the hash of every file, and has no reason to ask another host for
anything.
"""

import hashlib
import json
import re
import shutil
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

import stamps
from environment import PACKAGE_INDEX, PIP
from places import BROWSER_WHEELS, KIT, NODE_MODULES, REQUIREMENTS, VENV
from say import Problem, run_quietly, step
from wheel import build_environment

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# The lock of Pyodide's own release: its `info` says which interpreter and file format this is.
OWN_LOCK = "pyodide-lock.json"
REQUIREMENT_FILE = REQUIREMENTS / "browser.txt"
# The notebook kernel ships these wheels inside its Python package; the last is a stand-in, made for
# the browser, for a package that ipywidgets asks for.
KERNEL_WHEELS = (
    "piplite-*.whl",
    "ipykernel-*.whl",
    "pyodide_kernel-*.whl",
    "widgetsnbextension-4*.whl",
)


def make_browser_kit(project_wheel: Path) -> None:
    """Fill build/browser-kit, when something that goes into it has changed."""
    get_wheels()
    pyodide = NODE_MODULES / "pyodide"
    sources = [*(pyodide / name for name in (*CORE, OWN_LOCK)), *wheels(), project_wheel]
    fingerprint = stamps.digest_of([*sources, Path(__file__)])
    mark = stamps.stamp("browser-kit")
    if (KIT / OWN_LOCK).is_file() and stamps.is_fresh(mark, fingerprint):
        return
    with step("Putting together Python for the browser"):
        missing = [name for name in CORE if not (pyodide / name).is_file()]
        if missing:
            raise Problem(
                f"The npm package pyodide lacks {', '.join(missing)}: another version is installed."
            )
        shutil.rmtree(KIT, ignore_errors=True)
        KIT.mkdir(parents=True)
        for name in CORE:
            shutil.copyfile(pyodide / name, KIT / name)
        entries = {}
        for path in [*wheels(), project_wheel]:
            shutil.copyfile(path, KIT / path.name)
            entry = describe(path)
            entries[normalise(str(entry["name"]))] = entry
        keep_only_what_is_here(entries)
        info = json.loads((pyodide / OWN_LOCK).read_text(encoding="utf-8"))["info"]
        lock = {"info": info, "packages": dict(sorted(entries.items()))}
        (KIT / OWN_LOCK).write_text(
            json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    stamps.write(mark, fingerprint)


def get_wheels() -> None:
    """Download the pinned wheels for the browser, once."""
    fingerprint = stamps.digest_of([REQUIREMENT_FILE])
    mark = stamps.stamp("browser-wheels")
    if BROWSER_WHEELS.is_dir() and stamps.is_fresh(mark, fingerprint):
        return
    with step("Getting the Python packages for the browser"):
        shutil.rmtree(BROWSER_WHEELS, ignore_errors=True)
        BROWSER_WHEELS.mkdir(parents=True)
        choice = [
            "--only-binary",
            ":all:",
            "--implementation",
            "py",
            "--abi",
            "none",
            "--platform",
            "any",
        ]
        target: list[str | Path] = [
            "--python-version",
            "3.14",
            "-d",
            BROWSER_WHEELS,
            "-r",
            REQUIREMENT_FILE,
        ]
        run_quietly(
            [*PIP, "download", "--retries", "2", "--require-hashes", "--no-deps", *choice, *target],
            log="pip-browser",
            failed="The Python packages for the browser could not be downloaded.",
            env=build_environment(),
            registry=PACKAGE_INDEX,
        )
    stamps.write(mark, fingerprint)


def wheels() -> list[Path]:
    """The wheels of other people that go into the kit."""
    kernel = (
        VENV / "share" / "jupyter" / "labextensions" / "@jupyterlite" / "pyodide-kernel-extension"
    )
    shipped = []
    for pattern in KERNEL_WHEELS:
        found = sorted((kernel / "static" / "pypi").glob(pattern))
        if len(found) != 1:
            raise Problem(
                f"The notebook kernel in .venv should ship one {pattern}, and has {len(found)}."
            )
        shipped += found
    return sorted([*shipped, *BROWSER_WHEELS.glob("*.whl")], key=lambda path: path.name)


def normalise(name: str) -> str:
    """A package's name as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def describe(path: Path) -> dict[str, Any]:
    """One wheel's entry in the lock file, read from the wheel itself."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        inside = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(wheel.read(inside).decode("utf-8"))
    tops = {name.split("/")[0] for name in names if "/" in name} | {
        name.removesuffix(".py") for name in names if "/" not in name and name.endswith(".py")
    }
    return {
        "name": normalise(str(metadata["Name"])),
        "version": str(metadata["Version"]),
        "file_name": path.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(top for top in tops if "." not in top),
        "depends": sorted(needs(metadata.get_all("Requires-Dist") or [])),
        "unvendored_tests": False,
    }


def needs(requirements: list[str]) -> set[str]:
    """The packages a wheel names, extras aside.

    Those that only other systems need are not in the kit, and `keep_only_what_is_here` drops them.
    """
    return {
        normalise(found.group())
        for requirement in requirements
        if "extra ==" not in requirement
        and (found := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement))
    }


def keep_only_what_is_here(entries: dict[str, dict[str, Any]]) -> None:
    """Drop the names of packages that the kit does not hold."""
    for entry in entries.values():
        entry["depends"] = [name for name in entry["depends"] if name in entries]


def package_names() -> list[str]:
    """Every package in the kit, as its lock file names them."""
    lock = json.loads((KIT / OWN_LOCK).read_text(encoding="utf-8"))
    return sorted(lock["packages"])
