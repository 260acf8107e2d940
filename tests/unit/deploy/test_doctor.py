"""What the doctor finds wrong, planted one by one, and what it says to do."""

import json
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plumbline import credentials
from plumbline.data_folder import DataFolder
from plumbline.doctor import kafka_version, machine, safety, servers
from plumbline.doctor.findings import State, document, failed, ok, warning
from plumbline.doctor.place import Place, place_of

GOOD = "postgresql://intake_app:3k2j4h5g6f7d8s9a0q1w2e3r@db.example:5432/intake?sslmode=verify-full"
OTHER = "postgresql://training_app:9z8y7x6w5v4u3t2s1r0q9p8o@db.example:5432/training?sslmode=verify-full"


def _deployment(tmp_path: Path, **variables: str) -> Place:
    return place_of(DataFolder.at(tmp_path), {"PLUMBLINE_INTAKE_DATABASE_URL": GOOD, **variables})


def test_one_failure_makes_the_whole_unhealthy_and_a_warning_does_not():
    assert document([ok("a", "x"), warning("b", "x", "y")])["healthy"] is True
    assert document([ok("a", "x"), failed("b", "x", "y")])["healthy"] is False


@pytest.mark.parametrize("name", ["PLUMBLINE_INTAKE_DATABASE_URL", "PLUMBLINE_INTAKE_DATABASE_URL_FILE"])
def test_a_variable_that_is_set_to_nothing_names_no_deployment(tmp_path: Path, name: str):
    assert not place_of(DataFolder.at(tmp_path), {name: ""}).is_deployment


def test_random_passwords_pass(tmp_path: Path):
    assert safety.check_passwords(_deployment(tmp_path)).state is State.OK


@pytest.mark.parametrize("password", ["postgres", "change-me", "intake_app"])
def test_a_default_password_is_found_and_not_told(tmp_path: Path, password: str):
    url = f"postgresql://intake_app:{password}@db.example/intake"
    found = safety.check_passwords(_deployment(tmp_path, PLUMBLINE_INTAKE_DATABASE_URL=url))
    assert found.state is State.FAILED
    assert "PLUMBLINE_INTAKE_DATABASE_URL has a default password" in found.found
    assert "24 random characters" in found.advice


def test_a_default_secret_of_the_gateway_is_found(tmp_path: Path):
    found = safety.check_passwords(_deployment(tmp_path, PLUMBLINE_OIDC_CLIENT_SECRET="secret"))
    assert found.state is State.FAILED
    assert "PLUMBLINE_OIDC_CLIENT_SECRET" in found.found


def test_a_password_of_two_roles_is_warned_of(tmp_path: Path):
    shared = OTHER.replace("9z8y7x6w5v4u3t2s1r0q9p8o", "3k2j4h5g6f7d8s9a0q1w2e3r")
    found = safety.check_passwords(_deployment(tmp_path, PLUMBLINE_TRAINING_DATABASE_URL=shared))
    assert (found.state, found.found) == (State.WARNING, "intake_app, training_app share one")


def test_a_deployment_that_allows_default_passwords_fails(tmp_path: Path):
    assert safety.check_development(_deployment(tmp_path, PLUMBLINE_DEVELOPMENT="1")).state is State.FAILED
    assert safety.check_development(_deployment(tmp_path)).state is State.OK


def test_what_goes_in_the_clear_to_another_machine_is_told(tmp_path: Path):
    place = _deployment(
        tmp_path,
        PLUMBLINE_INTAKE_DATABASE_URL=GOOD.removesuffix("?sslmode=verify-full"),
        PLUMBLINE_KAFKA_BOOTSTRAP="kafka.example:9092",
        PLUMBLINE_PUBLIC_URL="http://plumbline.example",
    )
    postgres, kafka, http = safety.check_wire(place)
    assert (postgres.state, postgres.found) == (State.WARNING, "PLAINTEXT to intake")
    assert (kafka.state, kafka.found) == (State.WARNING, "PLAINTEXT to kafka.example:9092")
    assert http.state is State.FAILED
    assert all(found.state is State.OK for found in safety.check_wire(_deployment(tmp_path)))


def test_a_variable_that_is_set_twice_is_told(tmp_path: Path):
    place = _deployment(tmp_path, PLUMBLINE_INTAKE_DATABASE_URL_FILE="/run/secrets/intake")
    found = safety.check_variables(place)
    assert found.state is State.FAILED
    assert "both set" in found.found


@pytest.mark.parametrize(
    ("mode", "state"), [(0o600, State.OK), (0o400, State.OK), (0o644, State.WARNING), (0o666, State.FAILED)]
)
def test_a_mounted_secret_is_judged_by_who_may_read_and_write_it(tmp_path: Path, mode: int, state: State):
    secret = tmp_path / "intake-url"
    secret.write_text(GOOD)
    secret.chmod(mode)
    place = place_of(DataFolder.at(tmp_path), {"PLUMBLINE_INTAKE_DATABASE_URL_FILE": str(secret)})
    assert place.databases == {"intake": GOOD}
    assert safety.check_files(place).state is state


def test_a_default_password_in_the_data_folder_is_found_by_whose_it_is(tmp_path: Path):
    place = place_of(DataFolder.at(tmp_path), {})
    assert safety.check_passwords(place).state is State.OK
    credentials.load_or_make(place.folder.credentials_file)
    assert safety.check_passwords(place).state is State.OK
    kept = json.loads(place.folder.credentials_file.read_text())
    kept["database"]["training"]["owner"] = "changeme"
    place.folder.credentials_file.write_text(json.dumps(kept))
    found = safety.check_passwords(place)
    assert found.state is State.FAILED
    assert "training owner" in found.found
    assert "changeme" not in found.found
    assert found.advice


def test_a_file_of_passwords_that_was_cut_short_is_said_to_be_damaged(tmp_path: Path):
    place = place_of(DataFolder.at(tmp_path), {})
    place.folder.credentials_file.touch()
    found = safety.check_passwords(place)
    assert found.state is State.FAILED
    assert "damaged" in found.found


def test_the_data_folders_own_passwords_are_for_their_owner_alone(tmp_path: Path):
    place = place_of(DataFolder.at(tmp_path), {})
    assert safety.check_files(place).state is State.NOT_APPLICABLE
    place.folder.credentials_file.write_text("{}")
    place.folder.credentials_file.chmod(0o640)
    found = safety.check_files(place)
    assert found.state is State.FAILED
    assert "chmod 600" in found.advice


@pytest.mark.parametrize(("version", "state"), [(14, State.FAILED), (15, State.OK), (18, State.OK), (19, State.FAILED)])
def test_only_versions_of_postgresql_that_were_tested_pass(version: int, state: State):
    assert servers._version("postgresql: intake", version).state is state


@pytest.mark.parametrize(
    ("off", "state"), [(0.5, State.OK), (5, State.WARNING), (-5, State.WARNING), (90, State.FAILED)]
)
def test_a_clock_that_is_off_is_told_by_how_much(off: float, state: State):
    theirs = datetime.fromtimestamp(1_000_000 + off, UTC)
    assert servers._clock("intake", theirs, 999_999.9, 1_000_000.1).state is state


def test_a_slow_answer_is_no_clock_that_is_off():
    theirs = datetime.fromtimestamp(1_000_004, UTC)
    assert servers._clock("intake", theirs, 1_000_000, 1_000_010).state is State.OK


def _answer(*keys: int) -> bytes:
    entries = b"".join(struct.pack(">hhh", key, 0, 1) for key in keys)
    return struct.pack(">ihi", 7, 0, len(keys)) + entries


@pytest.mark.parametrize(
    ("keys", "version"),
    [((0, 18, 76, 91), "4.1 or newer"), ((0, 18, 76), "4.0"), ((0, 18), "older than 4.0")],
)
def test_a_brokers_version_is_told_from_what_it_understands(keys: tuple[int, ...], version: str):
    assert kafka_version.version_of(kafka_version._answer(_answer(*keys))) == version


@pytest.mark.parametrize("body", [b"", b"HTTP/1.1 400 Bad Request", struct.pack(">ihi", 8, 0, 0), _answer(1)[:-1]])
def test_what_is_no_broker_is_told_apart(body: bytes):
    with pytest.raises(kafka_version.NoBroker):
        kafka_version._answer(body)


def test_an_old_kafka_fails():
    assert servers._kafka("kafka:9092", "4.0").state is State.FAILED


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ('openjdk version "25.0.1" 2026-10-21', State.OK),
        ('openjdk version "11.0.2"', State.FAILED),
        ("?", State.FAILED),
    ],
)
def test_java_is_judged_by_its_number(line: str, state: State):
    assert machine._java_of(line).state is state


@pytest.mark.parametrize(
    ("gib", "state"), [(0.1, State.FAILED), (1.0, State.WARNING), (50.0, State.OK)], ids=["full", "short", "room"]
)
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gib: float, state: State):
    usage = (100 * 1024**3, 0, int(gib * 1024**3))
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": usage[2]}))
    assert machine.check_disk(place_of(DataFolder.at(tmp_path), {})).state is state


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    place = Place(DataFolder(tmp_path / "file"), {}, is_deployment=False)
    assert machine.check_folder(place).state is State.FAILED


async def test_a_platform_that_does_not_run_is_no_failure(tmp_path: Path):
    place = place_of(DataFolder.at(tmp_path), {})
    assert [found.state for found in await servers.check_postgres(place)] == [State.NOT_APPLICABLE] * 2
    assert (await servers.check_kafka(place)).state is State.NOT_APPLICABLE


async def test_a_deployment_without_an_issuer_fails(tmp_path: Path):
    found = await servers.check_issuer(_deployment(tmp_path))
    assert found.state is State.FAILED
    assert "PLUMBLINE_OIDC_ISSUER" in found.advice
