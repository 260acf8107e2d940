"""Each value set: helm's own strict look, Kubernetes' schemas at the oldest and newest version, kube-score."""

import json
import subprocess
from pathlib import Path

import kubernetes_validate
import pytest

from tests.chart.rendering import CHART, EXAMPLES, OLDEST, POD_KINDS, SETS, STAGES, example, rendered, run_helm
from tests.chart.tools import kube_score

NEWEST = kubernetes_validate.latest_version()
# Kinds of other operators, which Kubernetes' own schemas do not know: see test_operators_objects.py.
OTHERS = (
    "kafka.strimzi.io",
    "postgresql.cnpg.io",
    "keda.sh",
    "gateway.networking",
    "monitoring.coreos",
    "external-secrets",
)
# What kube-score asks and we answer otherwise; each with the reason.
ANSWERED = {
    "container-image-pull-policy": "tags are never given out again; a registry that is away holds no start up",
}


def test_the_four_sets_are_there() -> None:
    assert {"minimal", "production", "strimzi-cnpg", "external-secrets"} == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_helm_finds_nothing_to_say(name: str) -> None:
    told = run_helm("lint", "--strict", str(CHART), "--values", str(example(name)))
    assert "0 chart(s) failed" in told


@pytest.mark.parametrize("kubernetes", [OLDEST, NEWEST])
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_object_is_one_that_kubernetes_knows(name: str, stage: str, kubernetes: str) -> None:
    version = ".".join(kubernetes.split(".")[:2])
    for manifest in rendered(name, stage).manifests:
        if not manifest["apiVersion"].startswith(OTHERS):
            kubernetes_validate.validate(dict(manifest), version, strict=True)


def test_an_object_with_a_field_that_is_not_there_is_refused() -> None:
    wrong = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "x"}, "spec": {"portz": []}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, ".".join(OLDEST.split(".")[:2]), strict=True)


@pytest.mark.parametrize("name", SETS)
def test_kube_score_has_nothing_critical(name: str, tmp_path: Path) -> None:
    found = _scored(rendered(name).text, tmp_path)
    assert found == []


def test_kube_score_sees_a_pod_without_limits(tmp_path: Path) -> None:
    text = rendered("minimal").text.replace("memory: 384Mi", "unknown: 1")
    assert any("container-resources" in finding for finding in _scored(text, tmp_path))


def _scored(text: str, folder: Path) -> list[str]:
    """What kube-score calls critical, as lines."""
    manifests = folder / "manifests.yaml"
    manifests.write_text(text, encoding="utf-8")
    ignored = [word for check in ANSWERED for word in ("--ignore-test", check)]
    command = (
        str(kube_score()),
        "score",
        "--output-format=json",
        f"--kubernetes-version=v{'.'.join(OLDEST.split('.')[:2])}",
        # A throttled API is a slow board: memory has a limit, processor time has a request.
        "--ignore-container-cpu-limit",
        *ignored,
        str(manifests),
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout, done.stderr
    return [
        f"{scored['object_name']}: {check['check']['id']}: {comment['path']} {comment['summary']}"
        for scored in json.loads(done.stdout)
        for check in scored["checks"]
        if not check["skipped"] and check["grade"] == 1
        for comment in check["comments"] or ()
    ]


@pytest.mark.parametrize("name", SETS)
def test_the_foundation_runs_nothing(name: str) -> None:
    assert not list(rendered(name, "foundation").of(*POD_KINDS, "Service", "ConfigMap"))


def test_the_examples_are_files_of_the_chart() -> None:
    assert all(path.suffix == ".yaml" for path in EXAMPLES.iterdir())
