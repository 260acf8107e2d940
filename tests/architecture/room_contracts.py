"""Two kinds of contract for import-linter: what a room may import, and who alone may import a package.

Import-linter's own kinds name what is forbidden; a room is safer the other way round: what is not said is shut.
Only direct imports count here. What a room reaches through the chassis is the chassis's business.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

STANDARD_LIBRARY = "standard-library"
THIRD_PARTY = "third-party"
SELF = "self"


@dataclass(frozen=True)
class Breach:
    """One import that a contract does not allow."""

    importer: str
    imported: str
    lines: tuple[int, ...]

    def __str__(self) -> str:
        """Importer, imported and where, as import-linter writes them."""
        return f"{self.importer} -> {self.imported} (l.{', '.join(map(str, self.lines))})"


def is_within(module: str, packages: Iterable[str]) -> bool:
    """Whether ``module`` is one of ``packages`` or inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def _breach(graph: ImportGraph, importer: str, imported: str) -> Breach:
    details = graph.get_import_details(importer=importer, imported=imported)
    return Breach(importer, imported, tuple(int(detail["line_number"]) for detail in details))


def _check(breaches: list[Breach]) -> ContractCheck:
    return ContractCheck(kept=not breaches, metadata={"breaches": sorted(breaches, key=str)})


def _render(check: ContractCheck) -> None:
    for breach in check.metadata["breaches"]:
        output.print_error(f"- {breach}", bold=False)
    output.new_line()


def _words(value: Any) -> list[str]:
    """The entries of a list field, however they were separated."""
    return [word for entry in value or () for word in str(entry).split()]


class RoomContract(Contract):
    """The modules of one room of each service import only what is listed.

    Options:
        services: the packages that have the room; ``room``: its path inside them (the whole package, if absent).
        apart_from: packages inside the room that have a contract of their own.
        may_import: module names; ``self`` stands for the service; also ``standard-library`` and ``third-party``.
        may_not_import: what of that is shut after all.
    """

    type_name = "room"

    services = fields.ListField(subfield=fields.StringField())
    room = fields.StringField(required=False, default="")
    apart_from = fields.ListField(subfield=fields.StringField(), required=False)
    may_import = fields.ListField(subfield=fields.StringField())
    may_not_import = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Compare every direct import of the room's modules with the list."""
        del verbose
        return _check(
            [
                _breach(graph, importer, imported)
                for service in _words(self.services)
                for importer in self._modules(graph, service)
                for imported in graph.find_modules_directly_imported_by(importer)
                if not self._is_allowed(imported, service)
            ]
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each breach on a line."""
        _render(check)

    def _modules(self, graph: ImportGraph, service: str) -> Iterator[str]:
        room = ".".join(filter(None, (service, str(self.room))))
        apart = _words(self.apart_from)
        return (name for name in graph.modules if is_within(name, [room]) and not is_within(name, apart))

    def _is_allowed(self, imported: str, service: str) -> bool:
        if is_within(imported, _words(self.may_not_import)):
            return False
        allowed = _words(self.may_import)
        names = [service + name.removeprefix(SELF) if name.split(".")[0] == SELF else name for name in allowed]
        if is_within(imported, names):
            return True
        root = imported.split(".", maxsplit=1)[0]
        if root in sys.stdlib_module_names:
            return STANDARD_LIBRARY in allowed
        return THIRD_PARTY in allowed and root not in self.session_options["root_packages"]


class OnlyImportersContract(Contract):
    """The packages in ``modules`` are imported directly by nobody but ``may_be_imported_by``."""

    type_name = "only_importers"

    modules = fields.ListField(subfield=fields.StringField())
    may_be_imported_by = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at who imports each of the modules that anybody imports."""
        del verbose
        importers = _words(self.may_be_imported_by)
        return _check(
            [
                _breach(graph, importer, module)
                for module in graph.modules & set(_words(self.modules))
                for importer in graph.find_modules_that_directly_import(module)
                if not is_within(importer, importers)
            ]
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each breach on a line."""
        _render(check)
