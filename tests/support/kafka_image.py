"""Kafka's image as tests use it: the pinned one, or one made from it here where it cannot write its own settings.

The image writes ``server.properties`` at its start. One that was built from files that nobody may write ends there at
once; the official one may write. Production uses the image that it names, whatever it is.
"""

from io import BytesIO
from typing import Any

from docker.client import DockerClient
from docker.errors import ContainerError, ImageNotFound

SETTINGS_FOLDER = "/opt/kafka/config"
MADE = "plumbline-tested/kafka"


def usable(client: DockerClient, name: str, *, mirror: str = "") -> str:
    """``name``, or the name of an image that differs from it in the rights of its settings' folder only.

    The image is there; ``mirror`` is what the engine has before both names, and is not in what is returned. What is
    made is kept, one for each image that it is made from. Raises ``docker.errors.DockerException``.
    """
    original: Any = client.images.get(f"{mirror}{name}")
    made = f"{MADE}:{original.id.removeprefix('sha256:')[:12]}"
    try:
        client.images.get(f"{mirror}{made}")
    except ImageNotFound:
        if _may_write(client, original.id):
            return name
        recipe = recipe_for(f"{mirror}{name}", original.attrs["Config"]["User"])
        client.images.build(fileobj=BytesIO(recipe.encode()), tag=f"{mirror}{made}", pull=False, rm=True)
    return made


def recipe_for(name: str, user: str) -> str:
    """The Dockerfile: its user may write what it owns, and is the user afterwards too."""
    return f"FROM {name}\nUSER root\nRUN chmod -R u+w {SETTINGS_FOLDER}\nUSER {user or 'root'}\n"


def _may_write(client: DockerClient, image: str) -> bool:
    question = {"entrypoint": ["test"], "command": ["-w", SETTINGS_FOLDER], "network_mode": "none"}
    try:
        client.containers.run(image, remove=True, **question)
    except ContainerError:
        return False
    return True
