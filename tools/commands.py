"""What each command does, and what a person reads when it cannot be done."""

import os
import subprocess
from pathlib import Path

from checks import assure, run_checks
from environment import clean_environment, set_up_python
from lock import lock
from places import HTML, PYTHON, ROOT
from say import Problem, complain, line
from serve import make_server
from website import build_site, clean

LAST_PORT = 65535
USAGE = """\
python tools/do.py COMMAND

  site [PORT]  set up, build and serve the site on this machine, on port 8000 unless told otherwise
  build        set up and build the site into build/html
  serve        serve what was built
  test         set up, build and run every check and test; further words go to pytest
  approve      write the approved texts of the rules anew, and record what notices a changed rule
  mutants      change the code of the rules in one place at a time, and record what no test notices
  bench        measure how long a checker takes, beside an exercise and bare Python
  clean        take away build/ ('clean all': the downloaded packages as well)
  lock         choose the versions of all packages again (for maintainers)"""


def main(arguments: list[str]) -> int:
    """Run one command; a fault the person can mend is told in plain words, and ends with code 1."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        match command:
            case "site" | "serve" if rest in ([], rest[:1]):
                os.environ["PORT"] = (*rest, os.environ.get("PORT", ""))[0]
                return site() if command == "site" else serve()
            case "build" if not rest:
                return build()
            case "test" | "approve" | "mutants":
                return run_checks(rest) if command == "test" else assure(command, *rest)
            case "bench":
                return bench(rest)
            case "clean" if rest in ([], ["all"]):
                clean(everything=bool(rest))
                return 0
            case "lock" if not rest:
                lock()
                return 0
            case _:
                complain(USAGE)
                return 2
    except Problem as problem:
        complain(str(problem))
        return 1
    except KeyboardInterrupt:
        complain("Stopped.")
        return 130
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        complain(f"The computer refused a file or a folder{where}: {fault.strerror or fault}.")
        return 1


def site() -> int:
    """Build and serve. The port is tried first: nobody should wait a minute for bad news."""
    free_port()
    build()
    return serve()


def build() -> int:
    """Build into build/html."""
    build_site()
    return 0


def bench(rest: list[str]) -> int:
    """Build, then measure in a browser; further words go to the measurement."""
    set_up_python(for_tests=True)
    build_site(for_tests=True)
    command: list[str | Path] = [PYTHON, ROOT / "bench" / "run.py", *rest]
    tools = clean_environment() | {"PYTHONPATH": str(ROOT / "tools")}
    return subprocess.run(command, cwd=ROOT, env=tools, check=False).returncode


def serve() -> int:
    """Serve build/html until the person stops it."""
    if not (HTML / "index.html").is_file():
        raise Problem(
            "There is no site in build/html yet.\n"
            "Run 'make build' or 'python tools/do.py build' first."
        )
    port = free_port()
    with make_server(HTML, port) as server:
        line(f"The site is at http://127.0.0.1:{port}/ (this machine only). Press Ctrl+C to stop.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            line("\nStopped.")
    return 0


def free_port() -> int:
    """The port asked for, when it is free."""
    told = os.environ.get("PORT", "8000").strip() or "8000"
    if not told.isdecimal() or not 1 <= int(told) <= LAST_PORT:
        raise Problem(
            f"PORT is '{told}'. It should be a whole number from 1 to 65535, such as 8000."
        )
    port = int(told)
    try:
        make_server(HTML, port).server_close()
    except PermissionError as fault:
        raise Problem(f"This machine does not let you use port {port}. {other_port()}") from fault
    except OSError as fault:
        raise Problem(f"Port {port} is taken by another program. {other_port()}") from fault
    return port


def other_port() -> str:
    """How to ask for another port, the same on every system."""
    return "Choose another: 'make site PORT=8001', or 'python tools/do.py site 8001'."
