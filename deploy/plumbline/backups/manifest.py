"""What a backup says of itself: when, of which versions, and the checksum of each file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "plumbline.backup/1"
FILE = "manifest.json"
_CHUNK = 1 << 20


class BackupUnfit(Exception):
    """What was given is no whole backup; the text says why."""


@dataclass(frozen=True)
class Dump:
    """One service's database. ``tables`` are the rows of each table at the moment of the backup."""

    service: str
    file: str
    bytes: int
    sha256: str
    revision: str
    tables: Mapping[str, int]


@dataclass(frozen=True)
class Manifest:
    """``made_at`` is PostgreSQL's clock at the moment, in UTC. ``stamps``: which demos were filled in, by file."""

    made_at: str
    plumbline: str
    postgres: int
    dumps: tuple[Dump, ...]
    stamps: Mapping[str, str] = field(default_factory=dict)
    format: str = FORMAT

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(sum(dump.tables.values()) for dump in self.dumps)

    @property
    def bytes(self) -> int:
        """The size of all dumps."""
        return sum(dump.bytes for dump in self.dumps)


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def measured(path: Path) -> tuple[int, str]:
    """The size and the SHA-256 of a file."""
    return path.stat().st_size, checksum(path)


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into ``folder``, readable by its owner only."""
    path = folder / FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(asdict(manifest), indent=1) + "\n")


def read(folder: Path) -> Manifest:
    """The manifest in ``folder``, every file of it seen to be there and whole.

    Raises:
        BackupUnfit: there is none, it is of another format, or a file is missing or was changed.
    """
    try:
        found = json.loads((folder / FILE).read_text())
        manifest = _manifest(found)
    except FileNotFoundError:
        raise BackupUnfit(f"{folder} is no backup: it has no {FILE}") from None
    except (json.JSONDecodeError, KeyError, TypeError, UnicodeDecodeError):
        raise BackupUnfit(f"{folder / FILE} is damaged") from None
    for dump in manifest.dumps:
        _check(folder / Path(dump.file).name, dump)
    return manifest


def _manifest(found: dict[str, Any]) -> Manifest:
    if found["format"] != FORMAT:
        raise BackupUnfit(f"the backup is of format {found['format']}; this build reads {FORMAT}")
    return Manifest(**{**found, "dumps": tuple(Dump(**dump) for dump in found["dumps"])})


def _check(path: Path, dump: Dump) -> None:
    if not path.is_file():
        raise BackupUnfit(f"{path} is missing; the backup is not whole")
    if measured(path) != (dump.bytes, dump.sha256):
        raise BackupUnfit(f"{path} is not what was backed up: its checksum differs. Use another backup.")
