"""Checks that no event breaks whoever reads it: the schemas of a base commit against today's.

An added optional field keeps a type; anything else is a new type. ``python -m contracts.tools.compatibility`` compares
with ``--base`` (a git revision; by default where this branch left the remote's main branch, else the commit before).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contracts.tools.documents import event_schemas

ROOT = Path(__file__).parents[2]
FOLDER = "contracts/generated/schemas/events"

Schema = dict[str, Any]

_UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems")
_LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems")


def breaks(old: dict[str, Schema], new: dict[str, Schema]) -> list[str]:
    """Every rule that ``new`` breaks, as "event at place: rule"; empty where readers of ``old`` are safe."""
    found = [f"{name}: the event was removed" for name in sorted(old.keys() - new.keys())]
    for name in sorted(old.keys() & new.keys()):
        comparison = Comparison(old[name], new[name])
        found.extend(f"{name} at {place}: {rule}" for place, rule in comparison.breaks(old[name], new[name], "data"))
    return found


@dataclass(frozen=True)
class Comparison:
    """Two versions of one event's schema; the roots are where their references lead."""

    old_root: Schema
    new_root: Schema

    def breaks(self, old: Schema, new: Schema, place: str) -> Iterator[tuple[str, str]]:
        """Every (place, rule) that ``new`` breaks below ``place``."""
        old, new = _resolved(old, self.old_root), _resolved(new, self.new_root)
        yield from ((place, rule) for check in (_type, _values, _pattern, _bounds) for rule in check(old, new))
        yield from self._alternatives(old, new, place)
        yield from self._fields(old, new, place)
        if "items" in old and "items" in new:
            yield from self.breaks(old["items"], new["items"], f"{place}[]")

    def _fields(self, old: Schema, new: Schema, place: str) -> Iterator[tuple[str, str]]:
        before, after = old.get("properties", {}), new.get("properties", {})
        for field in before:
            if field in after:
                yield from self.breaks(before[field], after[field], f"{place}.{field}")
            else:
                yield f"{place}.{field}", "the field was removed or renamed"
        for field in after.keys() - before.keys():
            # Written schemas list every field as required; what old events lack must have a default to be read.
            if "default" not in after[field]:
                yield f"{place}.{field}", "a new required field"

    def _alternatives(self, old: Schema, new: Schema, place: str) -> Iterator[tuple[str, str]]:
        """Alternatives (``T | None``) are compared kind by kind; one that is gone is a narrowing."""
        if "anyOf" not in old:
            return
        kinds = {_kind(option, self.new_root): option for option in new.get("anyOf", [new])}
        for option in old["anyOf"]:
            kind = _kind(option, self.old_root)
            if kind in kinds:
                yield from self.breaks(option, kinds[kind], place)
            else:
                yield place, f"may no longer be {kind}"


def _kind(schema: Schema, root: Schema) -> str:
    return str(_resolved(schema, root).get("type", "anything"))


def _type(old: Schema, new: Schema) -> Iterator[str]:
    if "type" in old and "anyOf" not in new and old["type"] != new.get("type"):
        yield f"the type changed from {old['type']} to {new.get('type')}"


def _values(old: Schema, new: Schema) -> Iterator[str]:
    before, after = _closed_list(old), _closed_list(new)
    if before is None and after is not None:
        yield "became a closed list"
    elif before is not None and after is not None:
        yield from (f"the value {value!r} was removed" for value in before if value not in after)


def _closed_list(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _pattern(old: Schema, new: Schema) -> Iterator[str]:
    if new.get("pattern") not in (None, old.get("pattern")):
        yield "the pattern changed"


def _bounds(old: Schema, new: Schema) -> Iterator[str]:
    for bound in _UPPER:
        if bound in new and new[bound] < old.get(bound, float("inf")):
            yield f"{bound} became smaller"
    for bound in _LOWER:
        if bound in new and new[bound] > old.get(bound, float("-inf")):
            yield f"{bound} became larger"


def _resolved(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def schemas_at(revision: str) -> dict[str, Schema]:
    """The event schemas that were committed at ``revision``; empty where there were none."""
    listed = _git("ls-tree", "--name-only", f"{revision}", f"{FOLDER}/")
    names = [line for line in listed.splitlines() if line.endswith(".json")]
    return {Path(name).stem: json.loads(_git("show", f"{revision}:{name}")) for name in names}


def default_base() -> str | None:
    """The commit to compare with; none in a history of one commit."""
    for attempt in (("merge-base", "HEAD", "origin/HEAD"), ("rev-parse", "--verify", "--quiet", "HEAD^")):
        done = _run_git(*attempt)
        base = done.stdout.strip()
        if done.returncode == 0 and base and base != _git("rev-parse", "HEAD").strip():
            return base
    return None


def _git(*arguments: str) -> str:
    done = _run_git(*arguments)
    if done.returncode != 0:
        raise SystemExit(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def _run_git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607


def main() -> None:
    """Print every break; exit 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="a git revision; by default where this branch began")
    base = parser.parse_args().base or default_base()
    if base is None:
        print("contracts: nothing to compare with, this is the first commit")
        return
    found = breaks(schemas_at(base), event_schemas())
    for line in found:
        print(line, file=sys.stderr)
    if found:
        raise SystemExit(1)
    print(f"contracts: compatible with {base[:12]}")


if __name__ == "__main__":
    main()
