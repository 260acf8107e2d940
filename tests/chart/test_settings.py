"""What the chart tells each process is what the process reads: the services' own settings load it."""

from pathlib import Path
from typing import Any

import certifi
import pytest

from chassis.settings import ApiSettings, FrameSettings, MigrationSettings, WorkerSettings, load
from departments.settings import SignalsSettings
from gateway.settings import GatewaySettings
from plumbline.credentials import SERVICES
from tests.chart.rendering import SETS, Manifest, Rendered, containers_of, pod_of, rendered


def _some_certificate() -> str:
    """A certificate in the form PEM, of an authority that everybody trusts."""
    _, begin, rest = Path(certifi.where()).read_text(encoding="utf-8").partition("-----BEGIN CERTIFICATE-----")
    body, end, _ = rest.partition("-----END CERTIFICATE-----")
    return f"{begin}{body}{end}\n"


SECRETS = {
    "database": "postgresql://intake_app:aF3kd92mX@db.example.org:5432/intake",
    "owner": "postgresql://intake_owner:aF3kd92mX@db.example.org:5432/intake",
    "session": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "client": "aF3kd92mX",
    "kafka": "aF3kd92mX",
    "authority": _some_certificate(),
}


def _environment(whole: Rendered, manifest: Manifest, name: str, folder: Path) -> dict[str, str]:
    """The environment of container ``name`` as the kubelet would make it; Secrets are files under ``folder``."""
    container = next(box for box in containers_of(manifest) if box["name"] == name)
    found: dict[str, str] = {}
    for source in container["envFrom"]:
        found |= whole.named("ConfigMap", source["configMapRef"]["name"])["data"]
    for variable in container.get("env", ()):
        found[variable["name"]] = variable.get("value", "pod-0")
    return {
        key: _under(folder, manifest, container, value) if key.endswith("_FILE") else value
        for key, value in found.items()
    }


def _under(folder: Path, manifest: Manifest, container: Any, path: str) -> str:
    """Where a mounted file is here. Fails where no mounted Secret has it."""
    mount = next(each for each in container["volumeMounts"] if Path(path).is_relative_to(each["mountPath"]))
    volume = next(each for each in pod_of(manifest)["spec"]["volumes"] if each["name"] == mount["name"])
    assert str(Path(path).relative_to(mount["mountPath"])) in {item["path"] for item in volume["secret"]["items"]}
    file = folder / f"{volume['name']}"
    file.write_text(SECRETS[volume["name"]], encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", SETS)
def test_an_api_reads_its_settings(name: str, service: str, tmp_path: Path) -> None:
    whole = rendered(name)
    manifest = whole.named("Deployment", f"plumbline-{service}-api")
    settings = load(ApiSettings, service=service, environment=_environment(whole, manifest, "api", tmp_path))
    assert settings.database_url.get_secret_value() == SECRETS["database"]
    assert settings.oidc_token_types == ("JWT",)
    assert settings.pool_size == 8
    assert not settings.development


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", SETS)
def test_a_worker_reads_its_settings(name: str, service: str, tmp_path: Path) -> None:
    whole = rendered(name)
    manifest = whole.named("StatefulSet", f"plumbline-{service}-worker")
    settings = load(WorkerSettings, service=service, environment=_environment(whole, manifest, "worker", tmp_path))
    assert settings.instance == "pod-0"
    assert (settings.health_host, settings.health_port) == ("0.0.0.0", 8081)


def test_signals_and_gateway_read_theirs(tmp_path: Path) -> None:
    whole = rendered("production")
    signals = _environment(whole, whole.named("StatefulSet", "plumbline-signals"), "signals", tmp_path)
    assert load(SignalsSettings, service="departments", environment=signals).health_port == 8081
    gateway = _environment(whole, whole.named("Deployment", "plumbline-gateway"), "front", tmp_path)
    settings = load(GatewaySettings, service="gateway", environment=gateway)
    assert settings.oidc_client_secret
    assert settings.oidc_client_secret.get_secret_value() == SECRETS["client"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_migration_has_the_owners_address_and_nothing_else_has_it(service: str, tmp_path: Path) -> None:
    whole = rendered("production")
    job = whole.named("Job", f"plumbline-migrate-{service}")
    settings = load(MigrationSettings, service=service, environment=_environment(whole, job, "step", tmp_path))
    assert settings.owner_url.get_secret_value() == SECRETS["owner"]
    for manifest in whole.of("Deployment", "StatefulSet"):
        assert "-owner" not in str(pod_of(manifest))


KNOWN = {
    f"PLUMBLINE_{field.upper()}"
    for settings in (ApiSettings, WorkerSettings, SignalsSettings, GatewaySettings, FrameSettings)
    for field in settings.model_fields
}
KNOWN |= {f"PLUMBLINE_{service.upper()}_{kind}_URL" for service in SERVICES for kind in ("DATABASE", "OWNER")}


@pytest.mark.parametrize("name", SETS)
def test_no_variable_is_one_that_nobody_reads(name: str) -> None:
    whole = rendered(name)
    said = {key for each in whole.of("ConfigMap") for key in each["data"] if key.startswith("PLUMBLINE_")}
    for manifest in whole.of("Deployment", "StatefulSet", "Job"):
        said |= {each["name"] for box in containers_of(manifest) for each in box.get("env", ())}
    ours = {each.removesuffix("_FILE") for each in said if each.startswith("PLUMBLINE_")}
    assert ours - KNOWN <= {"PLUMBLINE_OWNER_PASSWORD", "PLUMBLINE_APP_PASSWORD", "PLUMBLINE_READER_PASSWORD"}
