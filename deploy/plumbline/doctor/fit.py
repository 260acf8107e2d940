"""Whether what is there fits this build: the databases' revisions, the topics, and nothing that waits for a person."""

import asyncpg

from chassis.revisions import known_revisions, migrations_of, refusal, revision_of
from plumbline.doctor.findings import Finding, failed, not_applicable, ok, warning
from plumbline.doctor.place import Place
from plumbline.doctor.servers import NOT_RUNNING, SECONDS
from plumbline.topics import Action, TopicAdmin, TopicsUnreachable

_DEAD = "select count(*) from parked_events where released_at is null and cause <> 'gap'"


async def check_migrations(place: Place) -> list[Finding]:
    """For each database: whether it is at this build's revision."""
    if not place.is_running:
        return [not_applicable("migrations", NOT_RUNNING)]
    return [finding for service, url in place.databases.items() for finding in await _of_database(service, url)]


async def _of_database(service: str, url: str) -> list[Finding]:
    check = f"migrations: {service}"
    try:
        connection = await asyncpg.connect(url, timeout=SECONDS, server_settings={"application_name": "doctor"})
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return [not_applicable(check, "its database does not answer")]
    try:
        found, remarked = await revision_of(connection)
        known = known_revisions(migrations_of(service))
        words = refusal(service, known, found, remarked)
        if words is not None or found is None:
            return [failed(check, f"at {found}", words or "")]
        dead = int(await connection.fetchval(_DEAD))
    except asyncpg.PostgresError as error:
        return [failed(check, str(error), "Give the role the rights of infra/postgres/roles.sql.")]
    finally:
        await connection.close()
    return [_revision(check, found, known), _dead(service, dead)]


def _revision(check: str, found: str, known: list[str]) -> Finding:
    if found in known:
        return ok(check, f"at {found}")
    return warning(check, f"at {found}, newer than this build ({known[-1]}), and it may serve", "Finish the upgrade.")


def _dead(service: str, dead: int) -> Finding:
    check = f"dead letters: {service}"
    if dead:
        return warning(check, f"{dead} wait for a person", f"plumbline dead-letters list --service {service}")
    return ok(check, "none")


async def check_topics(place: Place) -> Finding:
    """Whether the topics are as the contracts declare them."""
    if not place.is_running:
        return not_applicable("topics", NOT_RUNNING)
    if not place.bootstrap:
        return not_applicable("topics", "Kafka's address is not known")
    try:
        planned = await TopicAdmin(place.bootstrap).plan()
    except TopicsUnreachable as away:
        return not_applicable("topics", str(away))
    refused = [f"{step.topic.name}: {step.because}" for step in planned if step.action is Action.REFUSE]
    if refused:
        return failed("topics", "; ".join(refused), "Make the topic anew as declared, when its events are all handled.")
    other = [step.topic.name for step in planned if step.action is not Action.KEEP]
    if other:
        return failed("topics", f"missing or other than declared: {', '.join(other)}", "plumbline topics apply")
    return ok("topics", f"{len(planned)}, as declared")
