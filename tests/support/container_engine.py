"""The container engine of this machine: whether tests can use it, the images they need, and what they leave in it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import psutil
from testcontainers.core.config import testcontainers_config
from testcontainers.core.docker_client import DockerClient, get_docker_host
from testcontainers.core.utils import inside_container

import docker
from tests.support import kafka_image, leftovers

POSTGRES_IMAGE = "postgres:17"
KAFKA_IMAGE = "apache/kafka:4.1.1"
IMAGES = (POSTGRES_IMAGE, KAFKA_IMAGE)

ANSWER_SECONDS = 1
WORK_SECONDS = 180
PULL_SECONDS = 180
RUN_LABEL = "plumbline.tests.run"
OWNER_LABEL = "plumbline.tests.owner"

_USUAL_ADDRESS = "unix:///var/run/docker.sock"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_REMOVED_BY_ANOTHER = frozenset({404, 409})
"""What the engine answers when the container is gone, and when it is going."""
_PULL = """
import sys
from testcontainers.core.docker_client import DockerClient
DockerClient().client.images.pull(sys.argv[1])
"""

# The library's cleaner is a container of its own with the keys to the engine. We label and remove what is ours.
testcontainers_config.ryuk_disabled = True


class NoContainers(Exception):
    """Containers cannot be used here. The message says why, for people."""


def prepare() -> None:
    """See that the engine answers and has the images, fetch those that it lacks, and remove what killed runs left.

    Raises:
        NoContainers: it does not answer within a second, is not of this machine, or an image did not come within
            :data:`PULL_SECONDS`.
    """
    if is_elsewhere(get_docker_host()):
        raise NoContainers("the container engine is on another machine")
    try:
        with _connected() as client:
            _refuse_one_outside(client)
            for image in IMAGES:
                if not _has(client, image):
                    _pull(image)
            _usable_kafka(client)
            _remove_orphans(client)
    except (docker.errors.DockerException, OSError) as failed:
        raise NoContainers(f"the container engine fails: {failed}") from failed


@cache
def usable_kafka() -> str:
    """The Kafka image to start, once :func:`prepare` has been called: the pinned one, unless it cannot start."""
    with _connected() as client:
        return _usable_kafka(client)


def is_elsewhere(address: str | None) -> bool:
    """Whether the engine at ``address`` is not of this machine: it publishes ports on 127.0.0.1 of its own."""
    parts = urlsplit(address or _USUAL_ADDRESS)
    return parts.scheme not in {"unix", "npipe"} and parts.hostname not in _HERE


def labels() -> dict[str, str]:
    """What each container of this process carries, so that somebody else can remove it if we cannot."""
    return {RUN_LABEL: os.environ.get(leftovers.VARIABLE, ""), OWNER_LABEL: _owner(os.getpid())}


def remove_run(marker: str) -> list[str]:
    """Remove the containers of the run ``marker`` and say which they were; none where no engine answers."""
    with suppress(NoContainers, docker.errors.DockerException, OSError), _connected() as client:
        return _remove(client.client.containers.list(all=True, filters={"label": f"{RUN_LABEL}={marker}"}))
    return []


def is_orphan(owner: str) -> bool:
    """Whether ``owner``, as a label has it, was a process of this machine that lives no more."""
    machine, _, number = owner.rpartition("/")
    return machine == socket.gethostname() and not psutil.pid_exists(int(number))


def full_name(image: str) -> str:
    """``image`` with the prefix of a mirror, where the environment names one."""
    return f"{testcontainers_config.hub_image_name_prefix}{image}"


def _owner(pid: int) -> str:
    return f"{socket.gethostname()}/{pid}"


@contextmanager
def _connected() -> Iterator[DockerClient]:
    """A client of an engine that answered at once; afterwards it may take its time. Raises ``NoContainers``."""
    try:
        _knock(get_docker_host())
        client = DockerClient(timeout=ANSWER_SECONDS)
    except (docker.errors.DockerException, OSError) as failed:
        raise NoContainers("no container engine answers") from failed
    with closing(client.client):
        client.client.api.timeout = WORK_SECONDS
        yield client


def _knock(address: str | None) -> None:
    """See that somebody listens, as the client leaves its socket open where nobody does. Raises ``OSError``."""
    parts = urlsplit(address or _USUAL_ADDRESS)
    if parts.scheme == "unix":
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(ANSWER_SECONDS)
            probe.connect(parts.path)


def _refuse_one_outside(client: DockerClient) -> None:
    """An engine may be ours by its socket and yet be outside: its machine then has another name than this container."""
    if inside_container() and client.client.info()["Name"] != socket.gethostname():
        raise NoContainers("the container engine is outside the container that the tests run in")


def _usable_kafka(client: DockerClient) -> str:
    return kafka_image.usable(client.client, KAFKA_IMAGE, mirror=testcontainers_config.hub_image_name_prefix)


def _has(client: DockerClient, image: str) -> bool:
    try:
        client.client.images.get(full_name(image))
    except docker.errors.ImageNotFound:
        return False
    return True


def _pull(image: str) -> None:
    """In a process of its own, because a pull that stalls can only be ended with it."""
    name = full_name(image)
    try:
        subprocess.run(
            [sys.executable, "-c", _PULL, name], check=True, capture_output=True, text=True, timeout=PULL_SECONDS
        )
    except subprocess.TimeoutExpired as late:
        raise NoContainers(f"the image {name} did not come within {PULL_SECONDS} s") from late
    except subprocess.CalledProcessError as failed:
        raise NoContainers(f"the image {name} is not here, and docker pull {name} fails") from failed


def _remove_orphans(client: DockerClient) -> None:
    ours = client.client.containers.list(all=True, filters={"label": OWNER_LABEL})
    _remove([one for one in ours if is_orphan(one.labels[OWNER_LABEL])])


def _remove(containers: list[Any]) -> list[str]:
    for container in containers:
        try:
            container.remove(force=True, v=True)
        except docker.errors.APIError as failed:
            if failed.status_code not in _REMOVED_BY_ANOTHER:
                raise
    return [f"container {container.name}" for container in containers]
