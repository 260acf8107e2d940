"""What is looked at before anything starts. Each refusal says what to do."""

import shutil
import sys
from pathlib import Path

import psutil

OLDEST_PYTHON = (3, 11)
DISK_GIB = 2.0
MEMORY_GIB = 1.5
_GIB = 1024**3


class MachineUnfit(Exception):
    """This machine cannot run the platform as it is."""


def check_python() -> None:
    """Raises ``MachineUnfit`` on a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        wanted = ".".join(str(part) for part in OLDEST_PYTHON)
        raise MachineUnfit(f"This is Python {found}; {wanted} or newer is needed. Install one and make .venv anew.")


def check_disk(folder: Path) -> None:
    """Raises ``MachineUnfit`` where less than 2 GiB are free."""
    free = shutil.disk_usage(folder).free / _GIB
    if free < DISK_GIB:
        raise MachineUnfit(
            f"{folder} has {free:.1f} GiB free; {DISK_GIB:.0f} GiB are needed. "
            "Free some, or choose another disk with --data."
        )


def check_writable(folder: Path) -> None:
    """Raises ``MachineUnfit`` where nothing can be written."""
    probe = folder / ".writable"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise MachineUnfit(
            f"{folder} cannot be written to ({error.strerror}). Give its rights to you, or choose another with --data."
        ) from None


def memory_warning() -> str | None:
    """A warning where little memory is free: systems report it too differently to refuse by it."""
    available = psutil.virtual_memory().available / _GIB
    if available >= MEMORY_GIB:
        return None
    return (
        f"Only {available:.1f} GiB of memory are available; about {MEMORY_GIB:.1f} are needed. "
        "If parts end by themselves, close other programs."
    )


def check_machine(folder: Path) -> None:
    """All checks that refuse. Raises ``MachineUnfit``."""
    check_python()
    check_writable(folder)
    check_disk(folder)
