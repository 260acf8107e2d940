"""Log files of parts: one each, kept small, read from the end."""

import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path

LARGEST_BYTES = 8 * 1024 * 1024
KEPT = 3


def last_lines(path: Path, count: int) -> list[str]:
    """The last ``count`` lines of ``path``, oldest first; none where there is no file."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, maxlen=count)]
    except FileNotFoundError:
        return []


def rotate(path: Path, largest_bytes: int = LARGEST_BYTES) -> bool:
    """If ``path`` has grown over ``largest_bytes``, move its content to ``path.1`` (``.1`` to ``.2`` …) and empty it.

    The file is emptied in place, because its writer keeps it open; writers append, so they go on at its new end.
    """
    try:
        if path.stat().st_size <= largest_bytes:
            return False
    except FileNotFoundError:
        return False
    for number in range(KEPT, 1, -1):
        older = _numbered(path, number - 1)
        if older.exists():
            older.replace(_numbered(path, number))
    shutil.copyfile(path, _numbered(path, 1))
    with path.open("r+b") as file:
        file.truncate(0)
    return True


def new_lines(path: Path, position: int) -> tuple[list[str], int]:
    """Whole lines of ``path`` from byte ``position`` on, and the position after them; starts over after a rotation."""
    if not path.exists():
        return [], 0
    start = position if path.stat().st_size >= position else 0
    with path.open("rb") as file:
        file.seek(start)
        whole, _, _ = file.read().rpartition(b"\n")
    if not whole:
        return [], start
    return whole.decode(errors="replace").split("\n"), start + len(whole) + 1


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}")


def log_files(folder: Path) -> Iterator[Path]:
    """The current log files in ``folder``, by name."""
    yield from sorted(folder.glob("*.log"))
