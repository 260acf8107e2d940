"""How to reach Kafka, and as whom: an address, and where the broker asks for it a name, a password and encryption."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
MECHANISM = "SCRAM-SHA-512"
"""The one way to sign in: the password does not cross the wire."""


@dataclass(frozen=True)
class KafkaAccess:
    """``authority`` is the PEM text of the authorities to trust; empty: those of the machine."""

    bootstrap: str
    protocol: Protocol = "PLAINTEXT"
    username: str | None = None
    password: str | None = None
    authority: str = ""

    def __repr__(self) -> str:
        return f"KafkaAccess({self.bootstrap}, {self.protocol}, {self.username})"


Broker = KafkaAccess | str
"""A plain address is one that asks for nothing."""


def access_of(broker: Broker) -> KafkaAccess:
    """``broker`` as an access."""
    return broker if isinstance(broker, KafkaAccess) else KafkaAccess(broker)


def client_arguments(broker: Broker) -> Mapping[str, Any]:
    """What the library's clients take to reach ``broker``. Raises ``ssl.SSLError`` on an authority that is none."""
    access = access_of(broker)
    arguments: dict[str, Any] = {"bootstrap_servers": access.bootstrap, "security_protocol": access.protocol}
    if access.protocol.endswith("SSL"):
        arguments["ssl_context"] = ssl.create_default_context(cadata=access.authority or None)
    if access.protocol.startswith("SASL"):
        arguments["sasl_mechanism"] = MECHANISM
        arguments["sasl_plain_username"] = access.username
        arguments["sasl_plain_password"] = access.password
    return arguments
