"""What runs the tests keeps its promises: no sockets where none are needed, nothing left behind, one command."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from pytest_socket import SocketBlockedError

from tests import suites
from tests.architecture import tree
from tests.support import chromium, container_engine, leftovers

SLEEP = (sys.executable, "-c", "import signal; signal.pause()")
STUBBORN = (sys.executable, "-c", "import signal; signal.signal(15, signal.SIG_IGN); print(flush=True); signal.pause()")


def test_a_suite_that_needs_no_server_has_no_sockets() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket()


def test_a_test_carries_the_mark_of_its_folder(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("architecture")


def test_a_process_left_behind_is_found_and_ended() -> None:
    marker = leftovers.new_marker()
    left = subprocess.Popen(SLEEP, env=leftovers.marked_environment(marker), start_new_session=True)
    with left:
        assert leftovers.find(marker) == [psutil.Process(left.pid)]
        assert [name.split()[-1] for name in leftovers.end_all(marker)] == [f"({left.pid})"]
        assert not psutil.pid_exists(left.pid)


def test_a_process_that_ignores_the_request_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "GRACE_SECONDS", 0.1)
    marker = leftovers.new_marker()
    left = subprocess.Popen(STUBBORN, env=leftovers.marked_environment(marker), stdout=subprocess.PIPE)
    with left:
        assert left.stdout
        left.stdout.readline()
        leftovers.end_all(marker)
        assert not psutil.pid_exists(left.pid)


def test_another_runs_processes_are_left_alone() -> None:
    other = subprocess.Popen(SLEEP, env=leftovers.marked_environment(leftovers.new_marker()))
    try:
        assert leftovers.end_all(leftovers.new_marker()) == []
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_suite_fails_when_a_step_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (suites.Step((sys.executable, "-c", "raise SystemExit(1)")), suites.Step((sys.executable, "-c", "pass")))
    monkeypatch.setitem(suites.SUITES, "check", steps)
    assert suites.run_suite("check").state == "failed"


def test_a_suite_fails_when_it_leaves_a_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = f"import subprocess; subprocess.Popen({SLEEP!r}, start_new_session=True)"
    monkeypatch.setitem(suites.SUITES, "check", (suites.Step((sys.executable, "-c", starts)),))
    assert suites.run_suite("check").state == "failed"


def test_a_suite_fails_when_it_leaves_a_container_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(suites.SUITES, "check", (suites.Step((sys.executable, "-c", "pass")),))
    monkeypatch.setattr(container_engine, "remove_run", lambda _marker: ["some-postgres"])
    assert suites.run_suite("check").state == "failed"


def test_only_a_folder_without_tests_counts_as_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(suites, "ROOT", tmp_path)
    (tmp_path / "tests/unit/intake").mkdir(parents=True)
    assert suites.run_suite("unit").state == "no tests yet"
    (tmp_path / "tests/unit/intake/test_maps.py").write_text("")
    assert suites.run_suite("unit").state == "failed"  # pytest collects nothing from it, and says so


def test_packages_are_installed_where_the_lock_is_newer_or_nothing_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(suites, "ROOT", tmp_path)
    for folder in ("installed", "bare"):
        (tmp_path / folder / "node_modules").mkdir(parents=True)
        (tmp_path / folder / "package.json").write_text("{}")
        (tmp_path / folder / "package-lock.json").write_text("{}")
    (tmp_path / "installed/node_modules/.package-lock.json").write_text("{}")
    fails = (sys.executable, "-c", "raise SystemExit(1)", "ci")
    for folder, state in (("installed", "passed"), ("bare", "failed")):
        monkeypatch.setitem(suites.SUITES, "check", (suites.Step(fails, folder=Path(folder)),))
        assert suites.run_suite("check").state == state


def test_an_unknown_suite_is_refused() -> None:
    assert suites.main(["unti"]) == 2


def test_the_continuous_integration_runs_what_people_run() -> None:
    lines = (tree.ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[1].startswith("cd ")
    # What stands between may bring an engine up, and nothing else.
    assert commands[2] == "engine=../shared/containers"
    assert all("$engine" in line or line == "fi" for line in commands[3:-1])
    assert commands[-1] == "make test"


def test_a_suite_that_needs_an_engine_is_left_out_in_words_where_none_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody() -> None:
        raise container_engine.NoContainers("no container engine answers")

    passes = {suite: (suites.Step((sys.executable, "-c", "pass")),) for suite in ("check", "containers")}
    monkeypatch.setattr(suites, "SUITES", passes)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(container_engine, "prepare", nobody)
    assert suites.main([]) == 0
    said = capsys.readouterr().out
    assert "=== containers: left out, no container engine answers" in said
    assert [line.split()[:2] for line in said.splitlines()[-2:]] == [["check", "passed"], ["containers", "left"]]


def test_a_suite_that_needs_an_engine_and_is_named_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    fails = suites.Step((sys.executable, "-c", "raise SystemExit(1)"))
    monkeypatch.setitem(suites.SUITES, "containers", (fails,))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert suites.main(["containers"]) == 1


def test_a_browser_that_is_named_and_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.CHOSEN, "/nowhere/chromium")
    with pytest.raises(chromium.NoBrowser):
        chromium.installed()
