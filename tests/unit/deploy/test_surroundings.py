"""What each process is told."""

import pytest

from plumbline.credentials import Credentials
from plumbline.environment import ISSUER_SETTING, NoSignIn, Surroundings
from plumbline.topology import PORTS

NUMBERED = {name: 4000 + number for number, name in enumerate(("web", *PORTS))}


def _around(*, demo: bool = True) -> Surroundings:
    return Surroundings(NUMBERED, Credentials(), demo=demo)


def test_a_worker_gets_the_running_role_and_never_the_owner():
    environment = _around().for_service("intake")
    assert environment["PLUMBLINE_INTAKE_DATABASE_URL"].startswith("postgresql://intake_app:")
    assert not any("_owner:" in value for value in environment.values())


def test_only_migrations_get_the_owner():
    urls = _around().for_migrations()
    assert len(urls) == 5
    assert all("_owner:" in url for url in urls.values())


def test_health_is_answered_on_the_workers_own_port():
    assert _around().for_service("signals")["PLUMBLINE_HEALTH_PORT"] == str(NUMBERED["signals"])


def test_the_demo_signs_in_at_the_development_issuer():
    assert _around().for_service("intake")["PLUMBLINE_OIDC_ISSUER"] == f"http://127.0.0.1:{NUMBERED['issuer']}"


def test_without_the_demo_the_operators_issuer_is_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(ISSUER_SETTING, "https://sign-in.example.org/realms/health")
    assert _around(demo=False).issuer == "https://sign-in.example.org/realms/health"


def test_without_any_issuer_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(ISSUER_SETTING, raising=False)
    with pytest.raises(NoSignIn, match=f"{ISSUER_SETTING}.*--demo"):
        _ = _around(demo=False).issuer
