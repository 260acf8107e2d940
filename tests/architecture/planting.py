"""Plants every violation in a copy of the tree and says which doors stop which: run as a program, in the copy.

``python -m tests.architecture.planting <copy>`` prints a JSON object: for each plant, whether its contract breaks over
it when it is the only one there, and whether it does when there is none. One process and one graph for all of them:
the files are written and read once, and each check sees the tree with all plants but one out.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

import grimp
from importlinter import Contract, api
from importlinter.application.user_options import UserOptions
from importlinter.contracts.layers import LayersContract

from tests.architecture import doors
from tests.architecture.plants import MODULES, PACKAGES, PLANTS, Plant
from tests.architecture.room_contracts import Breach, OnlyImportersContract, RoomContract
from tests.architecture.tree import NOT_OURS

WITH, WITHOUT = "with", "without"
TYPES: dict[str, type[Contract]] = {
    "layers": LayersContract,
    "room": RoomContract,
    "only_importers": OnlyImportersContract,
}


def copy_tree(root: Path, copy: Path) -> None:
    """Copy the Python modules of every package in ``.importlinter`` into ``copy``, side by side."""
    shutil.copy(root / ".importlinter", copy)
    for name in doors.root_packages(root):
        if folder := doors.find_package(root, name):
            shutil.copytree(folder, copy / name, ignore=_all_but_python)
    doors.lay_out_missing(copy, copy)


def _all_but_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in NOT_OURS or not (name.endswith(".py") or (Path(folder) / name).is_dir())]


def _path(copy: Path, module: str) -> Path:
    return copy / f"{module.replace('.', '/')}.py"


def sow(copy: Path, plants: Iterable[Plant]) -> None:
    """Write every plant into ``copy``, and the rooms that the plants need where the tree has none."""
    for package in PACKAGES:
        folder = copy / package.replace(".", "/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    for module in MODULES:
        _path(copy, module).touch()
    for plant in plants:
        with _path(copy, plant.module).open("a") as file:
            file.write(f"\nimport {plant.imports}\n")


def contracts(config: Path) -> dict[str, Contract]:
    """Every contract of ``.importlinter`` by its id."""
    read = api.read_configuration(str(config))
    options = UserOptions(read["session_options"], read["contracts_options"])
    return {
        str(contract["id"]): TYPES[str(contract["type"])](
            name=str(contract["name"]), session_options=options.session_options, contract_options=contract
        )
        for contract in options.contracts_options
    }


def _mentions(found: object, plant: Plant) -> bool:
    """Whether what a contract found, in whatever shape its kind reports it, has the plant's import or its module."""
    match found:
        case Breach():
            return (found.importer, found.imported) == (plant.module, plant.imports)
        case {"importer": plant.module, "imported": plant.imports}:
            return True
        case dict():
            return any(_mentions(value, plant) for value in found.values())
        case list() | tuple() | set() | frozenset():
            return any(_mentions(value, plant) for value in found)
        case _:
            return plant.is_own_module and found == plant.module


def _findings(graph: grimp.ImportGraph, contract: Contract) -> object:
    """What ``contract`` finds wrong; nothing where it is kept. Import-linter's own kinds may change the graph."""
    check = contract.check(deepcopy(graph) if isinstance(contract, LayersContract) else graph, verbose=False)
    return None if check.kept else check.metadata


def _pull_up(graph: grimp.ImportGraph, plant: Plant) -> None:
    if plant.is_own_module:
        graph.remove_module(plant.module)
    else:
        graph.remove_import(importer=plant.module, imported=plant.imports)


def reap(copy: Path) -> dict[str, dict[str, bool]]:
    """Say of each plant whether its door catches it, alone in the tree, and whether it says so with no plant there."""
    checks = contracts(copy / ".importlinter")
    graph = grimp.build_graph(*doors.root_packages(copy), include_external_packages=True, cache_dir=None)
    read = {plant: graph.get_import_details(importer=plant.module, imported=plant.imports) for plant in PLANTS}
    for plant in PLANTS:
        _pull_up(graph, plant)
    clean = {name: _findings(graph, contract) for name, contract in checks.items()}
    verdicts = {}
    for plant, details in read.items():
        graph.add_module(plant.module)
        for detail in details:
            graph.add_import(**detail)
        found = _findings(graph, checks[plant.door])
        verdicts[str(plant)] = {WITH: _mentions(found, plant), WITHOUT: _mentions(clean[plant.door], plant)}
        _pull_up(graph, plant)
    return verdicts


def main(copy: Path) -> None:
    """Sow, check and print."""
    copy_tree(doors.ROOT, copy)
    sow(copy, PLANTS)
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    print(json.dumps(reap(copy)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
