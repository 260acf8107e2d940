"""Objects of other operators against small schemas of the fields that the chart uses (operators.yaml)."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.chart.rendering import SETS, STAGES, Manifest, Rendered, example, render, rendered

BUILT_IN = ("v1", "apps/v1", "batch/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1")


@cache
def _schemas() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "operators.yaml").read_text(encoding="utf-8"))
    return dict(found["kinds"])


def _check(manifest: Manifest) -> None:
    jsonschema.validate(manifest, _schemas()[f"{manifest['apiVersion']} {manifest['kind']}"])


def _of_operators(whole: Rendered) -> list[Manifest]:
    return [manifest for manifest in whole.manifests if manifest["apiVersion"] not in BUILT_IN]


@cache
def _everything() -> Rendered:
    """All kinds of objects at once."""
    settings = ("externalSecrets.enabled=true", "externalSecrets.storeRef.name=vault")
    return render([example("production"), example("strimzi-cnpg")], settings)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_object_of_an_operator_has_the_fields_that_it_knows(name: str, stage: str) -> None:
    for manifest in _of_operators(rendered(name, stage)):
        _check(manifest)


def test_all_of_them_together_do_too() -> None:
    kinds = {f"{each['apiVersion']} {each['kind']}" for each in _of_operators(_everything())}
    assert kinds == _schemas().keys()
    for manifest in _of_operators(_everything()):
        _check(manifest)


@pytest.mark.parametrize("kind", sorted(_schemas()))
def test_a_field_that_is_not_known_is_seen(kind: str) -> None:
    manifest = next(each for each in _of_operators(_everything()) if f"{each['apiVersion']} {each['kind']}" == kind)
    wrong = {**copy.deepcopy(dict(manifest))}
    wrong["spec"]["replicaz"] = 1
    with pytest.raises(jsonschema.ValidationError):
        _check(wrong)
