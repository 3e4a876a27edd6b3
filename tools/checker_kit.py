"""What the checkers in the page are made of, beside their pages: their look, and a quick start.

The look is compiled from govuk-frontend's own sources. The quick start is the memory of a Python
that has the rules loaded: see docs/about/decisions/quick-start.md.
"""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import stamps
from browser_kit import OWN_LOCK
from environment import node
from places import CHECKER_KIT, CHECKER_SOURCES, KIT, NODE_MODULES
from say import run_quietly, step
from wheel import build_environment

GOVUK = NODE_MODULES / "govuk-frontend" / "dist"
FOCUS = GOVUK / "govuk" / "components" / "error-summary" / "error-summary.bundle.mjs"
# From the checkers' folder to where the notebooks' part keeps Python for the browser.
PYODIDE = "../lite/static/pyodide/"
# What is asked before the memory is written. What is entered makes no difference to the memory that
# a visitor gets but one: whatever the answers need has been brought in.
WARM_UP = CHECKER_SOURCES / "warm_up.json"


def make_checker_kit(project_wheel: Path) -> None:
    """Fill build/checker-kit, when something that goes into it has changed."""
    sources = [
        *stamps.files_in(CHECKER_SOURCES),
        *sorted(KIT.glob("*pyodide*")),
        KIT / "python_stdlib.zip",
        project_wheel,
        FOCUS,
        NODE_MODULES / "project.stamp",
    ]
    fingerprint = stamps.digest_of([*sources, Path(__file__)])
    mark = stamps.stamp("checker-kit")
    if (CHECKER_KIT / "kit.mjs").is_file() and stamps.is_fresh(mark, fingerprint):
        return
    with step("Putting together the checkers"):
        shutil.rmtree(CHECKER_KIT, ignore_errors=True)
        CHECKER_KIT.mkdir(parents=True)
        write_look()
        shutil.copyfile(CHECKER_SOURCES / "worker.js", CHECKER_KIT / "worker.js")
        # The last line names a map that is not published.
        words = FOCUS.read_text(encoding="utf-8").splitlines()
        kept = [one for one in words if not one.startswith("//# sourceMappingURL")]
        (CHECKER_KIT / "error-summary.mjs").write_text("\n".join(kept) + "\n", encoding="utf-8")
        zipfile.ZipFile(CHECKER_KIT / "nothing.zip", "w").close()
        info = json.loads((KIT / OWN_LOCK).read_text(encoding="utf-8"))["info"]
        lock = {"info": info, "packages": {}}
        start = write_quick_start(project_wheel, lock)
        names = {"LOCK": lock, "PYODIDE": PYODIDE, "START": start, "WHEEL": project_wheel.name}
        lines = [f"export const {name} = {json.dumps(value)};\n" for name, value in names.items()]
        (CHECKER_KIT / "kit.mjs").write_text("".join(lines), encoding="utf-8")
    stamps.write(mark, fingerprint)


def write_look() -> None:
    """Compile the style sheet of the checkers."""
    run_quietly(
        [
            node(),
            NODE_MODULES / "sass" / "sass.js",
            f"--load-path={GOVUK}",
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            CHECKER_SOURCES / "checker.scss",
            CHECKER_KIT / "checker.css",
        ],
        log="sass",
        failed="The style sheet of the checkers could not be compiled.",
        env=build_environment(),
    )


def write_quick_start(project_wheel: Path, lock: dict[str, object]) -> str:
    """Write the memory of a Python that is ready to answer, and return the name of its file.

    The name holds a mark of what is in it: a browser that keeps an older one never meets a newer
    page with it.
    """
    settings, memory = CHECKER_KIT / "settings.json", CHECKER_KIT / "memory.gz"
    warm_up = json.loads(WARM_UP.read_text(encoding="utf-8"))
    settings.write_text(json.dumps({"lock": lock, "warmUp": warm_up}), encoding="utf-8")
    run_quietly(
        [node(), CHECKER_SOURCES / "quick_start.mjs", KIT, project_wheel, settings, memory],
        log="quick-start",
        failed="The quick start of the checkers could not be made.",
        env=build_environment(),
    )
    settings.unlink()
    mark = hashlib.sha256(memory.read_bytes()).hexdigest()[:12]
    return memory.rename(CHECKER_KIT / f"start-{mark}.gz").name
