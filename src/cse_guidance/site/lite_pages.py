"""Make what JupyterLite built fit to publish: smaller, titled, guarded, with a security policy."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from pathlib import Path

CONFIGURATION = "jupyter-lite.json"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# The two ways in that the site offers; JupyterLite's other programs are taken away.
APPS = {"repl": "Practice exercise", "notebooks": "Practice notebook"}
WAIT = "Getting the exercise ready. This takes 10 to 20 seconds."
# The exercise in a page is announced by that page; the full-screen notebook speaks for itself.
BODY = {
    "repl": f'<p class="starting">{WAIT}</p>',
    "notebooks": '<div class="way-back"><a href="../../index.html">Back to the guidance</a>'
    f'<p class="starting" role="status">{WAIT}</p></div>',
}
OTHER_APPS = ("lab", "edit", "tree", "consoles", "doc", "voici")
OWN_FILES = ("guard.js", "start.js", "lite.css")
LEFTOVERS = (
    "bootstrap.js",
    "jupyterlite.schema.v0.json",
    "manifest.webmanifest",
    "notebooks/package.json",
    "package.json",
    "repl/package.json",
    "rspack.config.analyze.js",
    "rspack.config.js",
    "rspack.config.watch.js",
    "service-worker.js",
)
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
CHUNK = re.compile(r'(\d+):"([0-9a-f]{6,})"')


def finish(target: Path, settings: Path, title: str) -> None:
    """Work on a freshly built folder, in place."""
    drop_what_is_not_used(target)
    for name in OWN_FILES:
        shutil.copyfile(settings / name, target / name)
    for app, name in APPS.items():
        page = target / app / "index.html"
        text = finished_page(page.read_text(encoding="utf-8"), f"{name} - {title}", BODY[app])
        page.write_text(text, encoding="utf-8", newline="\n")
    (target / "index.html").write_text(front_page(title), encoding="utf-8", newline="\n")
    settle_configuration(target)


def drop_what_is_not_used(target: Path) -> None:
    """Take away the programs that no page of this site opens, and the parts that only they use."""
    build = target / "build"
    needed = {
        part
        for app in APPS
        for part in CHUNK.findall((build / app / "bundle.js").read_text(encoding="utf-8"))
    }
    for path in sorted(build.glob("*.*.js")):
        number, mark, *_ = path.name.split(".")
        if number.isdigit() and (number, mark) not in needed:
            path.unlink()
    for name in OTHER_APPS:
        shutil.rmtree(target / name, ignore_errors=True)
        shutil.rmtree(build / name, ignore_errors=True)
    for name in LEFTOVERS:
        (target / name).unlink(missing_ok=True)


def finished_page(page: str, title: str, body: str) -> str:
    """One of JupyterLite's pages, with a title, this site's own files and a security policy."""
    hashes = [script_hash(script) for script in INLINE_SCRIPT.findall(page)]
    page = re.sub(
        r"<title>.*?</title>",
        f"<title>{html.escape(title)}</title>",
        page,
        count=1,
        flags=re.DOTALL,
    )
    page = re.sub(r"\s*<link rel=\"manifest\"[^>]*>", "", page)
    page = re.sub(r"\s*<meta name=\"Description\"[^>]*>", "", page)
    page = page.replace("<html>", '<html lang="en-GB">', 1)
    page = re.sub(
        r'<div id="jupyterlite-loading-indicator".*?(?=<noscript>)',
        f"{body}\n    ",
        page,
        flags=re.DOTALL,
    )
    page = page.replace(
        "JupyterLite requires JavaScript to be enabled in your browser.",
        "This exercise needs JavaScript. The guidance pages have a version on paper.",
    )
    own = (
        f'<meta charset="utf-8">\n'
        f'    <meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">\n'
        f'    <meta name="robots" content="noindex">\n'
        # Without it a browser asks for an icon at the top of the host, perhaps not this site.
        f'    <link rel="icon" href="data:,">\n'
        f'    <script src="../guard.js"></script>\n'
        f'    <link rel="stylesheet" href="../lite.css">\n'
        f'    <script src="../start.js" defer></script>'
    )
    return page.replace('<meta charset="utf-8">', own, 1)


def script_hash(script: str) -> str:
    """The name by which a policy allows one inline script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def policy(hashes: list[str]) -> str:
    """What JupyterLite's pages may do: more than the guidance pages, but never ask another host."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' " + " ".join(hashes),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def front_page(title: str) -> str:
    """The folder's own page: JupyterLite reads settings from it, and the lost find the way back."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Practice exercises - {html.escape(title)}</title>
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
</head>
<body>
<h1>Practice exercises</h1>
<p>The exercises open from the pages of the guidance.
<a href="../index.html">Go to the guidance</a>.</p>
</body>
</html>
"""


def settle_configuration(target: Path) -> None:
    """Refuse to publish a configuration under which the browser would ask another host."""
    path = target / CONFIGURATION
    settings = json.loads(path.read_text(encoding="utf-8"))
    data = settings["jupyter-config-data"]
    kernel = data["litePluginSettings"][KERNEL]
    if (
        not str(kernel.get("pyodideUrl", "")).startswith("./")
        or kernel.get("disablePyPIFallback") is not True
    ):
        raise ValueError(f"{path} does not keep Python for the browser on this site")
    data["appUrl"] = "./notebooks"
    path.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")
