"""What belongs to the project: the files that are, or would be, under version control."""

import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = frozenset({".git", ".venv", "build", "dist", "node_modules", "__pycache__", ".hypothesis"})


def _listed_by_git(root: Path) -> list[str] | None:
    command = ("git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None  # an unpacked archive, or no git here
    return done.stdout.split("\0")


def _walked(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        for name in names:
            yield (Path(folder) / name).relative_to(root).as_posix()


@cache
def files() -> tuple[PurePosixPath, ...]:
    """Every file of the project, relative to its root, in order."""
    listed = _listed_by_git(ROOT)
    names = listed if listed is not None else _walked(ROOT)
    return tuple(sorted(PurePosixPath(name) for name in names if name and (ROOT / name).is_file()))


def text(path: PurePosixPath) -> str | None:
    """The content of a file, or none where it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
