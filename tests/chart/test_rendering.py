"""What the chart makes of values, where it matters most."""

import re
from typing import Any

import pytest
import yaml

from contracts.topics import topics, topics_consumed_by
from plumbline.credentials import SERVICES
from plumbline.topics import wanted_settings
from tests.chart.copies import wanted as wanted_copies
from tests.chart.rendering import CHART, SETS, containers_of, example, pod_of, render, rendered
from tests.chart.values_table import README, written

HOOK = "helm.sh/hook"


def test_the_copies_in_the_chart_are_current() -> None:
    stale = [path.name for path, text in wanted_copies().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m tests.chart.copies"


def test_the_chart_is_released_with_what_it_installs() -> None:
    project = (CHART.parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    assert version
    assert chart["appVersion"] == chart["version"] == version.group(1)


def test_steps_come_before_everything_else_and_in_order() -> None:
    whole = rendered("production")
    jobs = {
        job["metadata"]["name"].removeprefix("plumbline-"): job["metadata"]["annotations"] for job in whole.of("Job")
    }
    assert {each[HOOK] for each in jobs.values()} == {"pre-install,pre-upgrade"}
    weights = {name: int(each["helm.sh/hook-weight"]) for name, each in jobs.items()}
    roles = [weights[f"roles-{service}"] for service in SERVICES]
    assert len(set(roles)) == len(roles)  # one after the other: they change rows of one catalogue
    assert max(roles) < weights["migrate-intake"] == weights["topics"]


def test_what_steps_stand_on_is_a_hook_before_them() -> None:
    whole = rendered("production")
    first = {
        (each["kind"], each["metadata"]["name"]): int(each["metadata"]["annotations"]["helm.sh/hook-weight"])
        for each in whole.of("ServiceAccount", "ConfigMap", "NetworkPolicy")
        if HOOK in each["metadata"].get("annotations", {})
    }
    steps = {(kind, "plumbline-steps") for kind in ("ServiceAccount", "ConfigMap", "NetworkPolicy")}
    assert set(first) == steps | {("ConfigMap", "plumbline-roles")}
    assert max(first.values()) < -20


def test_strimzi_makes_the_topics_instead_of_a_step() -> None:
    assert not [job for job in rendered("strimzi-cnpg").of("Job") if "topics" in job["metadata"]["name"]]


def test_kafka_topics_are_those_of_the_contracts() -> None:
    found = {each["metadata"]["name"]: each["spec"] for each in rendered("strimzi-cnpg").of("KafkaTopic")}
    assert found.keys() == topics().keys()
    for name, topic in topics().items():
        assert found[name]["partitions"] == topic.partitions
        config = {key: str(value) for key, value in found[name]["config"].items()}
        assert config.items() >= wanted_settings(topic).items()


def test_kafka_users_may_what_the_contracts_say() -> None:
    found = {each["metadata"]["name"]: each["spec"] for each in rendered("strimzi-cnpg").of("KafkaUser")}
    assert set(found) == {f"plumbline-{service}-kafka" for service in SERVICES}
    for service in SERVICES:
        acls = found[f"plumbline-{service}-kafka"]["authorization"]["acls"]
        readers = {service, "signals"} if service == "departments" else {service}
        assert _named(acls, "topic", "Read") == {
            each.name for each in topics().values() if readers & set(each.consumers)
        }
        assert _named(acls, "topic", "Write") == {each.name for each in topics().values() if service in each.producers}
        assert _named(acls, "group", "Read") == readers


def _named(acls: list[dict[str, Any]], kind: str, operation: str) -> set[str]:
    resources = [each["resource"] for each in acls if operation in each["operations"]]
    return {resource["name"] for resource in resources if resource["type"] == kind}


def test_a_worker_is_to_kafka_whom_strimzi_made() -> None:
    whole = rendered("strimzi-cnpg")
    for name, user in (("incident-worker", "incident"), ("signals", "departments")):
        manifest = whole.named("StatefulSet", f"plumbline-{name}")
        said = {each["name"]: each.get("value") for each in containers_of(manifest)[0]["env"]}
        assert said["PLUMBLINE_KAFKA_USERNAME"] == f"plumbline-{user}-kafka"
        volumes = {each["name"]: each for each in pod_of(manifest)["spec"]["volumes"]}
        assert volumes["kafka"]["secret"]["secretName"] == f"plumbline-{user}-kafka"


def test_workers_are_scaled_by_the_lag_of_each_topic_that_they_listen_to() -> None:
    scaled = {each["metadata"]["name"]: each["spec"] for each in rendered("production").of("ScaledObject")}
    assert set(scaled) == {f"plumbline-{service}-worker" for service in SERVICES if topics_consumed_by(service)}
    for service in SERVICES:
        triggers = scaled.get(f"plumbline-{service}-worker", {}).get("triggers", [])
        assert {each["metadata"]["topic"] for each in triggers} == {topic.name for topic in topics_consumed_by(service)}
        for each in triggers:
            assert each["metadata"]["limitToPartitionsWithLag"] == "true"
            assert each["metadata"]["excludePersistentLag"] == "true"
            assert each["metadata"]["consumerGroup"] == service


def test_no_more_workers_than_partitions_may_be_asked_for() -> None:
    schema = yaml.safe_load((CHART / "values.schema.json").read_text(encoding="utf-8"))
    most = schema["definitions"]["worker"]["properties"]["replicas"]["maximum"]
    assert most == min(topic.partitions for topic in topics().values())


def test_boards_are_given_no_limit_by_the_route() -> None:
    rules = next(iter(rendered("production").of("HTTPRoute")))["spec"]["rules"]
    timeouts = {rule["matches"][0]["path"]["value"]: rule["timeouts"]["request"] for rule in rules}
    assert timeouts == {"/api/departments/": "0s", "/": "60s"}


def test_a_changed_setting_starts_pods_anew() -> None:
    def sums(setting: str) -> set[str]:
        whole = render([example("minimal")], [setting])
        return {
            pod_of(each)["metadata"]["annotations"]["checksum/settings"]
            for each in whole.of("Deployment", "StatefulSet")
        }

    before, after = sums("logLevel=INFO"), sums("logLevel=DEBUG")
    assert len(before) == len(after) == 1
    assert before != after


def test_a_service_may_differ_from_the_defaults() -> None:
    whole = render([example("minimal")], ["services.incident.api.replicas=4", "services.incident.worker.poolSize=3"])
    assert whole.named("Deployment", "plumbline-incident-api")["spec"]["replicas"] == 4
    assert whole.named("Deployment", "plumbline-intake-api")["spec"]["replicas"] == 1
    worker = whole.named("StatefulSet", "plumbline-incident-worker")
    assert {"name": "PLUMBLINE_POOL_SIZE", "value": "3"} in containers_of(worker)[0]["env"]


@pytest.mark.parametrize("name", SETS)
def test_the_door_leads_to_services_that_are_there(name: str) -> None:
    whole = rendered(name)
    door = whole.named("ConfigMap", "plumbline-gateway-proxy")["data"]["nginx.conf"]
    led_to = dict(re.findall(r"upstream (\w+) { server ([a-z0-9.:-]+);", door))
    assert led_to.pop("front") == "127.0.0.1:8080"
    assert led_to == {service: f"plumbline-{service}-api:80" for service in SERVICES}
    assert all(whole.named("Service", target.removesuffix(":80")) for target in led_to.values())
    assert f"(?<service>{'|'.join(SERVICES)})/" in door
    assert "location = /session/token { return 404; }" in door  # a page must never read the bearer
    assert "@" not in re.sub(r"@(nobody|cross_site|away)", "", door)


def test_secrets_from_a_store_are_those_that_pods_mount() -> None:
    whole = rendered("external-secrets")
    made = {
        each["spec"]["target"]["name"]: {one["secretKey"] for one in each["spec"]["data"]}
        for each in whole.of("ExternalSecret")
    }
    mounted: dict[str, set[str]] = {}
    for manifest in whole.of("Deployment", "StatefulSet", "Job"):
        for volume in pod_of(manifest)["spec"]["volumes"]:
            if secret := volume.get("secret"):
                mounted.setdefault(secret["secretName"], set()).update(item["key"] for item in secret["items"])
    assert made == mounted


def test_an_uninstall_leaves_what_cannot_be_made_again() -> None:
    for each in rendered("strimzi-cnpg").of("KafkaTopic", "Cluster"):
        assert each["metadata"]["annotations"]["helm.sh/resource-policy"] == "keep"


def test_a_release_of_another_name_has_no_object_of_this_one() -> None:
    whole = render([example("minimal")], ["fullnameOverride=second"])
    assert all(each["metadata"]["name"].startswith("second-") for each in whole.manifests)


def test_the_readme_lists_every_value() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == written(readme), "run: python -m tests.chart.values_table"
