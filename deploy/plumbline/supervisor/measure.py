"""How much memory and processor a run uses, by what the system says of its processes."""

from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from plumbline.supervisor.run_file import Run, process_of

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Use:
    """``memory_mib`` counts what processes share once, in equal shares (Linux); ``cpu_percent`` is of one core."""

    memory_mib: float
    cpu_percent: float


def families(run: Run, *others: int) -> dict[str, list[psutil.Process]]:
    """The living processes of each part with all that they started; ``others`` are added as ``supervisor``."""
    roots = {name: process_of(part) for name, part in run.parts.items()}
    found = {name: _family(root) for name, root in roots.items() if root is not None}
    if others:
        found["supervisor"] = [psutil.Process(pid) for pid in others if psutil.pid_exists(pid)]
    return found


def memory_mib(family: Iterable[psutil.Process]) -> float:
    """The memory of ``family`` in MiB."""
    return sum(_memory(process) for process in family) / _MIB


def cpu_seconds(family: Iterable[psutil.Process]) -> float:
    """The processor time that ``family`` has used."""
    return sum(_cpu(process) for process in family)


def _family(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _memory(process: psutil.Process) -> float:
    try:
        used = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return 0
    except psutil.AccessDenied:
        # Another account's process, seen by an ordinary one: only the plain figure is given.
        return float(process.memory_info().rss)
    return float(getattr(used, "pss", used.rss))


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0.0
    return float(times.user + times.system)
