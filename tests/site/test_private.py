"""No page asks another host for anything, and no page runs code of its own making."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_page import Page

LOADS = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "form": "action",
    "use": "href",
    "object": "data",
    "embed": "src",
}


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
# A checker runs Python in a worker. One that the page makes itself (blob:) is held to this policy
# too; one from an address would be held to none.
CHECKER_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "blob:",
    "form-action": "'none'",
    "base-uri": "'none'",
}
# JupyterLite evaluates code and has one inline script, allowed by its hash. No other host here too.
LITE_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-eval' 'wasm-unsafe-eval' 'sha256-*'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' blob: data:",
    "worker-src": "'self' blob:",
    "form-action": "'none'",
    "base-uri": "'none'",
}


def directives(policy: str) -> dict[str, str]:
    """Return a content security policy taken apart; a hash counts as any other."""
    plain = re.sub(r"'sha256-[^']+'", "'sha256-*'", policy)
    parts = (part.strip().partition(" ") for part in plain.split(";"))
    return {name: value for name, _, value in parts if name}


def outside(address: str) -> bool:
    return urlsplit(address).scheme in {"http", "https", "ws", "wss"} or address.startswith("//")


def scripts_of(page: Page) -> set[Path]:
    """Return every script that a page loads, and what these import in turn."""
    found: set[Path] = set()
    waiting = [
        (page.path.parent / urlsplit(script["src"]).path).resolve()
        for script in page.all("script")
        if script.get("src")
    ]
    while waiting:
        script = waiting.pop()
        if script in found:
            continue
        found.add(script)
        code = script.read_text(encoding="utf-8")
        for name in re.findall(r"""(?m)^import\b[^"']*["'](\.[^"']+)["']""", code):
            waiting.append((script.parent / name).resolve())
    for checker in (one for one in page.all("div") if one.get("data-worker")):
        found.add((page.path.parent / checker["data-worker"]).resolve())
    return found


def test_no_element_of_any_page_loads_from_another_host(site: Path) -> None:
    """The notebooks' pages too."""
    seen = 0
    for path in sorted(site.rglob("*.html")):
        page = Page(path)
        for tag, attribute in LOADS.items():
            for attributes in page.all(tag):
                seen += 1
                assert not outside(attributes.get(attribute, "")), (path, attributes)
    assert seen


def test_no_style_sheet_that_a_page_loads_names_another_host(every_page: list[Page]) -> None:
    sheets = {
        (page.path.parent / urlsplit(link["href"]).path).resolve()
        for page in every_page
        for link in page.all("link")
        if link.get("rel") == "stylesheet"
    }
    assert sheets
    for sheet in sheets:
        css = sheet.read_text(encoding="utf-8")
        named = re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)", css)
        assert not [address for address in named if outside(address)], sheet


def test_no_script_that_a_page_loads_names_another_host(every_page: list[Page]) -> None:
    scripts = {script for page in every_page for script in scripts_of(page)}
    assert {"sheet.js", "worker.js", "guidance.js"} <= {script.name for script in scripts}
    for script in scripts:
        code = re.sub(r"(?m)^\s*(//|\*|/\*).*$", "", script.read_text(encoding="utf-8"))
        assert not re.findall(r"https?://(?!www\.w3\.org/)[\w.]+", code), script


def test_pages_carry_a_strict_policy_before_anything_is_loaded(every_page: list[Page]) -> None:
    for page in every_page:
        policies = [
            (place, attributes["content"])
            for place, (tag, attributes) in enumerate(page.elements)
            if attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, page.path
        place, policy = policies[0]
        checks = any("checker" in one.get("class", "").split() for one in page.all("div"))
        assert directives(policy) == (CHECKER_POLICY if checks else POLICY), page.path
        assert not [tag for tag, _ in page.elements[:place] if tag in {"script", "link", "img"}]


def test_pages_have_no_inline_code_or_style(every_page: list[Page]) -> None:
    for page in every_page:
        assert not page.inline, page.path
        for tag, attributes in page.elements:
            assert "style" not in attributes, (page.path, tag, attributes)
            assert not [name for name in attributes if name.startswith("on")], (page.path, tag)


def test_no_script_that_a_page_loads_keeps_anything_on_the_device(every_page: list[Page]) -> None:
    """Sphinx's search has one line that would: the theme switches it off."""
    words = ("localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.open")
    for page in every_page:
        scripts = scripts_of(page)
        switched_off = [s for s in scripts if s.name == "sphinx_highlight.js"]
        for script in scripts:
            code = script.read_text(encoding="utf-8")
            found = [word for word in words if word in code]
            if script.name == "searchtools.js":
                assert found == ["localStorage"]
                assert code.count("localStorage") == 1
                assert "if (SPHINX_HIGHLIGHT_ENABLED) {" in code.split("localStorage")[0]
                flag = switched_off[0].read_text(encoding="utf-8")
                assert "SPHINX_HIGHLIGHT_ENABLED = false" in flag
            else:
                assert not found, script


@pytest.mark.parametrize("app", ["repl", "notebooks"])
def test_the_notebooks_pages_have_a_policy_and_a_guard_before_any_script(
    app: str, site: Path
) -> None:
    page = Page(site / "lite" / app / "index.html")
    scripts = [place for place, (tag, _) in enumerate(page.elements) if tag == "script"]
    policies = [
        (place, attributes["content"])
        for place, (_, attributes) in enumerate(page.elements)
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert directives(policies[0][1]) == LITE_POLICY
    assert policies[0][0] < scripts[0]
    assert page.elements[scripts[0]][1]["src"] == "../guard.js"


def test_no_settings_file_of_the_notebooks_names_another_host(site: Path) -> None:
    """Descriptions may name a web site; an address that something is loaded from may not."""
    loaded = re.compile(r'"[^"]*(?:[Uu]rl|URL)s?":\s*\[?\s*"(https?:)?//')
    for path in (site / "lite").rglob("jupyter-lite*.json"):
        assert not loaded.search(path.read_text(encoding="utf-8")), path


def test_the_memory_of_the_quick_start_names_no_folder_of_the_machine_that_built_it(
    site: Path,
) -> None:
    (packed,) = (site / "checker-kit").glob("start-*.gz")
    memory = gzip.decompress(packed.read_bytes())
    assert b"cse_guidance" in memory
    for folder in (Path(__file__).resolve().parents[2], site.parent):
        assert str(folder).encode() not in memory
