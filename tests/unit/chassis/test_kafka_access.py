"""How Kafka is reached, and as whom."""

import ssl

import pytest

from chassis.errors import ConfigurationRefused
from chassis.kafka_access import KafkaAccess, client_arguments
from chassis.settings import KafkaSettings, load

PLAIN = {"PLUMBLINE_KAFKA_BOOTSTRAP": "kafka:9092"}
SIGNED_IN = {
    **PLAIN,
    "PLUMBLINE_KAFKA_PROTOCOL": "SASL_SSL",
    "PLUMBLINE_KAFKA_USERNAME": "training",
    "PLUMBLINE_KAFKA_PASSWORD": "a long and good one",
}


def _access(environment: dict[str, str]) -> KafkaAccess:
    return load(KafkaSettings, service="training", environment=environment).kafka


def test_a_plain_address_asks_for_nothing():
    assert client_arguments("kafka:9092") == {"bootstrap_servers": "kafka:9092", "security_protocol": "PLAINTEXT"}
    assert client_arguments(_access(PLAIN)) == client_arguments("kafka:9092")


def test_a_broker_that_asks_gets_a_name_and_no_password_in_the_clear():
    arguments = client_arguments(_access(SIGNED_IN))
    assert arguments["sasl_mechanism"] == "SCRAM-SHA-512"
    assert (arguments["sasl_plain_username"], arguments["sasl_plain_password"]) == ("training", "a long and good one")
    context = arguments["ssl_context"]
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_an_access_keeps_its_password_to_itself():
    assert "good" not in repr(_access(SIGNED_IN))


@pytest.mark.parametrize("missing", ["PLUMBLINE_KAFKA_USERNAME", "PLUMBLINE_KAFKA_PASSWORD"])
def test_signing_in_needs_both_a_name_and_a_password(missing: str):
    environment = {name: value for name, value in SIGNED_IN.items() if name != missing}
    with pytest.raises(ConfigurationRefused, match="needs PLUMBLINE_KAFKA_USERNAME and PLUMBLINE_KAFKA_PASSWORD"):
        _access(environment)


@pytest.mark.parametrize("password", ["changeme", "training", "Password"])
def test_a_password_that_everybody_would_try_is_refused(password: str):
    with pytest.raises(ConfigurationRefused, match="default password"):
        _access({**SIGNED_IN, "PLUMBLINE_KAFKA_PASSWORD": password})


def test_another_protocol_is_refused():
    with pytest.raises(ConfigurationRefused, match="PLUMBLINE_KAFKA_PROTOCOL"):
        _access({**PLAIN, "PLUMBLINE_KAFKA_PROTOCOL": "TLS"})


@pytest.mark.parametrize(
    "authority", ["no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]
)
def test_an_authority_that_is_none_is_refused(authority: str):
    with pytest.raises(ConfigurationRefused, match="PLUMBLINE_KAFKA_AUTHORITY is not right"):
        _access({**SIGNED_IN, "PLUMBLINE_KAFKA_AUTHORITY": authority})
