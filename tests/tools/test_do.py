"""The two commands say in plain words what is missing, and end with another code than 0."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DO = REPOSITORY / "tools" / "do.py"


def run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands in a process of its own."""
    told = {"cwd": REPOSITORY, "capture_output": True, "encoding": "utf-8"}
    return subprocess.run([sys.executable, *arguments], check=False, **(told | settings))


def as_if_python_were(version: tuple[int, int, int]) -> subprocess.CompletedProcess[str]:
    """Run the entry file as an older Python would, as far as it gets."""
    pretend = (
        f"import sys; sys.version_info = {version}; "
        f"exec(compile(open({str(DO)!r}, encoding='utf-8').read(), 'do.py', 'exec'))"
    )
    return run("-c", pretend)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 0), (3, 10, 14)])
def test_an_old_python_gets_a_sentence(version: tuple[int, int, int]) -> None:
    done = as_if_python_were(version)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert f"{version[0]}.{version[1]}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_entry_file_holds_nothing_that_an_old_python_cannot_read() -> None:
    """It is read whole before its first line runs: no newer syntax than Python 3.0's."""
    text = DO.read_text(encoding="utf-8")
    compile(text, "do.py", "exec")
    for newer in ('f"', "f'", ":=", "match ", " -> ", "async "):
        assert newer not in text


def test_a_taken_port_is_told_before_anything_is_built() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run(str(DO), "site", env=os.environ | {"PORT": port})
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert f"Port {port} is taken" in told
    assert "Building" not in told
    assert "Traceback" not in told


@pytest.mark.parametrize("port", ["many", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    done = run(str(DO), "serve", env=os.environ | {"PORT": port})
    assert done.returncode == 1
    assert "PORT is" in done.stdout + done.stderr


def test_an_unknown_command_shows_the_known_ones() -> None:
    done = run(str(DO), "frobnicate")
    assert done.returncode != 0
    for command in ("site", "build", "test"):
        assert command in done.stdout + done.stderr


def test_a_registry_out_of_reach_is_told_in_plain_words(tmp_path: Path) -> None:
    """A copy with nothing installed, told to look for packages on a closed port of this machine."""
    for name in ("tools", "requirements", "src", "conf", "docs", "notebooks"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / name, tmp_path / name, ignore=leave)
    for name in ("pyproject.toml", "package.json", "package-lock.json", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, tmp_path / name)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PIP_")
        }
        environment |= {
            "PIP_INDEX_URL": nowhere,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_RETRIES": "0",
            "PIP_NO_CACHE_DIR": "1",
        }
        done = run(str(tmp_path / "tools" / "do.py"), "build", cwd=tmp_path, env=environment)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert "out of reach" in told or "could not be reached" in told
