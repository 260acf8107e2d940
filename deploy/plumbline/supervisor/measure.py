"""How much memory and processor a run uses, by what the system says of its processes."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import psutil

from plumbline.supervisor.run_file import Run, process_of

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Use:
    """``memory_mib`` counts what processes share once, in equal shares (Linux); ``cpu_percent`` is of one core."""

    memory_mib: float
    cpu_percent: float


async def over(run: Run, supervisor: int, seconds: float) -> Use:
    """What everything together uses now, its processor use over ``seconds``."""
    before = cpu_by_part(run, supervisor)
    await asyncio.sleep(seconds)
    return total(by_part(run, supervisor, before, seconds).values())


def total(uses: Iterable[Use]) -> Use:
    """The sum of ``uses``."""
    several = tuple(uses)
    return Use(sum(use.memory_mib for use in several), sum(use.cpu_percent for use in several))


def by_part(run: Run, supervisor: int | None, before: Mapping[str, float], seconds: float) -> dict[str, Use]:
    """What each part uses now, and the supervisor; ``before`` is :func:`cpu_by_part` of ``seconds`` ago."""
    return {
        name: Use(
            memory_mib=round(sum(map(_memory, family)) / _MIB, 1),
            cpu_percent=round(100 * max(0.0, _cpu_of(family) - before.get(name, 0.0)) / seconds, 1),
        )
        for name, family in _families(run, supervisor).items()
    }


def cpu_by_part(run: Run, supervisor: int | None) -> dict[str, float]:
    """The processor seconds that each part has used so far."""
    return {name: _cpu_of(family) for name, family in _families(run, supervisor).items()}


def _families(run: Run, supervisor: int | None) -> dict[str, list[psutil.Process]]:
    """Each part's living processes with all that they started, and the supervisor's own."""
    roots = {name: process_of(part) for name, part in run.parts.items()}
    found = {name: _family(root) for name, root in roots.items() if root is not None}
    if supervisor is not None and psutil.pid_exists(supervisor):
        found["supervisor"] = [psutil.Process(supervisor)]
    return found


def _cpu_of(family: Iterable[psutil.Process]) -> float:
    return sum(map(_cpu, family))


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
