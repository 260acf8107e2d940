"""What docker-compose.yml starts and what the files beside it say of one another: names, ports, places, variables."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from plumbline.compose.begin import Wish, wanted
from tests.support.metric_names import ROOT

INFRA = ROOT / "infra"
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
COLLECTOR: dict[str, Any] = yaml.safe_load((INFRA / "otel-collector/config.yaml").read_text())
PROMETHEUS: dict[str, Any] = yaml.safe_load((INFRA / "prometheus/prometheus.yaml").read_text())
OTLP_PORT = 4318
METRICS_PORT = 8080
OBSERVED = {name for name in SERVICES if name.endswith(("-api", "-worker"))} | {"signals", "gateway"}


def _mounts(service: str) -> dict[str, Path]:
    """Our files in a container: where they are there, and here."""
    pairs = (entry.split(":") for entry in SERVICES[service]["volumes"] if entry.startswith("./"))
    return {inside: ROOT / outside for outside, inside, *_ in pairs}


def _option(service: str, name: str) -> str:
    return next(
        part.removeprefix(f"--{name}=") for part in SERVICES[service]["command"] if part.startswith(f"--{name}=")
    )


def _meet(*services: str) -> bool:
    return bool(set.intersection(*(set(SERVICES[service]["networks"]) for service in services)))


def test_every_process_of_ours_is_read_by_prometheus_and_can_be():
    lookups = [lookup for job in PROMETHEUS["scrape_configs"] for lookup in job.get("dns_sd_configs", ())]
    assert {name for lookup in lookups for name in lookup["names"]} == OBSERVED
    assert {lookup["port"] for lookup in lookups} == {METRICS_PORT}
    assert not [name for name in OBSERVED if not _meet(name, "prometheus")]


@pytest.mark.parametrize(("service", "option"), [("prometheus", "config.file"), ("otel-collector", "config")])
def test_what_a_server_is_told_to_read_is_there(service: str, option: str):
    place = _option(service, option)
    found = [outside / place.removeprefix(inside).lstrip("/") for inside, outside in _mounts(service).items()]
    assert [path for path in found if path.is_file()]


def test_what_is_sent_reaches_the_collector_and_the_viewer_behind_it():
    told = urlsplit(wanted(Wish(obs=True, demo=True))["PLUMBLINE_OTLP_ENDPOINT"])
    assert told.hostname in SERVICES
    assert COLLECTOR["receivers"]["otlp"]["protocols"]["http"]["endpoint"] == f"0.0.0.0:{told.port}"
    assert not [name for name in OBSERVED if not _meet(name, told.hostname)]

    default = re.fullmatch(r"\$\{env:[A-Z_]+:-(.+)}", COLLECTOR["exporters"]["otlphttp/traces"]["endpoint"])
    assert default is not None
    viewer = urlsplit(default.group(1))
    assert (viewer.hostname, viewer.port) == ("jaeger", OTLP_PORT)
    assert SERVICES["jaeger"]["environment"]["JAEGER_LISTEN_HOST"] == "0.0.0.0"
    assert _meet("jaeger", told.hostname)


def test_grafana_finds_its_dashboards_and_whom_it_asks():
    mounts = _mounts("grafana")
    provisioning = mounts["/etc/grafana/provisioning"]
    providers = yaml.safe_load(next((provisioning / "dashboards").glob("*.yaml")).read_text())["providers"]
    for provider in providers:
        assert list(mounts[provider["options"]["path"]].glob("*.json"))
    for source in yaml.safe_load(next((provisioning / "datasources").glob("*.yaml")).read_text())["datasources"]:
        assert _meet("grafana", str(urlsplit(source["url"]).hostname))


def test_keycloak_is_given_every_variable_that_its_realm_names():
    named = set(re.findall(r"\$\{(PLUMBLINE_[A-Z_]+)}", (INFRA / "keycloak/plumbline-realm.json").read_text()))
    assert "PLUMBLINE_DEMO_PASSWORD" in named
    assert named <= SERVICES["keycloak"]["environment"].keys()
    assert named <= wanted(Wish(auth=True)).keys()
