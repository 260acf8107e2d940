"""The data folder: everything that one installation keeps, and where in it each thing lies."""

import os
from dataclasses import dataclass
from pathlib import Path

SETTING = "PLUMBLINE_DATA"
RESTORING = "restoring"
"""Where a restore builds what is not whole yet."""
SET_ASIDE = "before-restore-"
"""How a folder begins into which a restore put what was there before."""


def default_root() -> Path:
    """Where an installation keeps its data unless told otherwise."""
    chosen = os.environ.get(SETTING)
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "plumbline"


@dataclass(frozen=True)
class DataFolder:
    """Paths under ``root``."""

    root: Path

    @classmethod
    def at(cls, chosen: Path | None) -> "DataFolder":
        """The folder that was ``chosen``, or the default one, by its full path."""
        return cls((chosen or default_root()).expanduser().resolve())

    def make(self) -> None:
        """Make the folder. Others may pass through to what is theirs (PostgreSQL may run as another account)."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o711)
        self.logs.mkdir(mode=0o700, exist_ok=True)

    @property
    def postgres(self) -> Path:
        """PostgreSQL's data."""
        return self.root / "postgres"

    @property
    def kafka(self) -> Path:
        """Kafka's data."""
        return self.root / "kafka"

    @property
    def logs(self) -> Path:
        """A log file for each part."""
        return self.root / "logs"

    @property
    def run_file(self) -> Path:
        """What runs."""
        return self.root / "run.json"

    @property
    def lock_file(self) -> Path:
        """Who runs it."""
        return self.root / "lock"

    @property
    def credentials_file(self) -> Path:
        """Every password."""
        return self.root / "secrets.json"

    @property
    def spans_file(self) -> Path:
        """The newest traces."""
        return self.root / "traces.sqlite"

    @property
    def issuer_key_file(self) -> Path:
        """The development issuer's signing key."""
        return self.root / "issuer-key.json"

    @property
    def demo_stamp(self) -> Path:
        """What the demo filled in, once it has."""
        return self.root / "demo.json"
