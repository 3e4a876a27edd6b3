"""The notebooks' part of the site: build JupyterLite when its inputs change, and no more often.

jupyterlite-sphinx does the building. This module keeps what it adds to every page (among it a font
from another host) off the pages, gives it a folder put together from docs/lite, the notebooks and
the browser kit, and hands its output to `lite_pages`, which makes it fit to publish.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib.metadata import version
from pathlib import Path

from jupyterlite_sphinx.jupyterlite_sphinx import jupyterlite_build
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.display import progress_message

from cse_guidance.site import lite_pages

LITE = "lite"
PACKAGES = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlite-sphinx", "ipywidgets")
LOCK = "pyodide-lock.json"
# A leftover of this file makes the next build drop the address of the local Pyodide without a word.
STALE_DATABASE = ".jupyterlite.doit.db"
log = logging.getLogger(__name__)


def connect_lite(app: Sphinx) -> None:
    """Load jupyterlite-sphinx into the site on this project's terms."""
    app.add_config_value("cse_browser_kit", "../build/browser-kit", "html")
    app.add_config_value("cse_notebooks", "../notebooks", "html")
    app.setup_extension("jupyterlite_sphinx")
    keep_off_pages(app)
    for listener in list(app.events.listeners["build-finished"]):
        if listener.handler is jupyterlite_build:
            app.disconnect(listener.id)
    # Before its own listener, which would otherwise make an empty folder among the pages.
    app.connect("config-inited", choose_folders, priority=100)
    app.connect("build-finished", build_lite)


def keep_off_pages(app: Sphinx) -> None:
    """Take back the style sheets and the script that jupyterlite-sphinx puts on every page.

    One asks another host for a font; the rest belong to directives that this site does not use.
    """
    registry = app.registry
    registry.css_files[:] = [one for one in registry.css_files if not belongs_to_others(one[0])]
    registry.js_files[:] = [one for one in registry.js_files if not belongs_to_others(one[0] or "")]


def belongs_to_others(name: str) -> bool:
    """Whether a style sheet or a script is one that jupyterlite-sphinx added."""
    return name.startswith(("http:", "https:", "//", "jupyterlite_sphinx."))


def work_folder(app: Sphinx) -> Path:
    """Where the notebooks' part is put together: beside Sphinx's own working files."""
    return Path(app.doctreedir).parent / "lite"


def choose_folders(app: Sphinx, _config: object) -> None:
    """Point jupyterlite-sphinx at folders outside docs/, and away from the pages.

    The paths are relative: Sphinx publishes a mark made from the settings, and that mark must not
    depend on where the project's folder happens to be.
    """

    def from_docs(path: Path) -> str:
        return Path(os.path.relpath(path, app.srcdir)).as_posix()

    app.config["jupyterlite_dir"] = from_docs(work_folder(app) / "settings")
    app.config["jupyterlite_content_dir"] = from_docs(work_folder(app) / "contents")
    app.config["jupyterlite_overrides"] = f"{LITE}/overrides.json"
    app.config["jupyterlite_bind_ipynb_suffix"] = False
    # Its own way of keeping quiet loses the message when a build fails; see `quietly`.
    app.config["jupyterlite_silence"] = False
    app.config["jupyterlite_build_command_options"] = {
        "LiteBuildApp.no_sourcemaps": "True",
        "LiteBuildApp.no_libarchive": "True",
    }


def build_lite(app: Sphinx, exception: Exception | None) -> None:
    """Build the notebooks' part when the pages came out well and its inputs have changed."""
    if exception is not None or app.builder.name not in {"html", "dirhtml"}:
        return
    target = Path(app.outdir) / LITE
    for name in ("jupyterlite_sphinx.css", "jupyterlite_sphinx.js"):
        (Path(app.outdir) / "_static" / name).unlink(missing_ok=True)
    stamp = work_folder(app) / "built.txt"
    fingerprint = fingerprint_of(app)
    if (target / lite_pages.CONFIGURATION).is_file() and said_by(stamp) == fingerprint:
        log.info("the notebooks have not changed")
        return
    stamp.unlink(missing_ok=True)
    with progress_message("building the notebooks"):
        shutil.rmtree(target, ignore_errors=True)
        assemble(app)
        forget_database(app)
        try:
            with quietly(work_folder(app) / "build.log"):
                jupyterlite_build(app, None)
        finally:
            forget_database(app)
        lite_pages.finish(
            target, Path(app.srcdir) / LITE, title=str(app.config.html_title or app.config.project)
        )
    stamp.write_text(fingerprint, encoding="utf-8")


def forget_database(app: Sphinx) -> None:
    """Remove JupyterLite's account of what it has done, which outlives what it is about."""
    for folder in (Path(app.srcdir), Path(app.srcdir) / LITE, work_folder(app) / "settings"):
        (folder / STALE_DATABASE).unlink(missing_ok=True)


def sources(app: Sphinx) -> dict[str, Path]:
    """Every file that goes into the notebooks' part, under the name it has there."""
    here = Path(app.srcdir)
    kit = here / str(app.config.cse_browser_kit)
    if not (kit / LOCK).is_file():
        raise SphinxError(
            "Python for the browser is not there yet. Build the site with 'make build' or "
            "'python tools/do.py build', which put it together first."
        )
    found = {
        path.relative_to(here / LITE).as_posix(): path
        for path in sorted((here / LITE).rglob("*"))
        if path.is_file() and path.name != STALE_DATABASE
    }
    found |= {f"static/pyodide/{path.name}": path for path in sorted(kit.iterdir())}
    notebooks = sorted((here / str(app.config.cse_notebooks)).glob("*.ipynb"))
    found = {f"settings/{name}": path for name, path in found.items()}
    return found | {f"contents/{path.name}": path for path in notebooks}


def fingerprint_of(app: Sphinx) -> str:
    """One mark of all that the notebooks' part is made from."""
    total = hashlib.sha256()
    for package in PACKAGES:
        total.update(f"{package} {version(package)}\0".encode())
    for module in (Path(__file__), Path(lite_pages.__file__)):
        total.update(module.read_bytes())
    for name, path in sources(app).items():
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    total.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    return total.hexdigest()


def said_by(stamp: Path) -> str:
    """What a stamp says, or nothing when there is none."""
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def assemble(app: Sphinx) -> None:
    """Put the settings, the notebooks and the browser kit into one fresh folder."""
    folder = work_folder(app)
    for name in ("settings", "contents"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0")) or None
    for name, path in sources(app).items():
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if moment:
            # JupyterLite writes the files' times into its index of notebooks.
            os.utime(copy, (moment, moment))
    configuration = folder / "settings" / lite_pages.CONFIGURATION
    settings = json.loads(configuration.read_text(encoding="utf-8"))
    lock = json.loads(
        (folder / "settings" / "static" / "pyodide" / LOCK).read_text(encoding="utf-8")
    )
    plugins = settings["jupyter-config-data"]["litePluginSettings"]
    # Naming every package lets Pyodide load them all at once, with no resolving afterwards.
    plugins[lite_pages.KERNEL]["loadPyodideOptions"] = {"packages": sorted(lock["packages"])}
    configuration.write_text(
        json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )


@contextmanager
def quietly(path: Path) -> Iterator[None]:
    """Send everything printed, by other programs too, into a file; show its end on failure."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {number: os.dup(number) for number in (1, 2)}
    try:
        with path.open("w", encoding="utf-8") as file, redirect_stdout(file):
            for number in kept:
                os.dup2(file.fileno(), number)
            yield
    except Exception as fault:
        rows = path.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        raise SphinxError("The notebooks could not be built:\n" + "\n".join(rows)) from fault
    finally:
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
