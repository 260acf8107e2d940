"""The tools that judge the chart, built from source at pinned versions into ``build/tools``.

``python -m tests.chart.tools`` makes sure of them; tests call :func:`helm` and :func:`kube_score`. The Go that builds
them is the machine's, else the one among the test packages. Nothing is skipped: a tool that is missing is an error.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build/tools"
BUILD_SECONDS = 1800


class NoTool(Exception):
    """A tool is not there and could not be built."""


@dataclass(frozen=True)
class Tool:
    """A Go program at one version. Its checksum is kept by Go's checksum database, as for every module."""

    name: str
    module: str
    version: str

    @property
    def path(self) -> Path:
        """Where it lies; the version is in the name of the folder, so that another version is another file."""
        return FOLDER / f"{self.name}-{self.version}" / self.name


HELM = Tool("helm", "helm.sh/helm/v3/cmd/helm", "v3.22.0")
KUBE_SCORE = Tool("kube-score", "github.com/zegl/kube-score/cmd/kube-score", "v1.20.0")
TOOLS = (HELM, KUBE_SCORE)


def go() -> Path:
    """A Go to build with. Raises :class:`NoTool`."""
    beside = Path(sys.executable).parent / "go"
    found = shutil.which("go") or (str(beside) if beside.exists() else None)
    if found is None:
        raise NoTool("The chart's tools are built with Go, and there is none. make test-chart installs one by package.")
    return Path(found)


def ensure(tool: Tool) -> Path:
    """``tool``, built if need be. Raises :class:`NoTool` with what Go said."""
    if tool.path.exists():
        return tool.path
    print(f"{tool.name} {tool.version}: building, once", flush=True)
    started = time.monotonic()
    tool.path.parent.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "GOBIN": str(tool.path.parent),
        "CGO_ENABLED": "0",
        # A tool may ask for a newer Go than the machine's; Go fetches that one by itself.
        "GOTOOLCHAIN": os.environ.get("GOTOOLCHAIN", "auto"),
        "GOFLAGS": "-trimpath -modcacherw",
    }
    command = (str(go()), "install", "-ldflags=-s -w", f"{tool.module}@{tool.version}")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=BUILD_SECONDS, check=False)
    if done.returncode != 0:
        raise NoTool(f"{tool.name} {tool.version} could not be built:\n{done.stderr[-2000:]}")
    print(f"{tool.name} {tool.version}: built in {time.monotonic() - started:.0f} s", flush=True)
    return tool.path


def _built(tool: Tool) -> Path:
    if not tool.path.exists():
        raise NoTool(f"{tool.name} {tool.version} is not in {FOLDER}. Run: make test-chart")
    return tool.path


def helm() -> Path:
    """Helm. Raises :class:`NoTool`."""
    return _built(HELM)


def kube_score() -> Path:
    """kube-score. Raises :class:`NoTool`."""
    return _built(KUBE_SCORE)


if __name__ == "__main__":
    try:
        for each in TOOLS:
            ensure(each)
    except NoTool as error:
        raise SystemExit(str(error)) from None
