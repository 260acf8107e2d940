"""One supervisor over one data folder."""

import os
from pathlib import Path

import pytest

from plumbline.supervisor.lock import FolderHeld, FolderLock


def test_a_held_folder_says_by_whom_and_what_to_do(tmp_path: Path):
    with FolderLock(tmp_path / "lock"), pytest.raises(FolderHeld) as refusal:
        FolderLock(tmp_path / "lock").take()
    assert f"process {os.getpid()}" in str(refusal.value)
    assert "plumbline stop --data" in str(refusal.value)


def test_a_released_folder_can_be_taken(tmp_path: Path):
    with FolderLock(tmp_path / "lock"):
        pass
    assert FolderLock(tmp_path / "lock").holder() is None
    with FolderLock(tmp_path / "lock") as holder:
        assert holder.pid == os.getpid()


def test_the_file_of_a_holder_that_is_gone_holds_nobody_up(tmp_path: Path):
    (tmp_path / "lock").write_text('{"pid": 1, "since": "2026-01-01T00:00:00+00:00"}')
    assert FolderLock(tmp_path / "lock").holder() is None
    with FolderLock(tmp_path / "lock") as holder:
        assert holder.pid == os.getpid()


def test_the_holder_is_told_to_who_asks(tmp_path: Path):
    with FolderLock(tmp_path / "lock") as held:
        assert FolderLock(tmp_path / "lock").holder() == held


def test_a_folder_that_nobody_ever_held_has_no_holder(tmp_path: Path):
    assert FolderLock(tmp_path / "lock").holder() is None
