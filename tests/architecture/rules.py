"""What a rule is: where it applies, and what it finds in one file. The rules stand in the ``rules_of_*`` modules."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

SERVICES = ("intake", "alignment", "training", "incident", "departments")
OURS = ("contracts", "services", "deploy")
GENERATED = PurePosixPath("contracts/generated")

Find = Callable[[PurePosixPath, str], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """A rule over single files. ``find`` yields a sentence for each thing that is wrong."""

    name: str
    applies: Callable[[PurePosixPath], bool]
    find: Find
    offending: tuple[tuple[str, str], ...]
    """Files (path, text) that the rule must catch."""
    decent: tuple[tuple[str, str], ...] = ()
    """Files that it must let pass."""

    def check(self, path: str | PurePosixPath, text: str) -> list[str]:
        """What is wrong with the file, where the rule applies to it."""
        at = PurePosixPath(path)
        return [f"{at}: {finding}" for finding in self.find(at, text)] if self.applies(at) else []


def is_python(path: PurePosixPath) -> bool:
    """Python that we write by hand, tests apart."""
    return path.suffix == ".py" and path.parts[0] in OURS and not path.is_relative_to(GENERATED)


def room(path: PurePosixPath) -> tuple[str, str]:
    """The service and the room that a module stands in; empty names where it stands in none."""
    parts = path.parts
    if len(parts) < 3 or parts[0] != "services":
        return "", ""
    return parts[1], parts[2] if len(parts) > 3 else ""


@lru_cache(maxsize=2048)
def parsed(text: str) -> ast.Module:
    """The syntax tree of a module's text. Shared: do not change it."""
    return ast.parse(text)


def calls(text: str) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(parsed(text)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """What is called, as written: ``datetime.now``."""
    return ast.unparse(call.func)
