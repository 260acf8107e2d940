"""PostgreSQL, Kafka and the issuer: whether they answer, and which they are."""

import time
from datetime import UTC, datetime

import asyncpg
import httpx

from chassis.masking import masked
from plumbline.doctor.findings import Finding, failed, not_applicable, ok, warning
from plumbline.doctor.kafka_version import NoBroker, api_keys, version_of
from plumbline.doctor.place import BOOTSTRAP, DATABASE, DISCOVERY, Place
from plumbline.environment import ISSUER_SETTING

POSTGRES_VERSIONS = range(15, 19)
SECONDS = 5.0
CLOCK_WARNING_SECONDS = 2.0
CLOCK_FAILED_SECONDS = 30.0
"""Half of what a token's times may differ from ours before it is refused."""

NOT_RUNNING = "nothing runs; start it with: plumbline up"
_VERSION = "select current_setting('server_version_num')::int / 10000 as version, clock_timestamp() as now"


async def check_postgres(place: Place) -> list[Finding]:
    """For each database: whether it answers us, and whether its version is one that we know."""
    if not place.is_running:
        return [not_applicable("postgresql", NOT_RUNNING), not_applicable("clock", NOT_RUNNING)]
    if not place.databases:
        advice = f"Set {DATABASE.format('<SERVICE>')} to each service's database."
        return [failed("postgresql", "no database's address is known", advice)]
    return [finding for service, url in place.databases.items() for finding in await _postgres(service, url)]


async def _postgres(service: str, url: str) -> list[Finding]:
    check = f"postgresql: {service}"
    try:
        connection = await asyncpg.connect(url, timeout=SECONDS, server_settings={"application_name": "doctor"})
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        words = str(error) or type(error).__name__
        return [failed(check, f"{masked(url)}: {words}", "Start PostgreSQL, or set the right address and password.")]
    try:
        began = time.time()
        row = await connection.fetchrow(_VERSION)
        ended = time.time()
    finally:
        await connection.close()
    if row is None:
        return [failed(check, "it answers nothing", "Look at PostgreSQL's log.")]
    return [_version(check, row["version"]), _clock(service, row["now"], began, ended)]


def _version(check: str, version: int) -> Finding:
    if version in POSTGRES_VERSIONS:
        return ok(check, f"PostgreSQL {version}")
    first, last = POSTGRES_VERSIONS.start, POSTGRES_VERSIONS.stop - 1
    return failed(check, f"PostgreSQL {version}", f"Move to PostgreSQL {first} to {last}.")


def _clock(service: str, theirs: datetime, began: float, ended: float) -> Finding:
    """Their clock beside ours in the middle of the question; half its way is what cannot be known."""
    off = abs(theirs.astimezone(UTC).timestamp() - (began + ended) / 2) - (ended - began) / 2
    check, found = f"clock: {service}", f"PostgreSQL's clock is within {max(off, 0.0) + 0.1:.1f} s of ours"
    advice = "Let both machines follow a time server (chrony, systemd-timesyncd)."
    if off > CLOCK_FAILED_SECONDS:
        return failed(check, f"PostgreSQL's clock is {off:.0f} s off ours", advice)
    if off > CLOCK_WARNING_SECONDS:
        return warning(check, f"PostgreSQL's clock is {off:.1f} s off ours", advice)
    return ok(check, found)


async def check_kafka(place: Place) -> Finding:
    """Whether a broker answers, and whether it is 4.1 or newer."""
    if not place.is_running:
        return not_applicable("kafka", NOT_RUNNING)
    if not place.bootstrap:
        return failed("kafka", "its address is not known", f"Set {BOOTSTRAP}.")
    told = []
    for broker in place.bootstrap.split(","):
        host, _, port = broker.strip().rpartition(":")
        try:
            keys = await api_keys(host.strip("[]"), int(port), within_seconds=SECONDS)
        except (OSError, ValueError, NoBroker) as error:
            told.append(f"{broker}: {str(error) or type(error).__name__}")
            continue
        return _kafka(broker, version_of(keys))
    return failed("kafka", "; ".join(told), "Start Kafka, or set the right address.")


def _kafka(broker: str, version: str) -> Finding:
    if version == "4.1 or newer":
        return ok("kafka", f"{broker} is Kafka {version}")
    return failed("kafka", f"{broker} is Kafka {version}", "Move to Kafka 4.1 or newer.")


async def check_issuer(place: Place) -> Finding:
    """Whether who signs people in can be reached, and says that it is who we think."""
    if place.issuer is None:
        return _no_issuer(place)
    address = place.environment.get(DISCOVERY) or f"{place.issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        async with httpx.AsyncClient(timeout=SECONDS) as client:
            told = (await client.get(address)).raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        advice = f"Start it, or set {ISSUER_SETTING} (and {DISCOVERY} where it is reached by another address)."
        return failed("issuer", f"{address}: {str(error) or type(error).__name__}", advice)
    named = told.get("issuer") if isinstance(told, dict) else None
    if named != place.issuer:
        advice = f"Set {ISSUER_SETTING} to the letter as the issuer says it; tokens of another are refused."
        return failed("issuer", f"it calls itself {named}, and {place.issuer} is set", advice)
    return ok("issuer", place.issuer)


def _no_issuer(place: Place) -> Finding:
    if not place.is_running:
        return not_applicable("issuer", "none is set; plumbline up --demo brings one for trying it out")
    return failed("issuer", "none is set: nobody can sign in", f"Set {ISSUER_SETTING} to your issuer.")
