"""Remember what a step was made from, so that it is done again only when that has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from places import STAMPS

IGNORED = {"__pycache__", ".DS_Store"}


def files_in(*places: Path) -> list[Path]:
    """Every file that counts in the given files and folders, in an order that never varies."""
    found: set[Path] = set()
    for place in places:
        candidates = place.rglob("*") if place.is_dir() else [place]
        found.update(
            path
            for path in candidates
            if path.is_file() and not IGNORED.intersection(path.parts) and path.suffix != ".pyc"
        )
    return sorted(found)


def digest_of(files: Iterable[Path], *words: str) -> str:
    """One fingerprint of the files' names and bytes, and of any words given."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    for path in files:
        total.update(path.name.encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(path: Path, fingerprint: str) -> bool:
    """Whether the stamp at `path` bears this fingerprint."""
    try:
        return path.read_text(encoding="utf-8").strip() == fingerprint
    except OSError:
        return False


def write(path: Path, fingerprint: str) -> None:
    """Leave the fingerprint for the next run to find."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{fingerprint}\n", encoding="utf-8")


def stamp(name: str) -> Path:
    """The place of a stamp for something under build/."""
    return STAMPS / name
