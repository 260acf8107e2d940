"""What an earlier run left behind is ended before the next begins, without making it wait for each in turn."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from plumbline.supervisor import leftovers
from plumbline.supervisor.run_file import Run, RunningPart
from tests.support.eventually import eventually_here

# Ends in order only when the other has been asked to end as well.
WAITS_FOR_THE_OTHER = """
import pathlib, signal, sys, threading
own, other = map(pathlib.Path, sys.argv[1:])
asked = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: asked.set())
own.with_suffix(".began").touch()
asked.wait()
own.touch()
while not other.exists():
    threading.Event().wait(0.01)
own.with_suffix(".ended").touch()
"""
DEAF = """
import pathlib, signal, sys, threading
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).with_suffix(".began").touch()
threading.Event().wait()
"""


def _start(code: str, own: Path, *others: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", code, str(own), *map(str, others)])
    eventually_here(own.with_suffix(".began").exists, what=f"{own.name} listens")
    return process


def _is_gone(process: "subprocess.Popen[bytes]") -> bool:
    # Whoever ended it has asked for its status already, so that its own object would not tell which it was.
    process.wait()
    return not psutil.pid_exists(process.pid)


def _run(**processes: "subprocess.Popen[bytes]") -> Run:
    born = {name: psutil.Process(process.pid).create_time() for name, process in processes.items()}
    return Run(parts={name: RunningPart(name, pid=processes[name].pid, born=born[name]) for name in processes})


def test_all_are_asked_before_any_is_waited_for(tmp_path: Path):
    first = _start(WAITS_FOR_THE_OTHER, tmp_path / "first", tmp_path / "second")
    second = _start(WAITS_FOR_THE_OTHER, tmp_path / "second", tmp_path / "first")
    assert leftovers.end_all(_run(first=first, second=second)) == ["first", "second"]
    assert [(tmp_path / f"{name}.ended").exists() for name in ("first", "second")] == [True, True]
    assert _is_gone(first)
    assert _is_gone(second)


def test_one_that_does_not_hear_is_ended_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(leftovers, "TOLD_ALREADY_SECONDS", 0.1)
    deaf = _start(DEAF, tmp_path / "deaf")
    assert leftovers.end_all(_run(deaf=deaf)) == ["deaf"]
    assert _is_gone(deaf)
