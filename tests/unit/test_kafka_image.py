"""Kafka's image for tests: taken as it is where its user may write its settings, else made anew with that right."""

from typing import Any

from docker.client import DockerClient
from docker.errors import ContainerError, ImageNotFound

from tests.support.kafka_image import MADE, SETTINGS_FOLDER, recipe_for, usable

NAME = "apache/kafka:9.9.9"
IDENTITY = f"sha256:{'0123456789abcdef' * 4}"
OURS = f"{MADE}:0123456789ab"


class _Image:
    id = IDENTITY
    attrs = {"Config": {"User": "appuser"}}  # noqa: RUF012 (read only)


class _Engine(DockerClient):
    """An engine with ``there`` in it, where the user of the image may write or not; both its collections are itself."""

    def __init__(self, *there: str, may_write: bool) -> None:
        self.there, self.may_write, self.built = set(there), may_write, dict[str, str]()

    @property
    def images(self) -> Any:
        return self

    @property
    def containers(self) -> Any:
        return self

    def get(self, name: str) -> _Image:
        if name not in self.there:
            raise ImageNotFound(name)
        return _Image()

    def build(self, *, fileobj: Any, tag: str, **_: object) -> None:
        self.there.add(tag)
        self.built[tag] = fileobj.read().decode()

    def run(self, image: str, **_: object) -> None:
        if not self.may_write:
            raise ContainerError(None, 1, "test", image, "")


def test_an_image_that_may_write_its_settings_is_taken_as_it_is() -> None:
    engine = _Engine(NAME, may_write=True)
    assert usable(engine, NAME) == NAME
    assert engine.built == {}


def test_one_that_may_not_is_made_anew_once_with_the_same_user() -> None:
    engine = _Engine(NAME, may_write=False)
    assert usable(engine, NAME) == OURS
    assert engine.built == {OURS: recipe_for(NAME, "appuser")}
    engine.built.clear()
    assert usable(engine, NAME) == OURS
    assert engine.built == {}


def test_the_names_of_a_mirror_are_the_engines_alone() -> None:
    engine = _Engine(f"mirror.example/{NAME}", may_write=False)
    assert usable(engine, NAME, mirror="mirror.example/") == OURS
    assert engine.built == {f"mirror.example/{OURS}": recipe_for(f"mirror.example/{NAME}", "appuser")}


def test_nothing_but_the_rights_of_its_settings_differs() -> None:
    lines = recipe_for(NAME, "appuser").splitlines()
    assert lines == [f"FROM {NAME}", "USER root", f"RUN chmod -R u+w {SETTINGS_FOLDER}", "USER appuser"]
    assert recipe_for(NAME, "").splitlines()[-1] == "USER root"
