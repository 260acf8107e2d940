"""Renders the chart with helm, and reads what came out."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.chart.tools import ROOT, helm

CHART = ROOT / "deploy/helm/plumbline"
EXAMPLES = CHART / "examples"
SETS = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
STAGES = ("foundation", "all")
RELEASE = "plumbline"
NAMESPACE = "rollout"
OLDEST = "1.30.0"
"""The oldest Kubernetes that Chart.yaml allows."""

Manifest = Mapping[str, Any]
POD_KINDS = ("Deployment", "StatefulSet", "Job")


class Refused(Exception):
    """Helm refused the values, or could not render them."""


@dataclass(frozen=True)
class Rendered:
    """What the chart makes of one set of values."""

    text: str
    manifests: tuple[Manifest, ...]

    def of(self, *kinds: str) -> Iterator[Manifest]:
        """The manifests of ``kinds``."""
        return (manifest for manifest in self.manifests if manifest["kind"] in kinds)

    def named(self, kind: str, name: str) -> Manifest:
        """The one manifest of ``kind`` and ``name``. Raises ``StopIteration`` where it is not there."""
        return next(manifest for manifest in self.of(kind) if manifest["metadata"]["name"] == name)


def example(name: str) -> Path:
    """The file of the value set ``name``."""
    return EXAMPLES / f"{name}.yaml"


def run_helm(*arguments: str) -> str:
    """What helm says. Raises :class:`Refused` with why it would not."""
    done = subprocess.run((str(helm()), *arguments), capture_output=True, text=True, check=False, timeout=60)
    if done.returncode != 0:
        raise Refused(f"{done.stdout}\n{done.stderr}")
    return done.stdout


def render(values: Sequence[Path], settings: Iterable[str] = (), *, kubernetes: str = OLDEST) -> Rendered:
    """The chart with ``values`` and then ``settings`` (``path=value``; JSON after ``:=``). Raises :class:`Refused`."""
    arguments = [word for path in values for word in ("--values", str(path))]
    for setting in settings:
        if ":=" in setting:
            arguments += ["--set-json", setting.replace(":=", "=", 1)]
        else:
            arguments += ["--set", setting]
    text = run_helm("template", RELEASE, str(CHART), "--namespace", NAMESPACE, "--kube-version", kubernetes, *arguments)
    return Rendered(text, tuple(found for found in yaml.safe_load_all(text) if found))


@cache
def rendered(name: str, stage: str = "all") -> Rendered:
    """The value set ``name``. Rendered once for all tests."""
    return render([example(name)], [f"stage={stage}"])


def pod_of(manifest: Manifest) -> Mapping[str, Any]:
    """The template of the pods that ``manifest`` makes."""
    template: Mapping[str, Any] = manifest["spec"]["template"]
    return template


def containers_of(manifest: Manifest) -> Sequence[Mapping[str, Any]]:
    """All containers of the pods that ``manifest`` makes."""
    spec = pod_of(manifest)["spec"]
    return [*spec.get("initContainers", ()), *spec["containers"]]


def selects(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    """Whether ``selector`` (``matchLabels`` and ``matchExpressions`` with In) takes something with ``labels``."""
    exact = all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())
    return exact and all(labels.get(each["key"]) in each["values"] for each in selector.get("matchExpressions", ()))
