"""Sizes and names."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tests.architecture.rules import GENERATED, OURS, SERVICES, Rule, is_python, parsed, room

LONGEST_MODULE = 250
LONGEST_OF_TESTS = 350  # one list of scenarios reads better whole
# Modules that read better whole, each with the reason.
LONG_FOR_A_REASON: dict[str, str] = {}

VAGUE = frozenset(
    {
        *("util", "utils", "utility", "utilities", "helper", "helpers", "manager", "managers", "base", "misc"),
        *("common", "shared", "lib", "stuff", "general", "generic"),
    }
)
# Names that say what a file is to Python or to a tool.
CONVENTIONAL = frozenset({"__init__", "__main__", "conftest"})

VERBS = frozenset((Path(__file__).parent / "verbs.txt").read_text(encoding="utf-8").split())


def _is_source(path: PurePosixPath) -> bool:
    is_web = path.is_relative_to("services/web/src") and path.suffix in {".ts", ".tsx"}
    is_test = path.parts[0] == "tests" and path.suffix == ".py"
    return is_python(path) or is_web or is_test


def _too_long(path: PurePosixPath, text: str) -> Iterator[str]:
    lines = text.count("\n")
    longest = LONGEST_OF_TESTS if path.parts[0] == "tests" else LONGEST_MODULE
    if lines > longest and str(path) not in LONG_FOR_A_REASON:
        yield f"{lines} lines; above {longest} it wants to be two modules"


def _badly_named(path: PurePosixPath, _text: str) -> Iterator[str]:
    folders = path.parts[1:-1] if path.parts[0] in OURS else ()
    for name in {path.stem, *folders} - CONVENTIONAL:
        if name in VAGUE:
            yield f"{name!r} says nothing; name the thing"
        elif name in sys.stdlib_module_names and path.suffix == ".py":
            yield f"{name!r} is a module of the standard library"


def _is_of_application(path: PurePosixPath) -> bool:
    service, place = room(path)
    return service in SERVICES and place == "application" and path.suffix == ".py"


def _not_a_sentence(path: PurePosixPath, text: str) -> Iterator[str]:
    verb, _, what = path.stem.partition("_")
    if verb in VERBS and what:
        return
    for node in parsed(text).body:
        if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield f"{node.name}() is a use case: its file is named as a user would say it: verb, object"


RULES = (
    Rule(
        "module size",
        _is_source,
        _too_long,
        offending=(
            ("services/intake/domain/maps.py", "\n" * 251),
            ("services/web/src/places/Department.tsx", "\n" * 251),
            ("tests/integration/test_relay.py", "\n" * 351),
        ),
        decent=(
            ("services/intake/domain/maps.py", "\n" * 250),
            (f"{GENERATED}/models.py", "\n" * 900),
            (f"{GENERATED}/typescript/intake.ts", "\n" * 900),
        ),
    ),
    Rule(
        "module names",
        lambda path: _is_source(path) or is_python(path),
        _badly_named,
        offending=(
            ("services/chassis/utils.py", ""),
            ("services/chassis/helpers/retry.py", ""),
            ("deploy/plumbline/manager.py", ""),
            ("services/intake/domain/calendar.py", ""),
            ("services/intake/queue/rows.py", ""),
            ("services/web/src/common.ts", ""),
        ),
        decent=(
            ("services/chassis/__init__.py", ""),
            ("services/web/src/parts/calendar.ts", ""),
            ("services/departments/signals/windows.py", ""),
        ),
    ),
    Rule(
        "use cases are verb phrases",
        _is_of_application,
        _not_a_sentence,
        offending=(
            ("services/alignment/application/signature_service.py", "async def grant(work): ...\n"),
            ("services/alignment/application/signatures.py", "async def grant(work): ...\n"),
            ("services/alignment/application/grant.py", "async def grant(work): ...\n"),
            ("services/alignment/application/process_map.py", "async def process_map(work): ...\n"),
        ),
        decent=(
            ("services/alignment/application/grant_sign_off.py", "async def grant_sign_off(work): ...\n"),
            ("services/alignment/application/ports.py", "class Rounds:\n    async def find(self): ...\n"),
            ("services/alignment/application/sight.py", "def covers(principal): ...\n"),
            ("services/alignment/domain/standards.py", "async def odd(): ...\n"),
        ),
    ),
)
