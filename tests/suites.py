"""Runs the suites in order and prints one line for each: what ``make test`` and ``make check`` do.

``python -m tests.suites [suite …]`` runs the named ones, or all but those that run only when named and those that this
machine cannot run, which it says. A suite that fails does not hide the ones after it; the exit status is 1 if any
failed. Reports go to ``build/reports/<suite>.xml``.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support import container_engine, leftovers

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
WEB = Path("services/web")
CONTRACT_TOOLS = Path("contracts/tools/node")
INTERRUPTED = 130
NOTICE_SECONDS = 5.0
CLEANING_SECONDS = 30.0


@dataclass(frozen=True)
class Step:
    """One command of a suite, run from the project's root (or ``folder``) when ``needs`` is there."""

    command: tuple[str, ...]
    needs: Path = Path()
    folder: Path = Path()
    servers: str = ""
    """Which servers the tests meet; ``tests/support/servers.py`` says what there is."""


@dataclass(frozen=True)
class Outcome:
    """How a suite went."""

    suite: str
    state: str
    seconds: float


def _python(*arguments: str, needs: str = "") -> Step:
    return Step((sys.executable, *arguments), needs=Path(needs))


NPM_INSTALL = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=2",
    "--fetch-retry-maxtimeout=10000",
)


def _npm(*arguments: str, folder: Path = WEB) -> Step:
    return Step((str(BIN / "npm"), *arguments), needs=folder / "package.json", folder=folder)


def _pytest(suite: str) -> Step:
    return _python("-m", "pytest", f"tests/{suite}", f"--junit-xml=build/reports/{suite}.xml", needs=f"tests/{suite}")


SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")
"""Two processes with servers of their own: most of a test's time is waiting for a server."""


def _integration(suite: str, servers: str, *arguments: str) -> Step:
    report = f"--junit-xml=build/reports/{suite}.xml"
    step = _python("-m", "pytest", "tests/integration", *SIDE_BY_SIDE, *arguments, report, needs="tests/integration")
    return replace(step, servers=servers)


KEYCLOAK = "tests/compose/test_keycloak.py"


def _composed(suite: str, *arguments: str) -> tuple[Step, ...]:
    tests = _python("-m", "pytest", *arguments, f"--junit-xml=build/reports/{suite}.xml", needs="tests/compose")
    return _python("-m", "tests.support.chromium", needs="tests/compose"), replace(tests, servers="containers")


SUITES: dict[str, tuple[Step, ...]] = {
    "check": (
        _python("-m", "ruff", "format", "--check", "."),
        _python("-m", "ruff", "check", "."),
        _python("-m", "mypy"),
        Step((str(BIN / "lint-imports"), "--no-logo", "--cache-dir", "build/import-linter")),
        _npm(*NPM_INSTALL, folder=CONTRACT_TOOLS),
        _python("-m", "contracts.tools.generate", "--check", needs="contracts/tools/generate.py"),
        _python("-m", "infra.tools.generate", "--check", needs="infra/tools/generate.py"),
        _npm("run", "check", folder=CONTRACT_TOOLS),
        _python("-m", "contracts.tools.compatibility", needs="contracts/tools/compatibility.py"),
        _npm(*NPM_INSTALL),
        _npm("run", "check"),
    ),
    "unit": (_pytest("unit"),),
    "contract": (
        _npm(*NPM_INSTALL, folder=CONTRACT_TOOLS),
        _python("-m", "tests.support.promtool", needs="tests/contract/infra"),
        _pytest("contract"),
    ),
    "architecture": (_pytest("architecture"),),
    "chart": (_python("-m", "tests.chart.tools", needs="tests/chart"), _pytest("chart")),
    "web": (_npm(*NPM_INSTALL), _npm("test")),
    "integration": (_integration("integration", "embedded"),),
    "containers": (_integration("containers", "containers", "--ignore=tests/integration/embedded"),),
    "e2e": (_python("-m", "tests.support.chromium", needs="tests/e2e"), _pytest("e2e")),
    "faults": (_pytest("faults"),),
    "upgrade": (_pytest("upgrade"),),
    "compose": _composed("compose", "tests/compose", f"--ignore={KEYCLOAK}"),
    "keycloak": _composed("keycloak", KEYCLOAK),
    "collector": (_python("-m", "tests.collector.tools", needs="tests/collector"), _pytest("collector")),
}


ONLY_WHEN_NAMED = frozenset({"keycloak", "collector"})
"""Not what everybody runs: each needs what takes minutes to build, for files that seldom change."""

NEED_AN_ENGINE = frozenset({"containers", "compose", "keycloak"})
"""Left out where no container engine answers, unless named."""


def _is_installed(step: Step) -> bool:
    """Whether npm has nothing to install: what is installed is what the lock says."""
    lock, installed = (ROOT / step.folder / path for path in ("package-lock.json", "node_modules/.package-lock.json"))
    return "ci" in step.command and installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime


def _is_empty(suite: str) -> bool:
    """A suite without tests yet: only its folder may be missing or empty, never its tests uncollected."""
    folder = ROOT / "tests" / suite
    own = (step for step in SUITES[suite] if f"tests/{suite}" in step.command)
    return any(own) and not any(folder.rglob("test_*.py"))


def _environment(step: Step, marker: str) -> dict[str, str]:
    """A child's environment: Node is the one of the lock, and it trusts the certificates that the machine trusts."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    servers = {"PLUMBLINE_TEST_SERVERS": step.servers} if step.servers else {}
    return {**leftovers.marked_environment(marker), "PATH": path, "NODE_USE_SYSTEM_CA": "1", **servers}


def _run(step: Step, marker: str) -> int:
    if not (ROOT / step.needs).exists() or _is_installed(step):
        return 0
    servers = f"PLUMBLINE_TEST_SERVERS={step.servers} " if step.servers else ""
    print(f"$ {servers}{' '.join(step.command).replace(str(ROOT) + '/', '')}", flush=True)
    process = subprocess.Popen(step.command, cwd=ROOT / step.folder, env=_environment(step, marker))
    try:
        return process.wait()
    except KeyboardInterrupt:
        _let_finish(process)
        raise


def _let_finish(process: "subprocess.Popen[bytes]") -> None:
    """Wait for an interrupted command to clean up. From a terminal it heard the interrupt too: a second one would cut
    its cleaning short, so it is sent only when the first look finds it still at work."""
    try:
        process.wait(timeout=NOTICE_SECONDS)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=CLEANING_SECONDS)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def run_suite(suite: str) -> Outcome:
    """Run every step of ``suite``. A process or container that it leaves behind is ended and fails the suite."""
    print(f"\n=== {suite}", flush=True)
    started = time.monotonic()
    if _is_empty(suite):
        return Outcome(suite, "no tests yet", 0.0)
    marker = leftovers.new_marker()
    try:
        failed = [step for step in SUITES[suite] if _run(step, marker) != 0]
    finally:
        left = [*leftovers.end_all(marker), *container_engine.remove_run(marker)]
    for name in left:
        print(f"left behind by {suite}: {name}", flush=True)
    return Outcome(suite, "failed" if failed or left else "passed", time.monotonic() - started)


def _what_everybody_runs() -> Iterator[str]:
    return (suite for suite in SUITES if suite not in ONLY_WHEN_NAMED)


def _run_if_possible(suite: str) -> Outcome:
    if suite in NEED_AN_ENGINE:
        try:
            container_engine.prepare()
        except container_engine.NoContainers as reason:
            print(f"\n=== {suite}: left out, {reason}", flush=True)
            return Outcome(suite, "left out", 0.0)
    return run_suite(suite)


def main(names: Sequence[str]) -> int:
    """Run the suites called ``names`` (all that everybody runs, if none) and return the exit status."""
    unknown = set(names) - SUITES.keys()
    if unknown:
        print(f"No such suite: {', '.join(sorted(unknown))}. There are: {', '.join(SUITES)}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _interrupt)
    (ROOT / "build/reports").mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(map(run_suite, names) if names else map(_run_if_possible, _what_everybody_runs()))
    except KeyboardInterrupt:
        print("\nInterrupted.", flush=True)
        return INTERRUPTED
    print(f"\n{'=' * min(60, shutil.get_terminal_size().columns)}")
    for outcome in outcomes:
        print(f"{outcome.suite:14}{outcome.state:14}{outcome.seconds:7.1f} s")
    return int(any(outcome.state == "failed" for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
