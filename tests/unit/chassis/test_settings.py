"""Settings are read once, and what is wrong is said in one line that names the variable and no value."""

from pathlib import Path

import pytest

from chassis.errors import ConfigurationRefused
from chassis.masking import described, masked
from chassis.settings import ApiSettings, FrameSettings, MigrationSettings, WorkerSettings, load

GOOD = {
    "PLUMBLINE_INTAKE_DATABASE_URL": "postgresql://intake_app:correct-horse@db:5432/intake",
    "PLUMBLINE_INTAKE_OWNER_URL": "postgresql://intake_owner:battery-staple@db:5432/intake",
    "PLUMBLINE_OIDC_ISSUER": "https://issuer.example/realm/",
    "PLUMBLINE_KAFKA_BOOTSTRAP": "kafka-1:9092,kafka-2:9092",
}


def read(kind: type[FrameSettings] = ApiSettings, **changed: str | None) -> FrameSettings:
    environment = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    return load(kind, service="intake", environment=environment)


def test_a_services_own_variables_carry_its_name() -> None:
    settings = load(ApiSettings, service="intake", environment=GOOD)
    assert settings.database_url.get_secret_value() == GOOD["PLUMBLINE_INTAKE_DATABASE_URL"]


def test_the_issuer_is_kept_to_the_letter() -> None:
    assert load(ApiSettings, service="intake", environment=GOOD).oidc_issuer == "https://issuer.example/realm/"


def test_a_worker_needs_kafka_and_no_issuer() -> None:
    settings = load(WorkerSettings, service="intake", environment={**GOOD, "PLUMBLINE_OIDC_ISSUER": ""})
    assert settings.kafka_bootstrap == "kafka-1:9092,kafka-2:9092"


def test_an_empty_endpoint_means_nowhere() -> None:
    assert read(PLUMBLINE_OTLP_ENDPOINT="").otlp_endpoint is None


def test_lists_are_written_with_commas() -> None:
    settings = load(ApiSettings, service="intake", environment={**GOOD, "PLUMBLINE_OIDC_TOKEN_TYPES": "at+jwt, JWT"})
    assert settings.oidc_token_types == ("at+jwt", "JWT")


def test_a_secret_comes_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text(GOOD["PLUMBLINE_INTAKE_OWNER_URL"] + "\n")
    environment = {"PLUMBLINE_INTAKE_OWNER_URL_FILE": str(file)}
    settings = load(MigrationSettings, service="intake", environment=environment)
    assert settings.owner_url.get_secret_value() == GOOD["PLUMBLINE_INTAKE_OWNER_URL"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"PLUMBLINE_INTAKE_DATABASE_URL": None}, "PLUMBLINE_INTAKE_DATABASE_URL is not set"),
        ({"PLUMBLINE_OIDC_ISSUER": None}, "PLUMBLINE_OIDC_ISSUER is not set"),
        ({"PLUMBLINE_OIDC_ISSUER": "issuer"}, "PLUMBLINE_OIDC_ISSUER is not right: must be an http"),
        ({"PLUMBLINE_LOG_LEVEL": "loud"}, "PLUMBLINE_LOG_LEVEL is not right"),
        ({"PLUMBLINE_HEALTH_PORT": "70000"}, "PLUMBLINE_HEALTH_PORT is not right"),
        ({"PLUMBLINE_INTAKE_DATABASE_URL": "mysql://a:b@c/d"}, "PLUMBLINE_INTAKE_DATABASE_URL must look like"),
        ({"PLUMBLINE_INTAKE_DATABASE_URL_FILE": "/x"}, "are both set"),
        (
            {"PLUMBLINE_INTAKE_DATABASE_URL": None, "PLUMBLINE_INTAKE_DATABASE_URL_FILE": "/nowhere"},
            "PLUMBLINE_INTAKE_DATABASE_URL_FILE names a file that cannot be read",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_variables_name(changed: dict[str, str | None], said: str) -> None:
    with pytest.raises(ConfigurationRefused) as refused:
        read(ApiSettings, **changed)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "correct-horse" not in str(refused.value)


@pytest.mark.parametrize("password", ["postgres", "Password", "changeme", "intake_app", ""])
def test_a_default_password_is_refused(password: str) -> None:
    url = f"postgresql://intake_app:{password}@db/intake"
    with pytest.raises(ConfigurationRefused, match="default password"):
        read(PLUMBLINE_INTAKE_DATABASE_URL=url)


def test_a_default_password_is_allowed_in_development() -> None:
    url = "postgresql://intake_app:postgres@db/intake"
    assert read(PLUMBLINE_INTAKE_DATABASE_URL=url, PLUMBLINE_DEVELOPMENT="1").development


def test_a_role_without_password_is_allowed() -> None:
    assert read(PLUMBLINE_INTAKE_DATABASE_URL="postgresql://intake_app@db/intake")


def test_secrets_are_masked_wherever_settings_are_printed() -> None:
    settings = read()
    assert "correct-horse" not in f"{settings} {settings!r} {described(settings)}"
    assert described(settings)["PLUMBLINE_INTAKE_DATABASE_URL"] == "postgresql://intake_app:***@db:5432/intake"


def test_what_is_no_address_is_masked_as_a_whole() -> None:
    assert masked("some-secret") == "***"
