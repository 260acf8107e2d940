"""Finds the processes that a test run started and did not end, by a mark in the environment that children inherit."""

import os
import uuid
from contextlib import suppress

import psutil

VARIABLE = "PLUMBLINE_TEST_RUN"
GRACE_SECONDS = 10.0


def new_marker() -> str:
    """A value no other run has."""
    return uuid.uuid4().hex


def marked_environment(marker: str) -> dict[str, str]:
    """This process's environment with the mark, for a child."""
    return {**os.environ, VARIABLE: marker}


def find(marker: str) -> list[psutil.Process]:
    """Every living process that carries ``marker``, at any depth and whoever its parent is now."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if process.status() != psutil.STATUS_ZOMBIE and process.environ().get(VARIABLE) == marker:
                found.append(process)
    return found


def end_all(marker: str) -> list[str]:
    """End what is left of a run, politely and then not. Returns ``name (pid)`` of each, empty when the run was clean.

    A process that is on its way out when the run ends gets a moment before it counts as left behind.
    """
    _, alive = psutil.wait_procs(find(marker), timeout=1.0)
    names = []
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            names.append(f"{process.name()} ({process.pid})")
            process.terminate()
    _, stubborn = psutil.wait_procs(alive, timeout=GRACE_SECONDS)
    for process in stubborn:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(stubborn, timeout=GRACE_SECONDS)
    return names
