"""A full disk is told of once, with what to do, and so is its end."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from plumbline.supervisor.room import ENOUGH_MIB, SHORT_MIB, Room, free_mib


class _Usage(NamedTuple):
    free: int


def _free(mib: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(mib * 1024**2))


def test_it_is_told_once_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    room = Room(tmp_path)
    _free(SHORT_MIB - 1, monkeypatch)
    words = room.news()
    assert words is not None
    assert f"{tmp_path} is full" in words
    assert "Make room" in words
    assert room.news() is None


def test_its_end_is_told_once_and_not_at_the_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    room = Room(tmp_path)
    _free(0, monkeypatch)
    room.news()
    _free(SHORT_MIB + 1, monkeypatch)
    assert room.news() is None
    _free(ENOUGH_MIB, monkeypatch)
    assert "room again" in (room.news() or "")
    assert room.news() is None


def test_enough_room_is_no_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _free(SHORT_MIB, monkeypatch)
    assert Room(tmp_path).news() is None


def test_a_folder_that_is_not_there_yet_is_on_the_disk_where_it_would_be(tmp_path: Path):
    assert free_mib(tmp_path / "not" / "yet") > 0
