"""What every rendered set keeps: each rule is a function that yields what breaks it, in words."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.chart.rendering import POD_KINDS, Manifest, Rendered, containers_of, pod_of, selects

STANDING = ("Deployment", "StatefulSet")
DRAIN_SECONDS = 20
"""What a process takes at most: five seconds before it is told, ten for open requests, five for its pool."""

Rule = Callable[[Rendered], Iterator[str]]


def _called(manifest: Manifest) -> str:
    return f"{manifest['kind']} {manifest['metadata']['name']}"


def _pods(rendered: Rendered) -> Iterator[tuple[Manifest, dict[str, Any]]]:
    for manifest in rendered.of(*POD_KINDS):
        for container in containers_of(manifest):
            yield manifest, dict(container)


def images_are_pinned(rendered: Rendered) -> Iterator[str]:
    for manifest, container in _pods(rendered):
        _, _, last = container["image"].rpartition("/")
        _, _, version = last.partition("@") if "@" in last else last.partition(":")
        if version in {"", "latest"}:
            yield f"{_called(manifest)}: {container['image']} names no version"


def resources_are_bounded(rendered: Rendered) -> Iterator[str]:
    for manifest, container in _pods(rendered):
        found = container.get("resources", {})
        missing = {"cpu", "memory"} - found.get("requests", {}).keys() | {"memory"} - found.get("limits", {}).keys()
        if missing:
            yield f"{_called(manifest)}: {container['name']} does not say its {', '.join(sorted(missing))}"


def nobody_is_privileged(rendered: Rendered) -> Iterator[str]:
    """Pod Security's level ``restricted``, and a root file system that cannot be written."""
    for manifest in rendered.of(*POD_KINDS):
        spec = pod_of(manifest)["spec"]
        around = spec.get("securityContext", {})
        if not around.get("runAsNonRoot") or around.get("seccompProfile", {}).get("type") != "RuntimeDefault":
            yield f"{_called(manifest)}: its pods are not restricted"
        if any(spec.get(name) for name in ("hostNetwork", "hostPID", "hostIPC")):
            yield f"{_called(manifest)}: its pods share the node's namespaces"
        for volume in spec.get("volumes", ()):
            if not {"secret", "configMap", "emptyDir", "projected"} & volume.keys():
                yield f"{_called(manifest)}: volume {volume['name']} is of a kind that is not needed"
    for manifest, container in _pods(rendered):
        own = container.get("securityContext", {})
        kept = (
            own.get("allowPrivilegeEscalation") is False
            and own.get("readOnlyRootFilesystem") is True
            and own.get("capabilities") == {"drop": ["ALL"]}
            and own.get("runAsUser", 0) >= 10_000
        )
        if not kept:
            yield f"{_called(manifest)}: {container['name']} is not restricted"


def no_token_is_mounted(rendered: Rendered) -> Iterator[str]:
    for account in rendered.of("ServiceAccount"):
        if account.get("automountServiceAccountToken") is not False:
            yield f"{_called(account)}: its token is mounted"
    accounts = {account["metadata"]["name"] for account in rendered.of("ServiceAccount")}
    for manifest in rendered.of(*POD_KINDS):
        spec = pod_of(manifest)["spec"]
        if spec.get("automountServiceAccountToken") is not False:
            yield f"{_called(manifest)}: a token is mounted"
        if spec.get("serviceAccountName") not in accounts:
            yield f"{_called(manifest)}: its ServiceAccount is not there"


def services_make_no_settings(rendered: Rendered) -> Iterator[str]:
    """Kubernetes' variables about a Service called plumbline-… would be read as settings."""
    for manifest in rendered.of(*POD_KINDS):
        if pod_of(manifest)["spec"].get("enableServiceLinks") is not False:
            yield f"{_called(manifest)}: variables of Services reach its pods"


def secrets_are_somebody_elses(rendered: Rendered) -> Iterator[str]:
    for secret in rendered.of("Secret"):
        yield f"{_called(secret)}: the chart makes a Secret"
    for manifest, container in _pods(rendered):
        is_roles_step = manifest["kind"] == "Job" and "-roles-" in manifest["metadata"]["name"]
        for variable in container.get("env", ()):
            if "secretKeyRef" in variable.get("valueFrom", {}) and not is_roles_step:
                yield f"{_called(manifest)}: {variable['name']} is a secret as a variable; mount it as a file"
            if "://" in str(variable.get("value", "")) and "@" in str(variable["value"]):
                yield f"{_called(manifest)}: {variable['name']} may hold a password"


def probes_ask_different_things(rendered: Rendered) -> Iterator[str]:
    for manifest in rendered.of(*STANDING):
        for container in containers_of(manifest):
            probes: dict[str, Any] = {
                kind: container.get(f"{kind}Probe", {}) for kind in ("startup", "readiness", "liveness")
            }
            asked = {kind: probe.get("httpGet", {}).get("path") for kind, probe in probes.items()}
            if asked != {"startup": "/livez", "readiness": "/readyz", "liveness": "/livez"}:
                yield f"{_called(manifest)}: {container['name']} is asked {asked}"
            elif probes["startup"]["failureThreshold"] <= probes["liveness"]["failureThreshold"]:
                yield f"{_called(manifest)}: {container['name']} has no more time to start than to hang"
            ports = {port["name"] for port in container.get("ports", ())}
            elsewhere = {probe["httpGet"]["port"] for probe in probes.values() if probe} - ports
            if elsewhere:
                yield f"{_called(manifest)}: {container['name']} is asked on {elsewhere}, where it does not listen"


def ends_are_waited_for(rendered: Rendered) -> Iterator[str]:
    for manifest in rendered.of(*STANDING):
        if pod_of(manifest)["spec"].get("terminationGracePeriodSeconds", 0) <= DRAIN_SECONDS:
            yield f"{_called(manifest)}: it is killed before it has drained"


def evictions_are_bounded(rendered: Rendered) -> Iterator[str]:
    budgets = list(rendered.of("PodDisruptionBudget"))
    for manifest in rendered.of(*STANDING):
        labels = pod_of(manifest)["metadata"]["labels"]
        covering = [budget for budget in budgets if selects(budget["spec"]["selector"], labels)]
        if len(covering) != 1:
            yield f"{_called(manifest)}: {len(covering)} budgets; an eviction needs exactly one"
        elif covering[0]["spec"].get("maxUnavailable") != 1:
            yield f"{_called(covering[0])}: does not let one go at a time"


def network_is_shut(rendered: Rendered) -> Iterator[str]:
    """Each pod is taken by the policy that opens nothing and by exactly one that opens what it needs."""
    policies = list(rendered.of("NetworkPolicy"))
    for manifest in rendered.of(*POD_KINDS):
        labels = pod_of(manifest)["metadata"]["labels"]
        taking = [policy for policy in policies if selects(policy["spec"]["podSelector"], labels)]
        shut = [policy for policy in taking if not {"ingress", "egress"} & policy["spec"].keys()]
        if not shut or any(set(policy["spec"]["policyTypes"]) != {"Ingress", "Egress"} for policy in taking):
            yield f"{_called(manifest)}: not everything is shut to its pods"
        if len(taking) - len(shut) != 1:
            yield f"{_called(manifest)}: {len(taking) - len(shut)} policies open something to its pods"


def replicas_stand_apart(rendered: Rendered) -> Iterator[str]:
    for manifest in rendered.of(*STANDING):
        template = pod_of(manifest)
        keys = {
            spread["topologyKey"]
            for spread in template["spec"].get("topologySpreadConstraints", ())
            if selects(spread["labelSelector"], template["metadata"]["labels"])
        }
        if keys != {"topology.kubernetes.io/zone", "kubernetes.io/hostname"}:
            yield f"{_called(manifest)}: its pods are spread by {sorted(keys)}"


def scalers_own_the_count(rendered: Rendered) -> Iterator[str]:
    """Who is scaled says no number of replicas: an upgrade would set it back."""
    scaled = {
        (each["spec"]["scaleTargetRef"]["kind"], each["spec"]["scaleTargetRef"]["name"])
        for each in rendered.of("HorizontalPodAutoscaler", "ScaledObject")
    }
    standing = {(manifest["kind"], manifest["metadata"]["name"]): manifest for manifest in rendered.of(*STANDING)}
    for target in scaled:
        if target not in standing:
            yield f"{' '.join(target)} is scaled and not there"
    for key, manifest in standing.items():
        if ("replicas" in manifest["spec"]) == (key in scaled):
            yield f"{_called(manifest)}: its replicas are said by two or by nobody"


def signals_stand_alone(rendered: Rendered) -> Iterator[str]:
    """Decision 0005: one process; a StatefulSet never has two of a name."""
    for manifest in rendered.of(*STANDING):
        is_signals = manifest["metadata"]["labels"]["app.kubernetes.io/component"] == "signals"
        if is_signals and (manifest["kind"] != "StatefulSet" or manifest["spec"].get("replicas") != 1):
            yield f"{_called(manifest)}: there may be two of it"


def selectors_find_their_own(rendered: Rendered) -> Iterator[str]:
    """Each Service leads to one component, on ports that its containers have."""
    templates = {_called(manifest): pod_of(manifest) for manifest in rendered.of(*STANDING)}
    for service in rendered.of("Service"):
        selector = {"matchLabels": service["spec"]["selector"]}
        found = [name for name, pod in templates.items() if selects(selector, pod["metadata"]["labels"])]
        if len(found) != 1:
            yield f"{_called(service)}: leads to {found}"
            continue
        names = {port["name"] for box in templates[found[0]]["spec"]["containers"] for port in box.get("ports", ())}
        for port in service["spec"]["ports"]:
            if port["targetPort"] not in names:
                yield f"{_called(service)}: {port['targetPort']} is no port of {found[0]}"


RULES: tuple[Rule, ...] = (
    images_are_pinned,
    resources_are_bounded,
    nobody_is_privileged,
    no_token_is_mounted,
    services_make_no_settings,
    secrets_are_somebody_elses,
    probes_ask_different_things,
    ends_are_waited_for,
    evictions_are_bounded,
    network_is_shut,
    replicas_stand_apart,
    scalers_own_the_count,
    signals_stand_alone,
    selectors_find_their_own,
)
