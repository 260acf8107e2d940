"""Whether there is room left on the disk of the data folder, and what a person is told when there is not."""

import shutil
from pathlib import Path

SHORT_MIB = 300
ENOUGH_MIB = 400
"""More than where it begins, so that a disk at the edge is not told of again and again."""
_MIB = 1024**2


def free_mib(folder: Path) -> int:
    """What is free on the disk of ``folder``, or where it would be made."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free // _MIB


def words_if_short(folder: Path) -> str | None:
    """What to tell where too little is free, else nothing."""
    free = free_mib(folder)
    if free >= SHORT_MIB:
        return None
    return (
        f"The disk of {folder} is full: {free} MiB are free. Make room there, {ENOUGH_MIB} MiB or more. "
        "Until then changes may be refused and parts may end; nothing that was accepted is lost, and all goes on by "
        "itself."
    )


class Room:
    """Remembers what was told of the disk of ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._was_short = False

    def news(self) -> str | None:
        """What to tell since the last look, if anything."""
        free = free_mib(self._folder)
        if not self._was_short:
            words = words_if_short(self._folder)
            self._was_short = words is not None
            return words
        if free < ENOUGH_MIB:
            return None
        self._was_short = False
        return f"There is room again: {free} MiB are free. Parts that ended are started again within half a minute."
