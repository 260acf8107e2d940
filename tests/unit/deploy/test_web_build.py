"""The web app is built when its sources changed and not otherwise."""

from pathlib import Path

from plumbline.parts.node import WebApp


def _sources(folder: Path) -> WebApp:
    (folder / "src").mkdir()
    (folder / "src/main.ts").write_text("export {};")
    (folder / "package.json").write_text("{}")
    return WebApp(folder)


def test_a_changed_source_changes_the_digest(tmp_path: Path):
    web = _sources(tmp_path)
    before = web.digest()
    (tmp_path / "src/main.ts").write_text("export const one = 1;")
    assert web.digest() != before


def test_what_is_built_or_installed_does_not(tmp_path: Path):
    web = _sources(tmp_path)
    before = web.digest()
    for name in ("dist", "node_modules"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.js").write_text("x")
    assert web.digest() == before


def test_built_files_of_other_sources_are_not_current(tmp_path: Path):
    web = _sources(tmp_path)
    assert not web.is_current
    web.built.mkdir()
    (web.built / ".built-from").write_text(web.digest())
    assert web.is_current
    (tmp_path / "src/main.ts").write_text("changed")
    assert not web.is_current


def test_an_installed_package_has_no_sources(tmp_path: Path):
    assert not WebApp(tmp_path).has_sources
