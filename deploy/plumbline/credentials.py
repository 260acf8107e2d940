"""Passwords: made at random on first use, kept in one file that only its owner may read, never printed."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

SERVICES = ("intake", "alignment", "training", "incident", "departments")
ROLES = ("owner", "app", "reader")


def _new() -> str:
    return secrets.token_urlsafe(24)


def _new_key() -> str:
    """32 bytes in base64url, as the session front wants it."""
    return secrets.token_urlsafe(32)


def _new_for_roles() -> dict[str, dict[str, str]]:
    return {service: {role: _new() for role in ROLES} for service in SERVICES}


@dataclass(frozen=True)
class Credentials:
    """``database`` is by service, then role. ``demo`` is the secret that scripts name a demo person with."""

    superuser: str = field(default_factory=_new, repr=False)
    database: Mapping[str, Mapping[str, str]] = field(default_factory=_new_for_roles, repr=False)
    session: str = field(default_factory=_new_key, repr=False)
    gateway_client: str = field(default_factory=_new, repr=False)
    demo: str = field(default_factory=_new, repr=False)


class CredentialsRefused(Exception):
    """The file of passwords cannot be used."""


def load_or_make(path: Path) -> Credentials:
    """The passwords in ``path``, made there on first use; what an older version did not know of is added.

    Raises:
        CredentialsRefused: the file is not readable as what it should be. It is left as it is, because the databases
            know its passwords.
    """
    if path.exists():
        found = _read(path)
        if found.keys() >= asdict(Credentials()).keys():
            return Credentials(**found)
        made = Credentials(**found)
    else:
        made = Credentials()
    _write(path, made)
    return made


def kept_in(path: Path) -> dict[str, str]:
    """The passwords that ``path`` holds, by what they are for. Nothing is made. Raises as :func:`load_or_make`."""
    found = _read(path)
    roles = [(service, role, value) for service, of in found.pop("database", {}).items() for role, value in of.items()]
    return {**found, **{f"{service} {role}": value for service, role, value in roles}}


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text())
        if isinstance(found, dict) and all(isinstance(name, str) for name in found):
            return found
        raise CredentialsRefused(f"{path} does not hold passwords")
    except json.JSONDecodeError as error:
        raise CredentialsRefused(
            f"{path} is damaged ({error.msg}, line {error.lineno}). Restore it, or begin again with: plumbline reset"
        ) from None


def _write(path: Path, credentials: Credentials) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(credentials), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
