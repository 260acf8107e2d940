"""A tethered process ends with its parent, however that ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from plumbline.supervisor import tether
from plumbline.supervisor.launch import CommandFailed, Launch, run
from tests.support.eventually import eventually_here

PARENT = """
import subprocess, sys, time
from pathlib import Path
from plumbline.supervisor.launch import Launch, start
child = start(Launch(("sleep", "600"), Path("/")), subprocess.DEVNULL)
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_the_child_ends_when_its_parent_is_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
    )
    with parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        assert child.is_running()
        parent.send_signal(signal.SIGKILL)
        psutil.wait_procs([child], timeout=10)
        assert not child.is_running()


ELSEWHERE = "import sys; sys.platform = 'darwin'; import runpy; runpy.run_path(sys.argv.pop(1), run_name='__main__')"


def _elsewhere(*command: str) -> "subprocess.Popen[bytes]":
    """The tether as it works where the kernel does not tell a process that its parent died."""
    script = str(Path(tether.__file__))
    order = [script, str(os.getpid()), str(int(signal.SIGTERM)), "-", "-", *command]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", ELSEWHERE, *order],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


def test_elsewhere_the_child_ends_when_the_pipe_of_its_parent_closes():
    with _elsewhere("sleep", "600") as between:
        assert between.stdin is not None
        eventually_here(lambda: psutil.Process(between.pid).children(), what="the command runs")
        (child,) = psutil.Process(between.pid).children()
        between.stdin.close()
        psutil.wait_procs([child], timeout=10)
        assert not child.is_running()
        assert between.wait(10) == 128 + signal.SIGTERM


def test_elsewhere_a_signal_and_the_status_are_handed_on():
    with _elsewhere("sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done") as between:
        assert between.stdout is not None
        assert between.stdout.readline() == b"ready\n"
        between.terminate()
        assert between.wait(20) == 7


def test_a_command_that_fails_tells_its_last_words(tmp_path: Path):
    with pytest.raises(CommandFailed, match=r"status 3\nlast words"):
        run(Launch(("sh", "-c", "echo last words; exit 3"), tmp_path))


def test_a_command_that_does_not_end_is_ended(tmp_path: Path):
    with pytest.raises(CommandFailed):
        run(Launch(("sleep", "600"), tmp_path), timeout_seconds=0.2)


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": "/usr/bin:/bin"}
