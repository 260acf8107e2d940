"""The settings of a deployment by compose: made at random, kept, and looked at before anything starts."""

import re
import stat
import uuid
from pathlib import Path

import pytest

from plumbline.compose.begin import NoSignIn, Wish, cluster_id, complete, main, read, wanted
from plumbline.compose.check import problems

COMPOSE = Path(__file__).parents[3] / "docker-compose.yml"
DEMO = wanted(Wish(demo=True))
OWN = wanted(Wish(issuer="https://id.example/realms/x", public_url="https://plumbline.example/"))


def test_every_variable_that_compose_cannot_do_without_is_written() -> None:
    needed = set(re.findall(r"\$\{(PLUMBLINE_[A-Z_]+):\?", COMPOSE.read_text()))
    assert needed
    assert needed <= DEMO.keys()
    assert needed <= OWN.keys()


def test_no_secret_is_made_twice() -> None:
    secrets = [value for name, value in DEMO.items() if name.endswith(("_PASSWORD", "_SECRET", "_KEY"))]
    assert len(secrets) >= 20
    assert len(set(secrets)) == len(secrets)
    assert not set(secrets) & set(wanted(Wish(demo=True)).values())


@pytest.mark.parametrize("first", [0x00, 0xF8, 0xFB, 0xFF])
def test_no_name_of_a_cluster_looks_like_an_option_to_kafka(first: int) -> None:
    name = cluster_id(uuid.UUID(bytes=bytes([first, *range(15)])))
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]{21}", name)


def test_what_stands_in_the_file_is_kept_and_what_is_missing_is_added(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("# mine\nPLUMBLINE_HTTP_PORT=9000\nPLUMBLINE_DEMO_SECRET=of-mine")
    added = complete(path, DEMO)
    assert "PLUMBLINE_DEMO_SECRET" not in added
    assert read(path) == {**DEMO, "PLUMBLINE_HTTP_PORT": "9000", "PLUMBLINE_DEMO_SECRET": "of-mine"}
    assert path.read_text().startswith("# mine\n")
    assert complete(path, DEMO) == []


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    complete(tmp_path / ".env", DEMO)
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_a_deployment_that_nobody_could_sign_in_to_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NoSignIn):
        wanted(Wish())
    assert main(["--file", str(tmp_path / ".env")]) == 2
    assert "--demo" in capsys.readouterr().err
    assert not (tmp_path / ".env").exists()


@pytest.mark.parametrize("made", [DEMO, OWN, wanted(Wish(auth=True))], ids=["demo", "own issuer", "auth"])
def test_what_is_made_can_be_right(made: dict[str, str]) -> None:
    assert problems(made) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLUMBLINE_POSTGRES_PASSWORD", "postgres"),
        ("PLUMBLINE_INTAKE_APP_PASSWORD", "intake_app"),
        ("PLUMBLINE_DEMO_SECRET", ""),
        ("PLUMBLINE_GRAFANA_PASSWORD", "not-long-enough"),
        ("PLUMBLINE_TRAINING_OWNER_PASSWORD", "p@ss:word/with?signs-of-addresses"),
        ("PLUMBLINE_SESSION_KEY", "x"),
        ("PLUMBLINE_KAFKA_CLUSTER_ID", "-CbRAWoPT_ycdYHLf0ZsWA"),
        ("PLUMBLINE_PUBLIC_URL", "http://plumbline.example"),
        ("PLUMBLINE_DEVELOPMENT", "1"),
    ],
)
def test_what_cannot_be_right_is_named_without_its_value(name: str, value: str) -> None:
    found = problems({**OWN, name: value})
    assert len(found) == 1
    assert name in found[0]
    if len(value) > 1:
        assert value not in found[0].replace(name, "")


def test_the_demo_may_have_default_passwords_where_that_is_said_and_nobody_else() -> None:
    weak = {**DEMO, "PLUMBLINE_POSTGRES_PASSWORD": "postgres"}
    assert problems(weak)
    assert problems({**weak, "PLUMBLINE_DEVELOPMENT": "1"}) == []
    assert problems({**OWN, "PLUMBLINE_DEVELOPMENT": "1", "PLUMBLINE_POSTGRES_PASSWORD": "postgres"})


def test_the_demo_is_for_this_machine_alone() -> None:
    assert problems({**DEMO, "PLUMBLINE_PUBLIC_URL": "https://plumbline.example"})
    assert problems({**DEMO, "PLUMBLINE_OIDC_ISSUER": "https://id.example"})
