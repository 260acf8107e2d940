"""``plumbline up`` survives what happens to it, and leaves nothing behind."""

import contextlib
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


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform for tests that leave it running."""
    with running(tmp_path_factory.mktemp("shared") / "data", *FOUNDATION) as platform:
        yield platform


@pytest.fixture
def platform(folder: Path) -> Iterator[Platform]:
    """A platform of the test's own, not started yet, ended afterwards however the test went."""
    own = Platform(folder, *FOUNDATION)
    try:
        yield own
    finally:
        own.stop()


def _is_back(platform: Platform, part: str, killed: int) -> bool:
    found = platform.run.parts[part]
    return found.state == "ready" and found.pid not in {None, killed}


@pytest.mark.parametrize("part", ["postgres", "kafka", "sink"])
def test_a_killed_part_comes_back(shared: Platform, part: str):
    killed = shared.pid(part)
    os.kill(killed, signal.SIGKILL)
    eventually_here(lambda: _is_back(shared, part, killed), what=f"{part} is back", within_seconds=60)
    shared.wait_ready()
    assert shared.run.parts[part].restarts == 1


def test_a_second_start_over_the_same_folder_says_who_holds_it(shared: Platform):
    answer = plumbline("up", "--only", "postgres", "--data", str(shared.folder))
    assert answer.status == 2
    assert f"process {shared.status()['supervisor']['pid']}" in answer.errors
    assert "--data" in answer.errors


def test_status_counts_memory_and_processor(shared: Platform):
    status = shared.status()
    kafka = next(part for part in status["parts"] if part["name"] == "kafka")
    assert status["ready"]
    assert kafka["memory_mib"] > 50
    assert status["totals"]["memory_mib"] >= kafka["memory_mib"]
    assert status["totals"]["cpu_percent"] >= 0


def test_status_is_told_in_words_too(shared: Platform):
    answer = plumbline("status", "--data", str(shared.folder))
    assert f"{shared.run.url} is ready" in answer.output
    assert "all together" in answer.output


def test_another_folder_runs_beside_it(shared: Platform, folder: Path):
    with running(folder, *only("databases")) as other:
        assert other.run.is_ready
        assert other.pid("postgres") != shared.pid("postgres")
        assert set(other.run.ports.values()).isdisjoint(set(shared.run.ports.values()) - {shared.run.ports["web"]})


def test_reset_refuses_while_it_runs(shared: Platform):
    assert plumbline("reset", "--yes", "--data", str(shared.folder)).status == 2


def test_topics_can_be_planned_and_applied_again(shared: Platform):
    for command in ("plan", "apply"):
        steps = plumbline("topics", command, "--json", "--data", str(shared.folder)).json
        assert {step["action"] for step in steps} == {"keep"}


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_needs_no_hand(platform: Platform):
    platform.start()
    url, family = platform.run.url, platform.processes()
    platform.kill()
    psutil.wait_procs(family, timeout=15)
    assert [process for process in family if process.is_running()] == []
    assert not platform.status()["ready"]
    platform.start()
    assert platform.run.url == url
    assert platform.stop() == 0


def test_everything_killed_at_once_starts_again(platform: Platform):
    platform.start()
    for process in platform.processes():
        # A part dies with its supervisor, so it may be gone before its turn comes.
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    platform.stop()
    platform.start()
    assert platform.stop() == 0


def test_a_part_left_behind_is_ended_by_the_next_start(platform: Platform):
    platform.start()
    kafka = psutil.Process(platform.pid("kafka"))
    # A frozen process does not hear that its parent died.
    kafka.suspend()
    platform.kill()
    assert kafka.is_running()
    platform.start()
    assert not kafka.is_running()
    assert "left behind" in platform.log
    assert platform.stop() == 0


def test_ctrl_c_stops_everything_in_reverse_order_and_leaves_no_process(platform: Platform):
    platform.start()
    family = platform.processes()
    assert platform.stop() == 0
    _, left = psutil.wait_procs(family, timeout=5)
    assert left == []
    assert platform.log.index("kafka         stopped") > platform.log.index("Stopping.")
    assert {part["state"] for part in platform.status()["parts"]} == {"stopped"}


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


def test_in_the_background_it_runs_until_it_is_stopped(folder: Path):
    started = plumbline("up", "--detach", "--only", "postgres", "--data", str(folder))
    assert started.status == 0, started.errors
    assert plumbline("status", "--json", "--data", str(folder)).json["ready"]
    assert "postgres" in plumbline("logs", "--data", str(folder)).output
    assert plumbline("stop", "--json", "--data", str(folder)).json["was_running"]
    assert not plumbline("status", "--json", "--data", str(folder)).json["ready"]


def test_reset_asks_and_leaves_strangers_files(folder: Path):
    with running(folder, *only("postgres")):
        pass
    (folder / "notes.txt").write_text("mine")
    assert plumbline("reset", "--data", str(folder)).status == 1
    assert (folder / "postgres").exists()
    assert plumbline("reset", "--yes", "--data", str(folder)).status == 0
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
