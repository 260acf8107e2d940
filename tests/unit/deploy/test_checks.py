"""What is looked at before anything starts."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from plumbline import checks


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_an_old_python_is_told_which_is_needed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(checks.MachineUnfit, match=r"Python 3\.10\.4; 3\.11 or newer"):
        checks.check_python()


def test_a_full_disk_is_told_with_another_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(100, 99, 500 * 1024**2))
    with pytest.raises(checks.MachineUnfit, match=r"0\.5 GiB free; 2 GiB.*--data"):
        checks.check_disk(tmp_path)


def test_a_folder_that_is_no_folder_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(checks.MachineUnfit, match="cannot be written"):
        checks.check_writable(tmp_path / "file")


def test_this_machine_can_run_it(tmp_path: Path):
    checks.check_machine(tmp_path)
