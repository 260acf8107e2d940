"""Who runs the servers of a test run."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.container_engine import OWNER_LABEL as OWNER
from tests.support.container_engine import NoContainers, is_elsewhere, is_orphan, labels, prepare
from tests.support.servers import Kind, choose


def _there() -> None:
    return None


def _nowhere() -> None:
    raise NoContainers("no container engine answers")


def test_containers_are_used_where_they_can_be_had() -> None:
    assert choose("auto", _there).kind is Kind.CONTAINERS


def test_the_embedded_parts_are_used_where_containers_cannot_be_had_and_the_reason_is_said() -> None:
    assert str(choose("auto", _nowhere)) == "servers: embedded (no container engine answers)"


def test_who_asks_for_the_embedded_parts_gets_them_and_no_engine_is_asked() -> None:
    assert choose("embedded", lambda: pytest.fail("an engine was asked")).kind is Kind.EMBEDDED


def test_who_asks_for_containers_gets_nothing_else() -> None:
    assert choose("containers", _there).kind is Kind.CONTAINERS
    with pytest.raises(NoContainers):
        choose("containers", _nowhere)


def test_a_misspelt_wish_is_refused() -> None:
    with pytest.raises(ValueError, match="auto, containers, embedded"):
        choose("container", _there)


def test_a_socket_where_nobody_listens_is_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
    with pytest.raises(NoContainers, match="answers"):
        prepare()


def test_an_engine_of_another_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "ssh://somebody@elsewhere.example")
    with pytest.raises(NoContainers, match="another machine"):
        prepare()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, False),
        ("unix:///var/run/docker.sock", False),
        ("npipe:////./pipe/docker_engine", False),
        ("tcp://127.0.0.1:2375", False),
        ("tcp://localhost:2375", False),
        ("tcp://192.0.2.7:2375", True),
    ],
)
def test_where_an_engine_is_is_told_by_its_address(address: str | None, expected: bool) -> None:
    assert is_elsewhere(address) is expected


def test_only_a_container_whose_process_of_this_machine_is_gone_is_an_orphan() -> None:
    living = labels()[OWNER]
    machine = living.rpartition("/")[0]
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert not is_orphan(living)
    assert is_orphan(f"{machine}/{ended.pid}")
    assert not is_orphan(f"another-machine/{ended.pid}")
