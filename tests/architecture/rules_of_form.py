"""Sizes and names."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tests.architecture.rules import GENERATED, OURS, SERVICES, Rule, is_python, room

LONGEST_MODULE = 250
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
# What stands in an application room beside the use cases: what they need, and what readers get.
NOT_USE_CASES = frozenset({"__init__", "ports", "readings"})


def _is_source(path: PurePosixPath) -> bool:
    is_web = path.is_relative_to("services/web/src") and path.suffix in {".ts", ".tsx"}
    is_test = path.parts[0] == "tests" and path.suffix == ".py"
    return (is_python(path) or is_web or is_test) and "generated" not in path.parts


def _too_long(path: PurePosixPath, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > LONGEST_MODULE and str(path) not in LONG_FOR_A_REASON:
        yield f"{lines} lines; above {LONGEST_MODULE} it wants to be two modules"


def _badly_named(path: PurePosixPath, _text: str) -> Iterator[str]:
    folders = path.parts[1:-1] if path.parts[0] in OURS else ()
    for name in {path.stem, *folders} - CONVENTIONAL:
        if name in VAGUE:
            yield f"{name!r} says nothing; name the thing"
        elif name in sys.stdlib_module_names and path.suffix == ".py":
            yield f"{name!r} is a module of the standard library"


def _is_use_case(path: PurePosixPath) -> bool:
    service, place = room(path)
    return service in SERVICES and place == "application" and path.suffix == ".py" and path.stem not in NOT_USE_CASES


def _not_a_sentence(path: PurePosixPath, _text: str) -> Iterator[str]:
    words = path.stem.split("_")
    if words[0] not in VERBS or len(words) < 2:
        yield "a use case is named as a user would say it: a verb of the list, and what it is done to"


RULES = (
    Rule(
        "module size",
        _is_source,
        _too_long,
        offending=(
            ("services/intake/domain/maps.py", "\n" * 251),
            ("services/web/src/places/Department.tsx", "\n" * 251),
            ("tests/integration/test_relay.py", "\n" * 251),
        ),
        decent=(
            ("services/intake/domain/maps.py", "\n" * 250),
            (f"{GENERATED}/models.py", "\n" * 900),
            ("services/web/src/generated/intake.ts", "\n" * 900),
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
        _is_use_case,
        _not_a_sentence,
        offending=(
            ("services/alignment/application/signature_service.py", ""),
            ("services/alignment/application/signatures.py", ""),
            ("services/alignment/application/grant.py", ""),
            ("services/alignment/application/process_sign_off.py", ""),
        ),
        decent=(
            ("services/alignment/application/grant_sign_off.py", ""),
            ("services/alignment/application/ports.py", ""),
            ("services/alignment/domain/standards.py", ""),
        ),
    ),
)
