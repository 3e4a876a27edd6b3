"""What is measured, each in a browser of its own: the checker, the exercise, bare Python."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from places import HTML
from playwright.sync_api import Browser, Page, Playwright
from serve import make_server

CHECKER = "check/which-meeting.html"
EXERCISE = (
    "lite/repl/index.html?kernel=python&execute=1&hideCodeInput=1&showBanner=0&code="
    + quote("from cse_guidance.widgets import walk_the_pathway; walk_the_pathway();")
)
PATIENCE = 120_000  # milliseconds
LATER = 50  # answers after the first
BARE = """
import { loadPyodide } from "%(pyodide)spyodide.mjs";
const python = await loadPyodide({ lockFileContents: %(lock)s, packageBaseUrl: "%(pyodide)s" });
postMessage(python.runPython("6 * 7"));
"""
# The same with the project's wheel, step by step.
STEPS = """
import { loadPyodide } from "%(pyodide)spyodide.mjs";
const began = performance.now(), steps = {};
const wheel = fetch("%(pyodide)s%(wheel)s").then((found) => found.arrayBuffer());
const python = await loadPyodide({ lockFileContents: %(lock)s, packageBaseUrl: "%(pyodide)s" });
let before = performance.now();
const note = (name) => { const now = performance.now(); steps[name] = now - before; before = now; };
steps.interpreter = before - began;
python.unpackArchive(await wheel, "wheel");
note("wheel");
python.runPython("import cse_guidance.browser");
note("modules");
python.runPython("cse_guidance.browser.rules()");
note("rules");
const entries = [["answers/immediate-danger", "yes"]];
const asked = { checker: "follow-which-meeting", today: "2026-01-01", entries };
python.globals.set("asked", JSON.stringify(asked));
python.runPython("cse_guidance.browser.answer(asked)");
note("answer");
postMessage(steps);
"""
RUN_WORKER = """() => new Promise((tell, fail) => {
  const worker = new Worker('bench.js', { type: 'module' });
  worker.onmessage = ({ data }) => tell([data, performance.now()]);
  worker.onerror = (event) => fail(new Error(event.message));
})"""
PAINT = """() => new Promise((tell) => {
  const look = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const go = document.querySelector('.checker [data-go]');
    if (paint && go) tell(Math.max(paint.startTime, window.bench.controls));
    else setTimeout(look, 5);
  };
  look();
})"""
# Notes when the last control of the form is in the page, and answers as a person would, at once.
WATCH = """
window.bench = { controls: Infinity, answered: 0 };
new MutationObserver(() => {
  const go = document.querySelector('.checker [data-go]');
  if (go && window.bench.controls === Infinity) window.bench.controls = performance.now();
  const sheet = document.querySelector('.checker .sheet');
  if (sheet && !window.bench.answered) window.bench.answered = performance.now();
}).observe(document, { childList: true, subtree: true });
"""


@contextmanager
def serving() -> Iterator[str]:
    """Serve the built site on this machine, and give its address."""
    server = make_server(HTML, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def new_browser(playwright: Playwright, program: Path) -> Iterator[Browser]:
    """Give a browser that has seen nothing yet."""
    browser = playwright.chromium.launch(
        executable_path=str(program), args=["--no-sandbox", "--disable-gpu"]
    )
    try:
        yield browser
    finally:
        browser.close()


def checker(page: Page, address: str, *, plain: bool = False) -> dict[str, float]:
    """Open the checker and answer at once: when the form can be used, and when it answers."""
    if plain:
        page.route("**/checker-kit/start-*.gz", lambda route: route.abort())
    page.add_init_script(WATCH)
    page.goto(address + CHECKER)
    found = {"form": float(page.evaluate(PAINT))}
    page.locator('[name="answers/immediate-danger"][value="yes"]').check()
    page.locator("[data-go]").click()
    page.locator(".checker .sheet").wait_for(timeout=PATIENCE)
    found["first"] = float(page.evaluate("() => window.bench.answered"))
    return found


def later_answers(page: Page) -> list[float]:
    """Ask again and again on a page that has answered: from the button to the sheet."""
    return [
        float(one)
        for one in page.evaluate(
            """async (count) => {
              const go = document.querySelector('[data-go]'), times = [];
              const edit = document.querySelector('[data-edit]');
              for (let round = 0; round < count; round += 1) {
                edit.click();
                const place = document.querySelector('[data-sheet]');
                const before = performance.now();
                const drawn = new Promise((tell) => new MutationObserver((_, watcher) => {
                  watcher.disconnect();
                  tell(performance.now());
                }).observe(place, { childList: true }));
                go.click();
                times.push(await drawn - before);
              }
              return times;
            }""",
            LATER,
        )
    ]


def exercise(page: Page, address: str) -> dict[str, float]:
    """Open the same pathway as an exercise: when its widgets are there, and when it answers."""
    page.goto(address + EXERCISE)
    page.locator(".jupyter-widgets").first.wait_for(timeout=PATIENCE)
    page.get_by_role("radio", name="Yes", exact=True).wait_for(timeout=PATIENCE)
    widgets = float(page.evaluate("() => performance.now()"))
    page.get_by_role("radio", name="Yes", exact=True).check()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.locator("h2.outcome").wait_for(timeout=PATIENCE)
    return {"widgets": widgets, "answer": float(page.evaluate("() => performance.now()"))}


def in_worker(page: Page, address: str, code: str) -> tuple[object, float]:
    """Run a script in a worker on an empty page of the site: what it tells, and when."""
    kit = (HTML / "checker-kit" / "kit.mjs").read_text(encoding="utf-8")
    names = dict(re.findall(r"const (\w+) = (.*);", kit))
    filled = code % {
        "pyodide": "./lite/static/pyodide/",
        "lock": names["LOCK"],
        "wheel": json.loads(names["WHEEL"]),
    }
    page.route("**/bench.html", lambda route: route.fulfill(body="<!doctype html>"))
    page.route(
        "**/bench.js", lambda route: route.fulfill(body=filled, content_type="text/javascript")
    )
    page.goto(address + "bench.html")
    told, when = page.evaluate(RUN_WORKER)
    return told, float(when)


def bare(page: Page, address: str) -> float:
    """Start Python with nothing else in a worker, and have it print a number."""
    number, when = in_worker(page, address, BARE)
    assert number == 6 * 7  # noqa: S101 - a measurement of something else would say nothing
    return when


def steps_of_a_plain_start(page: Page, address: str) -> dict[str, float]:
    """Start Python with the rules, and say how long each step takes."""
    told, _ = in_worker(page, address, STEPS)
    assert isinstance(told, dict)  # noqa: S101 - the same
    return {str(name): float(value) for name, value in told.items()}
