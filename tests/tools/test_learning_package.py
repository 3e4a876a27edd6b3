"""The package for learning platforms: what goes in, what stays out, the same bytes each time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import learning_package
import pytest
from learning_package import PACKAGE, STARTS_AT, make_learning_package

PAGE = '<!DOCTYPE html><html lang="en-GB"><head><title>x</title></head><body></body></html>'
IN = (
    "index.html",
    STARTS_AT,
    "_static/exercise/platform.js",
    "checker-kit/worker.js",
    "lite/static/pyodide/pyodide.asm.wasm",
    "lite/static/pyodide/pyodide-lock.json",
    "lite/static/pyodide/python_stdlib.zip",
    "lite/static/pyodide/cse_guidance-0.1.0-py3-none-any.whl",
)
OUT = (
    "lite/index.html",
    "lite/static/pyodide/ipython-9.18.1-py3-none-any.whl",
    "downloads/something-else.zip",
    ".buildinfo",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (*IN, *OUT):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith(".html") else name, encoding="utf-8")
    return tmp_path


def test_the_pages_and_python_go_in_and_the_notebooks_stay_out(site: Path) -> None:
    make_learning_package(site)
    with zipfile.ZipFile(site / PACKAGE) as package:
        assert sorted(package.namelist()) == sorted([*IN, "imsmanifest.xml"])


def test_each_page_says_where_it_stands_and_the_self_test_alone_speaks_with_the_platform(
    site: Path,
) -> None:
    make_learning_package(site)
    with zipfile.ZipFile(site / PACKAGE) as package:
        pages = {n: package.read(n).decode() for n in package.namelist() if n.endswith(".html")}
    assert all('<html data-package="scorm" lang="en-GB">' in page for page in pages.values())
    assert [name for name, page in pages.items() if "platform.js" in page] == [STARTS_AT]
    assert (site / STARTS_AT).read_text("utf-8") == PAGE  # the site itself is as it was


def test_the_same_pages_give_the_same_bytes_whenever_they_are_packed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_learning_package(site)
    first = (site / PACKAGE).read_bytes()
    (site / "index.html").touch()
    make_learning_package(site)
    assert (site / PACKAGE).read_bytes() == first
    monkeypatch.setattr(learning_package, "TITLE", 'Once & "twice" <more>')
    make_learning_package(site)
    with zipfile.ZipFile(site / PACKAGE) as package:
        assert b"Once &amp;" in package.read("imsmanifest.xml")
