"""``plumbline up`` survives what happens to it, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.support.embedded_platform import Platform, only, plumbline, running
from tests.support.eventually import eventually_here

FOUNDATION = only("databases", "topics", "sink")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder in a closed one, as a home is."""
    closed = Path(tempfile.mkdtemp(prefix="plumbline-home-"))
    yield closed / "data of a test"
    shutil.rmtree(closed, ignore_errors=True)


def _kill(platform: Platform, part: str) -> int:
    pid: int = platform.parts()[part]["pid"]
    os.kill(pid, signal.SIGKILL)
    return pid


def _is_back(platform: Platform, part: str, killed: int) -> bool:
    found = platform.parts()[part]
    return found["state"] == "ready" and found["pid"] not in {None, killed}


@pytest.mark.parametrize("part", ["postgres", "kafka", "sink"])
def test_a_killed_part_comes_back(folder: Path, part: str):
    with running(folder, *FOUNDATION) as platform:
        killed = _kill(platform, part)
        eventually_here(lambda: _is_back(platform, part, killed), what=f"{part} is back", within_seconds=40)
        assert platform.status()["ready"]


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_needs_no_hand(folder: Path):
    platform = Platform(folder, *FOUNDATION)
    platform.start()
    url, family = platform.status()["url"], platform.processes()
    platform.kill()
    psutil.wait_procs(family, timeout=15)
    assert [process for process in family if process.is_running()] == []
    assert not platform.status()["ready"]
    platform.start()
    assert platform.status()["url"] == url
    assert platform.stop() == 0


def test_everything_killed_at_once_starts_again(folder: Path):
    platform = Platform(folder, *FOUNDATION)
    platform.start()
    for process in platform.processes():
        process.kill()
    platform.stop()
    platform.start()
    assert platform.stop() == 0


def test_a_part_left_behind_is_ended_by_the_next_start(folder: Path):
    platform = Platform(folder, *FOUNDATION)
    platform.start()
    kafka = psutil.Process(platform.parts()["kafka"]["pid"])
    # A frozen process does not hear that its parent died.
    kafka.suspend()
    platform.kill()
    assert kafka.is_running()
    platform.start()
    assert not kafka.is_running()
    assert "left behind" in platform.log
    assert platform.stop() == 0


def test_ctrl_c_stops_everything_in_reverse_order_and_leaves_no_process(folder: Path):
    platform = Platform(folder, *FOUNDATION)
    platform.start()
    family = platform.processes()
    assert platform.stop() == 0
    _, left = psutil.wait_procs(family, timeout=5)
    assert left == []
    assert platform.log.index("kafka         stopped") > platform.log.index("Stopping.")
    assert {part["state"] for part in platform.status()["parts"]} <= {"stopped"}


def test_a_second_start_over_the_same_folder_says_who_holds_it(folder: Path):
    with running(folder, *only("postgres")) as platform:
        answer = plumbline("up", "--only", "postgres", "--data", str(folder))
        assert answer.status == 2
        assert f"process {platform.status()['supervisor']['pid']}" in answer.errors
        assert "--data" in answer.errors


def test_two_folders_run_side_by_side(folder: Path):
    beside = folder.with_name("another")
    with running(folder, *FOUNDATION) as one, running(beside, *FOUNDATION) as other:
        first, second = one.status(), other.status()
        assert first["ready"]
        assert second["ready"]
        assert {part["pid"] for part in first["parts"] if part["pid"]}.isdisjoint(
            part["pid"] for part in second["parts"] if part["pid"]
        )


def test_a_port_in_use_says_by_whom_and_what_to_do(folder: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = plumbline("up", "--only", "postgres", "--data", str(folder), "--port", str(port))
    assert answer.status == 2
    assert f"Port {port} is in use by" in answer.errors
    assert str(os.getpid()) in answer.errors
    assert "--port" in answer.errors


def test_a_changed_jar_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    cache = folder.parent / "cache/plumbline"
    shutil.copytree(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plumbline", cache)
    changed = next(iter(sorted((cache / "jars").glob("kafka-server-4*.jar"))))
    changed.write_bytes(changed.read_bytes() + b"x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
    answer = plumbline("up", "--only", "kafka", "--data", str(folder))
    assert answer.status == 2
    assert "not the pinned org.apache.kafka:kafka-server:" in answer.errors
    assert "Delete the file" in answer.errors


def test_without_a_network_the_first_start_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "empty"))
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PLUMBLINE_MAVEN_MIRROR", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        answer = plumbline("up", "--only", "kafka", "--data", str(folder))
    assert answer.status == 2
    assert "could not be fetched" in answer.errors
    assert "network" in answer.errors


def test_status_counts_memory_and_processor(folder: Path):
    with running(folder, *FOUNDATION) as platform:
        status = platform.status()
        kafka = platform.parts()["kafka"]
        assert kafka["memory_mib"] > 50
        assert status["totals"]["memory_mib"] >= kafka["memory_mib"]
        assert status["totals"]["cpu_percent"] >= 0


def test_in_the_background_it_runs_until_it_is_stopped(folder: Path):
    started = plumbline("up", "--detach", "--only", "postgres", "--data", str(folder))
    assert started.status == 0, started.errors
    assert plumbline("status", "--json", "--data", str(folder)).json["ready"]
    assert "postgres" in plumbline("logs", "--data", str(folder)).output
    assert plumbline("stop", "--json", "--data", str(folder)).json["was_running"]
    assert not plumbline("status", "--json", "--data", str(folder)).json["ready"]


def test_reset_asks_refuses_while_it_runs_and_leaves_strangers_files(folder: Path):
    with running(folder, *only("postgres")):
        assert plumbline("reset", "--yes", "--data", str(folder)).status == 2
    (folder / "notes.txt").write_text("mine")
    assert plumbline("reset", "--data", str(folder)).status == 1
    assert (folder / "postgres").exists()
    assert plumbline("reset", "--yes", "--data", str(folder)).status == 0
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
