"""A backup that is not whole, or not of this build, is refused before anything is touched."""

import dataclasses
import json
from pathlib import Path

import pytest

from plumbline.backups import manifest
from plumbline.backups.bringing_back import check_fits
from plumbline.backups.manifest import BackupUnfit, Dump, Manifest
from plumbline.backups.tools import without_password
from plumbline.credentials import SERVICES


def _dump(folder: Path, service: str = "intake", revision: str = "0001") -> Dump:
    path = folder / f"{service}.dump"
    path.write_bytes(service.encode())
    return Dump(service, path.name, path.stat().st_size, manifest.checksum(path), revision, {"outbox": 3})


@pytest.fixture
def made(tmp_path: Path) -> Manifest:
    whole = Manifest("2026-12-01T00:00:00+00:00", "0.1.0", 18, tuple(_dump(tmp_path, name) for name in SERVICES))
    manifest.write(tmp_path, whole)
    return whole


def test_a_whole_backup_is_read_as_it_was_written(tmp_path: Path, made: Manifest):
    assert manifest.read(tmp_path) == made
    check_fits(made, SERVICES)


def test_the_manifest_is_for_its_owner_alone(tmp_path: Path, made: Manifest):
    assert (tmp_path / manifest.FILE).stat().st_mode & 0o777 == 0o600
    assert made.rows == 15


def test_a_file_that_was_changed_is_named(tmp_path: Path, made: Manifest):
    (tmp_path / made.dumps[1].file).write_bytes(b"x" * made.dumps[1].bytes)
    with pytest.raises(BackupUnfit, match=r"alignment\.dump .*checksum"):
        manifest.read(tmp_path)


def test_a_file_that_is_missing_is_named(tmp_path: Path, made: Manifest):
    (tmp_path / made.dumps[2].file).unlink()
    with pytest.raises(BackupUnfit, match=r"training\.dump is missing"):
        manifest.read(tmp_path)


def test_a_folder_that_is_no_backup_is_told(tmp_path: Path):
    with pytest.raises(BackupUnfit, match="is no backup"):
        manifest.read(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"format": 1}'])
def test_a_damaged_manifest_is_told(tmp_path: Path, text: str):
    (tmp_path / manifest.FILE).write_text(text)
    with pytest.raises(BackupUnfit):
        manifest.read(tmp_path)


def test_another_format_is_told(tmp_path: Path, made: Manifest):
    text = json.dumps({**dataclasses.asdict(made), "format": "plumbline.backup/9"})
    (tmp_path / manifest.FILE).write_text(text)
    with pytest.raises(BackupUnfit, match=r"plumbline\.backup/9"):
        manifest.read(tmp_path)


def test_a_backup_of_a_newer_build_is_refused(made: Manifest):
    newer = dataclasses.replace(made.dumps[0], revision="0999")
    with pytest.raises(BackupUnfit, match="newer build: intake is at 0999"):
        check_fits(dataclasses.replace(made, dumps=(newer, *made.dumps[1:])), SERVICES)


def test_one_service_alone_does_not_come_back(made: Manifest):
    with pytest.raises(BackupUnfit, match="all services come back together"):
        check_fits(dataclasses.replace(made, dumps=made.dumps[:4]), SERVICES)


def test_a_password_goes_by_the_environment():
    assert without_password("postgresql://o:p%40ss@db:5432/intake?sslmode=require") == (
        "postgresql://o@db:5432/intake?sslmode=require",
        "p@ss",
    )
    assert without_password("postgresql://o@db/intake") == ("postgresql://o@db/intake", None)
