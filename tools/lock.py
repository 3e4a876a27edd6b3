"""Choose the versions of everything again, and write them down with their hashes.

Only a maintainer runs this, to take in new versions. The files name no registry: each machine uses
its own.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from environment import PACKAGE_INDEX, clean_environment, install_packages, npm, npm_environment
from places import BUILD, PROGRAMS, REQUIREMENTS, ROOT
from say import Problem, line, run_quietly, step

UV = "uv==0.13.9"
# ipywidgets asks for these two. The notebook kernel ships its own stand-in for the first, and
# only a server's pages use the second.
LEFT_OUT = ("--no-emit-package", "widgetsnbextension", "--no-emit-package", "jupyterlab-widgets")
UV_OPTIONS = (
    "--quiet",
    "--no-header",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
)
TOOL_VENV = BUILD / "uv"


def lock() -> None:
    """Write requirements/*.txt and package-lock.json afresh."""
    if not uv().is_file():
        with step("Getting uv, which chooses the versions"):
            run_quietly(
                [sys.executable, "-m", "venv", "--clear", TOOL_VENV],
                log="venv",
                failed="A virtual environment could not be made.",
            )
            run_quietly(
                [uv().parent / "python", "-m", "pip", "install", "--disable-pip-version-check", UV],
                log="uv",
                failed="uv could not be installed.",
                env=clean_environment(),
                registry=PACKAGE_INDEX,
            )
    with step("Choosing the versions of the Python packages"):
        for_machines = ["--universal", "--python-version", "3.11"]
        # The tests' list holds the site's list, so it is chosen first and the other follows it.
        compile_list("test", ["site.in", "test.in"], for_machines)
        compile_list("site", ["site.in"], [*for_machines, "--constraint", "test.txt"])
        browser = ["--python-version", "3.14", "--python-platform", "wasm32-pyodide2025"]
        compile_list("browser", ["browser.in"], [*browser, "--only-binary", ":all:", *LEFT_OUT])
    install_packages()
    with step("Choosing the versions of the npm packages"):
        lock_npm()
    line("Written: requirements/*.txt and package-lock.json.")


def lock_npm() -> None:
    """Write package-lock.json, worked out in an empty folder.

    Beside node_modules, npm would copy from what is installed, which holds no hashes.
    """
    folder = BUILD / "npm-lock"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "package.json", folder)
    run_quietly(
        npm("install", "--package-lock-only"),
        log="npm-lock",
        failed="The npm packages could not be chosen.",
        env=npm_environment(),
        cwd=folder,
        registry="The npm registry",
    )
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    unhashed = [name for name, one in packages.items() if name and "integrity" not in one]
    if unhashed or "resolved" in text:
        raise Problem(f"package-lock.json was not written: no hash, or an address ({unhashed}).")
    (ROOT / "package-lock.json").write_text(text, encoding="utf-8")


def uv() -> Path:
    """The program that chooses versions. It lives outside .venv, where all is locked."""
    return TOOL_VENV / PROGRAMS.name / ("uv.exe" if PROGRAMS.name == "Scripts" else "uv")


def compile_list(name: str, sources: list[str], options: list[str]) -> None:
    """Write requirements/<name>.txt from the named wishes, with the hash of every file."""
    target = REQUIREMENTS / f"{name}.txt"
    target.unlink(missing_ok=True)
    run_quietly(
        [uv(), "pip", "compile", *UV_OPTIONS, *options, "-o", target.name, *sources],
        log=f"lock-{name}",
        failed=f"The versions for requirements/{name}.txt could not be chosen.",
        env=clean_environment(),
        cwd=REQUIREMENTS,
        registry=PACKAGE_INDEX,
    )
    text = target.read_text(encoding="utf-8")
    if re.search(r"https?://|--index|--find-links|file:", text):
        target.unlink()
        raise Problem(f"requirements/{name}.txt would have named an address; it was not written.")
