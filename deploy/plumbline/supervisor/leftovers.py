"""Ends processes that an earlier run left behind, and never any other."""

import signal

import psutil

from plumbline.supervisor.run_file import Run, process_of

GRACE_SECONDS = 10.0


def end_all(run: Run) -> list[str]:
    """End what still runs of ``run``, last started first; returns the names of those parts."""
    ended = []
    for part in reversed(run.parts.values()):
        process = process_of(part)
        if process is not None:
            end(process, signal.Signals(part.stop_signal))
            ended.append(part.name)
    return ended


def end(process: psutil.Process, stop_signal: signal.Signals = signal.SIGINT) -> None:
    """Ask ``process`` to end, and after ten seconds end it and all it started."""
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    # One that was frozen would not hear it.
    for number in (signal.SIGCONT, stop_signal):
        _signal(process, number)
    _, alive = psutil.wait_procs(family, timeout=GRACE_SECONDS)
    for left in alive:
        _signal(left, signal.SIGKILL)
    psutil.wait_procs(alive, timeout=GRACE_SECONDS)


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return
