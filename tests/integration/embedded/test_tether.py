"""A tethered process ends with its parent, however that ends."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from plumbline.supervisor.launch import CommandFailed, Launch, run

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


def test_a_command_that_fails_tells_its_last_words(tmp_path: Path):
    with pytest.raises(CommandFailed, match=r"status 3\nlast words"):
        run(Launch(("sh", "-c", "echo last words; exit 3"), tmp_path))


def test_a_command_that_does_not_end_is_ended(tmp_path: Path):
    with pytest.raises(CommandFailed):
        run(Launch(("sleep", "600"), tmp_path), timeout_seconds=0.2)


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": "/usr/bin:/bin"}
