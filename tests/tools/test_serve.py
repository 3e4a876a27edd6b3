"""The little server gives every file the type that a browser needs, on this machine alone."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from serve import make_server

TYPES = {
    "page.html": "text/html",
    "module.mjs": "text/javascript",
    "script.js": "text/javascript",
    "python.wasm": "application/wasm",
    "rules.whl": "application/zip",
    "settings.json": "application/json",
    "picture.svg": "image/svg+xml",
    "style.css": "text/css",
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A folder with one file of each kind, served."""
    for name in TYPES:
        (tmp_path / name).write_text("x", encoding="utf-8")
    server = make_server(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_each_file_has_the_right_type(name: str, kind: str, address: str) -> None:
    with urllib.request.urlopen(address + name) as answer:  # noqa: S310 - this machine
        assert answer.headers.get_content_type() == kind


def test_it_listens_on_this_machine_alone(tmp_path: Path) -> None:
    server = make_server(tmp_path, 0)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()


def test_nothing_outside_the_folder_is_served(address: str, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.txt").write_text("x", encoding="utf-8")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address + "..%2fsecret.txt")  # noqa: S310 - this machine
