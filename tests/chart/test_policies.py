"""Our own rules hold for every set, and each rule sees what breaks it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.chart import policies
from tests.chart.policies import RULES, Rule
from tests.chart.rendering import SETS, STAGES, Rendered, rendered


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", SETS)
def test_the_rule_holds(name: str, stage: str, rule: Rule) -> None:
    assert list(rule(rendered(name, stage))) == []


Change = Callable[[dict[str, Any]], object]
API = ("Deployment", "plumbline-intake-api")


def _box(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["spec"]["template"]["spec"]["containers"][0]
    return found


def _pod(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["spec"]["template"]["spec"]
    return found


# A rule, what is changed, and how.
BROKEN: tuple[tuple[Rule, tuple[str, str], Change], ...] = (
    (policies.images_are_pinned, API, lambda it: _box(it).update(image="plumbline/intake:latest")),
    (policies.images_are_pinned, API, lambda it: _box(it).update(image="host:5000/plumbline/intake")),
    (policies.resources_are_bounded, API, lambda it: _box(it)["resources"].pop("limits")),
    (policies.resources_are_bounded, API, lambda it: _box(it)["resources"]["requests"].pop("cpu")),
    (policies.nobody_is_privileged, API, lambda it: _box(it)["securityContext"].update(readOnlyRootFilesystem=False)),
    (
        policies.nobody_is_privileged,
        API,
        lambda it: _box(it)["securityContext"].update(capabilities={"drop": ["KILL"]}),
    ),
    (policies.nobody_is_privileged, API, lambda it: _pod(it)["securityContext"].pop("seccompProfile")),
    (policies.nobody_is_privileged, API, lambda it: _pod(it).update(hostNetwork=True)),
    (policies.nobody_is_privileged, API, lambda it: _pod(it)["volumes"].append({"name": "x", "hostPath": {}})),
    (policies.no_token_is_mounted, API, lambda it: _pod(it).pop("automountServiceAccountToken")),
    (policies.no_token_is_mounted, API, lambda it: _pod(it).update(serviceAccountName="default")),
    (
        policies.no_token_is_mounted,
        ("ServiceAccount", "plumbline-intake"),
        lambda it: it.pop("automountServiceAccountToken"),
    ),
    (policies.services_make_no_settings, API, lambda it: _pod(it).pop("enableServiceLinks")),
    (policies.secrets_are_somebody_elses, ("Service", "plumbline-gateway"), lambda it: it.update(kind="Secret")),
    (
        policies.secrets_are_somebody_elses,
        API,
        lambda it: _box(it)["env"].append({"name": "X", "valueFrom": {"secretKeyRef": {}}}),
    ),
    (
        policies.secrets_are_somebody_elses,
        API,
        lambda it: _box(it)["env"].append({"name": "X", "value": "postgresql://a:b@c/d"}),
    ),
    (policies.probes_ask_different_things, API, lambda it: _box(it).pop("startupProbe")),
    (
        policies.probes_ask_different_things,
        API,
        lambda it: _box(it)["readinessProbe"]["httpGet"].update(path="/livez"),
    ),
    (policies.probes_ask_different_things, API, lambda it: _box(it)["startupProbe"].update(failureThreshold=1)),
    (policies.probes_ask_different_things, API, lambda it: _box(it)["livenessProbe"]["httpGet"].update(port="x")),
    (policies.ends_are_waited_for, API, lambda it: _pod(it).update(terminationGracePeriodSeconds=20)),
    (
        policies.evictions_are_bounded,
        ("PodDisruptionBudget", "plumbline-intake-api"),
        lambda it: it["spec"].update(selector={"matchLabels": {"a": "b"}}),
    ),
    (
        policies.evictions_are_bounded,
        ("PodDisruptionBudget", "plumbline-intake-api"),
        lambda it: it["spec"].update(maxUnavailable=2),
    ),
    (
        policies.network_is_shut,
        ("NetworkPolicy", "plumbline-default-deny"),
        lambda it: it["spec"].update(policyTypes=["Ingress"]),
    ),
    (
        policies.network_is_shut,
        ("NetworkPolicy", "plumbline-default-deny"),
        lambda it: it["spec"].update(ingress=[{}]),
    ),
    (
        policies.network_is_shut,
        ("NetworkPolicy", "plumbline-intake-api"),
        lambda it: it["spec"].update(podSelector={"matchLabels": {"a": "b"}}),
    ),
    (policies.replicas_stand_apart, API, lambda it: _pod(it).pop("topologySpreadConstraints")),
    (policies.scalers_own_the_count, API, lambda it: it["spec"].update(replicas=2)),
    (
        policies.scalers_own_the_count,
        ("HorizontalPodAutoscaler", "plumbline-intake-api"),
        lambda it: it["spec"]["scaleTargetRef"].update(name="gone"),
    ),
    (policies.signals_stand_alone, ("StatefulSet", "plumbline-signals"), lambda it: it["spec"].update(replicas=2)),
    (policies.signals_stand_alone, ("StatefulSet", "plumbline-signals"), lambda it: it.update(kind="Deployment")),
    (
        policies.selectors_find_their_own,
        ("Service", "plumbline-intake-api"),
        lambda it: it["spec"]["selector"].pop("app.kubernetes.io/component"),
    ),
    (
        policies.selectors_find_their_own,
        ("Service", "plumbline-intake-api"),
        lambda it: it["spec"]["ports"][0].update(targetPort="x"),
    ),
)


@pytest.mark.parametrize(
    ("rule", "what", "change"), BROKEN, ids=[f"{rule.__name__}-{n}" for n, (rule, *_) in enumerate(BROKEN)]
)
def test_the_rule_sees_what_breaks_it(rule: Rule, what: tuple[str, str], change: Change) -> None:
    whole = rendered("production")
    broken = copy.deepcopy(whole.named(*what))
    change(dict_of(broken))
    manifests = tuple(broken if each is whole.named(*what) else each for each in whole.manifests)
    assert list(rule(Rendered(whole.text, manifests)))


def dict_of(manifest: Any) -> dict[str, Any]:
    assert isinstance(manifest, dict)
    return manifest


def test_every_rule_is_shown_to_see() -> None:
    assert {rule for rule, *_ in BROKEN} == set(RULES)
