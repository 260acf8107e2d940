"""The rooms keep their doors, and every door is seen to shut: a planted violation breaks its contract."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture import doors, planting
from tests.architecture.plants import PLANTS, Plant

Verdicts = Mapping[str, Mapping[str, bool]]


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (sys.executable, "-m", *arguments), cwd=doors.ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Which plants their doors stop. All plants share one copy of the tree."""
    done = _run("tests.architecture.planting", str(tmp_path_factory.mktemp("planted")))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_every_room_keeps_its_doors() -> None:
    done = _run("tests.architecture.doors")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("plant", PLANTS, ids=str)
def test_a_planted_violation_is_caught(verdicts: Verdicts, plant: Plant) -> None:
    assert verdicts[str(plant)] == {planting.WITH: True, planting.WITHOUT: False}


def test_every_door_is_tried(tmp_path: Path) -> None:
    planting.copy_tree(doors.ROOT, tmp_path)
    assert {plant.door for plant in PLANTS} == planting.contracts(tmp_path / ".importlinter").keys()
