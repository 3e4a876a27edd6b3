"""What the tools tell people: one line for a long step, and plain words for a fault."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from places import LOGS, ROOT


class Problem(Exception):  # noqa: N818 - the name says what it is to the person
    """Something the person can put right. Its words are shown as they are, with no traceback."""


def line(text: str) -> None:
    """Print one line at once, even when the output goes into a pipe."""
    print(text, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Name a long step when it begins, and say how long it took when it is over."""
    started = time.monotonic()
    print(f"{text}…", end="", flush=True)
    try:
        yield
    except BaseException:
        print(f" stopped after {time.monotonic() - started:.0f} s", flush=True)
        raise
    print(f" done in {time.monotonic() - started:.1f} s", flush=True)


# What package tools print when they could not reach their registry at all.
OUT_OF_REACH = (
    "NewConnectionError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo",
    "ConnectTimeout",
    "Connection refused",
    "connection broken",
    "ProxyError",
    "Network is unreachable",
    "Could not fetch URL",
    "Connection timed out",
    "timed out",
    "SSLError",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "EAI_AGAIN",
    "npm error network",
)


def run_quietly(
    command: Sequence[str | Path],
    log: str,
    failed: str,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    registry: str | None = None,
) -> None:
    """Run a command with its output in a log file; on failure say what failed, and the log's end.

    `registry` names whatever the command downloads from, so that being offline is told apart from
    every other fault.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{log}.log"
    with path.open("w", encoding="utf-8") as output:
        try:
            code = subprocess.run(
                [str(part) for part in command],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=dict(env) if env is not None else None,
                cwd=cwd,
                check=False,
            ).returncode
        except OSError as fault:
            raise Problem(f"{failed}\n{command[0]} could not be started: {fault}") from fault
    if code == 0:
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    shown = path.relative_to(ROOT).as_posix()
    if registry and any(sign in text for sign in OUT_OF_REACH):
        raise Problem(
            f"{failed}\n{registry} could not be reached. Check the connection (and the proxy "
            "settings, if your network has one), then run the same command again.\n"
            f"Details: {shown}"
        )
    end = "\n".join(f"    {row}" for row in text.strip().splitlines()[-15:])
    raise Problem(f"{failed}\nThe end of {shown}:\n{end}")


def complain(text: str) -> None:
    """Print a fault on standard error."""
    sys.stdout.flush()
    print(f"\n{text}", file=sys.stderr, flush=True)
