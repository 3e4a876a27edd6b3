"""A visitor in a real Chromium that can reach this machine and nothing else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page
from serve import make_server

REPOSITORY = Path(__file__).resolve().parents[2]
START = 120_000  # milliseconds; an exercise starts in about ten seconds on two cores
FLAGS = [
    "--no-sandbox",  # the tests may run as root, where Chromium's own sandbox refuses to start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Every name but this machine's is unknown, whatever a page may ask for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
LEFT_BEHIND = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {
    "cookies": "",
    "local": [],
    "session": [],
    "databases": [],
    "caches": [],
    "workers": 0,
}


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for as long as the block lasts, and give its address."""
    server = make_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class Visit:
    """One visitor's window, with everything noted that a visitor must never meet."""

    def __init__(self, browser: Browser, address: str, **settings: object) -> None:
        self.address = address
        self.context = browser.new_context(**settings)  # type: ignore[arg-type]
        self.outside: list[str] = []
        self.refused: list[str] = []
        self.failed: list[str] = []
        self.asked = 0
        self.context.on("request", lambda request: self._note(request.url))
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._read(message.text))
        self.page.on("pageerror", lambda error: self.failed.append(str(error)))

    def _note(self, url: str) -> None:
        self.asked += 1
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)

    def _read(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.refused.append(text)

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def check(self) -> None:
        """Demand that nothing left the site, nothing was refused and nothing stays behind."""
        assert self.asked
        assert self.outside == []
        assert self.refused == []
        assert self.failed == []
        assert self.context.cookies() == []
        assert self.page.evaluate(LEFT_BEHIND) == NOTHING
