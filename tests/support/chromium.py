"""Finds a Chromium for the browser tests, and installs one where there is none.

``python -m tests.support.chromium`` makes sure of one: an installed one, else Debian's package when we are root, else
Playwright's own. Tests call :func:`executable`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHOSEN = "PLUMBLINE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


class NoBrowser(Exception):
    """There is no Chromium on this machine and none could be installed."""


def installed() -> Path | None:
    """The Chromium of this machine, or the one that ``PLUMBLINE_CHROMIUM`` names.

    Raises:
        NoBrowser: ``PLUMBLINE_CHROMIUM`` names something that is not there.
    """
    if chosen := os.environ.get(CHOSEN):
        if not Path(chosen).exists():
            raise NoBrowser(f"{CHOSEN}={chosen} is not there.")
        return Path(chosen)
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), MAC if MAC.exists() else None)


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (starts a driver; only where it is needed)

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def executable() -> Path:
    """The Chromium to test with. Raises :class:`NoBrowser` when :func:`ensure` has not been run or could not help."""
    found = installed() or _playwrights_own()
    if found is None:
        raise NoBrowser("No Chromium here. Run: python -m tests.support.chromium")
    return found


def _install_debians() -> bool:
    """Install Debian's package. Returns whether it is there afterwards."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (("update",), ("install", "--yes", "--no-install-recommends", "chromium")):
        print(f"apt-get {' '.join(arguments)}", flush=True)
        if subprocess.run(("apt-get", "-qq", *arguments), env=environment, check=False).returncode != 0:
            return False
    return installed() is not None


def ensure() -> Path:
    """Return a Chromium, installing one if need be. Raises :class:`NoBrowser` with what to do."""
    if found := installed() or _playwrights_own():
        return found
    if _install_debians() and (found := installed()):
        return found
    print("playwright install chromium", flush=True)
    subprocess.run((sys.executable, "-m", "playwright", "install", "chromium"), check=False)
    if found := _playwrights_own():
        return found
    raise NoBrowser(f"No Chromium could be installed. Install one, or name one: {CHOSEN}=/path/to/chromium")


if __name__ == "__main__":
    try:
        print(f"Chromium: {ensure()}")
    except NoBrowser as error:
        sys.exit(str(error))
