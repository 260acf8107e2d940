"""The collector, built from source at one version with the components that our configuration names.

``python -m tests.collector.tools`` makes sure of it, in ``build/tools``; a minute on two cores, once.
"""

import os
import subprocess
from pathlib import Path

import yaml

from tests.chart.tools import BUILD_SECONDS, FOLDER, NoTool, Tool, ensure, go

VERSION = "v0.161.0"
BUILDER = Tool("builder", "go.opentelemetry.io/collector/cmd/builder", VERSION)
CORE, CONTRIB = "go.opentelemetry.io/collector", "github.com/open-telemetry/opentelemetry-collector-contrib"
COMPONENTS = {
    "receivers": (f"{CORE}/receiver/otlpreceiver",),
    "processors": (
        f"{CORE}/processor/memorylimiterprocessor",
        f"{CORE}/processor/batchprocessor",
        f"{CONTRIB}/processor/redactionprocessor",
        f"{CONTRIB}/processor/transformprocessor",
        f"{CONTRIB}/processor/tailsamplingprocessor",
    ),
    "exporters": (f"{CORE}/exporter/otlphttpexporter", f"{CORE}/exporter/nopexporter"),
    "extensions": (f"{CONTRIB}/extension/healthcheckextension",),
}
PROGRAM = FOLDER / f"otelcol-{VERSION}" / "otelcol"


def collector() -> Path:
    """The program. Raises :class:`NoTool` where it was not built."""
    if not PROGRAM.exists():
        raise NoTool(f"{PROGRAM} is not there. Run: make test-collector")
    return PROGRAM


def build() -> Path:
    """The program, built if need be. Raises :class:`NoTool` with what was said."""
    if PROGRAM.exists():
        return PROGRAM
    PROGRAM.parent.mkdir(parents=True, exist_ok=True)
    recipe = {
        "dist": {"module": "tested/otelcol", "name": "otelcol", "output_path": str(PROGRAM.parent)},
        **{kind: [{"gomod": f"{module} {VERSION}"} for module in modules] for kind, modules in COMPONENTS.items()},
    }
    file = PROGRAM.parent / "builder.yaml"
    file.write_text(yaml.safe_dump(recipe))
    environment = {
        **os.environ,
        "PATH": f"{go().parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "CGO_ENABLED": "0",
        "GOFLAGS": "-mod=mod -trimpath -modcacherw",
    }
    command = (str(ensure(BUILDER)), f"--config={file}")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=BUILD_SECONDS, check=False)
    if done.returncode != 0:
        raise NoTool(f"The collector could not be built:\n{done.stderr[-2000:]}")
    return PROGRAM


if __name__ == "__main__":
    try:
        build()
    except NoTool as error:
        raise SystemExit(str(error)) from None
