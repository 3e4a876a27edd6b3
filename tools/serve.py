"""Serve the built site on this machine only, with the file types that browsers insist on."""

import functools
import os
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class Handler(SimpleHTTPRequestHandler):
    """The standard library's handler, with file types that do not depend on the machine."""

    protocol_version = "HTTP/1.1"
    # A browser refuses a module or a WebAssembly file of the wrong type, and what the machine
    # itself says differs: on Windows it comes from the registry.
    extensions_map: dict[str, str] = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ipynb": "application/json",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".map": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".toml": "application/toml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".whl": "application/zip",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Have the browser ask again each time, so that nobody looks at yesterday's page."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library names it
        """Keep quiet: a line for each of hundreds of files would hide the address."""


class Server(ThreadingHTTPServer):
    """One that tells when its port is taken, on every system."""

    daemon_threads = True
    # On Windows, reusing an address lets two servers share a port and answer in turn.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser hangs up in the middle of a file; tell everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def make_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the folder, on this machine's own address; port 0 takes any free port."""
    return Server((HOST, port), functools.partial(Handler, directory=str(folder)))
