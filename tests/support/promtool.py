"""Finds promtool, which checks Prometheus's files, and installs it where there is none.

``python -m tests.support.promtool`` makes sure of one: an installed one, else Debian's package when we are root. Tests
call :func:`run`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHOSEN = "PLUMBLINE_PROMTOOL"


class NoPromtool(Exception):
    """There is no promtool on this machine and none could be installed."""


def installed() -> Path | None:
    """The promtool of this machine, or the one that ``PLUMBLINE_PROMTOOL`` names. Raises :class:`NoPromtool`."""
    if chosen := os.environ.get(CHOSEN):
        if not Path(chosen).exists():
            raise NoPromtool(f"{CHOSEN}={chosen} is not there.")
        return Path(chosen)
    found = shutil.which("promtool")
    return Path(found) if found else None


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run promtool and return what it said, whatever its exit status. Raises :class:`NoPromtool`."""
    tool = installed()
    if tool is None:
        raise NoPromtool("No promtool here. Run: python -m tests.support.promtool")
    return subprocess.run((tool, *arguments), capture_output=True, text=True, check=False)


def ensure() -> Path:
    """Return a promtool, installing one if need be. Raises :class:`NoPromtool` with what to do."""
    if found := installed():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (("update",), ("install", "--yes", "--no-install-recommends", "prometheus")):
            print(f"apt-get {' '.join(arguments)}", flush=True)
            subprocess.run(("apt-get", "-qq", *arguments), env=environment, check=False)
        if found := installed():
            return found
    raise NoPromtool(f"No promtool could be installed. Install Prometheus, or name one: {CHOSEN}=/path/to/promtool")


if __name__ == "__main__":
    try:
        print(f"promtool: {ensure()}")
    except NoPromtool as error:
        sys.exit(str(error))
