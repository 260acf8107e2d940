"""A Prometheus for tests: Debian's package in an image that is started as the official one is.

It reads the same files and answers the same questions; it is of another version, and nothing is proven of the pinned
image itself.
"""

from io import BytesIO

from testcontainers.core.docker_client import DockerClient

BASE = "debian:bookworm-slim"
NAME = "plumbline-tested/prometheus:debian"
RECIPE = f"""FROM {BASE}
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus && rm -rf /var/lib/apt/lists/* \\
 && mkdir -p /prometheus /etc/prometheus && chown nobody:nogroup /prometheus
USER nobody
VOLUME /prometheus
WORKDIR /prometheus
EXPOSE 9090
ENTRYPOINT ["/usr/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
"""


def made() -> str:
    """The image's name, once it is built. Raises ``docker.errors.DockerException``."""
    DockerClient().client.images.build(fileobj=BytesIO(RECIPE.encode()), tag=NAME, pull=False, rm=True)
    return NAME
