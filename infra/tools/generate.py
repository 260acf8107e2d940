"""Writes what follows from declarations, or with ``--check`` says what differs: ``python -m infra.tools.generate``.

Keycloak's realm comes from the demo's people, Kafka's rights from the topics, Grafana's dashboards from their builders.
"""

import argparse
import json
import sys
from pathlib import Path

from infra.tools.dashboards import DASHBOARDS
from infra.tools.grafana import written
from infra.tools.realm import realm
from plumbline.acls import declared_rights

INFRA = Path(__file__).parents[1]


def all_documents() -> dict[str, str]:
    """The text of every written document by its path under ``infra``."""
    return {
        "keycloak/plumbline-realm.json": _json(realm()),
        "kafka/rights.txt": "".join(f"{right.in_words}\n" for right in declared_rights()),
        **{f"grafana/dashboards/{made.slug}.json": written(made) for made in DASHBOARDS},
    }


def differences(made: dict[str, str]) -> list[str]:
    """Paths that are missing or differ, and dashboards that are made no more, in order."""
    stale = {path for path, text in made.items() if not _is(INFRA / path, text)}
    there = {f"grafana/dashboards/{path.name}" for path in (INFRA / "grafana/dashboards").glob("*")}
    return sorted(stale | (there - made.keys()))


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def _json(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def write(made: dict[str, str]) -> list[str]:
    """Write what differs and remove what is made no more; returns the paths."""
    stale = differences(made)
    for path in stale:
        target = INFRA / path
        if path in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made[path].encode())
        else:
            target.unlink()
    return stale


def main() -> None:
    """Write, or check and exit 1 on a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    stale = differences(all_documents()) if is_check else write(all_documents())
    for path in stale:
        print(f"{'differs' if is_check else 'written'}: infra/{path}")
    if stale and is_check:
        sys.exit("Write them anew: python -m infra.tools.generate")


if __name__ == "__main__":
    main()
