"""Deployments by compose for tests: each with ports, secrets, volumes and a folder of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from plumbline.compose.begin import Wish, complete, read, wanted
from tests.support import container_engine, prometheus_image
from tests.support.composed import IMAGES, Deployment
from tests.support.ports import free_port

DEMO = Wish(demo=True)
REALM = "/realms/plumbline"


@contextmanager
def deployment(wish: Wish = DEMO) -> Iterator[Deployment]:
    """A deployment with the profiles of ``wish``, not built and not started; removed afterwards with all it kept.

    ``PLUMBLINE_COMPOSE_RUNNING`` names one with the demo that runs already, as ``project:file``, for whoever writes
    tests.
    """
    given = os.environ.get("PLUMBLINE_COMPOSE_RUNNING")
    if given and wish == DEMO:
        yield _running_already(given)
        return
    with tempfile.TemporaryDirectory(prefix="plumbline-compose-") as folder:
        made = _made(Path(folder), wish)
        try:
            yield made
        finally:
            made.down("--volumes", "--remove-orphans")


def _made(folder: Path, wish: Wish) -> Deployment:
    path, backups, tls = folder / ".env", folder / "backups", folder / "tls"
    backups.mkdir()
    tls.mkdir()
    port, issuer_port = free_port(), free_port()
    issuer = f"http://127.0.0.1:{issuer_port}"
    own = {
        "PLUMBLINE_IMAGES": IMAGES,
        "PLUMBLINE_POSTGRES_IMAGE": container_engine.full_name(container_engine.POSTGRES_IMAGE),
        "PLUMBLINE_KAFKA_IMAGE": container_engine.full_name(container_engine.usable_kafka()),
        "PLUMBLINE_PROMETHEUS_IMAGE": prometheus_image.NAME,
        "PLUMBLINE_PROMETHEUS_PORT": str(free_port()),
        "PLUMBLINE_HTTP_PORT": str(port),
        "PLUMBLINE_HTTPS_ADDRESS": "127.0.0.1",
        "PLUMBLINE_HTTPS_PORT": str(free_port()),
        "PLUMBLINE_ISSUER_PORT": str(issuer_port),
        "PLUMBLINE_KEYCLOAK_PORT": str(issuer_port),
        "PLUMBLINE_KEYCLOAK_URL": issuer,
        "PLUMBLINE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PLUMBLINE_OIDC_ISSUER": f"{issuer}{REALM if wish.auth else ''}",
        "PLUMBLINE_DEMO_SIZE": "small",
        "PLUMBLINE_BACKUPS": str(backups),
        "PLUMBLINE_TLS_FOLDER": str(tls),
    }
    complete(path, {**wanted(wish), **own})
    return Deployment(f"plumbline-{uuid4().hex[:8]}", path, port, issuer_port)


def _running_already(name: str) -> Deployment:
    project, _, file = name.partition(":")
    settings = read(Path(file))
    ports = (int(settings["PLUMBLINE_HTTP_PORT"]), int(settings["PLUMBLINE_ISSUER_PORT"]))
    return Deployment(project, Path(file), *ports)
