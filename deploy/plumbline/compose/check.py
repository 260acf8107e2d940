"""``python -m plumbline.compose.check``: looks at the settings of a deployment by compose before anything starts.

Says everything that is wrong, a line each, and ends with 2; then nothing else is started. Without it a password that
everybody tries first would be in the databases before a service refused it.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping

from pydantic import SecretStr

from chassis.settings import is_placeholder
from gateway.settings import is_loopback, key_bytes

SHORTEST_SECRET = 16
SESSION_KEY = "PLUMBLINE_SESSION_KEY"
_SECRET = re.compile(r"^PLUMBLINE_[A-Z_]+_(PASSWORD|SECRET)$")
CLUSTER = "PLUMBLINE_KAFKA_CLUSTER_ID"
_CLUSTER_ID = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_-]{21}$")
_GOES_INTO_AN_ADDRESS = re.compile(r"^[A-Za-z0-9._~-]+$")


def problems(environment: Mapping[str, str]) -> list[str]:
    """What is wrong with ``environment``, in words that name the variable and never its value."""
    return [*_of_secrets(environment), *_of_kafka(environment), *_of_sign_in(environment)]


def _profiles(environment: Mapping[str, str]) -> set[str]:
    return {name.strip() for name in environment.get("COMPOSE_PROFILES", "").split(",")}


def _of_secrets(environment: Mapping[str, str]) -> Iterator[str]:
    is_development = environment.get("PLUMBLINE_DEVELOPMENT") in {"1", "true"}
    if is_development and "demo" not in _profiles(environment):
        yield "PLUMBLINE_DEVELOPMENT allows default passwords, and is for the profile demo only"
    allows_placeholders = is_development and "demo" in _profiles(environment)
    for name, value in sorted(environment.items()):
        if not _SECRET.match(name):
            continue
        if not _GOES_INTO_AN_ADDRESS.match(value):
            yield f"{name} must be of letters, digits and . _ ~ - only: it is a part of an address"
        elif not allows_placeholders and (is_placeholder(value, *_names(name)) or len(value) < SHORTEST_SECRET):
            yield f"{name} is a default or shorter than {SHORTEST_SECRET} characters; make compose-init makes one"
    try:
        key_bytes(SecretStr(environment.get(SESSION_KEY, "")))
    except ValueError as error:
        yield f"{SESSION_KEY} {error}"


def _names(variable: str) -> tuple[str, ...]:
    """What somebody would take for the password of ``variable``: the name of its role."""
    words = variable.lower().removeprefix("plumbline_").split("_")
    return ("_".join(words[:-1]), words[0])


def _of_kafka(environment: Mapping[str, str]) -> Iterator[str]:
    if not _CLUSTER_ID.match(environment.get(CLUSTER, "")):
        yield f"{CLUSTER} must be 22 letters, digits, _ and -, the first no dash: Kafka would not start"


def _of_sign_in(environment: Mapping[str, str]) -> Iterator[str]:
    public_url, issuer = environment.get("PLUMBLINE_PUBLIC_URL", ""), environment.get("PLUMBLINE_OIDC_ISSUER", "")
    if not public_url.startswith("https://") and not is_loopback(public_url):
        yield "PLUMBLINE_PUBLIC_URL must be https, or http on 127.0.0.1: cookies and codes pass by it"
    if "demo" in _profiles(environment) and not (is_loopback(public_url) and is_loopback(issuer)):
        yield "the profile demo signs anybody in without a password: its addresses must be on 127.0.0.1"


def main() -> int:
    """The exit status."""
    found = problems(os.environ)
    for problem in found:
        print(f"refused: {problem}", flush=True)
    if not found:
        print("the settings can be right", flush=True)
    return 2 if found else 0


if __name__ == "__main__":
    sys.exit(main())
