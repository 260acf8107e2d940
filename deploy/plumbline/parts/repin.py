"""Renews ``kafka.lock.json``: resolves a Kafka version's jars and pins each one's SHA-256. For maintainers.

``python -m plumbline.parts.repin 4.1.2``. Review the difference before committing it: the sums are those of what the
repository gives today.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

from jgo.maven import Dependency, MavenContext

from plumbline.parts.jars import LOCK

_LOGGING = "org.apache.logging.log4j"


def _resolve(context: MavenContext, kafka_version: str) -> list[Dependency]:
    kafka = context.create_dependency(f"org.apache.kafka:kafka_2.13:{kafka_version}")
    inputs, transitive = context.resolver.resolve([kafka])
    log4j = next(found for found in transitive if (found.groupId, found.artifactId) == (_LOGGING, "log4j-core"))
    # The binding of slf4j 1.7, which Kafka uses, to the log4j it brings; Kafka leaves the choice to who runs it.
    binding = context.create_dependency(f"{_LOGGING}:log4j-slf4j-impl:{log4j.version}")
    return [*inputs, *transitive, binding]


def repin(kafka_version: str, lock: Path = LOCK) -> int:
    """Write the pins of ``kafka_version`` to ``lock`` and return how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder), timeout=60)
        pins = {}
        for jar in _resolve(context, kafka_version):
            digest = hashlib.sha256(jar.artifact.resolve().read_bytes()).hexdigest()
            pins[f"{jar.groupId}:{jar.artifactId}:{jar.version}"] = digest
    lock.write_text(json.dumps({"kafka": kafka_version, "jars": dict(sorted(pins.items()))}, indent=2) + "\n")
    return len(pins)


if __name__ == "__main__":
    print(f"{repin(sys.argv[1])} jars pinned in {LOCK}")
