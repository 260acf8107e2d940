"""Writes everything under ``contracts/generated``, or with ``--check`` says what differs.

OpenAPI comes from the services themselves, which are loaded by name: contracts may not import them, and a tool that
prints what they serve is no part of what they agree on.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

from contracts.tools.documents import documents

GENERATED = Path(__file__).parents[1] / "generated"
SERVICES = ("intake", "alignment", "training", "incident", "departments", "gateway")


def openapi_documents() -> dict[str, str]:
    """Each service's OpenAPI document, by its path under ``contracts/generated``."""
    describe = importlib.import_module("plumbline.describe_apis").openapi_of
    return {
        f"openapi/{service}.json": json.dumps(describe(service), indent=2, ensure_ascii=False) + "\n"
        for service in SERVICES
    }


def differences(made: dict[str, str]) -> list[str]:
    """Paths that are missing, differ, or lie under ``generated`` without being made. TypeScript has its own check."""
    there = {
        path.relative_to(GENERATED).as_posix()
        for path in GENERATED.rglob("*")
        if path.is_file() and path.suffix in (".json", ".yaml")
    }
    stale = [path for path, text in made.items() if path not in there or (GENERATED / path).read_text() != text]
    return sorted([*stale, *(there - made.keys())])


def write(made: dict[str, str]) -> None:
    """Write every document, and remove those that are no longer made."""
    for path in differences(made):
        target = GENERATED / path
        if path in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made[path])
        else:
            target.unlink()


def main() -> None:
    """Write, or check and exit 1 on a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something differs")
    made = {**documents(), **openapi_documents()}
    if not parser.parse_args().check:
        write(made)
        print(f"contracts: {len(made)} documents")
        return
    found = differences(made)
    if found:
        print("\n".join(["contracts/generated differs; run `make contracts`:", *found]), file=sys.stderr)
        raise SystemExit(1)
    print(f"contracts: {len(made)} documents are as generated")


if __name__ == "__main__":
    main()
