"""What no file of the project says, and what each service's README says."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.rules import SERVICES, Rule

# Written in pieces, so that this file keeps its own rule.
REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("registry.yarnpkg", "com"),
    ("npmmirror", "com"),
    ("unpkg", "com"),
    ("cdn.jsdelivr", "net"),
    ("repo1.maven", "org"),
    ("repo.maven", "apache"),
    ("crates", "io"),
    ("proxy.golang", "org"),
    ("sum.golang", "org"),
    ("deb.debian", "org"),
    ("security.debian", "org"),
    ("registry-1.docker", "io"),
)
REGISTRY = re.compile("|".join(re.escape(".".join(parts)) for parts in REGISTRIES), re.IGNORECASE)
# The folders that people and machines keep their own things in.
PRIVATE_FOLDERS = ("root", "work", "home", "Users")
MACHINE_PATH = re.compile(rf"(?<![\w./)}}-])/({'|'.join(PRIVATE_FOLDERS)})/")

SECTIONS = ("Owns", "Emits", "Consumes", "Commands")


def _findings(pattern: re.Pattern[str], text: str, what: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if found := pattern.search(line):
            yield f"line {number}: {found.group()!r} is {what}"


def _names_a_registry(_path: PurePosixPath, text: str) -> Iterator[str]:
    return _findings(REGISTRY, text, "a registry's address; packages come by name, from wherever the machine gets them")


def _names_a_machine(_path: PurePosixPath, text: str) -> Iterator[str]:
    return _findings(MACHINE_PATH, text, "a place on somebody's machine")


def _lacks_a_section(_path: PurePosixPath, text: str) -> Iterator[str]:
    headings = {match.group(1).strip() for match in re.finditer(r"^## (.+)$", text, re.MULTILINE)}
    for section in SECTIONS:
        if section not in headings:
            yield f"there is no section '## {section}'"


def is_service_readme(path: PurePosixPath) -> bool:
    """Whether ``path`` is the README of one of the five services."""
    return (
        path.name == "README.md" and len(path.parts) == 3 and path.parts[0] == "services" and path.parts[1] in SERVICES
    )


README = "\n".join(f"## {section}\n" for section in SECTIONS)

RULES = (
    Rule(
        "no registry is named",
        lambda _: True,
        _names_a_registry,
        offending=tuple(("requirements/test.lock", f"x @ https://{'.'.join(parts)}/x.whl") for parts in REGISTRIES),
        decent=(("README.md", "Packages come by name: see https://opentelemetry.io and https://www.apache.org."),),
    ),
    Rule(
        "no machine's paths",
        lambda _: True,
        _names_a_machine,
        offending=tuple(("deploy/plumbline/places.py", f"D = '/{folder}/me/data'") for folder in PRIVATE_FOLDERS),
        decent=(
            ("services/intake/api/maps.py", "router.get('/v1/maps/{site}/work/{id}')"),
            ("Makefile", "rm -rf $(PWD)/work/x"),
        ),
    ),
    Rule(
        "service READMEs",
        is_service_readme,
        _lacks_a_section,
        offending=tuple(("services/intake/README.md", README.replace(f"## {name}\n", "")) for name in SECTIONS),
        decent=(("services/intake/README.md", README), ("services/web/README.md", "")),
    ),
)
