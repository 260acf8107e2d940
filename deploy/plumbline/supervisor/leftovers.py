"""Ends processes that an earlier run left behind, and never any other."""

import signal

import psutil

from plumbline.supervisor.run_file import Run, process_of

GRACE_SECONDS = 10.0
TOLD_ALREADY_SECONDS = 4.0
"""For those whose supervisor died, and who were told to end when it did. The next start waits for them."""


def end_all(run: Run) -> list[str]:
    """End what still runs of ``run``, all at once, as the end of their supervisor told them to; returns their names."""
    found = [(part, process) for part in run.parts.values() if (process := process_of(part)) is not None]
    families = [_ask(process, signal.Signals(part.stop_signal)) for part, process in found]
    _await([process for family in families for process in family], TOLD_ALREADY_SECONDS)
    return [part.name for part, _ in found]


def end(process: psutil.Process, stop_signal: signal.Signals = signal.SIGINT) -> None:
    """Ask ``process`` to end, and after ten seconds end it and all it started."""
    _await(_ask(process, stop_signal), GRACE_SECONDS)


def _ask(process: psutil.Process, stop_signal: signal.Signals) -> list[psutil.Process]:
    """Tell ``process`` to end; returns it with all it started."""
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
    # One that was frozen would not hear it.
    for number in (signal.SIGCONT, stop_signal):
        _signal(process, number)
    return family


def _await(family: list[psutil.Process], grace_seconds: float) -> None:
    _, alive = psutil.wait_procs(family, timeout=grace_seconds)
    for left in alive:
        _signal(left, signal.SIGKILL)
    psutil.wait_procs(alive, timeout=GRACE_SECONDS)


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return
