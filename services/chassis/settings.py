"""Settings: read once from the environment at start, checked, never printed with their secrets.

Every variable is ``PLUMBLINE_<FIELD>``; fields marked :class:`OfService` are ``PLUMBLINE_<SERVICE>_<FIELD>``.
``<VARIABLE>_FILE`` names a file that holds the value, which is how a secret should come.
"""

import os
import socket
import ssl
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from chassis.environment_source import EnvironmentOrFile, OfService, variable_name
from chassis.errors import ConfigurationRefused
from chassis.kafka_access import KafkaAccess, Protocol

PLACEHOLDERS = frozenset(
    {"", "admin", "change-me", "changeme", "example", "password", "plumbline", "postgres", "root", "secret", "test"}
)
"""Passwords that everybody would try first."""

SCHEMES = {"postgresql", "postgres"}


def _http_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an http or https address without a query")
    return value


def _without_slash(value: str) -> str:
    return value.rstrip("/")


IssuerAddress = Annotated[str, AfterValidator(_http_address)]
"""Kept to the letter, because a token's ``iss`` is compared with it to the letter."""
HttpAddress = Annotated[IssuerAddress, AfterValidator(_without_slash)]


def _instance() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"


def is_placeholder(password: str, *names: str) -> bool:
    """Whether ``password`` is one that everybody would try first, or one of ``names``."""
    return password.lower() in PLACEHOLDERS or password in names


class FrameSettings(BaseSettings):
    """What every process needs to know."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    service: str
    """Which service this process belongs to; given by the caller, not by the environment."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    otlp_endpoint: HttpAddress | None = None
    """Where traces, metrics and logs go by OTLP/HTTP; none: nowhere."""
    instance: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$", default_factory=_instance)]
    """The name of this replica; must stay the same over a restart for consumers to resume at once."""
    health_port: Annotated[int, Field(ge=0, le=65535)] = 0
    """Where a worker answers health checks; 0: nowhere."""
    health_host: str = "127.0.0.1"
    public_url: HttpAddress | None = None
    development: bool = False
    """Allows default passwords. Never set where anybody else can reach the machine."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_ignored: PydanticBaseSettingsSource,
        **_also_ignored: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the caller's arguments and nothing else; :func:`load` has read the environment by then."""
        return (init_settings,)

    @field_validator("otlp_endpoint", "public_url", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value


class _DatabaseSettings(FrameSettings):
    DATABASE_FIELD: ClassVar[str]

    @model_validator(mode="after")
    def _database_is_safe(self) -> Self:
        url = getattr(self, self.DATABASE_FIELD)
        problem = database_problem(url.get_secret_value(), development=self.development)
        if problem:
            raise ValueError(f"{variable_name(type(self), self.DATABASE_FIELD, self.service)} {problem}")
        return self


def database_problem(url: str, *, development: bool) -> str | None:
    """What is wrong with a database's address, in words that follow its variable's name; none where it is right."""
    try:
        parts = urlsplit(url)
        password = parts.password
    except ValueError:
        return "is not a database address"
    if parts.scheme not in SCHEMES or not parts.username or not parts.path.strip("/"):
        return "must look like postgresql://role:password@host:port/database"
    if not development and password is not None and is_placeholder(password, parts.username):
        return "has a default password; choose another, or set PLUMBLINE_DEVELOPMENT=1 on a machine of your own"
    return None


class IssuerSettings(FrameSettings):
    """Whose tokens are accepted."""

    oidc_issuer: IssuerAddress
    oidc_audience: Annotated[str, Field(min_length=1, max_length=255)] = "plumbline"
    oidc_discovery_url: HttpAddress | None = None
    """Where to read the issuer's keys when it is reached by another address than the one it signs with."""
    oidc_token_types: tuple[str, ...] = ("at+jwt",)
    """Accepted ``typ`` headers; Keycloak writes ``JWT`` unless it is told otherwise."""

    @field_validator("oidc_discovery_url", mode="before")
    @classmethod
    def _empty_is_at_the_issuer(cls, value: object) -> object:
        return None if value == "" else value


class ApiSettings(_DatabaseSettings, IssuerSettings):
    """What a service's HTTP side needs."""

    DATABASE_FIELD: ClassVar[str] = "database_url"

    database_url: Annotated[SecretStr, OfService()]
    pool_size: Annotated[int, Field(ge=1, le=100)] = 8
    requests_per_minute: Annotated[int, Field(ge=1)] = 6000
    """How many requests one person may send; an integrator may send twenty times as many."""


class KafkaSettings(FrameSettings):
    """Where Kafka is, and as whom to speak to it."""

    kafka_bootstrap: Annotated[str, Field(pattern=r"^[A-Za-z0-9._:,\[\]-]+:[0-9]{1,5}$", max_length=1000)]
    kafka_protocol: Protocol = "PLAINTEXT"
    """``SASL_SSL`` wherever others reach the broker; the name and the password are then needed."""
    kafka_username: Annotated[str, Field(min_length=1, max_length=255)] | None = None
    kafka_password: SecretStr | None = None
    kafka_authority: str = ""
    """The certificates (PEM) of the authorities that the broker's is from; empty: those of the machine."""

    @field_validator("kafka_authority")
    @classmethod
    def _authority_is_one(cls, value: str) -> str:
        try:
            ssl.create_default_context(cadata=value or None)
        except (ssl.SSLError, ValueError):
            raise ValueError("must hold certificates in the form PEM") from None
        return value

    @model_validator(mode="after")
    def _kafka_is_safe(self) -> Self:
        if not self.kafka_protocol.startswith("SASL"):
            return self
        if self.kafka_username is None or self.kafka_password is None:
            needed = "PLUMBLINE_KAFKA_USERNAME and PLUMBLINE_KAFKA_PASSWORD"
            raise ValueError(f"PLUMBLINE_KAFKA_PROTOCOL={self.kafka_protocol} needs {needed}")
        if not self.development and is_placeholder(self.kafka_password.get_secret_value(), self.kafka_username):
            raise ValueError("PLUMBLINE_KAFKA_PASSWORD is a default password; choose another")
        return self

    @property
    def kafka(self) -> KafkaAccess:
        """How to reach Kafka."""
        password = self.kafka_password.get_secret_value() if self.kafka_password else None
        return KafkaAccess(
            self.kafka_bootstrap, self.kafka_protocol, self.kafka_username, password, self.kafka_authority
        )


class WorkerSettings(_DatabaseSettings, KafkaSettings):
    """What a service's worker needs."""

    DATABASE_FIELD: ClassVar[str] = "database_url"

    database_url: Annotated[SecretStr, OfService()]
    pool_size: Annotated[int, Field(ge=1, le=100)] = 8


class MigrationSettings(_DatabaseSettings):
    """What changing a service's tables needs."""

    DATABASE_FIELD: ClassVar[str] = "owner_url"

    owner_url: Annotated[SecretStr, OfService()]


S = TypeVar("S", bound=FrameSettings)


def load(settings: type[S], *, service: str, environment: Mapping[str, str] | None = None) -> S:
    """Read ``settings`` of ``service`` from ``environment`` (by default the process's own).

    Raises:
        ConfigurationRefused: one line that names the first variable that is missing or cannot be right.
    """
    values: dict[str, Any] = EnvironmentOrFile(settings, service, os.environ if environment is None else environment)()
    try:
        return settings(service=service, **values)
    except ValidationError as error:
        raise ConfigurationRefused(_one_line(settings, service, error)) from None


def _one_line(settings: type[FrameSettings], service: str, error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return reason
    name = variable_name(settings, str(first["loc"][0]), service)
    if first["type"] == "missing":
        return f"{name} is not set"
    return f"{name} is not right: {reason[:1].lower()}{reason[1:]}"
