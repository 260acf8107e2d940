"""Writes everything under ``contracts/generated``, or with ``--check`` says what differs.

Each document comes from what stands before it: JSON Schema, the exchange formats and AsyncAPI from the models, OpenAPI
from the services, TypeScript from AsyncAPI and OpenAPI. A document that its readers could not take is not written.

The services are loaded by name: contracts may not import them, and a tool that prints what they serve is no part of
what they agree on.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from contracts.tools.asyncapi_validity import complaints
from contracts.tools.documents import documents
from contracts.tools.node_packages import NodeFailed, install
from contracts.tools.typescript import typescript_documents

GENERATED = Path(__file__).parents[1] / "generated"
ASYNCAPI = "asyncapi.yaml"
SERVICES = ("intake", "alignment", "training", "incident", "departments", "gateway")


class DocumentInvalid(Exception):
    """AsyncAPI's parser refuses the document; the text says where."""


def openapi_documents() -> dict[str, dict[str, Any]]:
    """Each service's OpenAPI document, by the service's name."""
    describe = importlib.import_module("plumbline.describe_apis").openapi_of
    return {service: describe(service) for service in SERVICES}


def all_documents() -> dict[str, str]:
    """The text of every generated document by its path under ``contracts/generated``.

    Raises:
        NodeFailed: a program in ``contracts/tools/node`` could not run.
        DocumentInvalid: the AsyncAPI document is not one.
    """
    made, openapi = documents(), openapi_documents()
    if found := complaints(made[ASYNCAPI]):
        raise DocumentInvalid("\n".join(["AsyncAPI's parser refuses the document:", *found]))
    return {
        **made,
        **{f"openapi/{service}.json": _json(document) for service, document in openapi.items()},
        **typescript_documents(openapi, yaml.safe_load(made[ASYNCAPI])),
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def differences(made: dict[str, str], folder: Path) -> list[str]:
    """Paths that are missing, differ, or lie in ``folder`` without being made, in order."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    stale = [path for path, text in made.items() if path not in there or (folder / path).read_bytes() != text.encode()]
    return sorted([*stale, *(there - made.keys())])


def write(made: dict[str, str], folder: Path) -> None:
    """Write every document into ``folder``, and remove what is no longer made."""
    for path in differences(made, folder):
        target = folder / path
        if path in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made[path].encode())
        else:
            target.unlink()


def main() -> None:
    """Write, or check and exit 1 on a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something differs")
    is_check = parser.parse_args().check
    try:
        install()
        made = all_documents()
    except (NodeFailed, DocumentInvalid) as failure:
        sys.exit(f"contracts: {failure}")
    if not is_check:
        write(made, GENERATED)
        print(f"contracts: {len(made)} documents")
    elif found := differences(made, GENERATED):
        sys.exit("\n".join(["contracts/generated differs; run `make contracts`:", *found]))
    else:
        print(f"contracts: {len(made)} documents are as generated")


if __name__ == "__main__":
    main()
