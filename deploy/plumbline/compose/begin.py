"""``python -m plumbline.compose.begin``: writes ``.env`` for docker-compose.yml, with secrets made at random.

What stands in the file already is kept, because the databases know its passwords; what is missing is added. It needs
the standard library alone, so that a server needs no more than Docker and Python to begin.
"""

import argparse
import base64
import os
import re
import secrets
import sys
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SERVICES = ("INTAKE", "ALIGNMENT", "TRAINING", "INCIDENT", "DEPARTMENTS")
ROLES = ("OWNER", "APP", "READER")
LOOPBACK = "http://127.0.0.1"
HTTP_PORT, ISSUER_PORT, KEYCLOAK_PORT = 8800, 8801, 8802
DISCOVERY = "/.well-known/openid-configuration"
REALM = "/realms/plumbline"


class NoSignIn(Exception):
    """Nobody could sign in: neither a profile nor an issuer was chosen."""


@dataclass(frozen=True)
class Wish:
    """What the operator asked for. ``public_url`` and ``issuer`` are empty where a profile says them."""

    demo: bool = False
    auth: bool = False
    obs: bool = False
    public_url: str = ""
    issuer: str = ""

    @property
    def profiles(self) -> str:
        """As COMPOSE_PROFILES has them."""
        chosen = {"demo": self.demo, "auth": self.auth, "obs": self.obs}
        return ",".join(name for name, is_wanted in chosen.items() if is_wanted)


def wanted(wish: Wish) -> dict[str, str]:
    """Every variable that docker-compose.yml needs, with new secrets. Raises ``NoSignIn``."""
    public_url = wish.public_url.rstrip("/") or f"{LOOPBACK}:{HTTP_PORT}"
    found = {"COMPOSE_PROFILES": wish.profiles, "PLUMBLINE_PUBLIC_URL": public_url, **_sign_in(wish)}
    if wish.obs:
        found["PLUMBLINE_OTLP_ENDPOINT"] = "http://otel-collector:4318"
    return {**found, "PLUMBLINE_KAFKA_CLUSTER_ID": cluster_id(uuid.uuid4()), **_secrets()}


def cluster_id(number: uuid.UUID) -> str:
    """``number`` as Kafka writes the name of a cluster. None begins with a dash: Kafka's image hands it to a command
    that would take it for an option, and would never start."""
    return re.sub("^-", "_", base64.urlsafe_b64encode(number.bytes).decode().rstrip("="))


def _sign_in(wish: Wish) -> dict[str, str]:
    if wish.issuer:
        return {"PLUMBLINE_OIDC_ISSUER": wish.issuer}
    if wish.demo:
        issuer = f"{LOOPBACK}:{ISSUER_PORT}"
        return {"PLUMBLINE_OIDC_ISSUER": issuer, "PLUMBLINE_OIDC_DISCOVERY_URL": f"http://issuer:8801{DISCOVERY}"}
    if wish.auth:
        return {
            "PLUMBLINE_OIDC_ISSUER": f"{LOOPBACK}:{KEYCLOAK_PORT}{REALM}",
            "PLUMBLINE_OIDC_DISCOVERY_URL": f"http://keycloak:8080{REALM}{DISCOVERY}",
        }
    raise NoSignIn(
        "Nobody could sign in. Try it out with --demo, take Keycloak along with --auth, or name your own with "
        "--issuer https://… --public-url https://…"
    )


def _secrets() -> dict[str, str]:
    databases = {f"PLUMBLINE_{service}_{role}_PASSWORD": _new() for service in SERVICES for role in ROLES}
    names = ("OIDC_CLIENT_SECRET", "DEMO_SECRET", "DEMO_PASSWORD", "GRAFANA_PASSWORD", "KEYCLOAK_ADMIN_PASSWORD")
    others = {f"PLUMBLINE_{name}": _new() for name in (*names, "KEYCLOAK_DATABASE_PASSWORD", "POSTGRES_PASSWORD")}
    return {**databases, **others, "PLUMBLINE_SESSION_KEY": secrets.token_urlsafe(32)}


def _new() -> str:
    """Of letters that an address and a shell take as they are."""
    return secrets.token_urlsafe(24)


def read(path: Path) -> dict[str, str]:
    """The variables in ``path``; none where it is not there."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def complete(path: Path, settings: Mapping[str, str]) -> list[str]:
    """Add to ``path`` those of ``settings`` that are missing in it; returns their names. Only its owner may read it."""
    there = read(path)
    missing = {name: value for name, value in settings.items() if name not in there}
    if not missing:
        return []
    kept = path.read_text(encoding="utf-8") if path.exists() else "# Made by: make compose-init. Holds secrets.\n"
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(kept if kept.endswith("\n") else f"{kept}\n")
        file.writelines(f"{name}={value}\n" for name, value in missing.items())
    fresh.replace(path)
    return list(missing)


def main(arguments: list[str]) -> int:
    """Write the file and say what was done; the exit status."""
    parser = argparse.ArgumentParser(prog="make compose-init", description="Write .env for docker-compose.yml.")
    parser.add_argument("--demo", action="store_true", help="with a made-up health system, on this machine only")
    parser.add_argument("--auth", action="store_true", help="with Keycloak")
    parser.add_argument("--obs", action="store_true", help="with collector, Prometheus, Grafana and Jaeger")
    parser.add_argument("--public-url", default="", help="where people will open it")
    parser.add_argument("--issuer", default="", help="your own OpenID Connect issuer")
    parser.add_argument("--file", type=Path, default=Path(".env"))
    chosen = parser.parse_args(arguments)
    try:
        settings = wanted(Wish(chosen.demo, chosen.auth, chosen.obs, chosen.public_url, chosen.issuer))
    except NoSignIn as refused:
        print(refused, file=sys.stderr)
        return 2
    added = complete(chosen.file, settings)
    print(
        f"{chosen.file}: {len(added)} settings added, what was there is kept" if added else f"{chosen.file}: complete"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
