"""The linter is set as the house rules ask: each rule it holds for us is seen to catch an offence."""

import subprocess
import sys

import pytest

from tests.architecture import tree

BRANCHES = "\n".join(f"    if value == {number}:\n        return {number}" for number in range(8))
STATEMENTS = "\n".join(f"    value += {number}" for number in range(26))

OFFENCES = {
    "C901": ("services/intake/domain/maps.py", f"def f(value: int) -> int:\n{BRANCHES}\n    return 9\n"),
    "PLR0913": (
        "services/intake/domain/maps.py",
        "def f(a: int, b: int, c: int, d: int, e: int, g: int): ...\n",
    ),
    "PLR0915": ("services/intake/domain/maps.py", f"def f(value: int) -> None:\n{STATEMENTS}\n"),
    "A005": ("services/intake/domain/calendar.py", ""),
    "TID251-pickle": ("services/departments/signals/codec.py", "import pickle\n"),
    "TID251-sleep": ("tests/integration/test_relay.py", "import time\n\n\ndef test() -> None:\n    time.sleep(1)\n"),
    "TID251-await": (
        "tests/integration/test_x.py",
        "from asyncio import sleep\n",
    ),
    "TID251-mock": ("tests/unit/test_x.py", "from unittest.mock import Mock\n"),
    "TID252": ("services/intake/domain/maps.py", "from . import errors\n"),
    "T201": ("services/intake/storage/maps.py", "print('x')\n"),
    "DTZ005": ("services/intake/storage/maps.py", "from datetime import datetime\n\nnow = datetime.now()\n"),
    "S608": ("services/intake/storage/maps.py", "def f(name: str) -> str:\n    return f'select * from {name}'\n"),
    "BLE001": (
        "services/chassis/relay.py",
        "try:\n    f()\nexcept Exception:\n    g()\n",
    ),
    "D103": ("services/intake/engines/distance.py", "def measure() -> None: ...\n"),
    "FIX002": ("services/intake/engines/distance.py", "# TODO later\n"),
    "E501": ("services/intake/engines/distance.py", f"NAME = '{'x' * 120}'\n"),
}

DECENT = {
    "the one place that waits": ("tests/support/eventually.py", "import time\n\ntime.sleep(1)\n"),
    "five parameters and self": (
        "services/intake/domain/maps.py",
        '"""Maps."""\n\n\ndef f(a: int, b: int, c: int, d: int, e: int) -> None:\n    """Do."""\n',
    ),
}


def _codes(path: str, text: str) -> set[str]:
    """The rules that ruff finds broken in ``text``, were it at ``path``."""
    command = (
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format=concise",
        "--stdin-filename",
        path,
        "-",
    )
    done = subprocess.run((*command, "-"), cwd=tree.ROOT, input=text, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return {line.split(": ", 1)[1].split(" ", 1)[0] for line in done.stdout.splitlines() if line.startswith(path)}


@pytest.mark.parametrize("offence", OFFENCES)
def test_an_offence_is_caught(offence: str) -> None:
    path, text = OFFENCES[offence]
    assert offence.split("-", 1)[0] in _codes(path, text)


@pytest.mark.parametrize("case", DECENT)
def test_what_is_decent_passes(case: str) -> None:
    path, text = DECENT[case]
    assert not {code for code in _codes(path, text) if code.startswith(("TID", "PLR"))}
