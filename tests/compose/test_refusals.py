"""What is set wrong ends with a line that says so, or waits and says for what; nothing starts on a default password."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.support.composed import FILE, IMAGES, Deployment, Done, docker
from tests.support.eventually import eventually_here

pytestmark = pytest.mark.timeout(300)

NOWHERE = "postgresql://intake_app:a-password-of-nobody@postgres:5432/intake"


def test_without_settings_compose_says_how_to_make_them(running: Deployment) -> None:
    done = docker("compose", "--file", str(FILE), "--env-file", "/dev/null", "config", "--quiet")
    assert done.status != 0
    assert "make compose-init" in done.said


@pytest.mark.parametrize("profile", ["demo", "auth", "obs", "by-hand"])
def test_every_profile_is_a_file_that_compose_takes(running: Deployment, profile: str) -> None:
    assert running.tried("--profile", profile, "config", "--quiet") == Done(0, "")


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("PLUMBLINE_POSTGRES_PASSWORD", "postgres", "PLUMBLINE_POSTGRES_PASSWORD is a default"),
        ("PLUMBLINE_INTAKE_APP_PASSWORD", "intake_app", "PLUMBLINE_INTAKE_APP_PASSWORD is a default"),
        ("PLUMBLINE_SESSION_KEY", "short", "PLUMBLINE_SESSION_KEY must be 32 bytes"),
        ("PLUMBLINE_PUBLIC_URL", "http://plumbline.example", "PLUMBLINE_PUBLIC_URL must be https"),
    ],
)
def test_what_cannot_be_right_is_refused_before_anything_starts(
    running: Deployment, setting: str, value: str, says: str
) -> None:
    done = running.run("check", **{setting: value})
    assert done.status == 2
    assert says in done.said


@pytest.mark.parametrize(
    ("service", "names"),
    [("intake", "PLUMBLINE_INTAKE_DATABASE_URL"), ("departments", "PLUMBLINE_DEPARTMENTS_DATABASE_URL")],
)
def test_an_image_without_settings_names_the_first_that_is_missing(
    running: Deployment, service: str, names: str
) -> None:
    settings = ("--env", "PLUMBLINE_OIDC_ISSUER=https://issuer.example")
    done = docker("run", "--rm", *settings, f"{IMAGES}/{service}:0.1.0")
    assert done.status == 1
    assert done.said.strip() == f"{names} is not set"


@pytest.mark.parametrize("service", ["intake-api", "intake-worker"])
def test_a_wrong_password_ends_with_one_sentence(running: Deployment, service: str) -> None:
    done = running.run(service, PLUMBLINE_INTAKE_DATABASE_URL=NOWHERE)
    assert done.status == 1
    assert "PLUMBLINE_INTAKE_DATABASE_URL has a password that PostgreSQL does not accept" in done.said
    assert "Traceback" not in done.said
    assert "a-password-of-nobody" not in done.said


def test_topics_are_not_applied_where_kafka_does_not_answer(running: Deployment) -> None:
    done = running.run("topics", PLUMBLINE_KAFKA_BOOTSTRAP="kafka:1")
    assert done.status == 2
    assert "Kafka at kafka:1 does not answer" in done.said


@pytest.fixture(scope="module")
def unfit(running: Deployment) -> Callable[[str], str]:
    """Makes a database at a revision, for intake's roles; returns where it is."""
    own = running.settings

    def psql(database: str, *statements: str) -> None:
        given = [part for statement in statements for part in ("--command", statement)]
        address = f"postgresql://postgres:{own['PLUMBLINE_POSTGRES_PASSWORD']}@127.0.0.1/{database}"
        running.compose("exec", "--no-TTY", "postgres", "psql", "--quiet", address, *given)

    def make(revision: str) -> str:
        name = f"at_{revision}_{uuid4().hex[:8]}"
        psql("postgres", f"create database {name} owner intake_owner")
        psql(
            name,
            f"create table alembic_version as select '{revision}' as version_num",
            "alter table alembic_version owner to intake_owner; grant select on alembic_version to intake_app",
        )
        return f"@postgres:5432/{name}"

    return make


@pytest.mark.parametrize(("revision", "compared"), [("0001", "older"), ("9999", "newer")])
def test_a_database_of_another_revision_ends_with_one_sentence(
    running: Deployment, unfit: Callable[[str], str], revision: str, compared: str
) -> None:
    place, own = unfit(revision), running.settings
    app = f"postgresql://intake_app:{own['PLUMBLINE_INTAKE_APP_PASSWORD']}{place}"
    for service in ("intake-api", "intake-worker"):
        done = running.run(service, PLUMBLINE_INTAKE_DATABASE_URL=app)
        assert done.status == 1
        assert f"intake's database is {compared} than this build: it is at {revision}" in done.said
        assert "Traceback" not in done.said


def test_a_newer_database_is_not_migrated(running: Deployment, unfit: Callable[[str], str]) -> None:
    own = running.settings
    owner = f"postgresql://intake_owner:{own['PLUMBLINE_INTAKE_OWNER_PASSWORD']}{unfit('9999')}"
    done = running.run("migrate", PLUMBLINE_INTAKE_OWNER_URL=owner)
    assert done.status == 1
    assert "intake's database is newer than this build" in done.said


@pytest.mark.parametrize(
    ("service", "setting", "value", "says"),
    [
        ("migrate", "PLUMBLINE_INTAKE_OWNER_URL", NOWHERE.replace(":5432", ":1"), "does not answer yet"),
        ("training-worker", "PLUMBLINE_KAFKA_BOOTSTRAP", "kafka:1", "consumer_begins_again"),
        ("signals", "PLUMBLINE_KAFKA_BOOTSTRAP", "kafka:1", "kafka_not_reached"),
        ("intake-worker", "PLUMBLINE_INTAKE_DATABASE_URL", NOWHERE.replace(":5432", ":1"), "database_not_reached"),
        ("intake-api", "PLUMBLINE_INTAKE_DATABASE_URL", NOWHERE.replace(":5432", ":1"), "database_not_reached"),
    ],
)
def test_what_is_away_is_waited_for_in_words_until_told_to_stop(
    running: Deployment, service: str, setting: str, value: str, says: str
) -> None:
    name = f"{running.project}-waiting"
    given = ("--name", name, "--env", f"{setting}={value}", "--no-deps", "--detach")
    running.compose("run", *given, service)
    try:
        eventually_here(lambda: says in docker("logs", name).said, what=says, within_seconds=30)
        assert docker("inspect", "--format", "{{.State.Running}}", name).said.strip() == "true"
        docker("stop", "--time", "20", name)
        assert docker("inspect", "--format", "{{.State.ExitCode}}", name).said.strip() in {"0", "143"}
    finally:
        docker("rm", "--force", "--volumes", name)
