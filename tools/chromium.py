"""Find the Chromium that the browser tests drive, or get one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from environment import clean_environment
from places import PYTHON
from say import Problem, run_quietly, step

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")


def find_or_get_chromium() -> Path:
    """The path of a Chromium. There is no way on without one: its tests are never skipped."""
    told = os.environ.get("CHROMIUM")
    if told:
        named = shutil.which(told)
        if named is None:
            raise Problem(f"CHROMIUM says {told}, and there is no such program.")
        return Path(named)
    found = find()
    if found:
        return found
    with step("Getting Chromium for the browser tests (once)"):
        try:
            run_quietly(
                [PYTHON, "-m", "playwright", "install", "chromium"],
                log="chromium",
                failed="Chromium could not be downloaded.",
                env=clean_environment(),
            )
            found = find()
        except Problem:
            found = None
        if not found:
            found = install_with_apt()
    if found:
        return found
    raise Problem(
        "The tests need Chromium, Chrome or Edge, and none was found or could be fetched.\n"
        "Install one of them, or name the program: CHROMIUM=/path/to/chromium make test"
    )


def find() -> Path | None:
    """A browser that is already here: on the path, in the usual places, or fetched before."""
    for name in ON_PATH:
        named = shutil.which(name)
        if named and starts(Path(named)):
            return Path(named)
    roots = [
        os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    ]
    places = [Path(root) / end for root in roots if root for end in ON_WINDOWS]
    for place in [*map(Path, ELSEWHERE), *places]:
        if place.is_file() and starts(place):
            return place
    asked = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run(
        [PYTHON, "-c", asked], capture_output=True, text=True, env=clean_environment(), check=False
    )
    fetched = Path(answer.stdout.strip() or "nowhere")
    there = answer.returncode == 0 and fetched.is_file()
    return fetched if there and starts(fetched) else None


def starts(program: Path) -> bool:
    """Whether a browser runs at all: one without its system libraries, or a stub, does not."""
    page = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"]
    try:
        tried = subprocess.run([program, *page], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0 and b"<html" in tried.stdout


def install_with_apt() -> Path | None:
    """Debian and its kin carry Chromium; only root may install it."""
    if sys.platform != "linux" or not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    environment = clean_environment() | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        try:
            run_quietly(
                ["apt-get", *arguments], log="apt", failed="apt-get failed.", env=environment
            )
        except Problem:
            # An update may fail for one source and the install succeed all the same.
            if arguments[0] == "install":
                return None
    return find()
