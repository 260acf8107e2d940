"""Runs import-linter over the tree with ``.importlinter``: ``python -m tests.architecture.doors``.

A package that is named there and not written yet counts as empty; as soon as it is there, all of its rooms are held.
"""

import os
import sys
import tempfile
from pathlib import Path

from importlinter import api
from importlinter.application import use_cases

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build/import-linter"
SOURCE_ROOTS = (Path(), Path("services"), Path("deploy"))


def root_packages(root: Path) -> list[str]:
    """The packages that ``.importlinter`` speaks of."""
    options = api.read_configuration(str(root / ".importlinter"))["session_options"]
    return [str(name) for name in options["root_packages"]]


def find_package(root: Path, name: str) -> Path | None:
    """The folder of the package ``name`` in the tree at ``root``."""
    folders = (root / source_root / name for source_root in SOURCE_ROOTS)
    return next((folder for folder in folders if (folder / "__init__.py").exists()), None)


def lay_out_missing(root: Path, folder: Path) -> list[str]:
    """Write an empty package into ``folder`` for each one that is not in the tree yet. Returns their names."""
    missing = [name for name in root_packages(root) if find_package(root, name) is None]
    for name in missing:
        (folder / name).mkdir()
        (folder / name / "__init__.py").touch()
    return missing


def main() -> int:
    """Lint the tree and return the exit status."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        missing = lay_out_missing(ROOT, Path(folder))
        sys.path.append(folder)
        if missing:
            print(f"Not written yet: {', '.join(missing)}")
        passed = use_cases.lint_imports(str(ROOT / ".importlinter"), cache_dir=str(CACHE), no_logo=True)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
