"""Secrets and what goes over the wire in the clear. No value of a secret is ever told."""

import stat
from pathlib import Path
from urllib.parse import urlsplit

from chassis.settings import database_problem, is_placeholder
from plumbline.credentials import CredentialsRefused, kept_in
from plumbline.doctor.findings import Finding, failed, not_applicable, ok, warning
from plumbline.doctor.place import DATABASE, OWNER, Place, kept_files

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ENCRYPTED = {"require", "verify-ca", "verify-full"}
SECRET_VARIABLES = ("PLUMBLINE_OIDC_CLIENT_SECRET", "PLUMBLINE_SESSION_KEY")


def check_variables(place: Place) -> Finding:
    """Whether every variable could be read."""
    if place.unread:
        return failed("variables", "; ".join(place.unread), "Set each once, by itself or by its _FILE.")
    return ok("variables", "what is set can be read")


def check_passwords(place: Place) -> Finding:
    """Whether a password is one that everybody would try first, or serves twice."""
    if not place.is_deployment:
        return _own_passwords(place)
    wrong = [
        f"{pattern.format(service.upper())} {problem}"
        for pattern, urls in ((DATABASE, place.databases), (OWNER, place.owners))
        for service, url in urls.items()
        if (problem := database_problem(url, development=False)) is not None
    ]
    wrong += [
        f"{name} is one that everybody would try"
        for name in SECRET_VARIABLES
        if name in place.environment and is_placeholder(place.environment[name])
    ]
    if wrong:
        return failed("passwords", "; ".join(dict.fromkeys(wrong)), "Set one of 24 random characters or more for each.")
    shared = _shared(place)
    if shared:
        return warning("passwords", f"{shared} share one", "Give each role one of its own.")
    return ok("passwords", "none is a default, each serves once")


def _own_passwords(place: Place) -> Finding:
    """Those of the data folder: we make them at random, and anybody may have written another into the file."""
    file = place.folder.credentials_file
    if not file.exists():
        return ok("passwords", "made at random at the first start")
    try:
        kept = kept_in(file)
    except CredentialsRefused as refused:
        return failed("passwords", str(refused), "A backup holds none: take them from a copy of your own.")
    wrong = [name for name, value in kept.items() if is_placeholder(value)]
    if wrong:
        advice = "Set one of 24 random characters or more, in the file and with PostgreSQL's ALTER ROLE."
        return failed("passwords", f"in {file}, everybody would try that of {', '.join(wrong)}", advice)
    return ok("passwords", "none is a default")


def _shared(place: Place) -> str:
    seen: dict[str, set[str]] = {}
    for url in (*place.databases.values(), *place.owners.values()):
        parts = urlsplit(url)
        if parts.password and parts.username:
            seen.setdefault(parts.password, set()).add(parts.username)
    return "; ".join(", ".join(sorted(roles)) for roles in seen.values() if len(roles) > 1)


def check_development(place: Place) -> Finding:
    """Whether default passwords are allowed."""
    if place.development:
        found = "PLUMBLINE_DEVELOPMENT is set: default passwords are accepted"
        return failed("development", found, "Take it away where anybody else can reach the machine.")
    return ok("development", "not set")


def check_wire(place: Place) -> list[Finding]:
    """What goes in the clear to another machine."""
    if not place.is_deployment:
        return [not_applicable("encryption", "everything stays on 127.0.0.1")]
    plain = [service for service, url in place.databases.items() if _is_plain(url)]
    return [
        _encryption("encryption: postgresql", plain, "Add ?sslmode=verify-full to each address."),
        _encryption("encryption: kafka", _far_brokers(place), "Keep Kafka in a network of its own, or behind a mesh."),
        _addresses(place),
    ]


def _encryption(check: str, plain: list[str], advice: str) -> Finding:
    if plain:
        return warning(check, f"PLAINTEXT to {', '.join(plain)}", advice)
    return ok(check, "nothing leaves the machine in the clear")


def _is_plain(url: str) -> bool:
    parts = urlsplit(url)
    mode = dict(pair.partition("=")[::2] for pair in parts.query.split("&")).get("sslmode", "")
    return parts.hostname not in LOOPBACK and mode not in ENCRYPTED


def _far_brokers(place: Place) -> list[str]:
    brokers = [broker.strip() for broker in (place.bootstrap or "").split(",") if broker.strip()]
    return [broker for broker in brokers if broker.rpartition(":")[0].strip("[]") not in LOOPBACK]


def _addresses(place: Place) -> Finding:
    named = {"PLUMBLINE_PUBLIC_URL": place.public_url, "PLUMBLINE_OIDC_ISSUER": place.issuer}
    plain = [name for name, url in named.items() if url and _is_far_http(url)]
    if plain:
        return failed("encryption: http", f"{' and '.join(plain)} is http", "Use https: cookies and tokens pass by it.")
    return ok("encryption: http", "https, or this machine")


def _is_far_http(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in LOOPBACK


def check_files(place: Place) -> Finding:
    """Whether files of secrets are closed to others."""
    files = kept_files(place)
    if not files:
        return not_applicable("files of secrets", "there are none yet")
    written = [str(path) for path in files if _mode(path) & (stat.S_IWGRP | stat.S_IWOTH)]
    if written:
        return failed("files of secrets", f"others may write {', '.join(written)}", "chmod 600 each of them.")
    ours = () if place.is_deployment else (place.folder.credentials_file, place.folder.issuer_key_file)
    own = [str(path) for path in files if path in ours and _mode(path) & 0o077]
    if own:
        return failed("files of secrets", f"others may read {', '.join(own)}", "chmod 600 each of them.")
    read = [str(path) for path in files if _mode(path) & stat.S_IROTH]
    if read:
        advice = "chmod 400 each, or mount the secret with defaultMode 0400."
        return warning("files of secrets", f"everybody may read {', '.join(read)}", advice)
    return ok("files of secrets", f"{len(files)}, closed to others")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
